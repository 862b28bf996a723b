import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** The pages that the build would make, asked in a process of its own: the config reads the environment. */
function pagesBuilt(harness: string): string[] {
  const words =
    "import('./electron.vite.config.ts').then(({ default: c }) => console.log(JSON.stringify(Object.keys(c.renderer.build.rollupOptions.input))))"
  const output = execFileSync(process.execPath, ['--import', 'tsx', '--eval', words], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, DOORSTEP_HARNESS: harness, DOORSTEP_OUT: '' },
  })
  return JSON.parse(output)
}

const filesUnder = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe('the test harness', () => {
  it('is a page of test builds only', () => {
    expect(pagesBuilt('0')).toEqual(['index'])
    expect(pagesBuilt('')).toEqual(['index'])
    expect(pagesBuilt('1')).toEqual(['index', 'harness'])
  })

  it('is not what gets packed: only the plain build and its description are', () => {
    const packed = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
    expect(packed).not.toMatch(/out-test|harness/)
    expect(packed).toMatch(/out\//)
  })

  it('left nothing in the build that users get', ({ skip }) => {
    skip(!existsSync(join(root, 'out/renderer')), 'the plain build was not made here')
    const files = filesUnder(join(root, 'out/renderer'))
    expect(files.filter((file) => /harness/i.test(file))).toEqual([])
    const speaking = files.filter(
      (file) => /\.(?:html|js)$/.test(file) && readFileSync(file, 'utf8').includes('harness'),
    )
    expect(speaking).toEqual([])
  })
})
