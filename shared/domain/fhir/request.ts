import { toBase64 } from '../../crypto/bytes'
import type { Summary } from '../../schema/summary'
import { partWords } from '../summary/words'
import { coded, type DocumentType, loincCodes, systems } from './codes'
import { type Context, codeOf, resource, who } from './context'
import { type Resource, says, to } from './resource'

const priorities: Readonly<Record<Summary['urgency'], string>> = {
  ...{ routine: 'routine', soon: 'urgent', sameDay: 'asap' },
}

/** What is asked, as a proposal: a therapist orders nothing. The task asks that it is answered. */
export function ask({ composition, id, ref }: Context): Resource[] {
  const { requestBy } = composition
  const shared = {
    intent: 'proposal',
    priority: priorities[composition.urgency],
    authoredOn: composition.composedAt,
    requester: ref(who.therapistRole),
  }
  const request = resource('ServiceRequest', id('request'), {
    ...{ status: 'active', ...shared },
    code: says(composition.ask),
    subject: ref(who.subject),
    occurrencePeriod: requestBy ? { end: requestBy } : undefined,
    performer: [ref(who.recipientRole)],
  })
  return [
    request,
    resource('Task', id('task'), {
      ...{ status: 'requested', ...shared },
      code: says('Acknowledge and answer'),
      focus: to(request),
      for: ref(who.subject),
      owner: ref(who.recipientRole),
      restriction: requestBy ? { period: { end: requestBy } } : undefined,
    }),
  ]
}

/** The permission that this page leaves by, and what of it stands here. */
export function consent({ composition, id, ref }: Context): Resource {
  const { permission, kind } = composition
  return resource('Consent', id('consent'), {
    status: 'active',
    scope: codeOf(systems.consentScope, 'patient-privacy'),
    category: [coded(loincCodes.consentDocument, 'Permission to share')],
    patient: ref(who.subject),
    dateTime: permission.agreedOn,
    performer: [ref(kind === 'infant' ? who.parent : who.subject)],
    organization: [ref(who.practice)],
    policyRule: codeOf(systems.actCode, 'OPTIN'),
    provision: {
      type: 'permit',
      period:
        permission.agreedOn || permission.until
          ? { start: permission.agreedOn, end: permission.until }
          : undefined,
      actor: [{ role: codeOf(systems.participation, 'IRCP'), reference: ref(who.recipientRole) }],
      code: permission.parts.map((part) => says(partWords[part])),
    },
  })
}

export const careTeam = ({ id, ref }: Context): Resource =>
  resource('CareTeam', id('careTeam'), {
    status: 'active',
    subject: ref(who.subject),
    participant: [{ member: ref(who.therapistRole) }, { member: ref(who.recipientRole) }],
    managingOrganization: [ref(who.practice)],
  })

/** The page itself, for who reads it as a page. */
export const pageDocument = (
  { composition, id, ref }: Context,
  pdf: Uint8Array,
  { code, text }: DocumentType,
): Resource =>
  resource('DocumentReference', id('pdf'), {
    status: 'current',
    docStatus: 'final',
    type: coded(code, text),
    subject: ref(who.subject),
    date: composition.composedAt,
    author: [ref(who.therapistRole)],
    custodian: ref(who.practice),
    content: [
      {
        attachment: {
          ...{ contentType: 'application/pdf', data: toBase64(pdf), size: pdf.length },
          ...{ title: 'Summary for a provider', creation: composition.composedAt },
        },
      },
    ],
  })

/** Who put it together, when, in whose name. */
export const provenance = ({ composition, id, ref }: Context, of: Resource): Resource =>
  resource('Provenance', id('provenance'), {
    target: [to(of)],
    recorded: composition.composedAt,
    agent: [
      {
        type: codeOf(systems.provenanceAgent, 'author'),
        who: ref(who.therapistRole),
        onBehalfOf: ref(who.practice),
      },
    ],
  })
