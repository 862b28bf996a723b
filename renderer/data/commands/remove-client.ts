import { firstValueFrom } from 'rxjs'
import { ok, type Result, refused } from '#shared/result'
import type { Chart } from '#shared/schema/chart'
import type { Client } from '#shared/schema/client'
import { recordAct } from '../audit/record-act'
import { groupVisitsOf, holdOf } from '../queries/keeping'
import { watch } from '../queries/records'
import { notesOfClient, summariesOfClient, visitsOfClient } from '../queries/visits'
import { type Session, touch } from '../session'
import type { Store } from '../store/store'

export interface RemovedHousehold {
  readonly clients: readonly Client[]
  readonly charts: readonly Chart[]
}

/** `history`: something is booked or written for a person of it, or it is held: it can only be archived. */
export type RemoveClientRefusal = 'history' | 'gone'

/**
 * Removes a household that nothing was ever booked or written for; answers with its records, so that
 * they can be put back. People go first: a crash in between leaves a chart that is shown nowhere,
 * never a person whose chart is lost.
 */
export async function removeClient(
  session: Session,
  parentId: string,
): Promise<Result<RemovedHousehold, RemoveClientRefusal>> {
  const { store } = session
  const parent = await store.read('clients', parentId)
  if (!parent) return refused('gone')
  const infants = await firstValueFrom(watch(store, 'clients', { where: { parentId } }))
  if ((await holdOf(store, parentId)) || (await hasHistory(store, parentId, infants))) {
    return refused('history')
  }
  const clients: Client[] = []
  const charts: Chart[] = []
  for (const { id } of [parent, ...infants]) {
    const removed = await store.remove('clients', id)
    if (removed.ok) clients.push(removed.value)
  }
  for (const { id } of [parent, ...infants]) charts.push(...(await removeCharts(store, id)))
  await recordAct(session, {
    ...{ what: 'deleted', collection: 'clients' },
    ...{ recordId: parentId, clientId: parentId },
  })
  return ok({ clients, charts })
}

/** Puts a removed household back as it was; charts first, as when it was saved. */
export async function putHouseholdBack(
  session: Session,
  { clients, charts }: RemovedHousehold,
): Promise<Result<null, never>> {
  const fresh = touch(session)
  await session.store.insertMany(
    'charts',
    charts.map((chart) => ({ ...chart, ...fresh })),
  )
  await session.store.insertMany(
    'clients',
    clients.map((client) => ({ ...client, ...fresh })),
  )
  const recordId = clients.find(({ kind }) => kind === 'parent')?.id ?? ''
  await recordAct(session, {
    ...{ what: 'putBack', collection: 'clients' },
    ...{ recordId, clientId: recordId },
  })
  return ok(null)
}

/**
 * Takes a baby out of a household: removed, or archived when something is booked or written for it or its
 * family is held.
 */
export async function removeInfant(session: Session, infantId: string): Promise<void> {
  const { store } = session
  const infant = await store.read('clients', infantId)
  if (!infant) return
  const [visits, guest, written, hold] = await Promise.all([
    firstValueFrom(visitsOfClient(store, infant.parentId)),
    groupVisitsOf(store, [infant.parentId]),
    countWritten(store, infantId),
    holdOf(store, infantId),
  ])
  const booked = [...visits, ...guest].some((visit) => visit.infantIds.includes(infantId))
  if (hold || written > 0 || booked) {
    await store.change('clients', infantId, (client) =>
      ok({ ...client, ...touch(session), status: 'archived' as const }),
    )
    return
  }
  await store.remove('clients', infantId)
  await recordAct(session, {
    ...{ what: 'deleted', collection: 'clients', recordId: infantId },
    clientId: infant.parentId,
  })
  await removeCharts(store, infantId)
}

async function removeCharts(store: Store, clientId: string): Promise<Chart[]> {
  const charts = await firstValueFrom(watch(store, 'charts', { where: { clientId } }))
  const removed: Chart[] = []
  for (const { id } of charts) {
    const done = await store.remove('charts', id)
    if (done.ok) removed.push(done.value)
  }
  return removed
}

/**
 * Every visit of a household is under its parent, but those of a group, which are under one family of it;
 * notes and summaries are each person's own.
 */
async function hasHistory(
  store: Store,
  parentId: string,
  infants: readonly Client[],
): Promise<boolean> {
  const visits = await firstValueFrom(visitsOfClient(store, parentId))
  if (visits.length > 0) return true
  if ((await groupVisitsOf(store, [parentId, ...infants.map(({ id }) => id)])).length > 0)
    return true
  const written = await Promise.all(
    [parentId, ...infants.map(({ id }) => id)].map((id) => countWritten(store, id)),
  )
  return written.some((count) => count > 0)
}

/** How many notes and summaries one person has. */
async function countWritten(store: Store, clientId: string): Promise<number> {
  const [notes, summaries] = await Promise.all([
    firstValueFrom(notesOfClient(store, clientId)),
    firstValueFrom(summariesOfClient(store, clientId)),
  ])
  return notes.length + summaries.length
}
