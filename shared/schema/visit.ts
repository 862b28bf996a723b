import { z } from 'zod'
import { checklistPhaseSchema, itemUnitSchema } from './catalog-entry'
import { timeWindowSchema } from './client'
import {
  clockTimeSchema,
  daySchema,
  idSchema,
  instantSchema,
  lineText,
  longText,
  minutesSchema,
  recordFields,
  timeZoneSchema,
} from './primitives'

export const visitStateSchema = z.enum([
  'planned',
  'travelling',
  'arrived',
  'inSession',
  'finished',
  'cancelled',
  'noShow',
])
export type VisitState = z.infer<typeof visitStateSchema>

export const checklistLineSchema = z.strictObject({
  id: idSchema,
  /** Null for a step or a line added by hand. */
  itemId: idSchema.nullable(),
  label: lineText.min(1),
  quantity: z.number().min(0).max(10_000).nullable(),
  unit: itemUnitSchema.nullable(),
  phase: checklistPhaseSchema,
  /** When it was ticked; null while open. */
  tickedAt: instantSchema.nullable(),
  tickedBy: idSchema.nullable(),
})
export type ChecklistLine = z.infer<typeof checklistLineSchema>

export const timelineKindSchema = z.enum([
  'departed',
  'arrived',
  'began',
  'paused',
  'resumed',
  'finished',
  'left',
])
export type TimelineKind = z.infer<typeof timelineKindSchema>

export const timelineEventSchema = z.strictObject({
  id: idSchema,
  kind: timelineKindSchema,
  /** When it happened, as the therapist says. */
  at: instantSchema,
  /** When it was written down; later than `at` for what was logged afterwards. */
  recordedAt: instantSchema,
})
export type TimelineEvent = z.infer<typeof timelineEventSchema>

export const objectionKindSchema = z.enum(['overlap', 'travel', 'timeOff', 'hours', 'window'])
export type ObjectionKind = z.infer<typeof objectionKindSchema>

/** What stood against the time when a person booked it all the same, and why they did. */
export const overruledSchema = z.strictObject({
  objections: z.array(objectionKindSchema).max(5),
  reason: lineText,
})

/** Every so many weeks on these weekdays at one time of the clock. */
export const seriesRuleSchema = z.strictObject({
  everyWeeks: z.int().min(1).max(12),
  /** ISO weekdays, 1 = Monday … 7 = Sunday. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7),
  startTime: clockTimeSchema,
  durationMin: minutesSchema.min(1),
  firstDay: daySchema,
  /** Exactly one of the two ends it. */
  untilDay: daySchema.nullable(),
  count: z.int().min(1).max(104).nullable(),
})
export type SeriesRule = z.infer<typeof seriesRuleSchema>

/** Where a visit of a series stands in it. */
export const visitSeriesSchema = z.strictObject({
  id: idSchema,
  /** The day that the rule gives it, wherever it was moved to since. */
  day: daySchema,
  /** Changed for itself: changes of the whole series leave it alone. */
  apart: z.boolean(),
  rule: seriesRuleSchema,
})
export type VisitSeries = z.infer<typeof visitSeriesSchema>

/** One appointment in one home: planned, packed for, travelled to, held. */
export const visitSchema = z.strictObject({
  ...recordFields,
  clientId: idSchema,
  /** Infants of the household who take part. */
  infantIds: z.array(idSchema).max(8),
  therapistId: idSchema,
  serviceId: idSchema,
  startAt: instantSchema,
  endAt: instantSchema,
  timeZone: timeZoneSchema,
  state: visitStateSchema,
  /** Why it was cancelled or nobody opened. */
  stateReason: lineText,
  plan: longText,
  /** The home's window that this time was chosen for. */
  window: timeWindowSchema.nullable(),
  checklist: z.array(checklistLineSchema).max(400),
  timeline: z.array(timelineEventSchema).max(200),
  overruled: overruledSchema.nullable().optional(),
  series: visitSeriesSchema.nullable().optional(),
  /** Of a group: the parents of the other families; each has a note of their own. Ids alone. */
  groupClientIds: z.array(idSchema).max(24).optional(),
  /** A past visit that came with its family from another therapist: the visit it is a copy of. */
  copyOf: idSchema.optional(),
})
export type Visit = z.infer<typeof visitSchema>
