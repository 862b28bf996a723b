import { filter, firstValueFrom, interval, merge, throttleTime } from 'rxjs'
import { plain } from '#shared/crypto/bytes'
import { sharingAnswer } from '#shared/domain/consents/sharing-answer'
import {
  hasGoneLive,
  type LinkStep,
  linkStep,
  linksOf,
  permissionEnded,
  type SentLink,
} from '#shared/domain/share/link-standing'
import { makeEntry } from '#shared/domain/share/make-entry'
import { entriesBySummary, pagesAmong } from '#shared/domain/share/standing'
import type { RoadRefusal } from '#shared/ipc/server-contract'
import type { LinkEvent, Summary } from '#shared/schema/summary'
import { idFrom } from '#shared/sync/merge/id-from'
import { askSharing } from '../commands/sending'
import { readFile } from '../files/files'
import { allSummaryRecords } from '../queries/visits'
import { type Session, stamp } from '../session'
import { type LinkTrouble, linkChanged$, linkTroubles$ } from './link-changes'

/** A server may be replaced, and a link's time ends, without anything being changed here. */
const lookAgainMs = 5 * 60_000
/** Syncing says often that it is up to date. */
const lookAtMostEachMs = 3000

/**
 * Keeps the server's links as the records have them, whenever all records have come: what is to be opened is
 * put there, also again on a server that was replaced; what was taken back, ended, or is no longer allowed goes.
 */
export function keepLinks(session: Session): void {
  const { sync } = session
  const shown = new Map<string, number>()
  const upToDate$ = sync.status$.pipe(
    filter(({ phase }) => phase === 'upToDate'),
    throttleTime(lookAtMostEachMs, undefined, { leading: true, trailing: true }),
  )
  let wanted = false
  let running = false
  const look = async () => {
    wanted = true
    if (running) return
    running = true
    try {
      while (wanted) {
        wanted = false
        // What was taken back elsewhere must have come before anything is put: only then is it known.
        const { phase } = await firstValueFrom(sync.status$)
        // What fails (no network, a full disk, locking) comes again with the next look.
        if (phase === 'upToDate') await tendLinks(session, shown).catch(() => undefined)
      }
    } finally {
      running = false
    }
  }
  merge(upToDate$, linkChanged$, interval(lookAgainMs)).subscribe({
    next: () => void look().catch(() => undefined),
    error: () => undefined,
  })
}

interface OneLink {
  readonly summary: Summary
  readonly sent: SentLink
}

/**
 * Every link once: first goes what is to go, then what is to be opened is put there. What the server does not
 * do for one link keeps no other waiting; what the network does not carry ends the round. `shown`: when (in
 * ms) each was last seen to be open; those are not asked for again so soon.
 */
export async function tendLinks(
  session: Session,
  shown: Map<string, number> = new Map(),
): Promise<void> {
  const { server } = await window.doorstep.call('server.state')
  if (!server) return
  const here = server.address.replace(/\/+$/, '')
  const records = await firstValueFrom(allSummaryRecords(session.store))
  const entries = entriesBySummary(records)
  // Links that the round does not come to stay as they were last seen.
  const troubles = new Map(linkTroubles$.value)
  const tell = ({ link }: SentLink, trouble: LinkTrouble | null) => {
    if (trouble) troubles.set(link.id, trouble)
    else troubles.delete(link.id)
  }
  const going: OneLink[] = []
  const coming: OneLink[] = []
  try {
    for (const summary of pagesAmong(records)) {
      for (const sent of linksOf(summary, entries.get(summary.id) ?? [])) {
        const step = await stepOf(session, { summary, sent }, here)
        if (step === 'remove') going.push({ summary, sent })
        else if (step === 'put') coming.push({ summary, sent })
        else tell(sent, step === 'nothing' ? null : step)
      }
    }
    for (const one of going) {
      const done = await removeIt(session, one)
      if (done === 'noRoad') return
      tell(one.sent, done)
    }
    for (const one of coming) {
      const { id } = one.sent.link
      const nowMs = Date.parse(session.now())
      const wasOpen = nowMs - (shown.get(id) ?? Number.NEGATIVE_INFINITY) < lookAgainMs
      const done = wasOpen ? null : await putIt(session, one)
      if (done === 'noRoad') return
      if (done === null && !wasOpen) shown.set(id, nowMs)
      tell(one.sent, done)
    }
  } finally {
    linkTroubles$.next(troubles)
  }
}

