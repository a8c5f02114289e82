import { resolve } from 'node:path'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/demo/',
  build: {
    // Not a URL's pathname: a space in the folder's name would be `%20` there.
    outDir: resolve(import.meta.dirname, '../../dist/web/demo'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    // The page forbids inlined pictures and scripts; so does a careful bank.
    assetsInlineLimit: 0,
  },
})
