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
    // The full counts of the long campaigns take minutes a property.
    testTimeout: process.env.DOORSTEP_LONG ? 3_600_000 : 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
