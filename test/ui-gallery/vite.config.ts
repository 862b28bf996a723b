import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = resolve(import.meta.dirname, '../..')

/** The parts of renderer/ui on one page, to be looked at and checked with axe. Never shipped. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: resolve(root, 'renderer/public'),
  resolve: {
    alias: { '#shared': resolve(root, 'shared'), '#renderer': resolve(root, 'renderer') },
  },
  plugins: [react()],
  build: {
    outDir: resolve(root, process.env.DOORSTEP_GALLERY_OUT ?? 'out-gallery'),
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    rollupOptions: {
      input: {
        index: resolve(import.meta.dirname, 'index.html'),
        rooms: resolve(import.meta.dirname, 'rooms.html'),
      },
    },
  },
})
