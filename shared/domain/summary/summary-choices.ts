import { z } from 'zod'
import { daySchema } from '../../schema/primitives'
import { type Summary, type SummaryPart, summarySchema } from '../../schema/summary'
import type { SharingAnswer } from '../consents/sharing-answer'

/** More would fill the page before anything observed stands on it. */
export const longestMessage = 900

/** What the therapist chooses; the rest of a summary is kept by itself. */
export const summaryChoicesSchema = summarySchema
  .pick({
    clientId: true,
    providerId: true,
    recipientRole: true,
    noteIds: true,
    ask: true,
    requestBy: true,
    urgency: true,
    parts: true,
  })
  .extend({ message: z.string().max(longestMessage) })
export type SummaryChoices = z.infer<typeof summaryChoicesSchema>

export const choicesOf = (summary: Summary): SummaryChoices => ({
  clientId: summary.clientId,
  providerId: summary.providerId,
  recipientRole: summary.recipientRole,
  noteIds: summary.noteIds,
  ask: summary.ask,
  requestBy: summary.requestBy,
  urgency: summary.urgency,
  parts: summary.parts,
  message: summary.message,
})

/** What was typed, for page and store: a day that cannot be read yet is no day. */
export const readableChoices = (choices: SummaryChoices): SummaryChoices => ({
  ...choices,
  requestBy: daySchema.safeParse(choices.requestBy).data ?? null,
})

/**
 * - noAsk: a provider must see in one glance what is wanted
 * - notAgreed: nobody has asked the client whether this provider may read of them
 * - declined: the client said no
 * - sharingExpired, sharingWithdrawn: the client had agreed, and that has ended
 * - partNotAgreed: something on the page is not among what the client agreed to
 * - noProvider: the provider was removed from the directory
 * - nothingSaid: no message, no part, no note
 */
export type SendBlock =
  | 'noAsk'
  | 'notAgreed'
  | 'declined'
  | 'sharingExpired'
  | 'sharingWithdrawn'
  | 'partNotAgreed'
  | 'noProvider'
  | 'nothingSaid'

/** Why a summary may not leave; empty when it may. */
export function sendBlocks(
  choices: Pick<SummaryChoices, 'ask' | 'message' | 'parts'>,
  sharing: Pick<SharingAnswer, 'sharing' | 'parts'> | null,
  providerKnown: boolean,
): readonly SendBlock[] {
  const blocks: SendBlock[] = []
  if (!providerKnown) blocks.push('noProvider')
  blocks.push(...sharingBlocks(choices.parts, sharing))
  if (choices.ask.trim() === '') blocks.push('noAsk')
  if (choices.message.trim() === '' && choices.parts.length === 0) blocks.push('nothingSaid')
  return blocks
}

function sharingBlocks(
  parts: readonly SummaryPart[],
  answer: Pick<SharingAnswer, 'sharing' | 'parts'> | null,
): readonly SendBlock[] {
  switch (answer?.sharing) {
    case 'agreed':
      return partsNotAgreed(parts, answer).length > 0 ? ['partNotAgreed'] : []
    case 'declined':
      return ['declined']
    case 'expired':
      return ['sharingExpired']
    case 'withdrawn':
      return ['sharingWithdrawn']
    default:
      return ['notAgreed']
  }
}

/** What is ticked for the page, and not among what the client agreed to share. */
export const partsNotAgreed = (
  parts: readonly SummaryPart[],
  answer: Pick<SharingAnswer, 'parts'> | null,
): readonly SummaryPart[] =>
  answer?.parts ? parts.filter((part) => !answer.parts?.includes(part)) : []

/** `summary-2026-11-21.pdf`: a name of a file may be read by anybody, so it names nobody. */
export const summaryFileName = (day: string): string => `summary-${day}.pdf`
