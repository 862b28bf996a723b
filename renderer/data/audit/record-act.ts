import { useEffect } from 'react'
import { type Act, isNewView, storedAct, viewKey } from '#shared/domain/audit/acts'
import { journalLaptops } from '#shared/domain/audit/laptops'
import type { Staff } from '#shared/schema/staff'
import { type Session, useSession } from '../session'
import type { Store } from '../store/store'
import { createJournal, type Journal } from './journal'
import { lookAtOthers } from './known-heads'
import { keepSegmentFile, readSegmentFile, sequencesHere } from './segment-files'

const documentId = 'journal'

interface Kept {
  readonly journal: Journal
  readonly views: Map<string, number>
}
const ofStore = new WeakMap<Store, Kept>()

function keptOf(session: Session): Kept {
  return ofStore.get(session.store) ?? openJournal(session, async () => undefined)
}

/** The journal of an opened practice. `register` sees to it that this laptop's key is in its records. */
export function openJournal(session: Session, register: () => Promise<unknown>): Kept {
  const made = { journal: makeJournal(session, register), views: new Map<string, number>() }
  ofStore.set(session.store, made)
  return made
}

export const journalOf = (session: Session): Journal => keptOf(session).journal

export async function staffOf(store: Store): Promise<readonly Staff[]> {
  const found = await store.collections.staff.find().exec()
  return found.map((person) => person.toJSON() as Staff)
}

function makeJournal(session: Session, register: () => Promise<unknown>): Journal {
  const { store, opened, staffId } = session
  // A person's own space: the owner holds its key, and colleagues do not.
  const place = { space: session.clientSpace, deviceId: opened.deviceId }
  const journalPlace = { spaces: [place.space], deviceId: place.deviceId }
  return createJournal({
    ...{ ...place, staffId, now: session.now, sign: session.sign },
    register,
    seen: async () => {
      const spaces = opened.spaces.map(({ id }) => id)
      const all = journalLaptops(await staffOf(store), spaces, session.practiceSpace)
      return lookAtOthers(
        store,
        all.filter(({ deviceId }) => deviceId !== place.deviceId),
      )
    },
    keep: {
      readOpen: async () =>
        (await store.database.getLocal<{ open: unknown }>(documentId))?.toJSON().data.open,
      keepOpen: async (open) => void (await store.database.upsertLocal(documentId, { open })),
      readSegment: async (sequence) => {
        const found = await readSegmentFile(store.keyring, place, sequence)
        return typeof found === 'string' ? null : found
      },
      lastSequence: async () => [...(await sequencesHere(journalPlace)).keys()].at(-1) ?? -1,
      keepSegment: (segment) => keepSegmentFile(store.keyring, segment),
    },
  })
}

/**
 * Notes what was done. True once it is on the disk: to be awaited before something leaves the practice,
 * and never a reason to lose what a person did. What could not be written goes with the next act.
 */
export async function recordAct(session: Session, act: Act): Promise<boolean> {
  try {
    return await journalOf(session).record(storedAct(act, session.now()))
  } catch {
    return false
  }
}

/**
 * How far this laptop's journal is signed, to be signed with a note; nothing while there is none. What is not
 * signed yet stays out: the others get the note hours before it, and would miss it.
 */
export async function journalPin(
  session: Session,
): Promise<{ readonly journal?: { readonly n: number; readonly hash: string } }> {
  try {
    const { n, hash } = (await journalOf(session).open()).start
    return n > 0 ? { journal: { n, hash } } : {}
  } catch {
    return {}
  }
}

/** Notes that a record was looked at: once an opening, and in the background. */
export function recordView(session: Session, act: Omit<Act, 'what'>): void {
  const view: Act = { ...act, what: 'viewed' }
  const { views } = keptOf(session)
  const nowMs = Date.parse(session.now())
  const key = viewKey(view)
  if (!isNewView(views.get(key), nowMs)) return
  views.set(key, nowMs)
  void withClient(session, view)
    .then((whole) => recordAct(session, whole))
    .catch(() => undefined)
}

/** For a page or a panel that shows one record: one line. Nothing is noted while `recordId` is ''. */
export function useViewed(collection: string, recordId: string, clientId = ''): void {
  const session = useSession()
  useEffect(() => {
    if (recordId !== '') recordView(session, { collection, recordId, clientId })
  }, [session, collection, recordId, clientId])
}

export type Subject = Pick<Act, 'collection' | 'recordId' | 'clientId'>

const ofClients = ['visits', 'notes', 'summaries', 'receipts', 'screenings', 'consents'] as const

/** Whose record it is, from the record itself where the page did not say. */
export async function withClient<A extends Subject>({ store }: Session, about: A): Promise<A> {
  const { collection, recordId = '', clientId } = about
  const known = ofClients.find((name) => name === collection)
  if (!known || recordId === '' || clientId) return about
  const record = await store.read(known, recordId)
  return record ? { ...about, clientId: record.clientId } : about
}

let onScreen: Subject = {}

/** What the page that is open is about: what is printed or saved there is of that. */
export const subjectOnScreen = (): Subject => onScreen
export const putOnScreen = (subject: Subject): void => {
  onScreen = subject
}
