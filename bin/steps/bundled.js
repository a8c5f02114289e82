import { root } from './root.js'

/**
 * A few files made of many, as the compiler left them in dist/; the caller writes them where they belong.
 *
 * @param {Record<string, string>} input  names of what comes out, and their files
 * @param {import('vite').Plugin[]} plugins
 * @param {import('vite').Rollup.OutputOptions} output
 * @param {RegExp} [external]  what is left where it is
 */
export async function bundled(input, plugins, output, external) {
  // Only now: on a fresh clone this file is read before anything is installed.
  const { build } = await import('vite')
  const made = /** @type {import('vite').Rollup.RollupOutput} */ (
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      plugins,
      build: {
        write: false,
        target: 'node20',
        minify: true,
        ssr: true,
        rolldownOptions: { input, external, output: { ...output, minify: true } },
      },
    })
  )
  return made.output.filter((file) => file.type === 'chunk')
}
