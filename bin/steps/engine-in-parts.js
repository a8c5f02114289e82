import { withoutExamples } from './without-examples.js'

/** What a page that only watches what somebody types never asks for. */
const never = new Map([
  ['custom', 'customEngine'],
  ['explain', 'explainer'],
  ['find-names', 'findNames'],
])

/**
 * The engine for a browser: the kinds that the scanner sees in one file, addresses in a second one that comes right after
 * it. Detectors of one's own, explanations and names of persons stay on the server.
 *
 * @returns {import('vite').Plugin[]}
 */
export function engineInParts() {
  return [
    {
      name: 'engine-in-parts',
      enforce: 'pre',
      load(id) {
        const [, path = ''] = /[\\/]src[\\/]detect[\\/](.+)\.ts(\?later)?$/.exec(id) ?? []
        if (id.endsWith('?later')) return undefined
        const name = path.replace(/^names[\\/]/, '')
        if (never.has(name))
          return `export const customProblem = () => undefined
export const ${never.get(name)} = () => { throw new Error('This is not part of the engine for browsers.') }`
        return /^address[\\/]find-addresses$/.test(path) ? later : undefined
      },
    },
    withoutExamples({ lean: true }),
  ]
}

/** `detect` answers at once, so until the second file is there it finds no addresses. */
const later = `let find = () => []
void import('./find-addresses.ts?later').then((real) => { find = real.findAddresses })
export const findAddresses = (text) => find(text)
`
