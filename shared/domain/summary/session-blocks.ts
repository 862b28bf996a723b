import type { BreastSite } from '../../schema/breast-session'
import type { Note } from '../../schema/note'
import { dateWords, shortDateWords } from '../clients/words'
import { siteRows } from '../clinical/breast/session-lines'
import { groupLines } from '../clinical/group/group-lines'
import { sessionMinutesWords } from '../clinical/infant/dose'
import { infantSummary } from '../clinical/infant/infant-lines'
import { isCosignature } from '../notes/cosign'
import { serviceKindWords } from '../supplies/words'
import { type Day, dayOf } from '../time/calendar-day'
import { handsOnTables } from './hands-on-tables'
import type { SharedFact } from './shared-fact'
import type { Block, BlockBody, PainRating, Topic } from './summary-content'

/** One chosen note with what was added to it after signing. */
export interface PageNote {
  readonly note: Note
  readonly addenda: readonly Note[]
}

/**
 * The chosen notes of one person, newest session first, signed ones only. An addendum comes with its
 * note unasked: it may correct what stands there.
 */
export function notesForPage(
  notes: readonly Note[],
  clientId: string,
  noteIds: readonly string[],
): readonly PageNote[] {
  const signed = notes.filter((note) => note.clientId === clientId && note.state === 'signed')
  return signed
    .filter((note) => note.addendumTo === '' && noteIds.includes(note.id))
    .toSorted((a, b) => b.sessionAt.localeCompare(a.sessionAt) || a.id.localeCompare(b.id))
    .map((note) => ({
      note,
      addenda: signed
        .filter((other) => other.addendumTo === note.id && !isCosignature(other))
        .toSorted((a, b) => a.createdAt.localeCompare(b.createdAt)),
    }))
}

/** As many columns as fit the width of a page. */
const painColumns = 7

/** Ratings of the sessions, oldest first as a course is read; what was not asked says so. */
export function painBlocks(notes: readonly PageNote[], timeZone: string, today: Day): Block[] {
  const label = 'Pain as rated, 0 to 10'
  if (notes.length === 0) return [textBlock('observed', '', label, 'Not recorded', null)]
  const blocks: Block[] = []
  for (let start = 0; start < notes.length; start += painColumns) {
    const some = notes.slice(start, start + painColumns).toReversed()
    const ratings = some.map(({ note }): PainRating => {
      const { painBefore, painAfter } = note.content
      return {
        day: shortDay(note, timeZone, today),
        before: rating(painBefore),
        after: rating(painAfter),
      }
    })
    const first = ratings[0]?.day ?? ''
    const last = ratings.at(-1)?.day ?? ''
    blocks.push({
      ...{ topic: 'observed', group: '', facts: some.flatMap(({ note }) => painFacts(note)) },
      body: { kind: 'pain', label, ratings },
      leaving: {
        what: first === last ? `Pain ratings of ${first}` : `Pain ratings of ${first} to ${last}`,
        part: '',
        rank: start === 0 ? 75 : 20,
      },
    })
  }
  return blocks
}

function painFacts({ id, visitId, sessionAt, content }: Note): SharedFact[] {
  const one = (when: 'before' | 'after', value: number | null): SharedFact[] =>
    value === null
      ? []
      : [{ kind: 'pain', id: `${id}/${when}`, when, rating: value, at: sessionAt, visitId }]
  return [...one('before', content.painBefore), ...one('after', content.painAfter)]
}

const rating = (value: number | null): string => (value === null ? 'Not asked' : String(value))

/** How a session is named where it is left out. */
export const sessionOf = 'Session of '

/** The newest session stays longest; within one, the response goes before what was observed. */
const newestRank = { sites: 73, observed: 72, reported: 71, response: 70 } as const

export function sessionBlocks(notes: readonly PageNote[], timeZone: string, today: Day): Block[] {
  if (notes.length === 0)
    return [textBlock('observed', '', 'Sessions', 'No signed note chosen', null)]
  return notes.flatMap(({ note, addenda }, index) => {
    const { subjective, objective, assessment } = note.content
    const group = groupWords(note, timeZone)
    const what = `${sessionOf}${shortDay(note, timeZone, today)}`
    // Every session older than the newest gives way as a whole before a newer one loses a word.
    const rank = (newest: number) => (index === 0 ? newest : 39 - index + newest / 100)
    const field = (topic: Topic, label: string, text: string, newest: number) => ({
      ...textBlock(topic, group, label, text.trim() || 'Not recorded', {
        ...{ what, part: label.toLowerCase(), rank: rank(newest) },
      }),
      facts: [visitFact(note)],
    })
    const added = addenda.map((addendum) => {
      const on = dateWords(dayOf(addendum.createdAt, timeZone))
      return textBlock('observed', group, `Added ${on}`, addendum.content.addendum.trim(), {
        ...{ what, part: `added ${on}`, rank: rank(newestRank.observed) },
      })
    })
    return [
      field('reported', 'Reported', subjective, newestRank.reported),
      field('observed', 'Observed', objective, newestRank.observed),
      ...handsOnTables(note.content).map(
        (body): Block => ({
          ...{ topic: 'observed', group, body },
          leaving: { what, part: 'areas', rank: rank(newestRank.sites) },
        }),
      ),
      ...coachedLines(note.content).map(([label, text]) =>
        field('observed', label, text, newestRank.sites),
      ),
      field('response', 'Response', assessment, newestRank.response),
      ...added,
    ]
  })
}

