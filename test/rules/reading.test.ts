import { expect, it } from 'vitest'
import { sourcesBelow } from './sources'
import { hooksThatAsk, waitingForEver } from './waiting'

const sources = sourcesBelow('renderer')
const hooks = hooksThatAsk(sources.map(({ text }) => text))

it('no screen waits for ever: whatever is asked for has a word for its failing', () => {
  const screens = sources.filter(
    ({ name, text }) =>
      name.startsWith('renderer/features') && /<(LoadingState|Reading)\b/.test(text),
  )
  expect(screens.length).toBeGreaterThan(40)
  const found = screens.flatMap(({ name, text }) =>
    waitingForEver(text, hooks).map((one) => `${name}: ${one}`),
  )
  expect(found).toEqual([])
})

it.each([
  ['an answer behind a guard', 'if (!a.value) return <LoadingState />', ['a']],
  [
    'one of two, by way of a third name',
    'const ok = a.status && b.status; return ok ? <p /> : <Reading of={[a]} what="x" />',
    ['b'],
  ],
  ['beside the rest', 'return <div>{b.value || <LoadingState />}</div>', ['b']],
  [
    'a word for its failing',
    "if (a.status === 'failed') return null; if (!a.value) return <LoadingState />",
    [],
  ],
  [
    'a word for the failing of another',
    "if (a.status === 'failed') return null; if (!a.value || !b.value) return <LoadingState />",
    ['b'],
  ],
  [
    'a word for the failing of all',
    "const all = [a, b]; if (all.some(({ status }) => status === 'failed')) return null; if (!b.value) return <LoadingState />",
    [],
  ],
  ['both awaited', 'if (!a.value || !b.value) return <Reading of={[a, b]} what="x" />', []],
  [
    'the clock alone',
    'const clock = usePracticeClock(); return clock ? <p /> : <LoadingState />',
    [],
  ],
])('the rule sees through: %s', (_, body, found) => {
  const text = `function X() { const a = useLive(q); const b = useLive(r); ${body} }`
  expect(waitingForEver(text, hooks)).toEqual(found)
})
