// The middle of the line alone, in this process: what one message costs in work before a row is written.
import { randomBytes } from 'node:crypto'
import { decide } from '../src/core/decide.ts'
import { makeId, makeToken } from '../src/core/id.ts'
import { policyTemplates } from '../src/core/policy-templates.ts'
import { redactText } from '../src/core/redact.ts'
import { searchTerms } from '../src/core/search-terms.ts'
import { detect } from '../src/detect/detect.ts'
import { localMasterKey } from '../src/vault/master-key.ts'
import { openVault } from '../src/vault/open-vault.ts'
import { quantile } from './server-ground.ts'

/** Microseconds of one core. Single-threaded and without a wait, so time on the clock is time of the core, but for neighbours: hence the median. */
export async function measureGuardStep(
  url: string,
  masterKey: string,
  workspaceId: string,
  contactId: string,
  texts: readonly string[],
) {
  const clock = { now: () => new Date() }
  const random = (count: number) => randomBytes(count)
  const vault = openVault({ keysUrl: url, masterKey: localMasterKey([Buffer.from(masterKey, 'base64')]), clock })
  await vault.ready()
  const policy = { ...policyTemplates.default, version: 1 }
  const costs: number[] = []
  for (const text of texts) {
    const id = makeId('part', Date.now(), random)
    // The key is asked for outside of the clock: it is opened once in ten seconds.
    const box = (await vault.boxes(workspaceId, [contactId])).get(contactId)!
    const begun = performance.now()
    const plan = decide(detect(text, { minConfidence: policy.minConfidence }), policy, {
      author: 'contact',
      channel: 'messenger',
    })
    const cut = redactText({ text, seals: [] }, plan, () => makeToken(random), clock.now())
    await vault.seal(workspaceId, contactId, { table: 'parts', row: id, field: 'body' }, cut.removed)
    box.lock(`parts.body/${id}`, JSON.stringify({ text: cut.text, seals: cut.seals }))
    await vault.hashes(workspaceId, 'search', searchTerms(cut.text))
    costs.push((performance.now() - begun) * 1_000)
  }
  await vault.close()
  return { median: quantile(costs.slice(1_000), 0.5), p99: quantile(costs.slice(1_000), 0.99) }
}
