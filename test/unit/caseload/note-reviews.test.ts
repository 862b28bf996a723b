import { describe, expect, it } from 'vitest'
import {
  addToReview,
  beginReview,
  inOrder,
  isSettled,
  reviewsWaiting,
  settleReview,
  waitsFor,
} from '#shared/domain/caseload/note-reviews'
import { screeningSchema } from '#shared/schema/screening'
import { id, maya, note, now, rosa, screening } from './made-up-household'

const owner = { id: rosa, role: 'owner' } as const
const author = { id: maya, role: 'therapist' } as const
const other = { id: id(903), role: 'therapist' } as const
const signed = note(200, '2026-11-19T16:00:00.000Z')
let nth = 0
const said = (by: Parameters<typeof beginReview>[1]['by'], words: string, at = now) => ({
  ...{ id: id(500 + nth++), by, at, words },
})
const begun = () => {
  const review = beginReview(signed, said(owner, 'Ask about sleep.'))
  if (!review.ok) throw new Error(review.refusal)
  return review.value
}

describe('a comment on a note', () => {
  it('is begun by the owner or a lead, about the note of somebody else', () => {
    expect(begun()).toMatchObject({ noteId: signed.id, authorId: maya, askedBy: rosa })
    expect(beginReview(signed, said({ id: maya, role: 'owner' }, 'x'))).toMatchObject({
      refusal: 'ownNote',
    })
    expect(beginReview(signed, said(other, 'x'))).toMatchObject({ refusal: 'mayNot' })
    expect(beginReview(signed, said(owner, '  '))).toMatchObject({ refusal: 'empty' })
    expect(beginReview(signed, said(owner, 'x'.repeat(4001)))).toMatchObject({ refusal: 'tooLong' })
  })

  it('waits for the author, then for who asked, then for nobody', () => {
    const first = begun()
    expect(waitsFor(first)).toBe(maya)
    const answered = addToReview(
      first,
      said(author, 'I did: five hours.', '2026-11-21T21:00:00.000Z'),
    )
    if (!answered.ok) throw new Error(answered.refusal)
    expect(waitsFor(answered.value)).toBe(rosa)
    const settled = settleReview(answered.value, owner, '2026-11-21T22:00:00.000Z')
    if (!settled.ok) throw new Error(settled.refusal)
    expect([isSettled(settled.value), waitsFor(settled.value)]).toEqual([true, null])
  })

  it('is open again when something is said later, also on another laptop', () => {
    const late = begun()
    const settled = { ...late, settled: { at: '2026-11-21T19:00:00.000Z', by: rosa } }
    expect(waitsFor(settled)).toBe(maya)
    expect(inOrder({ ...late, words: [...late.words].reverse() })).toEqual(inOrder(late))
  })

  it('is nobody else’s to go on with', () => {
    expect(addToReview(begun(), said(other, 'x'))).toMatchObject({ refusal: 'notTheirs' })
    expect(settleReview(begun(), other, now)).toMatchObject({ refusal: 'notTheirs' })
  })

  it('is a record beside the note that the store takes, and waits on its author’s Today', () => {
    const record = screening(300, now, { kind: 'review', review: begun() })
    expect(screeningSchema.safeParse(record).success).toBe(true)
    expect(reviewsWaiting([record, screening(301, now)], maya)).toEqual([record])
    expect(reviewsWaiting([record], rosa)).toEqual([])
  })
})
