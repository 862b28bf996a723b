import { type FittedComposition, factsOnPage } from '../summary/composition'
import type { SharedFact } from '../summary/shared-fact'
import type { Block, Topic } from '../summary/summary-content'
import { coded, type DocumentType, documentType, loincCodes, sectionCodes, systems } from './codes'
import { type Context, codeOf, contextOf, resource, who } from './context'
import { encounters, resourcesOf } from './facts'
import { narrativeOf, sentences } from './narrative'
import { people } from './people'
import { ask, careTeam, consent, pageDocument, provenance } from './request'
import { type FhirBundle, type Resource, tidy, to, urn } from './resource'

/**
 * A summary as a FHIR R4 document: exactly what stands on the page, in words and once more as values. It
 * claims no profile: a massage summary is no patient summary (IPS). Clinical rulebook 9.5, 9.6.
 *
 * `pdf`: the page itself, to travel inside; null leaves it out. The answer is plain JSON; two calls with the
 * same composition give the same document.
 */
export function fhirDocument(composition: FittedComposition, pdf: Uint8Array | null): FhirBundle {
  const context = contextOf(composition)
  const facts = factsOnPage(composition)
  const visits = encounters(facts, context)
  const type = documentType(composition.purpose, visits.length)
  const values = new Map<SharedFact, readonly Resource[]>()
  const known = new Set<string>()
  for (const fact of facts) {
    const fresh = resourcesOf(fact, context).filter(({ id }) => !known.has(id))
    for (const { id } of fresh) known.add(id)
    values.set(fact, fresh)
  }
  const asked = ask(context)
  const paper = pdf ? [pageDocument(context, pdf, type)] : []
  const team = careTeam(context)
  const allowed = consent(context)
  const sections = [
    firstSection(composition, asked),
    ...pageSections(composition, values),
    ...closing(composition, { team, allowed, paper }),
  ]
  const document = head(context, type, visits, sections)
  const resources = [
    document,
    ...people(context),
    ...visits,
    ...[...values.values()].flat(),
    ...[...asked, team, allowed, ...paper, provenance(context, document)],
  ]
  return {
    ...{ resourceType: 'Bundle', id: context.id('bundle'), type: 'document' },
    identifier: { system: systems.uri, value: urn(composition.summaryId) },
    timestamp: composition.composedAt,
    entry: resources.map((one) => ({ fullUrl: urn(one.id), resource: tidy(one) as Resource })),
  }
}

/** As a file: `application/fhir+json`, UTF-8. */
export const fhirText = (bundle: FhirBundle): string => JSON.stringify(bundle)

interface Section {
  readonly title: string
  readonly [field: string]: unknown
}

function head(
  context: Context,
  { code, text }: DocumentType,
  visits: readonly Resource[],
  section: readonly Section[],
): Resource {
  const { composition, id, ref } = context
  const [visit] = visits
  return resource('Composition', id('composition'), {
    language: 'en',
    text: sentences([
      `${text} of ${composition.page.date}`,
      `From ${composition.page.therapist.name} to ${composition.page.recipient.name}`,
      ...composition.page.facts.map(({ label, value }) => `${label}: ${value}`),
    ]),
    identifier: { system: systems.uri, value: urn(composition.summaryId) },
    status: 'final',
    type: coded(code, text),
    subject: ref(who.subject),
    encounter: visit && visits.length === 1 ? to(visit) : undefined,
    date: composition.composedAt,
    author: [ref(who.therapistRole)],
    title: 'Summary for a provider',
    confidentiality: composition.permission.parts.some((part) => part.startsWith('mood'))
      ? 'R'
      : 'N',
    attester: [
      { mode: 'professional', time: composition.composedAt, party: ref(who.therapistRole) },
    ],
    custodian: ref(who.practice),
    section,
  })
}

/** The ask comes first, as on the page. */
const firstSection = ({ page }: FittedComposition, asked: readonly Resource[]): Section => ({
  title: 'What we ask',
  code: { coding: [sectionCodes.reason.code], text: 'What we ask' },
  text: sentences([
    page.ask,
    ...(page.purpose ? [page.purpose] : []),
    `Urgency: ${page.urgency}`,
    `Answer by: ${page.replyBy || 'no date set'}`,
    page.reply,
  ]),
  entry: asked.map(to),
})

/** The blocks of the page by topic, in the page's order. */
function pageSections(
  { page }: FittedComposition,
  values: ReadonlyMap<SharedFact, readonly Resource[]>,
): Section[] {
  const topics = new Map<Topic, Block[]>()
  for (const block of page.sections.flatMap(({ blocks }) => blocks)) {
    topics.set(block.topic, [...(topics.get(block.topic) ?? []), block])
  }
  return [...topics].map(([topic, blocks]) => {
    const { code, title } = sectionCodes[topic]
    const facts = blocks.flatMap((block) => block.facts ?? [])
    const entry = facts.flatMap((fact) => values.get(fact) ?? []).map(to)
    return {
      title,
      code: { coding: [code], text: title },
      text: narrativeOf(blocks),
      entry,
      emptyReason: entry.length === 0 ? emptyReason(topic, facts) : undefined,
    }
  })
}

/** Only of lists that other systems look for: nothing there, or nobody asked. */
function emptyReason(topic: Topic, facts: readonly SharedFact[]) {
  if (topic === 'allergies') {
    const none = facts.some(({ kind }) => kind === 'noAllergies')
    return codeOf(systems.emptyReason, none ? 'nilknown' : 'notasked')
  }
  return topic === 'medications' || topic === 'conditions'
    ? codeOf(systems.emptyReason, 'unavailable')
    : undefined
}

interface Closing {
  readonly team: Resource
  readonly allowed: Resource
  readonly paper: readonly Resource[]
}

function closing({ page }: FittedComposition, { team, allowed, paper }: Closing): Section[] {
  const careTeamWords = [page.therapist, page.recipient].map(({ name, lines }) =>
    [name, ...lines].join(' · '),
  )
  return [
    ...(page.leftOut
      ? [
          {
            title: 'Left out for length',
            text: sentences([`Left out for length: ${page.leftOut}`]),
          },
        ]
      : []),
    {
      title: 'Care team',
      code: coded(loincCodes.careTeam, 'Care team'),
      text: sentences(careTeamWords),
      entry: [to(team)],
    },
    {
      title: 'Permission to share',
      code: coded(loincCodes.consentDocument, 'Permission to share'),
      text: sentences([
        page.consent || 'The client agreed to sharing this.',
        'Written by a massage therapist: what was reported and observed, not a diagnosis. Confidential, for the named recipient only.',
      ]),
      entry: [to(allowed)],
    },
    ...(paper.length > 0
      ? [
          {
            title: 'The page as PDF',
            text: sentences(['The page as it left, as a PDF.']),
            entry: paper.map(to),
          },
        ]
      : []),
  ]
}
