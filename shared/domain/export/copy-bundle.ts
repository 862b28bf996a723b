import type { Provider } from '../../schema/provider'
import type { Staff } from '../../schema/staff'
import { careRoleWords, sharingWords } from '../clients/words'
import { consentKindWords } from '../consents/words'
import { coded, loincCodes, sectionCodes, systems } from '../fhir/codes'
import { type Context, codeOf, contextOf, resource, who } from '../fhir/context'
import { encounters, resourcesOf } from '../fhir/facts'
import { sentences } from '../fhir/narrative'
import { people } from '../fhir/people'
import { type Entry, type Resource, says, tidy, to, urn } from '../fhir/resource'
import type { FittedComposition } from '../summary/composition'
import type { SharedFact } from '../summary/shared-fact'
import type { SummaryContent } from '../summary/summary-content'
import type { SummarySubject } from '../summary/summary-subject'
import { serviceKindWords } from '../supplies/words'
import type { ClientCopy } from './client-copy'
import { copyFacts } from './copy-facts'

export interface CollectionBundle {
  readonly resourceType: 'Bundle'
  readonly type: 'collection'
  readonly timestamp: string
  readonly entry: readonly Entry[]
  readonly [field: string]: unknown
}

export interface BundleSources {
  readonly copy: ClientCopy
  readonly subject: SummarySubject
  /** The usual therapist of the person: whose name stands on what has no author of its own. */
  readonly therapist: Staff
  readonly staff: readonly Staff[]
  readonly providers: readonly Provider[]
}

/**
 * Everything of one person as a FHIR R4 collection (clinical rulebook 9.5): who they are, each signed note as
 * a document of its own in words, and as values whatever has a code. The rest of the record, whole, is the
 * JSON beside it. It claims no profile. Two calls with the same copy give the same bundle.
 */
export function copyBundle(sources: BundleSources): CollectionBundle {
  const { copy } = sources
  const context = contextFor(sources)
  const facts = copyFacts({
    ...{ subject: sources.subject, providers: sources.providers },
    notes: copy.notes.map((note) => ({ ...note, space: copy.practice.id })),
    screenings: copy.screenings.map((one) => ({ ...one, space: copy.practice.id })),
    ...{ timeZone: copy.timeZone, today: copy.madeOn },
  })
  const authors = authorsOf(sources, context)
  const resources = [
    ...people(context).filter(({ id }) => !nobody(context).has(id)),
    ...authors.resources,
    ...visitsOf(copy, facts, context),
    ...facts.flatMap((fact) => resourcesOf(fact, context)),
    ...notesOf(copy, context, authors.refOf),
    ...consentsOf(copy, context),
    ...filesOf(copy, context),
    ...teamOf(copy, sources.providers, context),
  ]
  const once = new Map(resources.map((one) => [one.id, one]))
  return {
    ...{ resourceType: 'Bundle', id: context.id('bundle'), type: 'collection' },
    identifier: { system: systems.uri, value: urn(context.id('bundle')) },
    timestamp: copy.madeAt,
    entry: [...once.values()].map((one) => ({
      fullUrl: urn(one.id),
      resource: tidy(one) as Resource,
    })),
  }
}

/** A copy is addressed to nobody. */
const nobody = ({ id }: Context): ReadonlySet<string> =>
  new Set([who.recipient, who.recipientRole, who.recipientPlace].map((key) => id(key)))

const noWords: SummaryContent = {
  ...{ paper: 'Letter', mark: '', date: '', purpose: '', ask: '', urgency: '', replyBy: '' },
  practice: { name: '', lines: [] },
  recipient: { name: '', lines: [] },
  therapist: { name: '', lines: [] },
  ...{ facts: [], sections: [], reply: '', consent: '' },
}

