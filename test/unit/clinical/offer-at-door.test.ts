import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { withdrawConsent } from '#renderer/data/commands/give-consent'
import { addOffer } from '#renderer/data/commands/screenings'
import type { Session } from '#renderer/data/session'
import type { Client } from '#shared/schema/client'
import { madeUpConsent } from '../consents/made-up-consent'
import { at, ids } from '../visit/visit-fixture'
import { sessionOver } from './clinical-store'

const record = {
  ...{ space: ids.space, createdBy: ids.me, updatedBy: ids.me },
  ...{ createdAt: at('07:00'), updatedAt: at('07:00') },
}
const parent: Client = {
  ...{ ...record, id: ids.parent, kind: 'parent', parentId: '', status: 'active', pronouns: '' },
  ...{ name: { given: 'Maya', family: 'Fernandez', preferred: '' }, dateOfBirth: '1991-03-14' },
  ...{ contact: null, home: null, therapistId: ids.me, careTeam: [], note: '' },
}
let session: Session
beforeEach(async () => {
  session = await sessionOver(['screenings', 'clients', 'catalog', 'consents'])
  await session.store.insert('clients', parent)
})
afterEach(() => session.store.close())

describe('a referral that was offered for what was said at the door', () => {
  const target = { id: ids.note, visitId: ids.visit, startAt: at('10:00') }
  const offer = (answer: 'offered' | 'accepted') =>
    addOffer(session, {
      ...{ clientId: ids.parent, target, to: 'pelvicFloorPt', answer, words: '' },
    })

  it('makes the check with no answer in it: what it did not ask is still not asked', async () => {
    expect((await offer('offered')).ok).toBe(true)
    const made = await session.store.read('screenings', ids.note)
    expect(made).toMatchObject({ kind: 'triage', visitId: ids.visit, clientId: ids.parent })
    expect(made?.triage?.symptoms).toEqual([])
    expect(made?.triage?.offers.map(({ answer }) => answer)).toEqual(['offered'])
    expect((await offer('accepted')).ok).toBe(true)
    const after = await session.store.read('screenings', ids.note)
    expect(after?.triage?.offers.map(({ answer }) => answer)).toEqual(['offered', 'accepted'])
  })

  it('is refused for somebody who is not here any more, and writes nothing', async () => {
    const done = await addOffer(session, {
      ...{ clientId: ids.infant, target, to: 'pelvicFloorPt', answer: 'offered', words: '' },
    })
    expect(done).toEqual({ ok: false, refusal: 'gone' })
    expect(await session.store.read('screenings', ids.note)).toBeNull()
  })
})

describe('a consent that is taken back', () => {
  it('leaves no older one of its kind in force behind it', async () => {
    const signed = (id: string, startAt: string) =>
      madeUpConsent({
        ...{ ...record, id, startAt, kind: 'treatment', clientId: ids.parent, visitId: '' },
      })
    await session.store.insertMany('consents', [
      signed(ids.note, at('06:00')),
      signed(ids.visit, at('07:00')),
    ])
    const done = await withdrawConsent(session, {
      ...{ consentId: ids.visit, at: session.now(), byName: 'Maya', how: 'verbal', reason: '' },
    })
    expect(done.ok).toBe(true)
    const [older, newer] = await Promise.all(
      [ids.note, ids.visit].map((id) => session.store.read('consents', id)),
    )
    expect([older, newer].map((one) => one?.withdrawals.length)).toEqual([1, 1])
    expect(older?.withdrawals[0]?.id).not.toBe(newer?.withdrawals[0]?.id)
    expect(
      await withdrawConsent(session, {
        ...{ consentId: ids.note, at: session.now(), byName: 'Maya', how: 'verbal', reason: '' },
      }),
    ).toEqual({ ok: false, refusal: 'alreadyWithdrawn' })
  })
})
