import type { Practice } from '../../schema/catalog-entry'
import type { Staff } from '../../schema/staff'
import { type Day, daysBetween } from '../time/calendar-day'

/** Said first so many days before a license or a certificate ends, and then again (the practice's own default). */
export const warningDays = [60, 30, 7] as const
export type WarningDays = (typeof warningDays)[number]

/** What a person may have to show: their license, insurance, certificates. */
export interface Paper {
  readonly staffId: string
  readonly kind: 'licence' | 'credential'
  /** '' for the license. */
  readonly id: string
  readonly name: string
  readonly issuer: string
  /** The last day on which it holds; null when none was told. */
  readonly expiresOn: Day | null
}

/** `ended`: `expiresOn` is over. `soon`: it ends within so many days. `open`: no end is known. */
export type PaperStanding =
  | { readonly kind: 'open' }
  | { readonly kind: 'holds'; readonly daysLeft: number }
  | { readonly kind: 'soon'; readonly daysLeft: number; readonly within: WarningDays }
  | { readonly kind: 'ended'; readonly daysAgo: number }

/** License first. A license that nothing was told of is no paper yet. */
export function papersOf({
  id: staffId,
  licence,
  credentials,
}: Pick<Staff, 'id' | 'licence' | 'credentials'>): readonly Paper[] {
  const title = [licence.title, licence.number].map((part) => part.trim()).filter(Boolean)
  const license: Paper = {
    ...{ staffId, kind: 'licence', id: '', issuer: licence.state },
    ...{ name: ['License', ...title].join(' '), expiresOn: licence.expiresOn },
  }
  const others = credentials.map(
    ({ id, name, issuer, expiresOn }): Paper => ({
      ...{ staffId, kind: 'credential', id, name, issuer, expiresOn },
    }),
  )
  return licence.number === '' && licence.expiresOn === null ? others : [license, ...others]
}

/** By days, and never by hours: a paper holds through the whole of its last day, wherever the clocks change. */
export function paperStanding({ expiresOn }: Pick<Paper, 'expiresOn'>, today: Day): PaperStanding {
  if (expiresOn === null) return { kind: 'open' }
  const daysLeft = daysBetween(today, expiresOn)
  if (daysLeft < 0) return { kind: 'ended', daysAgo: -daysLeft }
  const within = warningDays.findLast((days) => daysLeft <= days)
  return within === undefined ? { kind: 'holds', daysLeft } : { kind: 'soon', daysLeft, within }
}

/** `Ended yesterday.` `Ends today.` `Ends in 12 days.` */
export function standingWords(standing: PaperStanding): string {
  if (standing.kind === 'open') return 'No end told'
  if (standing.kind === 'ended') {
    return standing.daysAgo === 1 ? 'Ended yesterday' : `Ended ${standing.daysAgo} days ago`
  }
  if (standing.daysLeft === 0) return 'Ends today'
  return standing.daysLeft === 1 ? 'Ends tomorrow' : `Ends in ${standing.daysLeft} days`
}

/** Whether notes may be signed by a person whose license has ended, as the practice has decided. */
export type LicenceAtSigning =
  | { readonly kind: 'fine' }
  /** Said before signing, and no more. */
  | { readonly kind: 'said'; readonly endedOn: Day }
  | { readonly kind: 'blocks'; readonly endedOn: Day }

/**
 * `today` is the day in the practice's zone. A license without a day of ending holds: Doorstep knows of no
 * other. Off unless the practice says so, for a wrong date typed must not keep a visit unsigned.
 */
export function licenceAtSigning(
  { licence }: Pick<Staff, 'licence'>,
  practice: Pick<Practice, 'licenceBlocksSigning'> | null,
  today: Day,
): LicenceAtSigning {
  const { expiresOn } = licence
  if (expiresOn === null || expiresOn >= today) return { kind: 'fine' }
  return { kind: practice?.licenceBlocksSigning ? 'blocks' : 'said', endedOn: expiresOn }
}
