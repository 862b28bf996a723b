import {
  type EditFormRefusal,
  editForm,
  type FormWords,
} from '#shared/domain/consents/form-versions'
import { type RuleSeed, regionKey, sameRegion } from '#shared/domain/consents/state-rules'
import { ok, type Result, refused } from '#shared/result'
import type { CatalogEntry, FormPurpose } from '#shared/schema/catalog-entry'
import type { Staff } from '#shared/schema/staff'
import { recordAct } from '../audit/record-act'
import { type Session, touch } from '../session'
import { askRole } from './ask-role'
import { ensureForm } from './give-consent'

/** Writes a new version of a form; what was signed before keeps its own words. */
export async function saveForm(
  session: Session,
  { purpose, words }: { readonly purpose: FormPurpose; readonly words: FormWords },
): Promise<Result<null, EditFormRefusal | 'gone' | 'notYours'>> {
  const asked = await askRole(session, 'consentForms')
  if (!asked.ok) return asked
  const entry = await ensureForm(session, purpose)
  const changed = await session.store.change<'catalog', EditFormRefusal>(
    'catalog',
    entry.id,
    (current) => editForm(current, words, touch(session)),
  )
  if (changed.ok) {
    await recordAct(session, {
      ...{ what: 'changedSettings', collection: 'catalog', recordId: entry.id, how: 'forms' },
    })
    return ok(null)
  }
  const { refusal } = changed
  return refused(refusal === 'missing' || refusal === 'final' ? 'gone' : refusal)
}

/** The practice confirms what one state asks: from now on, by this person. */
export async function confirmStateRule(
  session: Session,
  { entryId, rule }: { readonly entryId: string; readonly rule: RuleSeed },
): Promise<Result<null, 'gone' | 'full' | 'notYours'>> {
  const { updatedAt, updatedBy } = touch(session)
  const confirmed = {
    ...rule,
    region: regionKey(rule.region),
    ...{ confirmedAt: updatedAt, confirmedBy: updatedBy },
  }
  return changeRules(session, entryId, (rules) => [
    ...rules.filter(({ region }) => !sameRegion(region, rule.region)),
    confirmed,
  ])
}

/** Takes a state out again: breast massage is off there until it is confirmed anew. */
export async function removeStateRule(
  session: Session,
  { entryId, region }: { readonly entryId: string; readonly region: string },
): Promise<Result<null, 'gone' | 'full' | 'notYours'>> {
  return changeRules(session, entryId, (rules) =>
    rules.filter((rule) => !sameRegion(rule.region, region)),
  )
}

type Rules = NonNullable<NonNullable<CatalogEntry['practice']>['stateRules']>

async function changeRules(
  session: Session,
  entryId: string,
  decide: (rules: Rules) => Rules,
): Promise<Result<null, 'gone' | 'full' | 'notYours'>> {
  const asked = await askRole(session, 'clinicalRules')
  if (!asked.ok) return asked
  const changed = await session.store.change<'catalog', 'gone' | 'full'>(
    'catalog',
    entryId,
    (entry) => {
      if (!entry.practice) return refused('gone')
      const stateRules = decide(entry.practice.stateRules ?? []).toSorted((a, b) =>
        a.region < b.region ? -1 : 1,
      )
      if (stateRules.length > 60) return refused('full')
      return ok({ ...entry, ...touch(session), practice: { ...entry.practice, stateRules } })
    },
  )
  if (changed.ok) {
    await recordAct(session, {
      ...{ what: 'changedSettings', collection: 'catalog', recordId: entryId, how: 'stateRules' },
    })
    return ok(null)
  }
  return refused(changed.refusal === 'full' ? 'full' : 'gone')
}

/** In-person training in breast massage of the member of staff at this laptop. */
export async function saveBreastTraining(
  session: Session,
  training: NonNullable<Staff['breastTraining']>,
): Promise<Result<null, 'gone'>> {
  const changed = await session.store.change('staff', session.staffId, (staff) =>
    ok({ ...staff, breastTraining: training, ...touch(session) }),
  )
  return changed.ok ? ok(null) : refused('gone')
}
