import type { Client } from '../../schema/client'
import type { LinkEvent, ShareLink, Summary, SummaryEntry } from '../../schema/summary'
import type { SharingAnswer } from '../consents/sharing-answer'
import { type SendBlock, sendBlocks } from '../summary/summary-choices'
import type { Instant } from '../time/calendar-day'

type EntryRecord = Summary & { readonly entry: SummaryEntry }

/** One link of a summary: when it was made, where its sealed file is kept here, and what became of it. */
export interface SentLink {
  readonly link: ShareLink
  readonly summaryId: string
  readonly space: string
  /** Kept on the laptops; null where it was not kept. */
  readonly fileId: string | null
  readonly madeAt: Instant
  readonly madeBy: string
  /** As they happened. */
  readonly events: readonly (LinkEvent & { readonly at: Instant })[]
}

/**
 * - waiting: made, and nobody can open it yet
 * - live: it can be opened by whoever has it; whether it was, nobody can know
 * - ending: taken back, and its file is still on the server until the next sync
 * - revoked: taken back, and gone from the server
 * - expired: its time is over; `removed` says whether the file is gone
 * - failed: it can never work
 */
export type LinkState = 'waiting' | 'live' | 'ending' | 'revoked' | 'expired' | 'failed'

export interface LinkStanding {
  readonly state: LinkState
  /** Its file is known to be gone from the server. */
  readonly removed: boolean
  readonly why: LinkEvent['why']
}

/** Every link of one summary, the newest first. `entries`: what followed on it. */
export function linksOf(summary: Summary, entries: readonly EntryRecord[]): SentLink[] {
  const made = [
    { record: summary, disclosure: summary.disclosure, at: summary.sentAt ?? summary.updatedAt },
    ...entries.map((record) => ({
      ...{ record, disclosure: record.entry.disclosure, at: record.entry.at },
    })),
  ]
  return made
    .flatMap(({ record, disclosure, at }): SentLink[] => {
      const link = disclosure?.link
      if (!link) return []
      return [
        {
          ...{ link, summaryId: summary.id, space: summary.space, madeAt: at },
          ...{ fileId: record.sentFileId ?? null, madeBy: record.updatedBy },
          events: entries.flatMap(({ entry }) =>
            entry.link?.linkId === link.id ? [{ ...entry.link, at: entry.at }] : [],
          ),
        },
      ]
    })
    .toSorted((a, b) => b.madeAt.localeCompare(a.madeAt) || a.link.id.localeCompare(b.link.id))
}

/** Taken back counts above everything, whichever laptop said so and in whatever order it came. */
export function linkStanding({ link, events }: SentLink, now: Instant): LinkStanding {
  const has = (event: LinkEvent['event']) => events.find((one) => one.event === event)
  const removed = has('removed') !== undefined
  const revoked = has('revoked')
  if (revoked) return { state: removed ? 'revoked' : 'ending', removed, why: revoked.why }
  const failed = has('failed')
  if (failed) return { state: 'failed', removed: true, why: failed.why }
  if (now >= link.expiresAt) return { state: 'expired', removed, why: 'expired' }
  return { state: has('live') ? 'live' : 'waiting', removed: false, why: null }
}

/** Somebody has seen it open, and nobody has said since that it ended. */
export const hasGoneLive = ({ events }: SentLink): boolean =>
  events.some(({ event }) => event === 'live')

const permissionBlocks: ReadonlySet<SendBlock> = new Set<SendBlock>([
  ...(['notAgreed', 'declined', 'sharingExpired', 'sharingWithdrawn', 'partNotAgreed'] as const),
])

/**
 * The client's answer of now does not cover what went. What else keeps a page from being sent (a word on it,
 * say) was looked at when it was, and ends no link.
 */
export const permissionEnded = (
  summary: Summary,
  sharing: SharingAnswer | null,
  kind: Client['kind'],
): boolean => sendBlocks(summary, sharing, true, kind).some((block) => permissionBlocks.has(block))

/**
 * What the server is to be told of one link.
 * - put: its file lies there, or is put there (also again, on a server that was replaced)
 * - remove: its file goes
 */
export type LinkStep = 'put' | 'remove' | 'nothing'

export function linkStep(sent: SentLink, now: Instant): LinkStep {
  const { state, removed } = linkStanding(sent, now)
  if (state === 'waiting' || state === 'live') return 'put'
  return (state === 'ending' || state === 'expired') && !removed ? 'remove' : 'nothing'
}

/** Places that a link has used, whatever became of it. */
export const usedPlaces = (records: readonly Summary[]): ReadonlySet<string> =>
  new Set(
    records.flatMap(({ disclosure, entry }) =>
      [disclosure?.link?.place, entry?.disclosure?.link?.place].filter((one) => one !== undefined),
    ),
  )
