import { z } from 'zod'
import { clockTimeSchema, idSchema, instantSchema, minutesSchema } from './primitives'

/** This visit starts then or not at all. */
export const lockedTimeSchema = z.strictObject({ visitId: idSchema, startAt: instantSchema })
/** Only this person goes there on this day. */
export const lockedTherapistSchema = z.strictObject({ visitId: idSchema, therapistId: idSchema })
/** The client was told this start. */
export const promisedTimeSchema = z.strictObject({
  visitId: idSchema,
  startAt: instantSchema,
  toldAt: instantSchema,
})
export type PromisedTime = z.infer<typeof promisedTimeSchema>

export const lunchChoiceSchema = z.strictObject({
  /** As the breaks of the working hours say; none on the road; or in the times below. */
  choice: z.enum(['asHours', 'none', 'own']),
  fromTime: clockTimeSchema,
  /** The latest start. */
  toTime: clockTimeSchema,
  durationMin: minutesSchema,
})
export type LunchChoice = z.infer<typeof lunchChoiceSchema>

/** What a person decided about a day of driving; the plan itself is always computed anew. */
export const dayPlanSchema = z.strictObject({
  /** Visits that keep this order among themselves; the search places all others. */
  order: z.array(idSchema).max(200),
  lockedTimes: z.array(lockedTimeSchema).max(200),
  lockedTherapists: z.array(lockedTherapistSchema).max(200),
  promises: z.array(promisedTimeSchema).max(200),
  startFrom: z.enum(['homeBase', 'firstVisit']),
  endAt: z.enum(['homeBase', 'lastVisit']),
  lunch: lunchChoiceSchema,
})
export type DayPlan = z.infer<typeof dayPlanSchema>
