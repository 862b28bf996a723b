import { ok, type Result, refused } from '#shared/result'
import { type GateVitals, nothingMeasured } from '#shared/schema/door-gate'

/** Measurements as they are typed; the scale of the thermometer is chosen, never guessed. */
export interface TypedVitals {
  readonly systolic: string
  readonly diastolic: string
  readonly systolicAgain: string
  readonly diastolicAgain: string
  readonly temperature: string
  readonly scale: 'C' | 'F'
  readonly pulse: string
  readonly breaths: string
  readonly spo2: string
  readonly weightG: string
}

export type VitalField = Exclude<keyof TypedVitals, 'scale'>

export type VitalsProblem =
  | { readonly kind: 'notANumber' | 'notWhole' }
  | {
      readonly kind: 'outOfRange'
      readonly least: number
      readonly most: number
      readonly unit: string
    }
  /** 37 where the scale says °F, 99 where it says °C. */
  | { readonly kind: 'otherScale'; readonly scale: 'C' | 'F' }
  | { readonly kind: 'upperBelowLower' | 'pairMissing' }

export type VitalsProblems = Partial<Record<VitalField, VitalsProblem>>

/** What a living person can have: wide enough for every emergency, too narrow for the other unit. */
const ranges = {
  systolic: [50, 300, 'mmHg'],
  diastolic: [20, 200, 'mmHg'],
  systolicAgain: [50, 300, 'mmHg'],
  diastolicAgain: [20, 200, 'mmHg'],
  pulse: [20, 300, 'a minute'],
  breaths: [4, 120, 'a minute'],
  spo2: [40, 100, '%'],
  weightG: [200, 20_000, 'g'],
} as const
const celsiusRange = { least: 30, most: 43 }
const fahrenheitRange = { least: 86, most: 109.4 }

const decimal = /^\d+(?:[.,]\d+)?$/

/** Tenths are kept: 100.4 °F is 38.0 °C, and that is a fever (clinical rulebook 11). */
const celsiusOf = (fahrenheit: number): number => Math.round(((fahrenheit - 32) * 50) / 9) / 10

const inside = (value: number, { least, most }: typeof celsiusRange) =>
  value >= least && value <= most

function readTemperature(text: string, scale: 'C' | 'F'): Result<number, VitalsProblem> {
  if (!decimal.test(text)) return refused({ kind: 'notANumber' })
  const value = Number(text.replace(',', '.'))
  const [own, other] =
    scale === 'C' ? [celsiusRange, fahrenheitRange] : [fahrenheitRange, celsiusRange]
  if (inside(value, own)) return ok(scale === 'C' ? Math.round(value * 10) / 10 : celsiusOf(value))
  if (inside(value, other)) return refused({ kind: 'otherScale', scale: scale === 'C' ? 'F' : 'C' })
  return refused({ kind: 'outOfRange', ...own, unit: `°${scale}` })
}

function readWhole(field: keyof typeof ranges, text: string): Result<number, VitalsProblem> {
  if (!decimal.test(text)) return refused({ kind: 'notANumber' })
  const value = Number(text.replace(',', '.'))
  if (!Number.isInteger(value)) return refused({ kind: 'notWhole' })
  const [least, most, unit] = ranges[field]
  if (value < least || value > most) return refused({ kind: 'outOfRange', least, most, unit })
  return ok(value)
}

const wholeFields = Object.keys(ranges) as (keyof typeof ranges)[]

/** Empty fields stay "not measured"; anything impossible is refused in the field where it stands. */
export function readVitals(typed: TypedVitals, now: string): Result<GateVitals, VitalsProblems> {
  const problems: VitalsProblems = {}
  const read: Partial<Record<VitalField | 'temperatureC', number>> = {}
  for (const field of wholeFields) {
    const text = typed[field].trim()
    if (text === '') continue
    const value = readWhole(field, text)
    if (value.ok) read[field] = value.value
    else problems[field] = value.refusal
  }
  if (typed.temperature.trim() !== '') {
    const value = readTemperature(typed.temperature.trim(), typed.scale)
    if (value.ok) read.temperatureC = value.value
    else problems.temperature = value.refusal
  }
  checkPair(read, problems, 'systolic', 'diastolic')
  checkPair(read, problems, 'systolicAgain', 'diastolicAgain')
  if (Object.keys(problems).length > 0) return refused(problems)
  const measured = Object.keys(read).length > 0
  return ok({ ...nothingMeasured, ...read, measuredAt: measured ? now : null })
}

/** A blood pressure is two numbers, the upper one above the lower. */
function checkPair(
  read: Partial<Record<VitalField | 'temperatureC', number>>,
  problems: VitalsProblems,
  upper: 'systolic' | 'systolicAgain',
  lower: 'diastolic' | 'diastolicAgain',
) {
  if (problems[upper] || problems[lower]) return
  const [a, b] = [read[upper], read[lower]]
  if (a === undefined && b === undefined) return
  if (a === undefined) problems[upper] = { kind: 'pairMissing' }
  else if (b === undefined) problems[lower] = { kind: 'pairMissing' }
  else if (a <= b) problems[upper] = { kind: 'upperBelowLower' }
}

export function vitalsProblemWords(problem: VitalsProblem): string {
  switch (problem.kind) {
    case 'notANumber':
      return 'Enter a number, such as 37.2.'
    case 'notWhole':
      return 'Enter a whole number.'
    case 'outOfRange':
      return `Between ${problem.least} and ${problem.most} ${problem.unit}. Measure again.`
    case 'otherScale':
      return `That is a temperature in °${problem.scale}. Choose °${problem.scale}, or measure again.`
    case 'upperBelowLower':
      return 'The upper number is above the lower one. Are they the other way round?'
    case 'pairMissing':
      return 'Blood pressure is two numbers: enter both.'
  }
}

const typedOf = (value: number | null): string => (value === null ? '' : String(value))

/** What was kept, as it is typed again. */
export const typedVitals = (vitals: GateVitals): TypedVitals => ({
  systolic: typedOf(vitals.systolic),
  diastolic: typedOf(vitals.diastolic),
  systolicAgain: typedOf(vitals.systolicAgain),
  diastolicAgain: typedOf(vitals.diastolicAgain),
  temperature: typedOf(vitals.temperatureC),
  // Thermometers here are read in °F; what was kept is in °C.
  scale: vitals.temperatureC === null ? 'F' : 'C',
  pulse: typedOf(vitals.pulse),
  breaths: typedOf(vitals.breaths),
  spo2: typedOf(vitals.spo2),
  weightG: typedOf(vitals.weightG),
})
