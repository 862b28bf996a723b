import { z } from 'zod'
import { memberEntrySchema } from '../crypto/member-log'
import { inspectRefusals } from './server-contract'

/** What the calls about inviting, joining and leaving carry. */
export const invitedRoleSchema = z.enum(['owner', 'lead', 'therapist', 'office'])
export type InvitedRole = z.infer<typeof invitedRoleSchema>

export const invitedSchema = z.strictObject({
  practiceName: z.string().max(200),
  name: z.string().max(200),
  role: invitedRoleSchema,
  /** Hash of the member log's first entry. */
  founding: z.string().regex(/^[0-9a-f]{64}$/),
})

export const madeInvitationSchema = z.strictObject({
  /** Letters to be read out or typed. */
  code: z.string().max(60),
  /** The same with the server's address: for the QR code and for sending. */
  text: z.string().max(700),
  expiresAt: z.iso.datetime(),
})

const publicLaptopSchema = z.strictObject({
  deviceId: z.uuid(),
  signingKey: z.base64().max(60),
  sealingKey: z.base64().max(60),
})

export const meetingStateSchema = z.discriminatedUnion('at', [
  /** Nobody has typed the code yet. */
  z.strictObject({ at: z.literal('waiting') }),
  z.strictObject({
    /** comparing: both screens show the number. letIn: the keys are there. arrived: they were taken. */
    at: z.enum(['comparing', 'letIn', 'arrived']),
    laptop: publicLaptopSchema,
    checkNumber: z.string().regex(/^[0-9]{6}$/),
    /** With `arrived`: the code, its place and its account are gone from the server. */
    cleared: z.boolean().optional(),
  }),
])

export const admittedSchema = z.strictObject({
  staffId: z.uuid(),
  /** Whose databases on the server the new account is let into. */
  spaces: z.array(z.uuid()).min(1).max(60),
  /** Who else comes to those databases besides; whoever was let in before stays. */
  also: z
    .array(z.strictObject({ staffId: z.uuid(), spaces: z.array(z.uuid()).max(60) }))
    .max(60)
    .optional(),
  whole: z.array(z.uuid()).min(1).max(60),
  inPart: z
    .array(
      z.strictObject({
        space: z.uuid(),
        collections: z.array(z.string().regex(/^[a-z]{1,20}$/)).max(20),
      }),
    )
    .max(60),
  entries: z.array(memberEntrySchema).max(600),
})

export const foundInvitationSchema = z.strictObject({
  practiceName: z.string().max(200),
  name: z.string().max(200),
  role: invitedRoleSchema,
  expiresAt: z.iso.datetime(),
})

/**
 * Why a meeting with the other laptop does not go on.
 * - none: no invitation stands (any more) on this laptop
 * - timeUp: its fifteen minutes are over
 * - notAllowed: the server's rules, or the place was taken away there
 */
export const meetingRefusals = [...inspectRefusals, 'notAllowed', 'none', 'timeUp'] as const

/**
 * - gone: the code opens nothing there: used, over, taken back, or of another practice's server
 * - used: another laptop came with it first
 * - damaged: what lies there was not made by the owner's laptop under this code
 */
export const joinRefusals = [
  ...inspectRefusals,
  'gone',
  'used',
  'damaged',
  'none',
  'timeUp',
] as const
