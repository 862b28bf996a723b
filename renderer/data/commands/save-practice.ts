import type { PracticeDetails } from '#shared/domain/practice/new-practice'
import { ok, type Result, refused } from '#shared/result'
import type { Practice } from '#shared/schema/catalog-entry'
import { recordAct } from '../audit/record-act'
import { type Session, touch } from '../session'
import type { ChangeRefusal } from '../store/store'
import { askRole } from './ask-role'

/** `wrongKind`: the entry is a service, kit or item. */
export type SavePracticeRefusal = ChangeRefusal | 'wrongKind' | 'notYours'

export async function savePractice(
  session: Session,
  { id, details }: { readonly id: string; readonly details: PracticeDetails },
): Promise<Result<undefined, SavePracticeRefusal>> {
  const asked = await askRole(session, 'practiceDetails')
  if (!asked.ok) return asked
  const { name, ...practice } = details
  const changed = await session.store.change('catalog', id, (entry) =>
    entry.kind === 'practice'
      ? ok({
          ...entry,
          ...touch(session),
          name,
          // What has a screen of its own may have been changed there while the form was open.
          practice: { ...practice, ...ownScreens(entry.practice) },
        })
      : refused('wrongKind' as const),
  )
  if (!changed.ok) return changed
  await recordAct(session, {
    ...{ what: 'changedSettings', collection: 'catalog', recordId: id, how: 'practice' },
  })
  return ok(undefined)
}

const ownScreens = (practice: Practice | null): Partial<Practice> => ({
  ...(practice?.parkingMin !== undefined && { parkingMin: practice.parkingMin }),
  ...(practice?.clinicalRules && { clinicalRules: practice.clinicalRules }),
  ...(practice?.mood && { mood: practice.mood }),
  ...(practice?.stateRules && { stateRules: practice.stateRules }),
  ...(practice?.mileage && { mileage: practice.mileage }),
  ...(practice?.breastProtocol && { breastProtocol: practice.breastProtocol }),
  ...(practice?.money && { money: practice.money }),
  ...(practice?.phrases && { phrases: practice.phrases }),
  ...(practice?.hipaa && { hipaa: practice.hipaa }),
  ...(practice?.interest && { interest: practice.interest }),
  ...(practice?.licenceBlocksSigning !== undefined && {
    licenceBlocksSigning: practice.licenceBlocksSigning,
  }),
  ...(practice?.linkViewer && { linkViewer: practice.linkViewer }),
})
