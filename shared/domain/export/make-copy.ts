import type { CatalogEntry } from '../../schema/catalog-entry'
import type { Chart } from '../../schema/chart'
import type { Client } from '../../schema/client'
import type { Consent } from '../../schema/consent'
import type { Note } from '../../schema/note'
import type { Provider } from '../../schema/provider'
import type { ReceiptRecord } from '../../schema/receipt'
import type { Screening } from '../../schema/screening'
import type { Staff } from '../../schema/staff'
import type { Disclosure, Summary, SummaryPart } from '../../schema/summary'
import type { Visit } from '../../schema/visit'
import { versionRead, wordsIn } from '../consents/form-versions'
import { dayOf, type Instant } from '../time/calendar-day'
import { type ClientCopy, type CopyFile, copyNumber, personWords } from './client-copy'
import { withoutSafety } from './without-safety'

/** Everything of one home, whoever it is of: what goes into whose copy is decided here alone. */
export interface CopySources {
  readonly personId: string
  readonly people: readonly Client[]
  readonly charts: readonly Chart[]
  readonly visits: readonly Visit[]
  readonly notes: readonly Note[]
  readonly screenings: readonly Screening[]
  readonly consents: readonly Consent[]
  readonly receipts: readonly ReceiptRecord[]
  readonly summaries: readonly Summary[]
  readonly practice: CatalogEntry
  readonly services: readonly CatalogEntry[]
  readonly forms: readonly CatalogEntry[]
  readonly staff: readonly Staff[]
  readonly providers: readonly Provider[]
  readonly now: Instant
  readonly madeBy: string
}

/** What a screening of a baby's own may be; mood, wellbeing and triage are asked of a parent alone. */
const babyScreenings: ReadonlySet<Screening['kind']> = new Set(['doorGate', 'carePlan', 'task'])
/** Parts of a baby's summary that tell of the mother. */
const motherParts: ReadonlySet<SummaryPart> = new Set(['mother', 'mood', 'moodAnswers'])

export const tellsOfMother = (parts: readonly SummaryPart[]): boolean =>
  parts.some((part) => motherParts.has(part))

/**
 * One person's record, whole, and nothing of anybody else's: another family of a group, a twin, or the
 * mother in her baby's copy (clinical rulebook 8.6, 9.2). Null when there is no such person. Pure; the
 * answer parses by `clientCopySchema`.
 */
export function makeCopy(sources: CopySources): ClientCopy | null {
  const { personId, people, practice, now } = sources
  const person = people.find(({ id }) => id === personId)
  const settings = practice.practice
  if (!person || !settings) return null
  const isInfant = person.kind === 'infant'
  const of = <R extends { readonly clientId: string }>(records: readonly R[]): R[] =>
    records.filter(({ clientId }) => clientId === personId)
  const leftOut: { what: string; why: string }[] = []
  const notes = ownNotes(of(sources.notes), isInfant, leftOut)
  const charts = of(sources.charts).filter(({ subject }) => subject === person.kind)
  const consents = of(sources.consents)
  const summaries = of(sources.summaries)
  const ofMother = isInfant ? tellingOfMother(summaries) : new Set<string>()
  const visits = isInfant
    ? sources.visits.filter(({ infantIds }) => infantIds.includes(personId))
    : of(sources.visits)
  return {
    ...{ format: 'doorstep-client-copy', version: copyNumber, madeAt: now },
    madeOn: dayOf(now, settings.timeZone),
    madeBy: sources.madeBy,
    timeZone: settings.timeZone,
    practice: {
      ...{ id: practice.id, name: practice.name, phone: settings.phone },
      ...{ email: settings.email, address: settings.address },
    },
    about: person.kind,
    person: withoutOffice(bare(person)),
    family: people
      .filter(({ id, kind }) => id !== personId && !(isInfant && kind === 'infant'))
      .map((one) => ({ id: one.id, kind: one.kind, name: personWords(one) })),
    charts: charts.map(bare),
    visits: byStart(visits).map((visit) =>
      bare(isInfant ? babyVisit(visit, personId) : own(visit)),
    ),
    notes: notes.map(bare),
    screenings: byStart(
      of(sources.screenings).filter(
        ({ kind, doorGate }) =>
          kind !== 'review' &&
          (!isInfant || (babyScreenings.has(kind) && doorGate?.subject !== 'parent')),
      ),
    ).map((one) => bare(withoutSafety(one, leftOut))),
    consents: byStart(consents).map(bare),
    answersAboutThem: isInfant
      ? sources.consents.flatMap(({ answers }) =>
          answers.filter(({ infantId }) => infantId === personId),
        )
      : [],
    receipts: byStart(of(sources.receipts)).map(bare),
    summaries: summaries.map((one) =>
      bare(withoutKeys(tells(one, ofMother) ? babySummary(one) : one)),
    ),
    forms: textsOf(consents, sources.forms),
    names: namesOf(sources),
    files: filesOf(charts, summaries, ofMother, leftOut),
    leftOut,
  }
}

