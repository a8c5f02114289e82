import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { policyTemplates } from '../../src/core/policy-templates.ts'
import { changePolicy } from '../../src/flows/change-policy.ts'
import { titleConversation } from '../../src/flows/change-conversation.ts'
import { listFindings } from '../../src/flows/list-findings.ts'
import { readOverview } from '../../src/flows/read-report.ts'
import { reviewFinding } from '../../src/flows/review-finding.ts'
import { createContact } from '../../src/flows/save-contact.ts'
import { createMacro } from '../../src/flows/save-macro.ts'
import { createTag } from '../../src/flows/save-tag.ts'
import { createTeam } from '../../src/flows/save-team.ts'
import { createView } from '../../src/flows/save-view.ts'
import { previewPolicy, tryPolicy } from '../../src/flows/try-policy.ts'
import { newId } from '../cast.ts'
import { card, openDesk, refusedAs, type Desk } from './desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
  await changePolicy(desk.d, desk.cast.ada.viewer, policyTemplates['detect-only'])
})
afterAll(() => desk.close())

/** The newest that waits; everything was flagged and nothing hidden. */
async function flagged(text: string) {
  desk.clock.later(1_000)
  const said = await desk.says(desk.cast.vic.viewer, text)
  const { items } = await listFindings(desk.d, desk.cast.ada.viewer, 'open', { limit: 50 })
  return { ...said, part: said.posted[0]!.part, mine: items.filter((item) => item.conversationId === said.id) }
}
const freshMail = () => `nora${Math.random().toString(36).slice(2, 8)}@example.com`

describe('the review queue', () => {
  test('shows what was flagged in the words around it', async () => {
    const { mine } = await flagged(`my card is ${card}, thank you`)
    const finding = mine.find(({ kind }) => kind === 'payment-card')!
    const { text, start, end } = finding.excerpt!
    expect(text.text.slice(start, end)).toBe(card)
  })

  test('sealing seals it everywhere in its place, and it waits no more', async () => {
    const mail = freshMail()
    const { id, mine } = await flagged(`write to ${mail} please, yes ${mail}`)
    const { settled } = await reviewFinding(desk.d, desk.cast.ida.viewer, { id: mine[0]!.id, verdict: 'seal' })
    expect(settled).toBe(mine.filter(({ kind }) => kind === 'email-address' || kind === mine[0]!.kind).length - 1)
    const [part] = await desk.thread(desk.cast.ada.viewer, id)
    expect(part?.body.text).not.toContain(mail)
    expect(part?.body.seals).toHaveLength(2)
    const { items } = await listFindings(desk.d, desk.cast.ada.viewer, 'open', { limit: 50 })
    expect(items.filter((item) => item.conversationId === id)).toEqual([])
  })

  test('shows it wherever it stands: in a title, a contact, a tag, a team, a view, a saved reply', async () => {
    const { d, cast } = desk
    const [title, name, field] = [freshMail(), freshMail(), freshMail()]
    const [tag, team, view, reply, body] = Array.from({ length: 5 }, freshMail)
    const mails = [title, name, field, tag, team, view, reply, body]
    const { id } = await desk.says(cast.vic.viewer, 'hello')
    await titleConversation(d, cast.ben.viewer, id, `for ${title}`)
    await createContact(d, cast.ada.viewer, newId('contact'), { name: `Kim ${name}`, attributes: { other: field } })
    await createTag(d, cast.ada.viewer, { id: newId('tag'), name: `ask ${tag}` })
    await createTeam(d, cast.ada.viewer, newId('team'), { name: `at ${team}`, memberIds: [] })
    await createView(d, cast.ada.viewer, newId('view'), { name: `of ${view}`, filter: {}, shared: true })
    await createMacro(d, cast.ada.viewer, newId('macro'), { name: `to ${reply}`, body: `Write to ${body}.` })
    const shown = async () => {
      const { items } = await listFindings(d, cast.ada.viewer, 'open', { limit: 50 })
      return items.flatMap(({ excerpt }) => (excerpt ? [excerpt.text.text.slice(excerpt.start, excerpt.end)] : []))
    }
    expect(await shown()).toEqual(expect.arrayContaining(mails))
    const { items } = await listFindings(d, cast.ada.viewer, 'open', { limit: 50 })
    const inTitle = items.find(({ place }) => place.table === 'conversations')!
    await reviewFinding(d, cast.ida.viewer, { id: inTitle.id, verdict: 'seal' })
    expect((await d.store.conversationFor(cast.ada.viewer, id))?.title?.text).not.toContain(title)
    await titleConversation(d, cast.ben.viewer, id, '')
    expect(await shown()).not.toContain(title)
  })

  test('what is harmless is learned and not flagged again', async () => {
    const mail = freshMail()
    const { mine, part } = await flagged(`our desk is ${mail}`)
    await reviewFinding(desk.d, desk.cast.ida.viewer, { id: mine[0]!.id, verdict: 'harmless' })
    expect((await desk.d.store.partFor(desk.cast.ada.viewer, part.id))?.body.text).toContain(mail)
    expect((await flagged(`again ${mail}`)).mine).toEqual([])
  })

  test('comes in pages, each finding once', async () => {
    const { mine } = await flagged(`one is ${freshMail()} and one ${freshMail()}`)
    const ids: string[] = []
    for (let cursor: string | undefined; ids.length < mine.length;) {
      const page = { limit: 1, ...(cursor === undefined ? {} : { cursor }) }
      const { items, next } = await listFindings(desk.d, desk.cast.ada.viewer, 'open', page)
      ids.push(...items.map(({ id }) => id))
      cursor = next
    }
    expect(ids.toSorted()).toEqual(mine.map(({ id }) => id).toSorted())
  })

  test('takes one word of two people who decide at the same moment', async () => {
    const { mine, id: conversation } = await flagged(`mine is ${freshMail()}`)
    const { id } = mine[0]!
    const quicker: typeof desk.d.store.write = async (workspaceId, act) => {
      await reviewFinding(desk.d, desk.cast.ida.viewer, { id, verdict: 'seal' })
      return desk.d.store.write(workspaceId, act)
    }
    const late = { ...desk.d, store: { ...desk.d.store, write: quicker } }
    await expect(reviewFinding(late, desk.cast.ada.viewer, { id, verdict: 'harmless' })).rejects.toEqual(
      refusedAs('conflict'),
    )
    expect((await desk.thread(desk.cast.ada.viewer, conversation))[0]?.body.seals).toHaveLength(1)
  })

  test('twice the same is the same, the other verdict is a conflict, and a stranger finds nothing', async () => {
    const { mine } = await flagged(`reach me: ${freshMail()}`)
    const id = mine[0]!.id
    await reviewFinding(desk.d, desk.cast.ida.viewer, { id, verdict: 'seal' })
    await reviewFinding(desk.d, desk.cast.ida.viewer, { id, verdict: 'seal' })
    await expect(reviewFinding(desk.d, desk.cast.ida.viewer, { id, verdict: 'harmless' })).rejects.toEqual(
      refusedAs('conflict'),
    )
    await expect(reviewFinding(desk.d, desk.cast.zoe.viewer, { id, verdict: 'seal' })).rejects.toEqual(
      refusedAs('not_found'),
    )
  })
})

