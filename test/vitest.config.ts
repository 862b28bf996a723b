import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { bundledScript } from '../electron/commands/lib/bundled-script.mjs'

const root = resolve(import.meta.dirname, '..')
const alias = {
  '#shared': resolve(root, 'shared'),
  '#electron': resolve(root, 'electron'),
  '#renderer': resolve(root, 'renderer'),
}

export default defineConfig({
  root,
  resolve: { alias },
  plugins: [bundledScript(alias)],
  test: {
    include: ['test/{unit,rules,sync}/**/*.test.ts'],
    testTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
