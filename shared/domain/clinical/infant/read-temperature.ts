import { ok, type Result, refused } from '../../../result'
import { readVitals, type TypedVitals, vitalsProblemWords } from '../gate/read-vitals'

const nothing: TypedVitals = {
  ...{ systolic: '', diastolic: '', systolicAgain: '', diastolicAgain: '', temperature: '' },
  ...{ scale: 'C', pulse: '', breaths: '', spo2: '', weightG: '' },
}

/** As at the door: the scale is chosen, never guessed, and the other one is refused. °C, or why not. */
export function readBabyTemperature(
  typed: number | null,
  scale: 'C' | 'F',
): Result<number, string> {
  if (typed === null) return refused('Enter a number, such as 37.2.')
  const read = readVitals({ ...nothing, temperature: String(typed), scale }, '')
  if (!read.ok) {
    return refused(vitalsProblemWords(read.refusal.temperature ?? { kind: 'notANumber' }))
  }
  return read.value.temperatureC === null
    ? refused('Enter a number, such as 37.2.')
    : ok(read.value.temperatureC)
}