describe('a draft of the policy', () => {
  test('is tried on what is there: what would change is counted, and shown without its value', async () => {
    await flagged(`once more ${card}`)
    const trial = await tryPolicy(desk.d, desk.cast.ada.viewer, policyTemplates.default)
    const counts = trial.counts.filter(({ kind }) => kind === 'payment-card')
    expect(counts.find(({ action }) => action === 'flag')).toMatchObject({ after: 0 })
    expect(counts.find(({ action }) => action === 'seal')?.after).toBeGreaterThan(0)
    expect(trial.changes.find(({ kind }) => kind === 'payment-card')).toMatchObject({ from: 'flag', to: 'seal' })
    expect(JSON.stringify(trial)).not.toContain(card)
    expect((await desk.d.store.policyOf(desk.cast.ada.viewer.workspaceId)).name).toBe('Detect only')
  })

  test('judges a typed text by rule', async () => {
    const asked = {
      policy: policyTemplates.default,
      text: `card ${card}`,
      author: 'contact',
      channel: 'messenger',
    } as const
    const preview = await previewPolicy(desk.d, desk.cast.ada.viewer, asked)
    expect(preview.text).toBe('card [payment card •••• 4242]')
    expect(preview.findings[0]).toMatchObject({ action: 'seal', rule: 1 })
  })
})

test('the overview counts what happened and knows no words', async () => {
  const report = await readOverview(desk.d, desk.cast.ada.viewer, { days: 7, weeks: 4, zone: 'Europe/Berlin' })
  expect(report.started).toHaveLength(7)
  expect(report.started.at(-1)?.count).toBeGreaterThan(3)
  expect(report.reveals).toHaveLength(4)
  expect(report.hidden.some(({ count }) => count > 0)).toBe(true)
  expect(report.flagged).toBeGreaterThan(0)
  await expect(readOverview(desk.d, desk.cast.ada.viewer, { days: 7, weeks: 4, zone: 'Middle/Earth' })).rejects.toEqual(
    refusedAs('invalid', 'zone'),
  )
})
