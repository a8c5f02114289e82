import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * The list of detectors for what is built: what the scanner must know of each is written down, and the part that holds a
 * detector is read when it is first woken. Two hundred detectors and their tables cost ten times as long as the message that
 * wakes two.
 *
 * @param {string} folder
 * @param {readonly Record<string, any>[]} detectors
 * @param {ReadonlyMap<string, readonly string[]>} together  names of parts, and the files in each; the rest is one more part
 */
export async function sleepingDetectors(folder, detectors, together) {
  const found = await filesOf(folder, detectors)
  const listed = [...together.values()].flat()
  for (const file of listed) if (!found.has(file)) throw new Error(`no detector is in a file called ${file}`)
  const parts = new Map([...together, ['seldom', [...found.keys()].filter((file) => !listed.includes(file))]])
  const places = placesIn([...parts.values()].map((files) => files.flatMap((file) => found.get(file) ?? [])))
  /** Half of all detectors have the same words. */
  const words = [...new Set(detectors.map((one) => one.official).filter(Boolean))]
  const rows = detectors.map((one) => ({
    ...one,
    // Nobody asks for these of a detector that has found nothing.
    source: undefined,
    check: undefined,
    hits: undefined,
    misses: undefined,
    at: undefined,
    reads: one.reads !== undefined || undefined,
    official: one.official && words.indexOf(one.official),
    place: places.get(one),
  }))
  const list = `const [rows, words] = JSON.parse(${inQuotes(JSON.stringify([rows, words]))})
const parts = [${[...parts.keys()].map((name) => `() => import('${name}?part')`).join(', ')}]
// Whoever is asked may be a copy, and is what it was put to sleep for from then on.
const waking = (one, key) => function (given) {
  const [part, name, index] = one.place
  const held = parts[part]()[name]
  const real = index === undefined ? held : held[index]
  one.source = real.source
  one.check = real.check
  this.at = real.at
  this.reads = real.reads
  return real[key](given)
}
for (const one of rows) {
  one.at = waking(one, 'at')
  if (one.reads) one.reads = waking(one, 'reads')
  if (one.official !== undefined) one.official = words[one.official]
}
export const detectors = rows
`
  return {
    list,
    parts: new Map(
      [...parts].map(([name, inside]) => [name, inside.map((file) => `export * from './${file}.js'\n`).join('')]),
    ),
  }
}

/**
 * What each file with a detector in it exports, by its name.
 *
 * @param {string} folder
 * @param {readonly unknown[]} detectors
 */
async function filesOf(folder, detectors) {
  /** @type {Map<string, [string, unknown][]>} */
  const found = new Map()
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.js') && one !== 'index.js')) {
    const held = Object.entries(await import(pathToFileURL(join(folder, name)).href))
    if (held.some(([, one]) => detectors.includes(Array.isArray(one) ? one[0] : one)))
      found.set(name.slice(0, -3), held)
  }
  return found
}

/**
 * Where each detector is: the number of its part, the name of what is exported, and its place if that is a list.
 *
 * @param {readonly (readonly [string, unknown][])[]} parts
 */
function placesIn(parts) {
  /** @type {Map<unknown, [number, string, number?]>} */
  const places = new Map()
  for (const [number, exported] of parts.entries())
    for (const [name, held] of exported)
      if (!Array.isArray(held)) places.set(held, [number, name])
      else for (const [index, one] of held.entries()) places.set(one, [number, name, index])
  return places
}

/** JSON is full of the other quotes, and a text without escapes is read faster. @param {string} text */
function inQuotes(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
