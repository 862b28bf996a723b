import { z } from 'zod'
import { checklistPhaseSchema, itemUnitSchema } from './catalog-entry'
import { timeWindowSchema } from './client'
import {
  idSchema,
  instantSchema,
  lineText,
  longText,
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
})
export type Visit = z.infer<typeof visitSchema>
