import { filter, firstValueFrom, interval, merge, throttleTime } from 'rxjs'
import { plain } from '#shared/crypto/bytes'
import { type LinkStep, linkStep, linksOf, type SentLink } from '#shared/domain/share/link-standing'
import { makeEntry } from '#shared/domain/share/make-entry'
import { entriesBySummary, pagesAmong } from '#shared/domain/share/standing'
import type { LinkEvent, Summary } from '#shared/schema/summary'
import { idFrom } from '#shared/sync/merge/id-from'
import { allowedNow, askSharing } from '../commands/sending'
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
    while (wanted) {
      wanted = false
      // What was taken back elsewhere must have come before anything is put: only then is it known.
      const { phase } = await firstValueFrom(sync.status$)
      // What fails (no network, a full disk, locking) comes again with the next look.
      if (phase === 'upToDate') await tendLinks(session, shown).catch(() => undefined)
    }
    running = false
  }
  merge(upToDate$, linkChanged$, interval(lookAgainMs)).subscribe({
    next: () => void look(),
    error: () => undefined,
  })
}

/**
 * Every link once; ends at the first that the network does not carry. `shown`: when (in ms) each was last seen
 * to be open; those are not asked for again so soon.
 */
export async function tendLinks(
  session: Session,
  shown: Map<string, number> = new Map(),
): Promise<void> {
  const records = await firstValueFrom(allSummaryRecords(session.store))
  const entries = entriesBySummary(records)
  const troubles = new Map<string, LinkTrouble>()
  try {
    for (const summary of pagesAmong(records)) {
      for (const sent of linksOf(summary, entries.get(summary.id) ?? [])) {
        const trouble = await tend(session, summary, sent, shown)
        if (trouble === 'offline') return
        if (trouble) troubles.set(sent.link.id, trouble)
      }
    }
  } finally {
    linkTroubles$.next(troubles)
  }
}

type Tended = LinkTrouble | 'offline' | null

async function tend(
  session: Session,
  summary: Summary,
  sent: SentLink,
  shown: Map<string, number>,
): Promise<Tended> {
  const step: LinkStep = linkStep(sent, session.now())
  if (step === 'nothing') return null
  const { server } = await window.doorstep.call('server.state')
  if (!server) return 'offline'
  if (server.address.replace(/\/+$/, '') !== sent.link.server) return 'elsewhere'
  if (step === 'remove') return removeIt(session, summary, sent)
  const asked = await askSharing(session, summary)
  const ended = ['withdrawn', 'expired', 'declined'].includes(asked?.sharing?.sharing ?? '')
  if (ended) {
    await note(session, summary, { linkId: sent.link.id, event: 'revoked', why: 'permissionEnded' })
    return removeIt(session, summary, sent)
  }
  if (!(await allowedNow(session, summary))) return 'notAllowed'
  const nowMs = Date.parse(session.now())
  if (nowMs - (shown.get(sent.link.id) ?? Number.NEGATIVE_INFINITY) < lookAgainMs) return null
  const trouble = await putIt(session, summary, sent)
  if (trouble === null) shown.set(sent.link.id, nowMs)
  return trouble
}

async function putIt(session: Session, summary: Summary, sent: SentLink): Promise<Tended> {
  const { link, fileId, space, events } = sent
  const file = fileId ? await readFile(session.store.keyring, space, fileId) : null
  if (!file?.ok) return 'noFile'
  const put = await window.doorstep.call('links.put', {
    place: link.place,
    file: plain(file.value.bytes),
  })
  if (!put.ok) return 'offline'
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

async function removeIt(session: Session, summary: Summary, { link }: SentLink): Promise<Tended> {
  const removed = await window.doorstep.call('links.remove', { place: link.place })
  if (!removed.ok) return 'offline'
  if (removed.value.outcome === 'notOurs') return 'notOurs'
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