const bare = <R extends { readonly space: string; readonly lostEdits?: unknown }>(
  record: R,
): Omit<R, 'space' | 'lostEdits'> => {
  const { space: _space, lostEdits: _lost, ...rest } = record
  return rest
}

const byStart = <R extends { readonly startAt: string; readonly id: string }>(
  records: readonly R[],
): R[] => records.toSorted((a, b) => a.startAt.localeCompare(b.startAt) || a.id.localeCompare(b.id))

/** A hold and why a colleague took over are the practice's own matter, and may be about this very person. */
const withoutOffice = ({
  hold: _hold,
  handedTo: _to,
  handedFrom: _from,
  ...person
}: ReturnType<typeof bare<Client>>): ClientCopy['person'] => person

/** The families of a group do not learn of one another. */
const own = ({ groupClientIds: _others, ...visit }: Visit): Visit => visit

/** That the baby was seen, when and by whom; what was planned and packed is told of the mother too. */
const babyVisit = (visit: Visit, infantId: string): Visit => {
  const { groupClientIds: _others, overruled: _why, series: _series, ...rest } = visit
  return {
    ...rest,
    ...{ infantIds: [infantId], stateReason: '', plan: '', window: null, checklist: [] },
  }
}

/** A baby's note holds the baby's part alone; one that holds another is not handed out with it. */
function ownNotes(
  notes: readonly Note[],
  isInfant: boolean,
  leftOut: { what: string; why: string }[],
): Note[] {
  const fits = ({ content }: Note) =>
    !isInfant || !(content.breast || content.body || content.scar || content.group)
  const kept = notes.filter(fits)
  if (kept.length < notes.length) {
    leftOut.push({
      what: `${notes.length - kept.length} of the notes`,
      why: 'They hold a part about the mother, and stay in the practice’s record.',
    })
  }
  return kept.toSorted(
    (a, b) => a.sessionAt.localeCompare(b.sessionAt) || a.createdAt.localeCompare(b.createdAt),
  )
}

/** Keys and words that open other files are no part of a record. */
export function withoutKeys(summary: Summary): Summary {
  const { disclosure, entry } = summary
  return {
    ...summary,
    ...(disclosure ? { disclosure: unlocked(disclosure) } : {}),
    ...(entry
      ? { entry: { ...entry, disclosure: entry.disclosure && unlocked(entry.disclosure) } }
      : {}),
  }
}

const unlocked = ({
  passphrase: _words,
  replyKey: _key,
  link: _link,
  ...rest
}: Disclosure): Disclosure => rest

const partsTold = ({ parts, disclosure, entry }: Summary): readonly SummaryPart[] => [
  ...parts,
  ...(disclosure?.parts ?? []),
  ...(entry?.disclosure?.parts ?? []),
]

