import { z } from 'zod'
import type { Client } from '../../schema/client'
import { daySchema } from '../../schema/primitives'
import { type Summary, type SummaryPart, summarySchema } from '../../schema/summary'
import type { SharingAnswer } from '../consents/sharing-answer'
import { claimsDiagnosis } from './careful-words'
import { isAgreed, partsFor } from './part-rules'

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
    purpose: true,
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
  purpose: summary.purpose ?? 'update',
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
 * - diagnosisWords: the ask or the message claims a diagnosis
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
  | 'diagnosisWords'

/** Why a summary may not leave; empty when it may. `kind`: whom it is about. */
export function sendBlocks(
  choices: Pick<SummaryChoices, 'ask' | 'message' | 'parts' | 'recipientRole'>,
  sharing: Pick<SharingAnswer, 'sharing' | 'parts'> | null,
  providerKnown: boolean,
  kind: Client['kind'],
): readonly SendBlock[] {
  const blocks: SendBlock[] = []
  if (!providerKnown) blocks.push('noProvider')
  blocks.push(...sharingBlocks(choices, sharing, kind))
  if (choices.ask.trim() === '') blocks.push('noAsk')
  if (choices.message.trim() === '' && choices.parts.length === 0) blocks.push('nothingSaid')
  if (claimsDiagnosis(`${choices.ask}\n${choices.message}`)) blocks.push('diagnosisWords')
  return blocks
}

function sharingBlocks(
  choices: Pick<SummaryChoices, 'parts' | 'recipientRole'>,
  answer: Pick<SharingAnswer, 'sharing' | 'parts'> | null,
  kind: Client['kind'],
): readonly SendBlock[] {
  switch (answer?.sharing) {
    case 'agreed':
      return partsNotAgreed(choices, answer, kind).length > 0 ? ['partNotAgreed'] : []
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

/** What is ticked for the page, and not among what the client agreed to share with this recipient. */
export const partsNotAgreed = (
  { parts, recipientRole }: Pick<SummaryChoices, 'parts' | 'recipientRole'>,
  answer: Pick<SharingAnswer, 'sharing' | 'parts'> | null,
  kind: Client['kind'],
): readonly SummaryPart[] =>
  answer?.sharing === 'agreed'
    ? parts.filter(
        (part) => partsFor(kind).includes(part) && !isAgreed(part, kind, recipientRole, answer),
      )
    : []

/** `summary-2026-11-21.pdf`: a name of a file may be read by anybody, so it names nobody. */
export const summaryFileName = (day: string): string => `summary-${day}.pdf`

/** Of the document for other systems. */
export const fhirFileName = (day: string): string => `summary-${day}.fhir.json`
