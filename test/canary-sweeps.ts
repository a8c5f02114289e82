import { expect } from 'vitest'
import { openSweeping } from '../src/flows/run-sweeps.ts'
import type { CanaryHouse } from './canary-house.ts'
import { newId, type Cast } from './cast.ts'
import type { Needle } from './search-everywhere.ts'

/** Words that nobody recognises: sealed by hand in one message, looked for and sealed in all others, and put back. */
export async function throughSweeps(house: CanaryHouse, cast: Cast, words: readonly Needle[]): Promise<void> {
  const work = openSweeping(house.deps)
  for (const { value } of words) {
    const id = newId('conversation')
    const part = { id: newId('part'), text: `it was ${value}` }
    await house.ask(cast.vic, 'POST', '/v1/messenger/conversations', { id, part })
    const sealed = await house.ask(cast.ben, 'POST', `/v1/conversations/${id}/parts/${part.id}/redactions`, {
      start: 7,
      end: 7 + value.length,
      kind: 'password',
      revision: 0,
    })
    const [{ token } = { token: '' }] = (sealed.body as { body: { seals: { token: string }[] } }).body.seals
    const sweep = newId('sweep')
    await house.ask(cast.ben, 'POST', '/v1/sweeps', { id: sweep, token })
    while ((await work()) > 0);
    expect(Number((await house.ask(cast.ben, 'GET', `/v1/sweeps/${sweep}`)).body?.['found'])).toBeGreaterThan(20)
    await house.ask(cast.ada, 'POST', `/v1/sweeps/${sweep}/sealing`, {})
    while ((await work()) > 0);
    await house.ask(cast.ida, 'POST', `/v1/sweeps/${sweep}/undoing`, { reason: value })
    await house.ask(cast.ada, 'POST', `/v1/sweeps/${sweep}/undoing`, { reason: `no, ${value} is a house` })
    while ((await work()) > 0);
    await house.ask(cast.ada, 'GET', '/v1/sweeps')
  }
}
