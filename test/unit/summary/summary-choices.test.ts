import { expect, it } from 'vitest'
import {
  readableChoices,
  sendBlocks,
  summaryFileName,
} from '#shared/domain/summary/summary-choices'
import { sources } from './summary-sources'

const { choices } = sources()

it('leaves only for a provider whom the client agreed to, with an ask', () => {
  expect(sendBlocks(choices, { sharing: 'agreed' }, true, 'parent')).toEqual([])
  expect(sendBlocks(choices, { sharing: 'notAsked' }, true, 'parent')).toEqual(['notAgreed'])
  expect(sendBlocks(choices, null, true, 'parent')).toEqual(['notAgreed'])
  expect(sendBlocks(choices, { sharing: 'declined' }, true, 'parent')).toEqual(['declined'])
  expect(sendBlocks(choices, { sharing: 'agreed' }, false, 'parent')).toEqual(['noProvider'])
  expect(sendBlocks({ ...choices, ask: '  ' }, { sharing: 'agreed' }, true, 'parent')).toEqual([
    'noAsk',
  ])
  const empty = { ...choices, ask: 'May I?', message: ' ', parts: [] }
  expect(sendBlocks(empty, { sharing: 'agreed' }, true, 'parent')).toEqual(['nothingSaid'])
})

it('takes a day that cannot be read as none', () => {
  expect(readableChoices({ ...choices, requestBy: 'next tue' }).requestBy).toBeNull()
  expect(readableChoices(choices).requestBy).toBe('2026-11-28')
})

it('names nobody in the name of the file', () => {
  expect(summaryFileName('2026-11-21')).toBe('summary-2026-11-21.pdf')
})
