import { ok, type Result, refused } from '../../result'
import type { CareRole, PersonName } from '../../schema/client'
import type { Address } from '../../schema/primitives'
import type { Summary, SummaryPurpose } from '../../schema/summary'
import type { Day, Instant } from '../time/calendar-day'
import { composeSummary, type SummarySources } from './compose-summary'
import { pageWithout } from './fit-page'
import { partsOnPage } from './part-rules'
import type { SharedFact } from './shared-fact'
import { type SendBlock, sendBlocks } from './summary-choices'
import type { SummaryContent, SummaryPage } from './summary-content'

/*
 * One value that every form of a summary is made of: the page, the encrypted page, the document for other
 * systems. What is not in it leaves in none of them; what the page has no room for is in none of them either.
 */

export interface Recipient {
  readonly providerId: string
  readonly role: CareRole
  readonly name: string
  readonly credentials: string
  readonly organisation: string
  readonly npi: string
  readonly phone: string
  readonly fax: string
  readonly email: string
  readonly address: Address
}

export interface Composition {
  /** The id of the summary: what an answer names. */
  readonly summaryId: string
  readonly composedAt: Instant
  readonly kind: 'parent' | 'infant'
  readonly purpose: SummaryPurpose | null
  readonly urgency: Summary['urgency']
  readonly ask: string
  readonly requestBy: Day | null
  readonly person: {
    readonly clientId: string
    readonly name: PersonName
    readonly dateOfBirth: Day | null
    /** Of a baby: the parent by name, and nothing else of theirs. */
    readonly parentName: PersonName | null
  }
  readonly recipient: Recipient
  readonly therapist: {
    readonly staffId: string
    readonly name: string
    readonly licence: { readonly title: string; readonly number: string; readonly state: string }
    /** '' where it is not recorded. */
    readonly npi: string
    readonly phone: string
    readonly email: string
  }
  readonly practice: {
    readonly practiceId: string
    readonly name: string
    readonly phone: string
    readonly email: string
    readonly address: Address
    readonly timeZone: string
  }
  readonly permission: {
    /** The day of the yes; null where it was not written down. */
    readonly agreedOn: Day | null
    /** The last day it counts; null: until taken back. */
    readonly until: Day | null
    /** A signed permission names categories; without one the care team's yes stands. */
    readonly signed: boolean
    /** What of it stands on this page. */
    readonly parts: Summary['parts']
  }
  /** Its words in full, before anything gave way to the length of one page. */
  readonly content: SummaryContent
}

/** As it leaves: one page, and the same as values. */
export interface FittedComposition extends Composition {
  readonly page: SummaryPage
}

export interface CompositionSources extends SummarySources {
  readonly summaryId: string
  readonly practiceId: string
  readonly now: Instant
}

/**
 * The composition of a summary that may leave; refused with the reasons when it may not, so that no form of
 * it can be made. Pure: the same records at the same instant give the same value, which is plain JSON.
 */
export function compose(sources: CompositionSources): Result<Composition, readonly SendBlock[]> {
  const { choices, provider, sharing, subject } = sources
  const blocks = sendBlocks(choices, sharing, provider !== null, subject.kind)
  if (blocks.length > 0 || !provider) return refused(blocks)
  const parts = partsOnPage(choices.parts, subject.kind, choices.recipientRole, sharing)
  return ok({
    ...{ summaryId: sources.summaryId, composedAt: sources.now, kind: subject.kind },
    ...{ purpose: choices.purpose ?? null, urgency: choices.urgency },
    ...{ ask: choices.ask.trim(), requestBy: choices.requestBy },
    person: {
      ...{ clientId: subject.clientId, name: subject.name },
      ...{ dateOfBirth: subject.dateOfBirth, parentName: subject.parentName },
    },
    recipient: {
      ...{ providerId: provider.id, role: choices.recipientRole, name: provider.name },
      ...{ credentials: provider.credentials, organisation: provider.organisation },
      ...{ npi: provider.npi, phone: provider.phone, fax: provider.fax, email: provider.email },
      address: provider.address,
    },
    therapist: therapistOf(sources),
    practice: practiceOf(sources),
    permission: {
      ...{ agreedOn: sharing?.sharingOn ?? null, until: sharing?.until ?? null },
      ...{ signed: Boolean(sharing?.parts), parts: [...parts] },
    },
    content: composeSummary(sources),
  })
}

const therapistOf = ({ therapist }: SummarySources): Composition['therapist'] => {
  const { title, number, state } = therapist.licence
  return {
    ...{ staffId: therapist.id, name: therapist.name, licence: { title, number, state } },
    ...{ npi: therapist.npi ?? '', phone: therapist.phone, email: therapist.email },
  }
}

const practiceOf = (sources: CompositionSources): Composition['practice'] => {
  const { phone, email, address, timeZone } = sources.practice
  return {
    ...{ practiceId: sources.practiceId, name: sources.practiceName },
    ...{ phone, email, address, timeZone },
  }
}

/** With the first `count` blocks of the leaving order left out: as many as the printed page asked for. */
export const fitted = (composition: Composition, count: number): FittedComposition => ({
  ...composition,
  page: pageWithout(composition.content, count),
})

/** Everything that stands on the page as a value, in the page's order. */
export const factsOnPage = ({ page }: Pick<FittedComposition, 'page'>): readonly SharedFact[] =>
  page.sections.flatMap(({ blocks }) => blocks).flatMap(({ facts }) => facts ?? [])
