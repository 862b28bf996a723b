import { ok, type Result, refused } from '../../result'
import type { HipaaStatus, Practice } from '../../schema/catalog-entry'

export const hipaaWords: Readonly<Record<HipaaStatus, string>> = {
  covered: 'Covered',
  businessAssociate: 'Business associate',
  notCoveredFollowsAnyway: 'Not covered, follows it anyway',
}

type HipaaChange = NonNullable<Practice['hipaa']>[number]

const mostChanges = 100
const inTime = (a: HipaaChange, b: HipaaChange): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1

/** Oldest first, as two laptops may have written them in another order. */
export const hipaaChanges = (practice: Pick<Practice, 'hipaa'>): readonly HipaaChange[] =>
  (practice.hipaa ?? []).toSorted(inTime)

/** What the practice says it is; nothing said is treated as covered (clinical rulebook 8.1, default). */
export const hipaaStatus = (practice: Pick<Practice, 'hipaa'>): HipaaStatus =>
  hipaaChanges(practice).at(-1)?.status ?? 'covered'

/** Another standing, kept for good with who, when and why. */
export function withHipaaStatus<P extends Pick<Practice, 'hipaa'>>(
  practice: P,
  { status, reason, ...made }: HipaaChange,
): Result<P, 'noReason' | 'same' | 'full'> {
  const changes = hipaaChanges(practice)
  if (reason.trim().length < 3) return refused('noReason')
  if (changes.at(-1)?.status === status) return refused('same')
  if (changes.length >= mostChanges) return refused('full')
  return ok({ ...practice, hipaa: [...changes, { ...made, status, reason: reason.trim() }] })
}

/**
 * What stands on a consent to sharing and a sent summary about the law that guards it (rulebook 8.1, 8.3);
 * '' until the practice has said what it is. It is treated as covered till then, and nothing is printed
 * that nobody said: a practice that is not covered must not say that the law binds it.
 */
export function privacyLine(
  practice: Pick<Practice, 'hipaa'> | null,
  language: 'en' | 'es',
): string {
  const said = practice && hipaaChanges(practice).at(-1)
  return said ? privacyLines[language][said.status] : ''
}

const privacyLines: Readonly<Record<'en' | 'es', Readonly<Record<HipaaStatus, string>>>> = {
  en: {
    covered: 'This practice is bound by the federal privacy rule (HIPAA).',
    businessAssociate:
      'This practice works for one that is bound by the federal privacy rule (HIPAA), and is bound with it.',
    notCoveredFollowsAnyway:
      'This practice is not bound by the federal privacy rule (HIPAA) and follows it of its own accord.',
  },
  es: {
    covered: 'La ley federal de privacidad (HIPAA) obliga a esta práctica.',
    businessAssociate:
      'Esta práctica trabaja para otra a la que obliga la ley federal de privacidad (HIPAA), y está obligada con ella.',
    notCoveredFollowsAnyway:
      'La ley federal de privacidad (HIPAA) no obliga a esta práctica, que la sigue por decisión propia.',
  },
}