/** The resources of a summary are made in the same way; only the frame around them is another. */
function contextFor({ copy, subject, therapist }: BundleSources): Context {
  const { practice } = copy
  const composition: FittedComposition = {
    ...{ summaryId: copy.person.id, composedAt: copy.madeAt, kind: copy.about },
    ...{ purpose: null, urgency: 'routine', ask: '', requestBy: null },
    person: {
      ...{ clientId: copy.person.id, name: copy.person.name },
      ...{ dateOfBirth: copy.person.dateOfBirth, parentName: subject.parentName },
    },
    recipient: {
      ...{ providerId: copy.person.id, role: 'other', name: '', credentials: '', npi: '' },
      ...{ organisation: '', phone: '', fax: '', email: '', address: practice.address },
    },
    therapist: {
      ...{ staffId: therapist.id, name: therapist.name, npi: therapist.npi ?? '' },
      ...{ licence: therapist.licence, phone: therapist.phone, email: therapist.email },
    },
    practice: { ...practice, practiceId: practice.id, timeZone: copy.timeZone },
    permission: { agreedOn: null, until: null, signed: false, parts: [] },
    content: noWords,
    page: { ...noWords, leftOut: '' },
  }
  return contextOf(composition)
}

/** Whoever wrote a note, besides the usual therapist. */
function authorsOf({ copy, therapist, staff }: BundleSources, context: Context) {
  const others = [...new Set(copy.notes.map(({ authorId }) => authorId))].filter(
    (id) => id !== therapist.id,
  )
  const resources = others.map((authorId) => {
    const found = staff.find(({ id }) => id === authorId)
    const { licence } = found ?? { licence: null }
    return resource('Practitioner', context.id(`staff/${authorId}`), {
      identifier: [{ system: systems.uri, value: urn(authorId) }],
      name: [{ text: found?.name ?? 'No longer in the practice' }],
      qualification: licence?.title
        ? [
            {
              identifier: licence.number ? [{ value: licence.number }] : [],
              code: says([licence.title, licence.state].filter(Boolean).join(', ')),
            },
          ]
        : [],
    })
  })
  const refOf = (authorId: string) =>
    authorId === therapist.id ? context.ref(who.therapistRole) : context.ref(`staff/${authorId}`)
  return { resources, refOf }
}

const encounterStates: Readonly<Record<ClientCopy['visits'][number]['state'], string>> = {
  ...{ planned: 'planned', travelling: 'planned', arrived: 'arrived', inSession: 'in-progress' },
  ...{ finished: 'finished', cancelled: 'cancelled', noShow: 'cancelled' },
}

/** As the schedule has them; what the facts speak of and the schedule does not know comes besides. */
function visitsOf(copy: ClientCopy, facts: readonly SharedFact[], context: Context): Resource[] {
  const told = encounters(facts, context)
  const known = copy.visits.map((visit) => {
    const id = context.id(`visit/${visit.id}`)
    const said = told.find((one) => one.id === id)
    return resource('Encounter', id, {
      ...(said ?? {
        class: { system: systems.actCode, code: 'HH', display: 'home health' },
        subject: context.ref(who.subject),
        serviceProvider: context.ref(who.practice),
      }),
      status: encounterStates[visit.state],
      period: { start: visit.startAt, end: visit.endAt },
    })
  })
  const ids = new Set(known.map(({ id }) => id))
  const spoken = [...copy.notes, ...copy.screenings]
    .map((one) => ({
      visitId: one.visitId || one.id,
      at: 'sessionAt' in one ? one.sessionAt : one.startAt,
    }))
    .filter(({ visitId }) => !ids.has(context.id(`visit/${visitId}`)))
    .map(({ visitId, at }) =>
      resource('Encounter', context.id(`visit/${visitId}`), {
        status: 'finished',
        class: { system: systems.actCode, code: 'HH', display: 'home health' },
        subject: context.ref(who.subject),
        period: { start: at },
        serviceProvider: context.ref(who.practice),
      }),
    )
  return [...spoken, ...told.filter(({ id }) => !ids.has(id)), ...known]
}