/** A baby's session (9.2): state and cues, oil and reactions, what the caregiver was taught; and a group's parts. */
function coachedLines({ infant, group }: Note['content']): (readonly [string, string])[] {
  const groupParts = group ? groupLines(group) : []
  return [
    ...(infant ? infantSummary(infant) : []),
    ...groupParts.map(({ title, lines }) => [title, lines.join('; ')] as const),
  ]
}

const visitFact = ({ visitId, sessionAt, content }: Note): SharedFact => ({
  ...{ kind: 'visit', id: visitId, visitId, at: sessionAt, serviceKind: content.serviceKind },
})

/** Where hands were, before and after, as it was seen and said; the newest session's stay longest. */
export const siteBlocks = (notes: readonly PageNote[], timeZone: string, today: Day): Block[] =>
  notes.flatMap(({ note }, index) =>
    sitesTable(note).map(
      (body): Block => ({
        ...{ topic: 'observed', group: groupWords(note, timeZone), body },
        leaving: {
          what: `Breast sites of ${shortDay(note, timeZone, today)}`,
          part: '',
          rank: index === 0 ? newestRank.sites : 39 - index + newestRank.sites / 100,
        },
        facts: (note.content.breast?.sites ?? []).map((site) => siteFact(note, site)),
      }),
    ),
  )

const siteFact = (note: Note, site: BreastSite): SharedFact => ({
  ...{ kind: 'site', id: `${note.id}/${site.id}`, at: note.sessionAt, visitId: note.visitId },
  site: {
    ...{ side: site.side, clock: site.clock, distanceCm: site.distanceCm },
    ...{ lengthCm: site.lengthCm, widthCm: site.widthCm, consistency: site.consistency },
    ...{ skin: site.skin, painBefore: site.painBefore, painAfter: site.painAfter },
    ...{ lengthAfterCm: site.lengthAfterCm, widthAfterCm: site.widthAfterCm },
    ...{ consistencyAfter: site.consistencyAfter, skinAfter: site.skinAfter },
  },
})

function sitesTable({ content }: Note): BlockBody[] {
  const rows = content.breast ? siteRows(content.breast) : []
  if (rows.length === 0) return []
  return [
    {
      ...{ kind: 'table', label: 'Sites, before → after' },
      columns: ['Sites, before → after', 'Size', 'Feel', 'Skin', 'Pain, 0 to 10'],
      rows: rows.map(({ place, size, feel, skin, pain }) => [place, size, feel, skin, pain]),
    },
  ]
}

/** Of the latest note that has one: an older plan has had its time. */
export function planBlocks(notes: readonly PageNote[], timeZone: string): Block[] {
  const latest = notes.find(({ note }) => note.content.plan.trim() !== '')
  if (!latest) return [textBlock('plan', '', 'Plan', 'Not recorded', null)]
  const on = dateWords(dayOf(latest.note.sessionAt, timeZone))
  return [
    textBlock('plan', '', `Plan of ${on}`, latest.note.content.plan.trim(), {
      ...{ what: `Plan of ${on}`, part: '', rank: 78 },
    }),
  ]
}

const textBlock = (
  topic: Topic,
  group: string,
  label: string,
  text: string,
  leaving: Block['leaving'],
): Block => ({ topic, group, leaving, body: { kind: 'text', label, text } })

function groupWords(note: Note, timeZone: string): string {
  return [
    dateWords(dayOf(note.sessionAt, timeZone)),
    serviceKindWords[note.content.serviceKind],
    sessionMinutesWords(note.content),
  ].join(' · ')
}

/** `Nov 4`, with the year around New Year. */
const shortDay = (note: Note, timeZone: string, today: Day): string =>
  shortDateWords(dayOf(note.sessionAt, timeZone), today)
