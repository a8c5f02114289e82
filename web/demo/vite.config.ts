import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/demo/',
  build: {
    outDir: new URL('../../dist/web/demo/', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    // The page forbids inlined pictures and scripts; so does a careful bank.
    assetsInlineLimit: 0,
  },
})
