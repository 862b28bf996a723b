import { expect, test } from 'vitest'
import { sourcesBelow } from './sources'

/** What makes markup or a program of a text. */
const makesMarkup =
  /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe|srcDoc|new Function\(|\beval\(/

test('no screen makes markup of what people wrote: every field is words, the next one too', () => {
  const sources = [...sourcesBelow('renderer'), ...sourcesBelow('shared')]
  expect(sources.length).toBeGreaterThan(500)
  const found = sources.filter(({ text }) => makesMarkup.test(text))
  expect(found.map(({ name }) => name)).toEqual([])
})

test('every printed page lets people’s words through one gate', () => {
  const pages = sourcesBelow('shared/domain').filter(({ text }) => /<!doctype html>/.test(text))
  expect(pages.length).toBeGreaterThan(10)
  const ungated = pages
    .filter(({ text }) => !/from '[#./\w-]*escape-html'/.test(text))
    .map(({ name }) => name)
  expect(ungated).toEqual(['shared/domain/share/page-file.ts'])
})
