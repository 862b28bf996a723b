import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { bundledLibraries } from '#renderer/features/settings/bundled-libraries'

const root = resolve(import.meta.dirname, '../../..')

test('the licences told in Settings are those of the packages', () => {
  for (const { name, licence } of bundledLibraries) {
    const about = JSON.parse(
      readFileSync(resolve(root, 'node_modules', name, 'package.json'), 'utf8'),
    )
    expect(`${name}: ${about.license}`).toBe(`${name}: ${licence}`)
  }
})
