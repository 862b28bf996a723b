import { ok, type Result, refused } from '#shared/result'
import { recordAct } from '../audit/record-act'
import { type Session, touch } from '../session'
import { askRole } from './ask-role'

/** Whether a license that has ended keeps its holder from signing notes: an owner or a lead says so. */
export async function saveLicenceRule(
  session: Session,
  { practiceId, blocks }: { readonly practiceId: string; readonly blocks: boolean },
): Promise<Result<null, 'gone' | 'notYours'>> {
  const asked = await askRole(session, 'licenceRule')
  if (!asked.ok) return asked
  const changed = await session.store.change<'catalog', 'gone'>('catalog', practiceId, (entry) =>
    entry.practice
      ? ok({
          ...{ ...entry, ...touch(session) },
          practice: { ...entry.practice, licenceBlocksSigning: blocks },
        })
      : refused('gone'),
  )
  if (!changed.ok) return refused('gone')
  await recordAct(session, {
    ...{ what: 'changedSettings', collection: 'catalog', recordId: practiceId, how: 'licences' },
  })
  return ok(null)
}
