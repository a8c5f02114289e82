import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * The list of detectors for what is built: what the scanner must know of each is written down, and a detector's file is
 * read when it is first woken. Two hundred detectors and their tables cost ten times as long as the message that wakes two.
 *
 * @param {string} folder
 * @param {readonly Record<string, any>[]} detectors
 */
export async function sleepingDetectors(folder, detectors) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== 'index.js')
  const places = await placesIn(folder, files)
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
  return `const [rows, words] = JSON.parse(${inQuotes(JSON.stringify([rows, words]))})
const files = [${files.map((file) => `() => require('./${file}')`).join(', ')}]
// Whoever is asked may be a copy, and is what it was put to sleep for from then on.
const waking = (one, key) => function (given) {
  const [file, name, index] = one.place
  const held = files[file]()[name]
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
}

/** Where each detector is found: the number of its file, the name of what is exported, and its place if that is a list. @param {string} folder @param {readonly string[]} files */
async function placesIn(folder, files) {
  /** @type {Map<unknown, [number, string, number?]>} */
  const places = new Map()
  for (const [number, file] of files.entries())
    for (const [name, held] of Object.entries(await import(pathToFileURL(join(folder, file)).href))) {
      if (!Array.isArray(held)) places.set(held, [number, name])
      else for (const [index, one] of held.entries()) places.set(one, [number, name, index])
    }
  return places
}

/** JSON is full of the other quotes, and a text without escapes is read faster. @param {string} text */
function inQuotes(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
