import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  resolve: {
    alias: {
      '#shared': resolve(root, 'shared'),
      '#electron': resolve(root, 'electron'),
      '#renderer': resolve(root, 'renderer'),
    },
  },
  test: {
    include: ['test/{unit,rules,sync}/**/*.test.ts'],
    testTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
