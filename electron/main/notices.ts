import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { type KnownNotice, knownNoticeSchema } from '#shared/ipc/notices'
import { writeWholeFile } from './whole-file'

/** What a person reads on a screen that others may see: never a name, an address or a client. */
export interface NoticeWords {
  readonly title: string
  readonly body: string
  /** Stays until it is answered. */
  readonly insists: boolean
}

export interface NoticeClockNeeds {
  /** Holds times and kinds only: it lies outside the vault, so that an alarm outlives a lock and a restart. */
  readonly file: string
  readonly nowMs: () => number
  readonly show: (words: NoticeWords) => void
}

export interface NoticeClock {
  /** Takes up what an earlier run left. */
  start(): Promise<void>
  /** Replaces all that is to come. */
  set(notices: readonly KnownNotice[]): Promise<void>
  /** Resolves when what is being written is on the disk. */
  stop(): Promise<void>
}

/** A laptop that slept tells of an overdue visit when it wakes, but not of a door missed long ago. */
const staleAfterMs = { leave: 15 * 60_000, overdue: 12 * 3_600_000 } as const
/** Timers do not run while a laptop sleeps: the clock on the wall is asked again this often. */
const lookEveryMs = 20_000

const keptSchema = z.strictObject({
  notices: z.array(knownNoticeSchema).max(400),
  told: z.array(z.string().max(80)).max(400),
})

const keyOf = ({ kind, at }: KnownNotice) => `${kind} ${at}`

/** Tells what is due, once, by the clock on the wall; locked or not. */
export function createNoticeClock({ file, nowMs, show }: NoticeClockNeeds): NoticeClock {
  let waiting: readonly KnownNotice[] = []
  let told: readonly string[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> = Promise.resolve()
  let started: Promise<void> = Promise.resolve()
  let stopped = false

  const keep = () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ notices: waiting, told }))
    // A full disk costs the alarm after a restart, not the one of this run.
    writing = writing.then(() => writeWholeFile(file, bytes)).catch(() => {})
    return writing
  }
  const look = () => {
    clearTimeout(timer)
    if (stopped) return
    const now = nowMs()
    const due = waiting.filter(({ at }) => Date.parse(at) <= now)
    waiting = waiting.filter(({ at }) => Date.parse(at) > now)
    const fresh = due.filter(({ kind, at }) => now - Date.parse(at) <= staleAfterMs[kind])
    // After a sleep several are due at once: the last of each kind says it.
    for (const kind of ['leave', 'overdue'] as const) {
      const last = fresh.findLast((notice) => notice.kind === kind)
      if (last) show(wordsOf(last, now))
    }
    if (due.length > 0) {
      told = [...told, ...due.map(keyOf)].slice(-400)
      void keep()
    }
    const next = waiting[0]
    if (next === undefined) return
    timer = setTimeout(look, Math.max(0, Math.min(lookEveryMs, Date.parse(next.at) - nowMs())))
  }

  const takeUp = async () => {
    try {
      const kept = keptSchema.parse(JSON.parse(await readFile(file, 'utf8')))
      waiting = kept.notices
      told = kept.told
    } catch {
      // None yet, or a damaged file: the page sends them anew once it is unlocked.
    }
    look()
  }

  return {
    start() {
      started = takeUp()
      return started
    },
    async set(notices) {
      await started
      // What came due while the laptop slept is told before the page, awake first, forgets it.
      look()
      const known = new Set(told)
      waiting = notices
        .filter((notice) => !known.has(keyOf(notice)))
        .toSorted((a, b) => a.at.localeCompare(b.at))
      look()
      await keep()
    },
    stop() {
      stopped = true
      clearTimeout(timer)
      return writing
    },
  }
}

export function wordsOf({ kind, aboutAt }: KnownNotice, nowMs: number): NoticeWords {
  const minutes = Math.round((Date.parse(aboutAt) - nowMs) / 60_000)
  if (kind === 'leave') {
    const body = minutes >= 1 ? `Time to leave in ${minutesWords(minutes)}.` : 'Time to leave.'
    return { title: 'Doorstep', body, insists: false }
  }
  return {
    title: 'Doorstep: are you all right?',
    body: `A visit should have ended ${minutesWords(Math.max(1, -minutes))} ago.`,
    insists: true,
  }
}

function minutesWords(minutes: number): string {
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours === 1 ? '1 hour' : `${hours} hours`, rest > 0 ? `${rest} minutes` : '']
    .filter(Boolean)
    .join(' ')
}