/** A signed note in its own words, with what was added to it; drafts are no document yet. */
function notesOf(
  copy: ClientCopy,
  context: Context,
  refOf: (authorId: string) => { readonly reference: string },
): Resource[] {
  return copy.notes
    .filter((note) => note.state === 'signed' && note.addendumTo === '')
    .map((note) => {
      const { content } = note
      const added = copy.notes.filter(
        (one) => one.addendumTo === note.id && one.state === 'signed' && !one.cosign,
      )
      const part = (topic: keyof typeof sectionCodes, title: string, text: string) =>
        text.trim() === ''
          ? []
          : [{ title, code: coded(sectionCodes[topic].code, title), text: sentences([text]) }]
      return resource('Composition', context.id(`note/${note.id}`), {
        identifier: { system: systems.uri, value: urn(note.id) },
        status: added.length > 0 ? 'amended' : 'final',
        type: { coding: [{ system: systems.loinc, code: '11506-3' }], text: 'Progress note' },
        subject: context.ref(who.subject),
        encounter: context.ref(`visit/${note.visitId}`),
        date: note.sessionAt,
        author: [refOf(note.authorId)],
        title: `${serviceKindWords[content.serviceKind]} session`,
        attester: note.signature
          ? [{ mode: 'professional', time: note.signature.signedAt, party: refOf(note.authorId) }]
          : [],
        custodian: context.ref(who.practice),
        section: [
          ...part('reported', 'Reported', content.subjective),
          ...part('observed', 'Observed', content.objective),
          ...part('response', 'Response', content.assessment),
          ...part('plan', 'Plan', content.plan),
          ...added.flatMap((one) => part('observed', 'Added after signing', one.content.addendum)),
        ],
      })
    })
}

const consentsOf = (copy: ClientCopy, context: Context): Resource[] =>
  copy.consents.map((one) => {
    const isSharing = one.kind === 'sharing'
    const ended = one.withdrawals.length > 0
    return resource('Consent', context.id(`consent/${one.id}`), {
      status: ended ? 'inactive' : 'active',
      scope: codeOf(systems.consentScope, isSharing ? 'patient-privacy' : 'treatment'),
      category: [coded(loincCodes.consentDocument, consentKindWords[one.kind])],
      patient: context.ref(who.subject),
      dateTime: one.startAt,
      organization: [context.ref(who.practice)],
      policyRule: codeOf(systems.actCode, 'OPTIN'),
      provision: {
        type: 'permit',
        period: { start: one.startAt, end: one.withdrawals[0]?.at ?? one.expiresOn },
        purpose: [],
        code: (one.sharing?.parts ?? []).map(says),
      },
    })
  })

/** The files lie beside the bundle, under these names. */
const filesOf = (copy: ClientCopy, context: Context): Resource[] =>
  copy.files.map(({ id, path, type, kind }) =>
    resource('DocumentReference', context.id(`file/${id}`), {
      status: 'current',
      type: says(kind === 'letter' ? 'Letter of a provider' : 'What was sent to a provider'),
      subject: context.ref(who.subject),
      custodian: context.ref(who.practice),
      content: [{ attachment: { contentType: type || 'application/octet-stream', url: path } }],
    }),
  )

function teamOf(copy: ClientCopy, providers: readonly Provider[], context: Context): Resource[] {
  const members = copy.person.careTeam.flatMap((member) => {
    const provider = providers.find(({ id }) => id === member.providerId)
    return provider ? [{ member, provider }] : []
  })
  if (members.length === 0) return []
  const made = new Map(
    members.map(({ provider }) => [
      provider.id,
      resource('Practitioner', context.id(`provider/${provider.id}`), {
        identifier: provider.npi ? [{ system: systems.npi, value: provider.npi }] : [],
        name: [{ text: provider.name || 'Name not recorded', suffix: [provider.credentials] }],
        telecom: provider.phone ? [{ system: 'phone', value: provider.phone, use: 'work' }] : [],
      }),
    ]),
  )
  return [
    ...made.values(),
    resource('CareTeam', context.id('careTeam'), {
      status: 'active',
      subject: context.ref(who.subject),
      participant: members.map(({ member, provider }) => ({
        role: [says(`${careRoleWords[member.role]}: ${sharingWords[member.sharing]}`)],
        member: to(made.get(provider.id) ?? { id: '' }),
      })),
      managingOrganization: [context.ref(who.practice)],
    }),
  ]
}
