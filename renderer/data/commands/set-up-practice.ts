import { toBase64 } from '#shared/crypto/bytes'
import { type NewPractice, newOwner, newPracticeEntry } from '#shared/domain/practice/new-practice'
import { starterCatalog } from '#shared/domain/supplies/starter-catalog'
import { ok, type Result } from '#shared/result'
import { type Session, stamp } from '../session'
import { isSetUp } from './is-set-up'

/**
 * The first records of a practice: its owner, what a practice like it usually carries, and its own
 * entry. The entry comes last and with the rest of the catalog in one write: a practice that has it is
 * complete, and a start that was interrupted is simply done again.
 */
export async function setUpPractice(
  session: Session,
  input: NewPractice,
): Promise<Result<undefined, never>> {
  if (await isSetUp(session)) return ok(undefined)
  const { store, opened, practiceSpace, clientSpace, staffId } = session
  const owner = newOwner(input, stamp(session, practiceSpace, staffId), {
    clientSpace,
    deviceId: opened.deviceId,
    signingPublicKey: toBase64(opened.signingPublicKey),
    sealingPublicKey: toBase64(opened.sealingPublicKey),
  })
  const changed = await store.change('staff', staffId, () => ok(owner))
  if (!changed.ok) await store.insert('staff', owner)
  const practice = newPracticeEntry(input, stamp(session, practiceSpace), {
    timeZone: session.timeZone(),
    locale: navigator.language,
  })
  const starter = starterCatalog(() => stamp(session, practiceSpace))
  await store.insertMany('catalog', [...starter, practice])
  return ok(undefined)
}
