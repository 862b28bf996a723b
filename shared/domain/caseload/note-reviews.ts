import { ok, type Result, refused } from '#shared/result'
import type { Note } from '#shared/schema/note'
import type { NoteReview } from '#shared/schema/note-review'
import type { Screening } from '#shared/schema/screening'
import type { Staff } from '#shared/schema/staff'
import { notYoursWords } from '../practice/may-do'

/** A record that is a talk about a note. */
export type ReviewRecord = Screening & { readonly review: NoteReview }

export const isReview = (record: Screening): record is ReviewRecord =>
  record.kind === 'review' && record.review !== null && record.review !== undefined

/**
 * - ownNote: nobody reviews what they wrote themselves
 * - mayNot: comments are begun by the owner or a lead
 * - notTheirs: only those who talk may go on
 * - empty, tooLong: the words
 * - full: so long a talk needs a meeting
 */
export type ReviewRefusal = 'ownNote' | 'mayNot' | 'notTheirs' | 'empty' | 'tooLong' | 'full'

export const longestWords = 4000
const mostWords = 200

type Person = Pick<Staff, 'id' | 'role'>

export const mayReview = (
  person: Person | undefined,
  note: Pick<Note, 'authorId' | 'cosign'>,
): boolean =>
  person !== undefined &&
  (person.role === 'owner' || person.role === 'lead') &&
  note.authorId !== person.id &&
  note.cosign === undefined

interface Said {
  readonly id: string
  readonly by: Person
  readonly at: string
  readonly words: string
}

const wordsOf = ({
  id,
  by,
  at,
  words,
}: Said): Result<NoteReview['words'][number], ReviewRefusal> => {
  const told = words.trim()
  if (told === '') return refused('empty')
  if (told.length > longestWords) return refused('tooLong')
  return ok({ id, by: by.id, at, words: told })
}

/** What a comment on a note begins with. */
export function beginReview(note: Note, said: Said): Result<NoteReview, ReviewRefusal> {
  if (note.authorId === said.by.id) return refused('ownNote')
  if (!mayReview(said.by, note)) return refused('mayNot')
  const first = wordsOf(said)
  if (!first.ok) return first
  const { id: noteId, authorId } = note
  return ok({ noteId, authorId, askedBy: said.by.id, words: [first.value], settled: null })
}

const takesPart = ({ authorId, askedBy }: NoteReview, { id, role }: Person): boolean =>
  id === authorId || id === askedBy || role === 'owner' || role === 'lead'

/** An answer; what was settled is open again. */
export function addToReview(review: NoteReview, said: Said): Result<NoteReview, ReviewRefusal> {
  if (!takesPart(review, said.by)) return refused('notTheirs')
  if (review.words.length >= mostWords) return refused('full')
  const more = wordsOf(said)
  if (!more.ok) return more
  if (review.words.some(({ id }) => id === said.id)) return ok(review)
  return ok({ ...review, words: [...review.words, more.value], settled: null })
}

/** Nothing more is expected; `null` opens it again. */
export const settleReview = (
  review: NoteReview,
  by: Person,
  at: string | null,
): Result<NoteReview, ReviewRefusal> =>
  takesPart(review, by)
    ? ok({ ...review, settled: at === null ? null : { at, by: by.id } })
    : refused('notTheirs')

/** Oldest first: laptops merge the list by its ids. */
export const inOrder = ({ words }: NoteReview): NoteReview['words'] =>
  words.toSorted((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id))

export const isSettled = (review: NoteReview): boolean =>
  review.settled !== null && !review.words.some(({ at }) => at > (review.settled?.at ?? ''))

/** Whose turn it is: the note's author to answer, or who asked to read the answer; null when settled. */
export function waitsFor(review: NoteReview): string | null {
  if (isSettled(review)) return null
  const last = inOrder(review).at(-1)
  return last?.by === review.authorId ? review.askedBy : review.authorId
}

/** Comments that wait for a person, oldest word first. */
export const reviewsWaiting = (
  records: readonly Screening[],
  personId: string,
): readonly ReviewRecord[] =>
  records
    .filter(isReview)
    .filter(({ review }) => waitsFor(review) === personId)
    .toSorted((a, b) => lastAt(a).localeCompare(lastAt(b)) || a.id.localeCompare(b.id))

const lastAt = ({ review }: ReviewRecord): string => inOrder(review).at(-1)?.at ?? ''

export const reviewRefusalWords: Readonly<Record<ReviewRefusal | 'gone' | 'notYours', string>> = {
  notYours: notYoursWords('noteReview'),
  ownNote: 'You wrote this note yourself.',
  mayNot: 'Comments on notes are begun by the owner or a lead.',
  notTheirs: 'Only those who talk about this note can go on.',
  empty: 'Write a few words first.',
  tooLong: 'The comment is longer than 4,000 characters. Shorten it.',
  full: 'There are 200 comments here already. Talk about it in person.',
  gone: 'This note is not here any more.',
}
