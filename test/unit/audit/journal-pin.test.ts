import { afterEach, expect, it, vi } from 'vitest'
import { journalOf, journalPin, recordAct } from '#renderer/data/audit/record-act'
import type { Session } from '#renderer/data/session'
import { makeSigningKey, sign } from '#shared/crypto/signature'
import { sessionOver } from '../clinical/clinical-store'
import { ids } from '../visit/visit-fixture'

const kept = vi.hoisted(() => new Map<string, unknown>())
vi.mock('#renderer/data/files/files', () => ({
  hasFiles: async () => false,
  putFile: async (_keyring: unknown, _space: string, id: string, file: unknown) => {
    kept.set(id, file)
    return { ok: true, value: undefined }
  },
  readFile: async (_keyring: unknown, _space: string, id: string) => {
    const value = kept.get(id)
    return value ? { ok: true, value } : { ok: false, refusal: 'missing' }
  },
}))

let session: Session
afterEach(async () => {
  await session.store.close()
})

it('a note speaks of the journal as far as it is signed, which the others have or will have soon', async () => {
  const key = makeSigningKey()
  session = {
    ...(await sessionOver(['staff'])),
    ...{ clientSpace: ids.space, practiceSpace: ids.space },
    sign: async (message: Uint8Array<ArrayBuffer>) => sign(message, key),
    opened: { deviceId: ids.device, spaces: [] } as unknown as Session['opened'],
  }
  expect(await recordAct(session, { what: 'unlocked' })).toBe(true)
  expect(await journalPin(session)).toEqual({})
  await journalOf(session).closeForBackup()
  const signed = await journalOf(session).head()
  expect(signed.n).toBe(1)
  expect(await recordAct(session, { what: 'backedUp' })).toBe(true)
  expect(await journalPin(session)).toEqual({ journal: signed })
})
