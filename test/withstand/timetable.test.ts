import { afterAll, expect, test } from 'vitest'
import { freePort, startHouse, type RunningHouse } from '../running-house.ts'

let house: RunningHouse | undefined
afterAll(async () => {
  await house?.stop()
  house?.clean()
})

test('a house that serves does all that time asks of it, from its start on', { timeout: 120_000 }, async () => {
  const metrics = await freePort()
  const mail = { SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'support@nordhafen.example' }
  house = await startHouse({ env: { DEMO: 'off', METRICS_PORT: String(metrics), ...mail } })
  const done = async () => {
    const numbers = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text()
    const runs = [...numbers.matchAll(/^underseal_jobs_total\{job="([\w-]+)",outcome="done"\}/gm)]
    return runs.map(([, name]) => name).toSorted()
  }
  await expect
    .poll(done, { timeout: 60_000 })
    .toEqual([
      'delete-expired',
      'erase-resting',
      'finish-erasures',
      'index-attributes',
      'send-digests',
      'tell-contacts',
      'wake-snoozed',
    ])
})
