import { centsFigure } from '../money/cents'
import { type Cell, csvChunks, figure, type Line } from '../money/csv'
import { clockTimeOf, dayOf } from '../time/calendar-day'
import type { ClientCopy } from './client-copy'
import { leavesOf } from './leaves'

export interface CopyTable {
  /** `visits.csv`: names nobody. */
  readonly name: string
  readonly headings: readonly string[]
  readonly lines: readonly Line[]
}

/** RFC 4180, CRLF, with the mark by which spreadsheets know UTF-8; nothing in it runs. */
export const tableText = ({ headings, lines }: Pick<CopyTable, 'headings' | 'lines'>): string =>
  [...csvChunks(headings, lines)].map(({ text }) => text).join('')

const number = (value: number | null | undefined): Cell =>
  value === null || value === undefined ? '' : figure(value)
const cents = (value: number | null | undefined): Cell =>
  value === null || value === undefined ? '' : figure(centsFigure(value))

/**
 * One table a kind of record, in the order of their days. Whatever has more parts than columns can hold
 * (what was found and done in a session, what was answered) stands in `details.csv`, an answer a line.
 */
export function copyTables(copy: ClientCopy): CopyTable[] {
  return [
    person(copy),
    careTeam(copy),
    health(copy),
    visits(copy),
    notes(copy),
    screenings(copy),
    consents(copy),
    money(copy),
    shared(copy),
    details(copy),
  ].filter(({ name, lines }) => name === 'person.csv' || lines.length > 0)
}

const when = (copy: ClientCopy, at: string): readonly [Cell, Cell] => [
  dayOf(at, copy.timeZone),
  clockTimeOf(at, copy.timeZone),
]

const nameIn = (copy: ClientCopy, id: string | null | undefined): string =>
  id ? (copy.names[id] ?? '') : ''

function person(copy: ClientCopy): CopyTable {
  const fields = leavesOf({ person: copy.person, family: copy.family })
  return {
    name: 'person.csv',
    headings: ['Field', 'Value'],
    lines: fields
      .filter(({ path }) => !path.startsWith('person.careTeam'))
      .map(({ path, value }) => [path, value]),
  }
}

const careTeam = (copy: ClientCopy): CopyTable => ({
  name: 'care-team.csv',
  headings: ['Provider', 'Role', 'Sharing', 'Answered on'],
  lines: copy.person.careTeam.map(({ providerId, role, sharing, sharingOn }) => [
    ...[nameIn(copy, providerId), role, sharing, sharingOn ?? ''],
  ]),
})

const health = (copy: ClientCopy): CopyTable => ({
  name: 'health.csv',
  headings: ['Kind', 'What', 'Detail', 'From', 'Until', 'Remark'],
  lines: copy.charts.flatMap((chart): Line[] => [
    ...leavesOf({ ...chart.parent, ...chart.infant }).map(({ path, value }) => [
      ...['fact', path, value, '', '', ''],
    ]),
    ['fact', 'allergyHistory', chart.allergyHistory, '', '', ''],
    ...chart.allergies.map((one) => [
      ...['allergy', one.substance, `${one.severity}: ${one.reaction}`, '', '', one.allergenClass],
    ]),
    ...chart.medications.map(({ name, dose, note }) => ['medication', name, dose, '', '', note]),
    ...chart.conditions.map((words) => ['condition', words, '', '', '', '']),
    ...chart.clearances.map(({ scope, providerId, givenOn, expiresOn }) => [
      ...['clearance', scope, nameIn(copy, providerId), givenOn, expiresOn ?? '', ''],
    ]),
    ...(chart.note ? [['note', chart.note, '', '', '', '']] : []),
  ]),
})

const visits = (copy: ClientCopy): CopyTable => ({
  name: 'visits.csv',
  headings: ['Date', 'From', 'To', 'Service', 'Therapist', 'State', 'Reason', 'Plan', 'Visit'],
  lines: copy.visits.map((visit) => [
    ...when(copy, visit.startAt),
    clockTimeOf(visit.endAt, copy.timeZone),
    ...[nameIn(copy, visit.serviceId), nameIn(copy, visit.therapistId), visit.state],
    ...[visit.stateReason, visit.plan, visit.id],
  ]),
})

const notes = (copy: ClientCopy): CopyTable => ({
  name: 'notes.csv',
  headings: [
    ...['Date', 'Time', 'Kind', 'State', 'Author', 'Signed as', 'Signed at', 'Pain before'],
    ...['Pain after', 'Hands-on minutes', 'Reported', 'Observed', 'Response', 'Plan', 'Addendum'],
    ...['Adds to', 'Visit', 'Note'],
  ],
  lines: copy.notes.map(({ content, signature, ...note }) => [
    ...when(copy, note.sessionAt),
    ...[note.cosign ? 'co-signature' : content.serviceKind, note.state],
    ...[nameIn(copy, note.authorId), signature?.signedAs ?? '', signature?.signedAt ?? ''],
    ...[number(content.painBefore), number(content.painAfter), number(content.handsOnMin)],
    ...[content.subjective, content.objective, content.assessment, content.plan],
    ...[content.addendum, note.addendumTo, note.visitId, note.id],
  ]),
})