/** Ids of a baby's pages that told of the mother too, the first time or when they were sent once more. */
const tellingOfMother = (summaries: readonly Summary[]): ReadonlySet<string> =>
  new Set(
    summaries
      .filter((one) => tellsOfMother(partsTold(one)))
      .map(({ id, entry }) => entry?.summaryId ?? id),
  )

const tells = ({ id, entry }: Summary, ofMother: ReadonlySet<string>): boolean =>
  ofMother.has(entry?.summaryId ?? id)

/**
 * That a page told of the mother is hers to know: her baby's copy says only that a page was sent and that an
 * answer came. What was asked and what was answered may be about her, whatever parts the answer names.
 */
function babySummary(summary: Summary): Summary {
  const apart = (disclosure: Disclosure): Disclosure => ({
    ...disclosure,
    parts: disclosure.parts.filter((part) => !motherParts.has(part)),
  })
  const { disclosure, entry } = summary
  return {
    ...summary,
    parts: summary.parts.filter((part) => !motherParts.has(part)),
    ...{ ask: '', message: '', leftOut: '', note: '' },
    ...(disclosure ? { disclosure: apart(disclosure) } : {}),
    ...(entry
      ? {
          entry: {
            ...entry,
            ...{ words: '', scopes: [], until: null },
            disclosure: entry.disclosure && apart(entry.disclosure),
          },
        }
      : {}),
  }
}

function textsOf(
  consents: readonly Consent[],
  forms: readonly CatalogEntry[],
): ClientCopy['forms'] {
  const texts = new Map<string, ClientCopy['forms'][number]>()
  for (const { form } of consents) {
    const entry = forms.find(({ id }) => id === form.formId) ?? null
    const found = versionRead(entry, form)
    if (found)
      texts.set(`${form.sha256}${form.language}`, { ...form, ...wordsIn(found, form.language) })
  }
  return [...texts.values()]
}

const namesOf = ({ staff, providers, services, people }: CopySources): Record<string, string> =>
  Object.fromEntries([
    ...[...staff, ...providers, ...services].map(({ id, name }) => [id, name] as const),
    ...people
      .filter(({ kind }) => kind === 'parent')
      .map((one) => [one.id, personWords(one)] as const),
  ])

/** Letters of clearances, and what was sent, each under a name that says nothing of anybody. */
function filesOf(
  charts: readonly Chart[],
  summaries: readonly Summary[],
  ofMother: ReadonlySet<string>,
  leftOut: { what: string; why: string }[],
): CopyFile[] {
  const files = new Map<string, CopyFile>()
  const add = (kind: CopyFile['kind'], recordId: string, id: string | null | undefined) => {
    if (!id || files.has(id)) return
    const number = String(files.size + 1).padStart(3, '0')
    files.set(id, { id, kind, recordId, path: `files/${number}`, type: '' })
  }
  for (const chart of charts) {
    for (const { fileId, earlierFileIds } of chart.clearances) {
      for (const id of [fileId, ...(earlierFileIds ?? [])]) add('letter', chart.id, id)
    }
  }
  let withMother = 0
  let answers = 0
  for (const summary of summaries) {
    if (tells(summary, ofMother)) {
      if (summary.fileId || summary.sentFileId) withMother++
      if (summary.entry && !summary.entry.disclosure) answers++
      continue
    }
    add('sentPage', summary.id, summary.fileId)
    // A locked page opens with words that are no part of the record: its PDF says the same.
    if (summary.sentHow === 'fhir') add('sentForm', summary.id, summary.sentFileId)
  }
  if (withMother > 0) {
    leftOut.push({
      what: withMother === 1 ? '1 page that was sent' : `${withMother} pages that were sent`,
      why: 'The mother agreed that they tell of her too, to that recipient alone.',
    })
  }
  if (ofMother.size > 0) {
    leftOut.push({
      what: `What was asked on a page that tells of the mother${answers > 0 ? ', and the answers' : ''}`,
      why: 'It may be about her, and stays in the practice’s record.',
    })
  }
  return [...files.values()]
}
