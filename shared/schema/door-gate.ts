import { z } from 'zod'
import { isLockedGateRule } from './locked-gate-rules'
import { idSchema, instantSchema, lineText, longText } from './primitives'

/** Names of questions, rules and thresholds: words of the rulebook, never of a person. */
export const gateKeySchema = z.string().min(1).max(60)

export const gateAnswerValueSchema = z.enum(['yes', 'no', 'unknown'])
export type GateAnswerValue = z.infer<typeof gateAnswerValueSchema>

/** One question that was put. A question without an answer here was not asked: that is no "no". */
export const gateAnswerSchema = z.strictObject({
  id: gateKeySchema,
  answer: gateAnswerValueSchema,
  at: instantSchema,
})
export type GateAnswer = z.infer<typeof gateAnswerSchema>

/**
 * What was measured, in one unit each; null: not measured. The ranges are those of a living person, wide
 * enough for every emergency: a number of the other scale does not fit into them.
 */
export const gateVitalsSchema = z.strictObject({
  /** mmHg. */
  systolic: z.int().min(50).max(300).nullable(),
  diastolic: z.int().min(20).max(200).nullable(),
  /** A second reading 15 minutes later, mmHg. */
  systolicAgain: z.int().min(50).max(300).nullable(),
  diastolicAgain: z.int().min(20).max(200).nullable(),
  temperatureC: z.number().min(30).max(43).nullable(),
  pulse: z.int().min(20).max(300).nullable(),
  /** Breaths a minute. */
  breaths: z.int().min(4).max(120).nullable(),
  /** Oxygen saturation, %. */
  spo2: z.int().min(40).max(100).nullable(),
  weightG: z.int().min(200).max(20_000).nullable(),
  measuredAt: instantSchema.nullable(),
})
export type GateVitals = z.infer<typeof gateVitalsSchema>

/** E: emergency now. D: the same day. W: within days. gate: no call, but a bound on the work. */
export const gateUrgencySchema = z.enum(['E', 'D', 'W', 'gate'])
export type GateUrgency = z.infer<typeof gateUrgencySchema>

export const gateOutcomeSchema = z.enum(['open', 'clear', 'modify', 'stop'])
export type GateOutcome = z.infer<typeof gateOutcomeSchema>

/** What a rule found when it was last saved: the stamp of what stood on the screen. */
export const gateFindingSchema = z.strictObject({
  id: gateKeySchema,
  urgency: gateUrgencySchema,
  effect: z.enum(['note', 'modify', 'stop']),
})
export type GateFinding = z.infer<typeof gateFindingSchema>

export const gateOverrideSchema = z.strictObject({
  id: idSchema,
  ruleId: gateKeySchema.refine((ruleId) => !isLockedGateRule(ruleId), {
    message: 'This rule cannot be overridden.',
  }),
  reason: lineText.min(3, 'Say why, in a few words.'),
  at: instantSchema,
  by: idSchema,
})
export type GateOverride = z.infer<typeof gateOverrideSchema>

export const gateContactSchema = z.enum([
  'emergency',
  'obstetric',
  'pediatrician',
  'crisis988',
  'maternalHotline',
  'postpartumSupport',
  'domesticViolence',
  'stateReport',
  'lactation',
  'pelvicFloor',
  'other',
])
export type GateContact = z.infer<typeof gateContactSchema>

/** One call for help: whom, when, what was answered, what comes next. Never changed, only added to. */
export const gateCallSchema = z.strictObject({
  id: idSchema,
  whom: gateContactSchema,
  /** Who that was, and the number that was called. */
  name: lineText,
  number: z.string().max(40),
  calledAt: instantSchema,
  outcome: z.enum(['reached', 'notReached', 'declined', 'handedOver']),
  answer: longText,
  nextStep: lineText,
  at: instantSchema,
  by: idSchema,
})
export type GateCall = z.infer<typeof gateCallSchema>

/**
 * What was asked at the door before the hands of one person, and what came of it. The outcome is always
 * worked out from the answers again; what stands here is what was shown when it was saved.
 */
export const doorGateSchema = z
  .strictObject({
    subject: z.enum(['parent', 'infant']),
    answers: z.array(gateAnswerSchema).max(200),
    vitals: gateVitalsSchema,
    findings: z.array(gateFindingSchema).max(120),
    outcome: gateOutcomeSchema,
    /** Which edition of the rules, and which of the practice's own numbers. */
    rulesVersion: z.string().max(60),
    overrides: z.array(gateOverrideSchema).max(60),
    calls: z.array(gateCallSchema).max(60),
    /** Since when help is being sought; null while nothing asks for it. */
    stoppedAt: instantSchema.nullable(),
    /** The session began without all being asked, and why. */
    skipped: z
      .strictObject({ reason: lineText.min(3), at: instantSchema, by: idSchema })
      .nullable(),
    note: longText,
  })
  .refine(
    ({ findings, outcome }) =>
      outcome === 'stop' ||
      !findings.some(({ id, effect }) => effect === 'stop' && isLockedGateRule(id)),
    { message: 'What must stop the session cannot stand beside another outcome.' },
  )
export type DoorGate = z.infer<typeof doorGateSchema>

export const nothingMeasured: GateVitals = {
  systolic: null,
  diastolic: null,
  systolicAgain: null,
  diastolicAgain: null,
  temperatureC: null,
  pulse: null,
  breaths: null,
  spo2: null,
  weightG: null,
  measuredAt: null,
}