const screenings = (copy: ClientCopy): CopyTable => ({
  name: 'screenings.csv',
  headings: ['Date', 'Time', 'Kind', 'Visit', 'Screening'],
  lines: copy.screenings.map(({ startAt, kind, visitId, id }) => [
    ...when(copy, startAt),
    ...[kind, visitId, id],
  ]),
})

const consents = (copy: ClientCopy): CopyTable => ({
  name: 'consents.csv',
  headings: [
    ...['Date', 'Time', 'Kind', 'Given by', 'Relation', 'How', 'Form', 'Version', 'Until'],
    ...['Taken back at', 'By', 'Reason', 'Consent'],
  ],
  lines: copy.consents.map((one) => {
    const form = copy.forms.find(({ sha256 }) => sha256 === one.form.sha256)
    const [back] = one.withdrawals
    return [
      ...when(copy, one.startAt),
      ...[one.kind, one.givenBy.name, one.givenBy.relation, one.shownBy.how],
      ...[form?.title ?? one.form.formId, number(one.form.version)],
      ...[one.expiresOn ?? one.expiresWith, back?.at ?? '', back?.byName ?? '', back?.reason ?? ''],
      one.id,
    ]
  }),
})

const money = (copy: ClientCopy): CopyTable => ({
  name: 'money.csv',
  headings: [
    ...['Kind', 'Date', 'Number', 'What', 'Served on', 'Quantity', 'Unit price (USD)'],
    ...['Amount (USD)', 'Method', 'Reference', 'Reason', 'Record'],
  ],
  lines: copy.receipts.flatMap((one): Line[] => {
    if (one.receipt) {
      const { receipt } = one
      const name = `${receipt.number.series}-${String(receipt.number.sequence).padStart(4, '0')}`
      return [
        ...receipt.lines.map(
          (line): Line => [
            ...['receipt line', receipt.issuedOn, name, line.description, line.servedOn ?? ''],
            ...[number(line.quantity), cents(line.unitCents), cents(line.netCents + line.taxCents)],
            ...['', '', '', one.id],
          ],
        ),
        [
          ...['receipt', receipt.issuedOn, name, 'Total', '', '', ''],
          ...[cents(receipt.totalCents), '', '', receipt.note, one.id],
        ],
      ]
    }
    if (one.payment) {
      const { payment } = one
      return [
        [
          ...['payment', payment.paidOn, '', '', '', '', '', cents(payment.amountCents)],
          ...[payment.method, payment.reference, '', payment.receiptId],
        ],
      ]
    }
    if (one.refund) {
      const { refund } = one
      return [
        [
          ...['refund', refund.refundedOn, '', '', '', '', '', cents(refund.amountCents)],
          ...[refund.method, refund.reference, refund.reason, refund.receiptId],
        ],
      ]
    }
    const day = one.void?.voidedOn ?? one.superbill?.madeOn ?? one.letter?.issuedOn ?? ''
    const words = one.letter
      ? `${one.letter.condition}; ${one.letter.treatment}; ${one.letter.frequency}; ${one.letter.duration}`
      : ''
    return [[one.kind, day, '', words, '', '', '', '', '', '', one.void?.reason ?? '', one.id]]
  }),
})

/** To whom something of this record went: the accounting of it. */
const shared = (copy: ClientCopy): CopyTable => ({
  name: 'shared.csv',
  headings: [
    ...['Date', 'Time', 'State', 'Recipient', 'Place', 'What', 'Purpose', 'By what right'],
    ...['How', 'Asked', 'Answer', 'Summary'],
  ],
  lines: copy.summaries.map((one) => {
    const { entry } = one
    const told = entry ? entry.disclosure : one.disclosure
    const at = entry?.at ?? one.sentAt ?? one.createdAt
    return [
      ...when(copy, at),
      entry ? entry.kind : one.state,
      ...[told?.recipientName ?? nameIn(copy, one.providerId), told?.recipientPlace ?? ''],
      ...[(told?.parts ?? one.parts).join(' '), told?.purpose ?? '', told?.authority ?? ''],
      ...[told?.method ?? one.sentHow ?? '', entry ? '' : one.ask, entry?.words ?? ''],
      entry?.summaryId ?? one.id,
    ]
  }),
})

/** Every answer of notes, screenings and consents, one a line: nothing is lost for want of a column. */
function details(copy: ClientCopy): CopyTable {
  const of = (kind: string, id: string, value: unknown): Line[] =>
    leavesOf(value).map((leaf) => [kind, id, leaf.path, leaf.value])
  return {
    name: 'details.csv',
    headings: ['Kind', 'Record', 'Field', 'Value'],
    lines: [
      ...copy.notes.flatMap(({ id, content }) => of('note', id, content)),
      ...copy.screenings.flatMap(({ id, kind, visitId: _v, clientId: _c, ...rest }) =>
        of('screening', id, partOf(kind, rest)),
      ),
      ...copy.consents.flatMap(({ id, scope, sharing, answers }) =>
        of('consent', id, { scope, sharing, answers }),
      ),
      ...copy.answersAboutThem.map(({ question, answer }) => ['intake', '', question, answer]),
    ],
  }
}

const partOf = (kind: string, screening: object): unknown =>
  (screening as Readonly<Record<string, unknown>>)[kind] ?? null
