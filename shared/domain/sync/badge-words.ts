import { shortDateWords } from '../clients/words'
import { timeWords } from '../schedule/time-words'
import { dayOf } from '../time/calendar-day'
import { outOfPracticeWords } from './out-of-practice-words'
import type { SetAsideReason } from './set-aside-words'
import { type TroubleKind, troubleWords } from './trouble-words'

/** As much of the state of syncing as its words need. */
export interface SyncStanding {
  readonly phase:
    | 'off'
    | 'connecting'
    | 'receiving'
    | 'sending'
    | 'upToDate'
    | 'waiting'
    | 'stopped'
  readonly trouble: TroubleKind | null
  readonly pendingRecords: number
  readonly pendingFiles: number
  readonly progress: {
    readonly direction: 'receiving' | 'sending'
    readonly what: 'records' | 'files'
    readonly done: number
    readonly total: number
  } | null
  readonly lastSuccessAt: string | null
  readonly quarantine: readonly {
    readonly direction: 'toServer' | 'fromServer'
    readonly reason: SetAsideReason
  }[]
  readonly alerts: readonly unknown[]
}

export interface Moment {
  readonly now: string
  readonly timeZone: string
}

export interface BadgeWords {
  /** calm: stone. done: all is on the server. attention: a person is needed. */
  readonly tone: 'calm' | 'done' | 'attention'
  readonly line: string
  /** Smaller, under it; '' for none. */
  readonly more: string
  /** Whole sentences, on pointing and on focus. */
  readonly detail: string
  /** For a screen reader when it changes: without figures that move all the time. */
  readonly spoken: string
}

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`

/** `1:20 PM`, or `Nov 20, 1:20 PM` when it was another day. */
export function whenWords(at: string, { now, timeZone }: Moment): string {
  const [day, today] = [dayOf(at, timeZone), dayOf(now, timeZone)]
  const time = timeWords(at, timeZone)
  return day === today ? time : `${shortDateWords(day, today)}, ${time}`
}

/** What stands there in a record's place is none, or not its words: then the record is not there. */
const spoiled: ReadonlySet<SetAsideReason> = new Set<SetAsideReason>([
  'notAuthentic',
  'wrongShape',
  'signedChanged',
])
export const spoils = (reason: SetAsideReason): boolean => spoiled.has(reason)

/** Closing the laptop loses nothing that another laptop would need: said only when it is so. */
export const isSafeToClose = ({
  phase,
  pendingRecords,
  pendingFiles,
  quarantine,
}: SyncStanding): boolean =>
  phase === 'upToDate' &&
  pendingRecords === 0 &&
  pendingFiles === 0 &&
  !quarantine.some(({ direction, reason }) => direction === 'toServer' || spoiled.has(reason))

/** `3 changes`, `3 changes and 2 files`, `2 files`; '' for nothing. */
export function pendingWords({ pendingRecords, pendingFiles }: SyncStanding): string {
  const parts = [
    pendingRecords > 0 ? counted(pendingRecords, 'change', 'changes') : '',
    pendingFiles > 0 ? counted(pendingFiles, 'file', 'files') : '',
  ]
  return parts.filter(Boolean).join(' and ')
}

const are = ({ pendingRecords, pendingFiles }: SyncStanding): string =>
  pendingRecords + pendingFiles === 1 ? 'is' : 'are'

const reachedWords = (standing: SyncStanding, moment: Moment): string =>
  standing.lastSuccessAt === null
    ? 'server not reached yet'
    : `server last reached ${whenWords(standing.lastSuccessAt, moment)}`

/** Where everything stands, in one sentence or two: what is on the server and what is not. */
export function standingSentence(standing: SyncStanding, moment: Moment): string {
  if (standing.phase === 'off') {
    return 'Everything is on this laptop only. Without a server, a backup is what is left if the laptop is lost.'
  }
  const last =
    standing.lastSuccessAt === null
      ? 'The server has not been reached from here yet.'
      : `Everything was last exchanged at ${whenWords(standing.lastSuccessAt, moment)}.`
  const pending = pendingWords(standing)
  if (pending) return `${pending} ${are(standing)} only on this laptop. ${last}`
  if (isSafeToClose(standing))
    return `Everything is on the server. ${last} Safe to close the laptop.`
  if (standing.phase === 'upToDate' && standing.quarantine.length > 0)
    return `All but what is set aside is on the server. ${last}`
  return last
}

/** What the badge tells beside the state of syncing. */
export interface BadgeFacts {
  /** Fields that two people changed. */
  readonly toDecide: number
  /** This laptop is out of the practice: whatever else is in the way follows from it. */
  readonly isOut: boolean
  /** A laptop that was taken out still has the present keys, and new ones can be made here. */
  readonly keysToMake: boolean
}

/** What waits for a person, the weightiest first; '' for nothing. */
function needsYou(standing: SyncStanding, { toDecide, isOut, keysToMake }: BadgeFacts): string {
  const { phase, trouble, quarantine, alerts } = standing
  if (isOut) return 'Out of the practice'
  if (trouble !== null && (phase === 'stopped' || troubleWords[trouble].needsYou)) {
    return troubleWords[trouble].short
  }
  if (keysToMake) return 'New keys are due'
  if (alerts.length > 0) return 'Something to read'
  if (quarantine.length > 0) return `${quarantine.length.toLocaleString('en-US')} set aside`
  if (toDecide > 0) return `${toDecide.toLocaleString('en-US')} to decide`
  return ''
}

const keysToMakeSentence =
  'A laptop that was taken out still has the present keys: make new ones in Laptop and server.'

/** The badge: calm, true, one line and what stands under it. */
export function badgeWords(standing: SyncStanding, facts: BadgeFacts, moment: Moment): BadgeWords {
  const { phase, trouble, progress, lastSuccessAt } = standing
  const inTheWay = trouble === null ? null : troubleWords[trouble]
  const told = facts.isOut ? outOfPracticeWords(trouble === 'passwordRefused') : inTheWay
  const detail = [
    ...(facts.keysToMake && !facts.isOut ? [keysToMakeSentence] : []),
    ...(told ? [told.what, facts.isOut ? '' : told.safe, told.todo] : []),
    standingSentence(standing, moment),
  ]
    .filter(Boolean)
    .join(' ')
  const pending = pendingWords(standing)
  if (phase === 'off' && !facts.isOut) {
    const line = 'On this laptop only'
    return { tone: 'calm', line, more: '', detail, spoken: line }
  }
  const waits = needsYou(standing, facts)
  if (waits !== '') {
    const under = pending
      ? `${pending} only here`
      : isSafeToClose(standing) && lastSuccessAt !== null
        ? `on the server ${whenWords(lastSuccessAt, moment)}`
        : ''
    return { tone: 'attention', line: waits, more: under, detail, spoken: `${waits}.` }
  }
  if (progress !== null) {
    const line = progress.direction === 'receiving' ? 'Receiving' : 'Sending'
    const of = `${progress.done.toLocaleString('en-US')} of ${progress.total.toLocaleString('en-US')}`
    const more = progress.what === 'files' ? `${of} files` : of
    return { tone: 'calm', line, more, detail, spoken: `${line}.` }
  }
  if (isSafeToClose(standing) && lastSuccessAt !== null) {
    const more = `${whenWords(lastSuccessAt, moment)} · safe to close`
    return {
      tone: 'done',
      line: 'On the server',
      more,
      detail,
      spoken: 'Everything is on the server.',
    }
  }
  if (pending) {
    const line = `${pending} only here`
    const more = reachedWords(standing, moment)
    return { tone: 'calm', line, more, detail, spoken: 'Some changes are only on this laptop.' }
  }
  if (phase === 'waiting' || phase === 'stopped') {
    const line = inTheWay?.short ?? 'No connection'
    const more = reachedWords(standing, moment)
    return { tone: 'calm', line, more, detail, spoken: `${line}.` }
  }
  const line = phase === 'receiving' ? 'Receiving' : phase === 'sending' ? 'Sending' : 'Connecting'
  return { tone: 'calm', line, more: reachedWords(standing, moment), detail, spoken: '' }
}
