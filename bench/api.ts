// How fast texts are redacted through the door, in batches: npm run bench:api
// A real database and a real vault in this process; requests are handed to the server as a function, so what is measured is our
// own work on one core and not the network. The yardstick of the same run is the engine alone on the same texts.
import { redact } from '../src/detect/detect.ts'
import { keyWith, gatherCast, newId } from '../test/cast.ts'
import { openHouse } from '../test/house.ts'
import { generatedChat } from './detect-inputs.ts'

const batchSize = 1_000
const rounds = 5
const texts = generatedChat(10_000)
const average = Math.round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length)

const house = await openHouse()
const cast = await gatherCast(house.deps)
const { secret } = await keyWith(house.deps, cast.ada.viewer, ['text:redact'])

/** Texts a second of CPU, the best of the rounds: others on this machine can only make it slower. */
async function measure(name: string, act: () => Promise<number> | number): Promise<number> {
  await act()
  let best = 0
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage()
    const count = await act()
    const { user, system } = process.cpuUsage(before)
    best = Math.max(best, (count * 1e6) / (user + system))
  }
  console.log(`${name.padEnd(44)} ${Math.round(best).toLocaleString('en')} texts/s of CPU`)
  return best
}

async function post(payload: object): Promise<void> {
  const answer = await house.app.inject({
    method: 'POST',
    url: '/v1/redactions',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    payload,
  })
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode} ${answer.body.slice(0, 200)}`)
}

async function inBatches(options: () => object): Promise<number> {
  for (let at = 0; at < texts.length; at += batchSize)
    await post({ texts: texts.slice(at, at + batchSize), ...options() })
  return texts.length
}

console.log(
  `${texts.length} generated chat texts of ${average} characters, batches of ${batchSize}; Node ${process.version}`,
)
const engine = await measure('the engine alone', () => {
  for (const text of texts) redact(text)
  return texts.length
})
const batches = await measure('POST /v1/redactions, replace', () => inBatches(() => ({ operator: 'replace' })))
await measure('POST /v1/redactions, token', () => inBatches(() => ({ operator: 'token' })))
const session = newId('redactionSession')
await measure('POST /v1/redactions, token, one session', () => inBatches(() => ({ operator: 'token', session })))
await measure('POST /v1/redactions, one text a request', async () => {
  for (const text of texts.slice(0, 500)) await post({ text })
  return 500
})
console.log(`ratio of batches to the engine alone: ${(batches / engine).toFixed(2)}`)
await house.close()
process.exit(batches >= 5_000 ? 0 : 1)
