import type { CollectionName, RecordOf } from '../../schema/collections'

/** What belongs to a client, and goes with them. */
export const erasedCollections = [
  ...(['summaries', 'notes', 'screenings', 'consents', 'receipts', 'visits', 'charts'] as const),
  'clients',
] as const satisfies readonly CollectionName[]
export type ErasedCollection = (typeof erasedCollections)[number]

/**
 * What is left of a record where its removal must stay known, so that no other laptop brings it back: its
 * id, what it is of and when it was; no word, figure or name. Parses by the record's own schema.
 */
export function scrubbed<C extends ErasedCollection>(
  collection: C,
  record: RecordOf<C>,
): RecordOf<C> {
  const { lostEdits: _lost, ...rest } = record
  return scrubs[collection](rest as never) as RecordOf<C>
}

type Scrubs = { readonly [C in ErasedCollection]: (record: RecordOf<C>) => RecordOf<C> }

/** Only ids, days and states of each are named here; everything else is written empty. */
const frame = <R extends RecordOf<CollectionName>>({
  id,
  space,
  createdAt,
  createdBy,
  updatedAt,
  updatedBy,
}: R) => ({ id, space, createdAt, createdBy, updatedAt, updatedBy })

const nobody = { given: '', family: '', preferred: '' }
const noSignature = {
  how: 'typed',
  strokes: [],
  typedName: '',
  verbal: false,
  witnessName: '',
} as const

const scrubs: Scrubs = {
  clients: (one) => ({
    ...frame(one),
    ...{ kind: one.kind, parentId: one.parentId, status: one.status, name: nobody, pronouns: '' },
    ...{ dateOfBirth: null, contact: null, home: null, careTeam: [], note: '' },
    therapistId: one.therapistId,
  }),
  charts: (one) => ({
    ...frame(one),
    ...{ clientId: one.clientId, subject: one.subject, parent: null, infant: null },
    ...{ allergyHistory: 'notAsked', allergies: [], medications: [], conditions: [] },
    ...{ clearances: [], note: '' },
  }),
  visits: (one) => ({
    ...frame(one),
    ...{ clientId: one.clientId, infantIds: [], therapistId: one.therapistId },
    ...{ serviceId: one.serviceId, startAt: one.startAt, endAt: one.endAt },
    ...{ timeZone: one.timeZone, state: one.state, stateReason: '', plan: '', window: null },
    ...{ checklist: [], timeline: [] },
  }),
  notes: (one) => ({
    ...frame(one),
    ...{ visitId: one.visitId, clientId: one.clientId, authorId: one.authorId, state: one.state },
    ...{ addendumTo: one.addendumTo, sessionAt: one.sessionAt, signature: null },
    content: {
      ...{ serviceKind: one.content.serviceKind, subjective: '', objective: '', assessment: '' },
      ...{ plan: '', addendum: '', painBefore: null, painAfter: null, handsOnMin: null },
    },
  }),
  screenings: (one) => ({
    ...frame(one),
    ...{ kind: one.kind, clientId: one.clientId, visitId: one.visitId, startAt: one.startAt },
    ...{ doorGate: null, mood: null, triage: null },
  }),
  consents: (one) => ({
    ...frame(one),
    ...{ kind: one.kind, clientId: one.clientId, visitId: one.visitId, startAt: one.startAt },
    form: one.form,
    givenBy: { relation: one.givenBy.relation, name: '–', authority: '' },
    shownBy: { ...noSignature, strokes: [] },
    scope: {
      ...{ breastMassage: false, nippleWork: false, abdomen: false, scar: false },
      ...{ infantCoaching: false, photos: false, witness: 'notOffered' },
    },
    ...{ sharing: null, expiresOn: null, expiresWith: '', askedBy: '', answers: [] },
    ...{ review: null, withdrawals: [], note: '' },
  }),
  receipts: (one) => ({
    ...frame(one),
    ...{ kind: one.kind, clientId: one.clientId, visitId: one.visitId, startAt: one.startAt },
    ...{ receipt: null, payment: null, refund: null, void: null, superbill: null, letter: null },
  }),
  summaries: (one) => ({
    ...frame(one),
    ...{ clientId: one.clientId, providerId: one.providerId, recipientRole: one.recipientRole },
    ...{ state: one.state, noteIds: [], ask: '', requestBy: null, urgency: one.urgency },
    ...{ parts: [], message: '', sentAt: one.sentAt, sentHow: one.sentHow, fileId: null, note: '' },
  }),
}
