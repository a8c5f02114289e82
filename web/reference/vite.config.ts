import { resolve } from 'node:path'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/docs/',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: resolve(import.meta.dirname, '../../dist/web/reference'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: false,
    // The content security policy allows neither data: addresses nor inline styles.
    assetsInlineLimit: 0,
  },
})
