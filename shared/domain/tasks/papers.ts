import type { Staff } from '../../schema/staff'
import { isInUse } from '../practice/laptops'
import { type Paper, type PaperStanding, paperStanding, papersOf } from '../practice/papers'
import type { Day } from '../time/calendar-day'

/** A license, an insurance or a certificate to renew: worked out from the records, as every task is. */
export interface PaperTask {
  readonly paper: Paper
  readonly standing: Extract<PaperStanding, { kind: 'soon' | 'ended' }>
  /** Of whom, where it is somebody else's than the reader's. */
  readonly of: string
}

/** A certificate that ended so long ago is told in Settings and no more on Today; a license always is. */
const lapsesAfterDays = 60

/** Their laptops were taken out, every one: they have left, and their record stays for what they signed. */
export const hasLeft = ({ signingKeys }: Pick<Staff, 'signingKeys'>): boolean =>
  signingKeys.length > 0 && !signingKeys.some(isInUse)

/**
 * What is to be renewed by this person; owners and leads hear of everybody's, their own first, what ends
 * first before the others. Nothing has to be answered: it goes when the new day of ending is entered.
 */
export function papersToRenew(
  readerId: string,
  staff: readonly Pick<Staff, 'id' | 'name' | 'role' | 'licence' | 'credentials' | 'signingKeys'>[],
  today: Day,
): readonly PaperTask[] {
  const role = staff.find(({ id }) => id === readerId)?.role
  const hearsAll = role === 'owner' || role === 'lead'
  return staff
    .filter((person) => person.id === readerId || (hearsAll && !hasLeft(person)))
    .flatMap((person) =>
      papersOf(person).flatMap((paper): PaperTask[] => {
        const standing = paperStanding(paper, today)
        if (standing.kind !== 'soon' && standing.kind !== 'ended') return []
        const isOver = standing.kind === 'ended' && standing.daysAgo > lapsesAfterDays
        if (isOver && paper.kind === 'credential') return []
        return [{ paper, standing, of: person.id === readerId ? '' : person.name }]
      }),
    )
    .toSorted(
      (a, b) =>
        Number(a.of !== '') - Number(b.of !== '') ||
        (a.paper.expiresOn ?? '').localeCompare(b.paper.expiresOn ?? ''),
    )
}
