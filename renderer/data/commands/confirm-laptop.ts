import { z } from 'zod'
import { isInUse, type Laptop } from '#shared/domain/practice/laptops'
import { ok, type Result, refused } from '#shared/result'
import type { Session } from '../session'
import { askRole } from './ask-role'
import { memberLog } from './member-log'
import { type SignRefusal, signActs } from './sign-acts'

/** Laptops that this one made a file for: they are let into the log by themselves when they come. */
const keptUnder = 'expected-laptops'
const expectedSchema = z.array(z.strictObject({ deviceId: z.uuid(), until: z.iso.datetime() }))

async function expectedLaptops({ store, now }: Session) {
  const kept = expectedSchema.safeParse(await store.readDraft(keptUnder)).data ?? []
  return kept.filter(({ until }) => until > now())
}

/** A file was written for that laptop, which is good `until` then. */
export async function expectLaptop(
  session: Session,
  deviceId: string,
  until: string,
): Promise<void> {
  const others = await expectedLaptops(session)
  await session.store.saveDraft(keptUnder, [...others, { deviceId, until }])
}

/** Those of a person's laptops that nobody signed for yet, where a log is kept at all. */
export async function unsignedLaptops(
  session: Session,
  staffId: string,
): Promise<readonly Laptop[]> {
  const log = await memberLog(session)
  const person = await session.store.read('staff', staffId)
  if (!log || !person) return []
  const known = new Set(
    log.state.members.flatMap(({ laptops }) => laptops.map(({ deviceId }) => deviceId)),
  )
  return person.signingKeys.filter((laptop) => isInUse(laptop) && !known.has(laptop.deviceId))
}

/** `missing`: it told no keys to sign for, or it is gone from the record. */
export async function confirmLaptop(
  session: Session,
  { staffId, deviceId }: { readonly staffId: string; readonly deviceId: string },
): Promise<Result<undefined, SignRefusal>> {
  if (!(await askRole(session, 'laptops', staffId)).ok) return refused('notAllowed')
  const waiting = await unsignedLaptops(session, staffId)
  const laptop = waiting.find((one) => one.deviceId === deviceId)
  if (!laptop?.sealingKey) return refused('missing')
  const keys = { deviceId, signingKey: laptop.publicKey, sealingKey: laptop.sealingKey }
  const signed = await signActs(session, [{ kind: 'laptopAdded', staffId, ...keys }])
  return signed.ok ? ok(undefined) : signed
}

/** Signs for the laptops of one's own that this one expects. */
export async function confirmExpected(session: Session): Promise<void> {
  const expected = new Set((await expectedLaptops(session)).map(({ deviceId }) => deviceId))
  if (expected.size === 0) return
  for (const { deviceId } of await unsignedLaptops(session, session.staffId)) {
    if (expected.has(deviceId)) await confirmLaptop(session, { staffId: session.staffId, deviceId })
  }
}
