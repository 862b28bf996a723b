import { MantineProvider } from '@mantine/core'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Reading, type Waited } from '#renderer/ui/tell/reading'

const here = { status: 'ready', value: [] } as const
const onItsWay = { status: 'loading' } as const
const failed = { status: 'failed' } as const

function shown(of: readonly Waited[], page?: string): string {
  const reading = createElement(Reading, { of, what: 'Your providers', ...(page ? { page } : {}) })
  return renderToStaticMarkup(createElement(MantineProvider, null, reading))
}
const wordsOf = (markup: string) =>
  markup.replace(/<style.*?<\/style>/gs, '').replace(/<[^>]*>/g, ' ')

it('says that something cannot be read, what is safe, and offers to try again', () => {
  const words = wordsOf(shown([here, failed, onItsWay]))
  expect(words).toContain('Your providers could not be read')
  expect(words).toContain('Nothing was changed.')
  expect(words).toContain('Try again')
  expect(shown([failed])).toContain('role="alert"')
})

it('has the heading of its page where it is the whole page', () => {
  expect(shown([failed], 'Providers')).toMatch(/<h1[^>]*>Providers<\/h1>/)
  expect(shown([onItsWay], 'Providers')).not.toContain('<h1')
})

it.each([
  ['an answer', [here, onItsWay]],
  ['the clock', [here, null]],
])('waits for %s without a word of trouble', (_, of) => {
  expect(shown(of)).toContain('role="status"')
  expect(wordsOf(shown(of)).trim()).toBe('')
})

it('says where a record is that is not on this laptop, and does not go on waiting', () => {
  const missing = { status: 'ready', value: null } as const
  expect(wordsOf(shown([here, missing]))).toContain('This is not on this laptop')
})

it('takes no room once all is there: a list, a kept draft, the clock', () => {
  const clock = { today: '2026-11-22' }
  expect(wordsOf(shown([here, { status: 'ready' }, clock])).trim()).toBe('')
  expect(shown([here])).not.toMatch(/role="(status|alert)"/)
})
