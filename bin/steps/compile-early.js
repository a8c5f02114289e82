import { readFileSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { pathToFileURL } from 'node:url'

/**
 * V8 skims a function when it reads the file, and reads it again when somebody calls it first, which takes a tenth of a
 * millisecond each. What stands in brackets it compiles at once. So the functions that a first message runs are put in
 * brackets, and to the top of the file, where they are there before anybody calls them. Which they are, V8 says itself.
 *
 * @param {string} file
 * @param {(built: any) => void} run  does what shall be quick the first time
 */
export async function compileEarly(file, run) {
  const ranges = await rangesRun(file, run)
  const code = readFileSync(file, 'utf8')
  const begin = /^(?:import[^;]*;)*/.exec(code)?.[0].length ?? 0
  let first = ''
  let rest = ''
  let at = begin
  for (const [start, end] of ranges) {
    // Within another one that goes along.
    if (start < at) continue
    const text = code.slice(start, end)
    const declared = /^function ([\w$]+)(?=\()/.exec(text)
    if (declared && /[;}]/.test(code.charAt(start - 1))) {
      first += `var ${declared[1]}=(function${text.slice(declared[0].length)});`
      rest += code.slice(at, start)
    } else if (/^(?:\(|[\w$]+=>)/.test(text)) rest += `${code.slice(at, start)}(${text})`
    else continue
    at = end
  }
  writeFileSync(file, code.slice(0, begin) + first + rest + code.slice(at))
}

/** Where in the file functions begin and end that are called. @param {string} file @param {(built: any) => void} run */
async function rangesRun(file, run) {
  const { href } = pathToFileURL(file)
  const session = new Session()
  session.connect()
  session.post('Profiler.enable')
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  run(await import(href))
  /** @type {[number, number][]} */
  let ranges = []
  session.post('Profiler.takePreciseCoverage', (error, taken) => {
    if (error) throw error
    const functions = taken.result.find(({ url }) => url === href)?.functions ?? []
    ranges = functions.flatMap(({ ranges: [one] }) =>
      one && one.count > 0 && one.startOffset > 0 ? [[one.startOffset, one.endOffset]] : [],
    )
  })
  session.disconnect()
  return ranges.toSorted((a, b) => a[0] - b[0])
}