/** What is to be done for one link, or what is in the way. A permission that ended is written down at once. */
async function stepOf(
  session: Session,
  { summary, sent }: OneLink,
  here: string,
): Promise<LinkStep | LinkTrouble> {
  const step = linkStep(sent, session.now())
  if (step === 'nothing') return step
  if (here !== sent.link.server) return 'elsewhere'
  if (step === 'remove') return step
  const asked = await askSharing(session, summary)
  if (!asked) return hasGoneLive(sent) ? 'unknownWhose' : 'notAllowed'
  // Handed to a colleague, the permission is kept up with their records, and not with these. What was sent while
  // covering goes by the family's own record, on the laptops that hold it.
  const isHanded = asked.parent.handedTo?.isDone === true
  // A laptop whose clock is behind takes a permission for one that has not begun: that ends no link.
  const now = asked.consents.reduce(
    (latest, { startAt }) => (startAt > latest ? startAt : latest),
    asked.when.now,
  )
  const { parent, consents, client } = asked
  const sharing = sharingAnswer(parent, consents, summary.providerId, { ...asked.when, now })
  if (!isHanded && !permissionEnded(summary, sharing, client.kind)) return step
  const ended = { linkId: sent.link.id, event: 'revoked', why: 'permissionEnded' } as const
  await note(session, summary, ended)
  return 'remove'
}

/** The network carries nothing now, so the other links need not be tried either. */
type Tended = LinkTrouble | 'noRoad' | null

/** What one place answered badly; every other refusal is of the way to the server. */
const ofOnePlace: ReadonlySet<RoadRefusal> = new Set(['portal', 'tooLarge', 'refused'])

async function putIt(session: Session, { summary, sent }: OneLink): Promise<Tended> {
  const { link, fileId, space, events } = sent
  const file = fileId ? await readFile(session.store.keyring, space, fileId) : null
  if (!file?.ok) return 'noFile'
  const put = await window.doorstep.call('links.put', {
    place: link.place,
    file: plain(file.value.bytes),
  })
  if (!put.ok) return ofOnePlace.has(put.refusal.code) ? 'notTaken' : 'noRoad'
  const { outcome } = put.value
  const said = (event: LinkEvent['event'], why: LinkEvent['why']) =>
    note(session, summary, { linkId: link.id, event, why })
  switch (outcome) {
    case 'live':
      if (!events.some(({ event }) => event === 'live')) await said('live', null)
      return null
    case 'taken':
      await said('failed', 'placeTaken')
      return null
    case 'removed':
      // Somebody of the practice took it back, and their word has not come here yet.
      return null
    default:
      return outcome
  }
}

async function removeIt(session: Session, { summary, sent: { link } }: OneLink): Promise<Tended> {
  const removed = await window.doorstep.call('links.remove', { place: link.place })
  if (!removed.ok) return ofOnePlace.has(removed.refusal.code) ? 'stillThere' : 'noRoad'
  if (removed.value.outcome !== 'removed') return removed.value.outcome
  await note(session, summary, { linkId: link.id, event: 'removed', why: null })
  return null
}

/** The same event of one person makes the same record on each of their laptops, however often it is seen. */
async function note(session: Session, summary: Summary, event: LinkEvent): Promise<void> {
  const { store, staffId } = session
  const id = idFrom(['link', event.linkId, event.event, staffId])
  if (await store.read('summaries', id)) return
  const said = { kind: 'link', how: 'here', link: event } as const
  await store.insert('summaries', makeEntry(summary, stamp(session, summary.space, id), said))
}
