import { z } from 'zod'
import {
  allergySchema,
  chartSchema,
  clearanceSchema,
  infantChartSchema,
  medicationSchema,
  parentChartSchema,
} from '#shared/schema/chart'
import {
  accessCardSchema,
  careTeamMemberSchema,
  clientSchema,
  contactSchema,
  homeSchema,
  personNameSchema,
  timeWindowSchema,
} from '#shared/schema/client'
import { addressSchema, clockTimeSchema, idSchema, shortText } from '#shared/schema/primitives'
import type { Day } from '../time/calendar-day'
import { checkDates, type HouseholdDates } from './plausible-dates'

/*
 * The one form of a household, made from the records it becomes. It differs from them only where a
 * person types: a date or time may still be missing, gestation is typed as weeks and days, weekdays
 * are ticked. Ids are fixed when the form is begun, so that saving twice writes the same records.
 */
const typedDay = z.iso.date({ error: 'Enter a date such as 3/14/2026.' })
const optionalDay = typedDay.nullable()
const neededDay = optionalDay.refine((day): boolean => day !== null, 'Enter the date.')
const neededTime = clockTimeSchema
  .nullable()
  .refine((time): boolean => time !== null, 'Enter a time.')
const email = z
  .string()
  .max(254)
  .refine(
    (text) => text.trim() === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()),
    'Enter an email address such as name@example.com.',
  )

const clearanceRow = clearanceSchema.extend({ givenOn: neededDay, expiresOn: optionalDay })
export const windowRow = z.strictObject({
  ...timeWindowSchema.shape,
  weekdays: z.array(z.string()),
  startTime: neededTime,
  endTime: neededTime,
})

const healthSchema = chartSchema
  .pick({ allergyHistory: true, note: true })
  .extend({
    allergies: z.array(allergySchema.extend({ substance: shortText })).max(50),
    medications: z.array(medicationSchema).max(80),
    conditions: z.array(z.string().max(300)).max(50),
    clearances: z.array(clearanceRow).max(50),
  })
  .superRefine((health, context) => {
    if (health.allergyHistory === 'some' && health.allergies.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['allergyHistory'],
        message: 'Add what the allergy is to, or choose another answer.',
      })
    }
    // Rows under another answer are not looked at: they are hidden and will not be saved.
    health.allergies.forEach(({ substance }, index) => {
      if (health.allergyHistory !== 'some' || substance.trim()) return
      context.addIssue({
        code: 'custom',
        path: ['allergies', index, 'substance'],
        message: 'Name what the allergy is to.',
      })
    })
    health.clearances.forEach(({ givenOn, expiresOn }, index) => {
      if (givenOn === null || expiresOn === null || givenOn <= expiresOn) return
      context.addIssue({
        code: 'custom',
        path: ['clearances', index, 'expiresOn'],
        message: 'The clearance would end before it was given.',
      })
    })
  })

const birthSchema = parentChartSchema.extend({
  dueOn: optionalDay,
  birthOn: optionalDay,
  checkupOn: optionalDay,
  contactOn: optionalDay.optional(),
})

const babySchema = z.strictObject({
  clientId: idSchema,
  chartId: idSchema,
  name: personNameSchema,
  pronouns: clientSchema.shape.pronouns,
  /** Absent in a draft from before the form had it: then it is left as it is. */
  gender: clientSchema.shape.gender,
  dateOfBirth: optionalDay,
  facts: infantChartSchema.omit({ gestationAtBirthDays: true }).extend({
    gestationWeeks: z.int().min(20, 'At least 20 weeks.').max(45, 'At most 45 weeks.').nullable(),
    gestationDays: z.int().min(0).max(6, 'Days go from 0 to 6.').nullable(),
  }),
  health: healthSchema,
})

/** Plain in shape; `householdFormSchema` adds what needs the day of today. */
const householdShape = z.strictObject({
  parentId: idSchema,
  chartId: idSchema,
  /** When the newest of the records shown was last changed; '' for a new household. */
  asOf: z.string(),
  name: personNameSchema,
  pronouns: clientSchema.shape.pronouns,
  gender: clientSchema.shape.gender,
  dateOfBirth: optionalDay,
  birth: birthSchema,
  health: healthSchema,
  babies: z.array(babySchema).max(8),
  contact: contactSchema.extend({ email }),
  address: addressSchema,
  /** Absent in a draft from before the form had it: then it is left as it is. */
  location: homeSchema.shape.location.optional(),
  access: accessCardSchema,
  windows: z.array(windowRow).max(20),
  careTeam: z.array(careTeamMemberSchema).max(30),
  note: clientSchema.shape.note,
})

export type HouseholdForm = z.infer<typeof householdShape>
export type BabyForm = HouseholdForm['babies'][number]
export type HealthForm = HouseholdForm['health']
export type WindowForm = HouseholdForm['windows'][number]

/** Is this a kept draft of the form, of this version of it? Half-typed values are fine. */
export const isHouseholdDraft = (values: unknown): values is HouseholdForm => {
  const parsed = householdShape.safeParse(values)
  if (parsed.success) return true
  // A draft may hold what is not right yet, but nothing may be missing or unknown.
  return parsed.error.issues.every(
    (issue) => issue.code !== 'unrecognized_keys' && !missing(values, issue.path),
  )
}

function missing(values: unknown, path: readonly PropertyKey[]): boolean {
  let at = values
  for (const step of path) {
    if (at === null || typeof at !== 'object') return true
    at = (at as Record<PropertyKey, unknown>)[step]
  }
  return at === undefined || at === null
}

export const datesOf = (form: HouseholdForm): HouseholdDates => ({
  parentBornOn: form.dateOfBirth,
  stage: form.birth.stage,
  dueOn: form.birth.dueOn,
  birthOn: birthGiven(form) ? form.birth.birthOn : null,
  checkupOn: form.birth.checkupOn,
  babiesBornOn: form.babies.map((baby) => baby.dateOfBirth),
})

/** A birth date typed before the stage was put back to "pregnant" does not count. */
const birthGiven = (form: HouseholdForm): boolean => form.birth.stage !== 'pregnant'

/** The field that a finding about dates is told at. */
export const dateFieldOf = (at: ReturnType<typeof checkDates>[number]['at']): string => {
  if (typeof at === 'number') return `babies.${at}.dateOfBirth`
  return at === 'parentBornOn' ? 'dateOfBirth' : `birth.${at}`
}

/** The form's check on a day. What is only unusual is not refused here: see `checkDates`. */
export const householdFormSchema = (today: Day) =>
  householdShape.superRefine((form, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: path.split('.'), message })
    const { given, family, preferred } = form.name
    if (![given, family, preferred].some((part) => part.trim())) {
      refuse('name.given', 'Enter the parent’s name.')
    }
    for (const finding of checkDates(datesOf(form), today)) {
      if (finding.weight === 'refuse') refuse(dateFieldOf(finding.at), finding.words)
    }
    form.windows.forEach((window, index) => {
      if (window.startTime && window.endTime && window.startTime >= window.endTime) {
        refuse(`windows.${index}.endTime`, 'The end must be after the start.')
      }
    })
    const seen = new Set<string>()
    form.careTeam.forEach(({ providerId }, index) => {
      if (seen.has(providerId)) {
        refuse(`careTeam.${index}.providerId`, 'This provider is on the care team already.')
      }
      seen.add(providerId)
    })
  })
