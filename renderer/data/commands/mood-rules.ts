import type { KnownResource } from '#shared/domain/care-plan/resources'
import {
  type CutOffRefusal,
  withCopyConfirmed,
  withCutOffs,
} from '#shared/domain/clinical/mood/rules'
import type { MoodCutOffs } from '#shared/domain/clinical/mood/score'
import { ok, type Result, refused } from '#shared/result'
import { catalogEntrySchema } from '#shared/schema/catalog-entry'
import type { MoodRules } from '#shared/schema/mood-rules'
import { recordAct } from '../audit/record-act'
import { type Session, stamp, touch } from '../session'
import { askRole } from './ask-role'
import { changePractice } from './change-practice'

async function changeRules<R>(
  session: Session,
  decide: (rules: MoodRules | null) => Result<MoodRules, R>,
): Promise<Result<null, R | 'gone' | 'notYours'>> {
  const changed = await changePractice(session, 'clinicalRules', (practice) => {
    const rules = decide(practice.mood ?? null)
    return rules.ok ? ok({ mood: rules.value }) : rules
  })
  if (!changed.ok) return changed
  await recordAct(session, {
    ...{ what: 'changedSettings', collection: 'catalog', recordId: changed.value },
    how: 'screening',
  })
  return ok(null)
}

/** Confirms that the practice uses its own copy of the EPDS: from then on answers are entered. */
export const confirmOwnCopy = (
  session: Session,
  form: string,
): Promise<Result<null, 'gone' | 'notYours'>> =>
  changeRules<never>(session, (rules) =>
    ok(withCopyConfirmed(rules, { form, at: session.now(), by: session.staffId })),
  )

/** From which totals on the practice acts, for a language ('' for all), with the reason. */
export const saveCutOffs = (
  session: Session,
  change: MoodCutOffs & { readonly language: string; readonly why: string },
): Promise<Result<null, CutOffRefusal | 'gone' | 'notYours'>> =>
  changeRules(session, (rules) =>
    withCutOffs(rules, {
      ...{ ...change, id: session.newId(), changedAt: session.now(), changedBy: session.staffId },
    }),
  )

/** Adds or changes somebody to turn to; one that came along becomes the practice's own. */
export async function saveResource(
  session: Session,
  { id, name, active, own: _own, line, ...given }: KnownResource,
): Promise<Result<null, 'noName' | 'notYours'>> {
  const asked = await askRole(session, 'clinicalRules')
  if (!asked.ok) return asked
  // A second copy of a line's number could only ever go stale.
  const resource = line ? { ...given, phone: '', verifiedOn: null } : given
  if (name.trim() === '') return refused('noName')
  const changed = await session.store.change('catalog', id, (entry) =>
    ok({ ...entry, ...touch(session), name: name.trim(), active, resource }),
  )
  if (changed.ok) return ok(null)
  const parts = { service: null, kit: null, item: null, practice: null }
  const entry = { ...stamp(session, session.practiceSpace, id), ...parts }
  await session.store.insert(
    'catalog',
    catalogEntrySchema.parse({
      ...entry,
      kind: 'resource',
      name: name.trim(),
      active,
      note: '',
      resource,
    }),
  )
  return ok(null)
}
