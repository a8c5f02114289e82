// How long it takes to look for a sealed value in all texts, and to seal it there: node bin/run-ts.js bench/sweep.ts [PARTS]
// A real database and a real vault in this process. Messages are as an import writes them; forty of them say the value.
import { newId } from '../test/cast.ts'
import { openDesk } from '../test/flows/desk.ts'
import { lookForValue, readSweep, sealEverywhere } from '../src/flows/sweep-value.ts'
import { openSweeping } from '../src/flows/run-sweeps.ts'
import { sealPassage } from '../src/flows/seal-passage.ts'
import { generatedChat } from './detect-inputs.ts'

const count = Number(process.argv[2] ?? 1_000_000)
const inOne = 1_000
const word = 'periwinkle' + 'otter'
const desk = await openDesk()
const { ada, vic, wim } = desk.cast
const chat = generatedChat(10_000)
const sayers = Math.floor(count / 40)

const started = Date.now()
for (let at = 0; at < count; at += inOne) {
  const { id } = await desk.says(wim.viewer, 'hello')
  await desk.d.store.write(ada.viewer.workspaceId, async (tx) => {
    const conversation = (await tx.lockConversation(ada.viewer, id))!
    const texts = Array.from({ length: inOne }, (_, i) => {
      const nth = at + i
      const said = chat[nth % chat.length]!
      return nth % sayers === 0 ? `${said} ${word}` : said
    })
    await tx.addImported(
      conversation,
      texts.map((text) => ({
        id: newId('part'),
        conversationId: id,
        contactId: wim.viewer.id,
        kind: 'message',
        author: { type: 'contact', id: wim.viewer.id },
        body: { text, seals: [] },
        event: null,
        hidden: [],
        policyVersion: 1,
        createdAt: new Date().toISOString(),
      })),
    )
  })
}
console.log(`${count.toLocaleString('en')} messages written in ${Math.round((Date.now() - started) / 1000)} s`)
await desk.sql('analyze')

const { id, posted } = await desk.says(vic.viewer, `it is ${word}`)
const passage = { conversationId: id, partId: posted[0]!.part.id, revision: 0, start: 6, end: 6 + word.length }
const { body } = await sealPassage(desk.d, ada.viewer, { ...passage, kind: 'password' })
const sweep = newId('sweep')
await lookForValue(desk.d, ada.viewer, { id: sweep, token: body.seals[0]!.token })

async function work(name: string): Promise<void> {
  const act = openSweeping(desk.d)
  const cpu = process.cpuUsage()
  const from = Date.now()
  let longest = 0
  for (let last = from; (await act()) > 0; last = Date.now()) longest = Math.max(longest, Date.now() - last)
  const { user, system } = process.cpuUsage(cpu)
  const { found, sealed, read } = await readSweep(desk.d, ada.viewer, sweep)
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  console.log(
    `${name}: ${seconds(Date.now() - from)}, ${seconds((user + system) / 1000)} of CPU; longest piece ${longest} ms; read ${read}, found ${found}, sealed ${sealed}`,
  )
}
await work('look by the search')
await sealEverywhere(desk.d, ada.viewer, sweep)
await work('seal, reading everything')
await desk.close()
