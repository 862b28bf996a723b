import { describe, expect, it } from 'vitest'
import { type AmountEntry, typeAmount } from '#renderer/features/visit/session/amount-entry'
import { leftOfLastTime } from '#shared/domain/clinical/body/left-of-last-time'

/** Types a text key by key over `stood`; `most` is refused beyond. What stands, and what is shown. */
function typing(texts: readonly string[], stood: number | null, most = 5, decimals = 0) {
  let stands = stood
  let reason = ''
  const write = (value: number | null): boolean => {
    const taken = value === null || value <= most
    reason = taken ? '' : `At most ${most}`
    if (taken) stands = value
    return taken
  }
  let entry: AmountEntry | null = null
  for (const text of texts) {
    entry = typeAmount(entry ?? { before: stood, taken: stood }, text, decimals, write)
  }
  return { stands, reason, shown: entry?.text, refused: entry?.refused }
}

describe('a number while it is typed', () => {
  it('leaves no digit of a refused number behind, and says why', () => {
    expect(typing(['1', '15'], null)).toEqual({
      ...{ stands: null, reason: 'At most 5', shown: '15', refused: true },
    })
    expect(typing(['1', '15'], 4)).toMatchObject({ stands: 4, refused: true })
    expect(typing(['1', '15', '150'], 4)).toMatchObject({ stands: 4, reason: 'At most 5' })
  })

  it('takes it once it is put right', () => {
    expect(typing(['1', '15', '1', ''], 4)).toMatchObject({ stands: null, refused: false })
    expect(typing(['9', '', '3'], 4)).toMatchObject({ stands: 3, reason: '', refused: false })
  })

  it('takes a comma for a point, and nothing of what is no number', () => {
    expect(typing(['3', '3,', '3,5'], null, 5, 1)).toMatchObject({ stands: 3.5, refused: false })
    expect(typing(['3', '3.', '3.5'], null)).toMatchObject({ stands: null, refused: true })
    expect(typing(['2', '2x'], 4)).toMatchObject({ stands: 4, shown: '2x', refused: true })
  })

  it('minds an answer of false alone: many forms answer nothing', () => {
    const entry = typeAmount({ before: null, taken: null }, '7', 0, () => undefined)
    expect(entry).toEqual({ text: '7', before: null, taken: 7, refused: false })
  })
})

describe('the work of last time', () => {
  it('stands there until it is begun, as often as it was done', () => {
    const left = (today: string[]) =>
      leftOfLastTime(['neck', 'back', 'neck'], today, (one) => one).join(' ')
    expect(left([])).toBe('neck back neck')
    expect(left(['neck'])).toBe('back neck')
    expect(left(['neck', 'feet', 'neck'])).toBe('back')
    expect(left(['back', 'neck', 'neck', 'neck'])).toBe('')
  })
})
