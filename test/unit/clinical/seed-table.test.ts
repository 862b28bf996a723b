import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')
const rows = readFileSync(join(root, 'docs/seeds.md'), 'utf8')
  .split('\n')
  .map((line) => /^\| (\d\.\d+[bc]?) \| (.+) \| (.+) \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, id = '', what = '', where = '']) => ({ id, what, where }))

/** How many rows each text has in the clinical rulebook, 1.0 to 1.4. */
const counts = [9, 15, 9, 12, 24]
const numbered = counts.flatMap((count, text) =>
  Array.from({ length: count }, (_, index) => `${text}.${index + 1}`),
)

describe('the table of the five texts', () => {
  it('has each row once', () => {
    expect(rows.map(({ id }) => id).sort()).toEqual([...numbered, '2.8b', '2.8c'].sort())
  })

  it('names for each row a file that is there, or says not yet', () => {
    for (const { id, what, where } of rows) {
      expect(what.length).toBeGreaterThan(8)
      const files = [...where.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file)
      if (where !== 'not yet') expect([id, files.length]).not.toEqual([id, 0])
      expect([id, files.filter((file) => !existsSync(join(root, file)))]).toEqual([id, []])
    }
  })
})
