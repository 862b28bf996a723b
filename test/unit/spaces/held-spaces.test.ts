import { afterEach, expect, it, vi } from 'vitest'
import { saveHousehold } from '#renderer/data/commands/save-household'
import { takeUpSpaces } from '#renderer/data/commands/take-up-spaces'
import type { Session } from '#renderer/data/session'
import { followHeldSpaces, heldSpaces, heldSpacesNow } from '#renderer/data/spaces'
import { noSync } from '#renderer/data/sync/sync-control'
import { blankHousehold } from '#shared/domain/clients/blank-form'
import { isOfficeByKeys } from '#shared/domain/spaces/whose-space'
import type { OpenedPart, OpenedSpace, OpenedVault } from '#shared/ipc/contract'
import { refused } from '#shared/result'

afterEach(() => void vi.unstubAllGlobals())

const space = (id: string, staffId?: string) =>
  ({ id, kind: staffId ? 'therapist' : 'practice', ...(staffId ? { staffId } : {}) }) as OpenedSpace
const part = (id: string, staffId: string) =>
  ({ id, kind: 'therapist', staffId, generations: [] }) as OpenedPart
const office = (...parts: OpenedPart[]) =>
  ({
    ...{ staffId: 'olga', spaces: [space('lists'), space('of olga', 'olga')], parts },
  }) as unknown as OpenedVault

it('a space that is given meanwhile is seen by whoever has the same vault open, and said', async () => {
  const opened = office(part('of ann', 'ann'))
  const store = { keyring: { add: () => {} } } as unknown as Session['store']
  const value = {
    spaces: opened.spaces.slice(),
    parts: [part('of ann', 'ann'), part('of maya', 'maya')],
  }
  vi.stubGlobal('window', { doorstep: { call: async () => ({ ok: true, value }) } })
  const before = heldSpacesNow(opened)
  expect(heldSpacesNow(opened)).toBe(before)
  let said = 0
  const stop = followHeldSpaces(() => said++)
  expect(await takeUpSpaces({ opened, store, sync: noSync })).toBe(1)
  stop()
  expect(said).toBe(1)
  expect(heldSpacesNow(opened)).toEqual(heldSpaces(opened))
  expect(heldSpacesNow(opened).map(({ id }) => id)).toContain('of maya')
})

it('keys that open of everybody else a part alone are the office’s', () => {
  const [own, ann] = [
    { id: 'o', staffId: 'olga' },
    { id: 'a', staffId: 'ann' },
  ]
  const of = (...held: { id: string; staffId: string; isWhole: boolean }[]) =>
    isOfficeByKeys([{ id: 'lists', staffId: null, isWhole: true }, ...held], 'olga')
  expect(of({ ...own, isWhole: true }, { ...ann, isWhole: false })).toBe(true)
  expect(of({ ...own, isWhole: true }, { ...ann, isWhole: true })).toBe(false)
  expect(of({ ...own, isWhole: true })).toBe(false)
})

it('the office’s client without a therapist is refused, also before its own record has come', async () => {
  const read = async () => null
  const session = {
    ...{ store: { read }, opened: office(part('of ann', 'ann')), staffId: 'olga' },
    clientSpace: 'of olga',
  } as unknown as Session
  const form = blankHousehold(() => crypto.randomUUID())
  expect(await saveHousehold(session, { form, shown: null })).toEqual(refused('noTherapist'))
})
