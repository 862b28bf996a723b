import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** What makes markup or a program of a text. */
const makesMarkup =
  /dangerouslySetInnerHTML|\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe|srcDoc|new Function\(|\beval\(/

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name))
}

test('no screen makes markup of what people wrote: every field is words, the next one too', () => {
  const files = [...filesBelow('renderer'), ...filesBelow('shared')]
  expect(files.length).toBeGreaterThan(500)
  const found = files.filter((file) => makesMarkup.test(readFileSync(join(root, file), 'utf8')))
  expect(found).toEqual([])
})

test('every printed page lets people’s words through one gate', () => {
  const pages = filesBelow('shared/domain').filter((file) =>
    /<!doctype html>/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(pages.length).toBeGreaterThan(10)
  const ungated = pages.filter(
    (file) => !/from '[#./\w-]*escape-html'/.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(ungated).toEqual(['shared/domain/share/page-file.ts'])
})
