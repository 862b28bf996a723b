import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { bundledScript } from './electron/commands/lib/bundled-script.mjs'

const root = import.meta.dirname
const alias = {
  '#shared': resolve(root, 'shared'),
  '#electron': resolve(root, 'electron'),
  '#renderer': resolve(root, 'renderer'),
}
// `out` is what users get. Tests build into another folder, with one page more: the harness, which
// reaches the store without the screens. A shipped build never contains it (see test/rules).
const out = process.env.DOORSTEP_OUT ?? 'out'
// Each starts a page of its own; what they load may be shared.
const firstPages = /renderer[\\/](app[\\/]main\.tsx|[a-z]+\.html)|harness[\\/]load/
const withHarness = process.env.DOORSTEP_HARNESS === '1'

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      outDir: `${out}/main`,
      target: 'node20.18',
      externalizeDeps: false,
      rollupOptions: {
        input: resolve(root, 'electron/main/index.ts'),
        external: ['electron'],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: `${out}/preload`,
      target: 'node20.18',
      externalizeDeps: false,
      rollupOptions: {
        input: resolve(root, 'electron/preload/index.ts'),
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'renderer'),
    base: './',
    resolve: { alias },
    plugins: [bundledScript(alias), react()],
    build: {
      outDir: resolve(root, out, 'renderer'),
      emptyOutDir: true,
      target: 'chrome130',
      // electron-vite leaves it off; the page is read before the first paint.
      minify: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rollupOptions: {
        output: {
          // What the first page needs, in one piece: fifty small ones take longer to fetch than to run.
          codeSplitting: {
            groups: [{ name: 'first', tags: ['$initial'], test: (id) => !firstPages.test(id) }],
          },
        },
        input: {
          index: resolve(root, 'renderer/index.html'),
          ...(withHarness ? { harness: resolve(root, 'renderer/harness.html') } : {}),
        },
      },
    },
  },
})
