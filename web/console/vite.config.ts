import { defineConfig } from 'vite'
import { leanTables } from '../../bin/steps/lean-tables.js'
import { withoutExamples } from '../../bin/steps/without-examples.js'

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  // The trial of a policy runs the whole engine here, and nobody asks it for its examples.
  plugins: [withoutExamples({ lean: true }), leanTables()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
  build: {
    outDir: '../../dist/web/console',
    emptyOutDir: true,
    target: 'es2023',
    // Nothing inline: the content security policy allows neither data: addresses nor inline styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Base UI marks its files for React's server parts, which we do not use: hundreds of lines that say nothing.
      onLog: (level, log, report) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log)
      },
      output: {
        codeSplitting: {
          // What the list needs in two files and not in a dozen: fewer requests, and one dictionary for the compressor. The libraries
          // by themselves, since they stay the same when we change.
          groups: [
            { name: 'library', tags: ['$initial'], test: /node_modules|^\0/ },
            { name: 'list', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: { proxy: { '/v1': { target: process.env['CONSOLE_API'] ?? 'http://localhost:3000', ws: true } } },
})
