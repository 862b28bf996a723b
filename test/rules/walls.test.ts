import { execFileSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const config = '.dependency-cruiser.json'

interface Violation {
  readonly rule: { readonly name: string }
  readonly from: string
  readonly to: string
}

function cruise(directory: string): { violations: Violation[]; modules: number } {
  const output = execFileSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', config, '--output-type', 'json', 'shared', 'electron', 'renderer'],
    ],
    { cwd: directory, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 },
  )
  const { summary } = JSON.parse(output) as {
    summary: { violations: Violation[]; totalCruised: number }
  }
  return { violations: summary.violations, modules: summary.totalCruised }
}

describe('the walls of the house', () => {
  it('stand: no file imports over a wall, and there are no cycles', () => {
    const { violations, modules } = cruise(root)
    expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
    expect(modules).toBeGreaterThan(50)
  })

  it('would be seen to fall: every rule is broken once in a small house and found', () => {
    const house = mkdtempSync(join(tmpdir(), 'doorstep-walls-'))
    try {
      for (const file of [config, 'tsconfig.json', 'renderer/tsconfig.json']) {
        mkdirSync(dirname(join(house, file)), { recursive: true })
        cpSync(join(root, file), join(house, file))
      }
      symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
      const files: Record<string, string> = {
        'shared/a.ts': "import '#renderer/ui/button'\nimport './b'",
        'shared/b.ts': "import './a'\nexport const b = 1",
        'shared/schema/client.ts': 'export const client = 1',
        'electron/main/window.ts': "import '#shared/schema/client'",
        'electron/preload/index.ts': "import '#shared/b'",
        'renderer/ui/button.ts': "import '#renderer/data/store'",
        'renderer/data/store.ts': "import '#renderer/features/visit/page'\nexport const s = 1",
        'renderer/features/visit/page.ts': "import 'rxdb'\nimport '#renderer/features/today/page'",
        'renderer/features/today/page.ts': "import '#test/x'\nimport './nowhere'",
        'renderer/data/dev.ts': "import 'rxdb/plugins/dev-mode'",
        'renderer/app/x.ts': "import '../../test/x'",
        'renderer/reply-page/main.ts': "import '#renderer/ui/button'",
        'test/x.ts': 'export const x = 1',
      }
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(house, path)), { recursive: true })
        writeFileSync(join(house, path), `${text}\n`)
      }
      const broken = new Set(cruise(house).violations.map(({ rule }) => rule.name))
      const rules = JSON.parse(readFileSync(join(root, config), 'utf8')).forbidden as {
        name: string
      }[]
      expect([...broken].sort()).toEqual(rules.map(({ name }) => name).sort())
    } finally {
      rmSync(house, { recursive: true, force: true })
    }
  })
})
