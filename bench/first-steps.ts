/**
 * node bin/run-ts.js bench/first-steps.ts
 * How long a new owner needs from the printed link to the first protected message: the acts of the story in test/stories/protection.test.ts
 * by the keystroke-level model (Card, Moran and Newell, 1980), what stands on each screen read word for word once, and the answers of
 * the page as measured here.
 */
import { loadavg } from 'node:os'
import type { Page } from 'playwright-core'
import { openBrowser } from '../test/browser.ts'
import { startHouse } from '../test/running-house.ts'

const seconds = { key: 0.28, point: 1.1, home: 0.4, think: 1.35 }
/** Silent reading of prose: 238 words a minute (Brysbaert, 2019). */
const secondsAWord = 60 / 238
const card = ['4111', '1111', '1111', '1111'].join(' ')
const total = { acting: 0, reading: 0, waiting: 0 }

const house = await startHouse({ args: ['--no-demo'] })
const browser = await openBrowser()
try {
  const desk = await openPage()
  const act = async (
    what: string,
    { keys = 0, points = 0, page, then }: { keys?: number; points?: number; page: Page; then: () => Promise<unknown> },
  ) => {
    // Think, point and press, move the hand to the keys and type.
    const acting =
      seconds.think + points * (seconds.point + seconds.key) + (keys > 0 ? seconds.home + keys * seconds.key : 0)
    const started = performance.now()
    await then()
    const waiting = (performance.now() - started) / 1000
    const words = await newWords(page)
    total.acting += acting
    total.waiting += waiting
    total.reading += words * secondsAWord
    console.log(
      `${what.padEnd(40)} ${acting.toFixed(1).padStart(5)} s acting ${waiting.toFixed(1).padStart(5)} s waiting ${String(words).padStart(4)} words`,
    )
  }
  await act('open the printed link', {
    points: 1,
    page: desk,
    then: async () => {
      await desk.goto(house.link()!)
      await desk.getByLabel('Password', { exact: true }).waitFor()
    },
  })
  const password = 'a calm harbour at night'
  await act('choose a password', {
    keys: password.length,
    points: 1,
    page: desk,
    then: () => desk.getByLabel('Password', { exact: true }).fill(password),
  })
  await act('save it', {
    points: 1,
    page: desk,
    then: async () => {
      await desk.getByRole('button', { name: 'Save and open the inbox' }).click()
      await desk.getByText('Nobody has written yet.').waitFor()
    },
  })
  await act('open the first steps', {
    points: 1,
    page: desk,
    then: async () => {
      await desk.getByRole('main').getByRole('link', { name: 'First steps' }).click()
      await desk.getByText('1 of 6 done').waitFor()
    },
  })
  await act('name the workspace', {
    keys: 13,
    points: 1,
    page: desk,
    then: () => desk.getByLabel('Name of the workspace').fill('Quiet Harbour'),
  })
  await act('save the name', {
    points: 1,
    page: desk,
    then: async () => {
      await desk.getByRole('button', { name: 'Save the name' }).click()
      await desk.getByText('2 of 6 done').waitFor()
    },
  })
  const address = await desk.getByRole('link', { name: 'Open the test page' }).first().getAttribute('href')
  const visitor = await openPage()
  await act('open the test page', {
    points: 1,
    page: visitor,
    then: async () => {
      await visitor.goto(house.url + address!)
      await visitor.getByRole('button', { name: /^Open messages/ }).waitFor()
    },
  })
  await act('open the messenger', {
    points: 1,
    page: visitor,
    then: async () => {
      await visitor.getByRole('button', { name: /^Open messages/ }).click()
      await visitor.getByRole('button', { name: /^Send us a message/ }).waitFor()
    },
  })
  await act('begin a message', {
    points: 1,
    page: visitor,
    then: async () => {
      await visitor.getByRole('button', { name: /^Send us a message/ }).click()
      await visitor.getByRole('textbox', { name: 'Message' }).waitFor()
    },
  })
  const text = `please charge ${card}`
  await act('write with a card number', {
    keys: text.length,
    page: visitor,
    then: async () => {
      await visitor.getByRole('textbox', { name: 'Message' }).fill(text)
      await visitor.getByRole('button', { name: 'Send hidden' }).waitFor()
    },
  })
  await act('send it hidden', {
    points: 1,
    page: visitor,
    then: async () => {
      await visitor.getByRole('button', { name: 'Send hidden' }).click()
      await visitor.getByText('•••• 1111').first().waitFor()
      await desk.getByText('5 of 6 done').waitFor()
    },
  })
  const all = total.acting + total.reading + total.waiting
  console.log(
    `${all.toFixed(0)} s: ${total.acting.toFixed(0)} acting, ${total.reading.toFixed(0)} reading, ${total.waiting.toFixed(0)} waiting; load ${loadavg()[0]!.toFixed(1)}`,
  )
  process.exitCode = all > 300 ? 1 : 0
} finally {
  await browser.close()
  await house.stop()
  house.clean()
}

async function openPage(): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' })).newPage()
  page.setDefaultTimeout(30_000)
  return page
}

/** Words that were not on this page before the act, in the navigation and everywhere else. */
async function newWords(page: Page): Promise<number> {
  return page.evaluate(() => {
    const known = ((window as unknown as { known?: Set<string> }).known ??= new Set())
    const lines: string[] = []
    const read = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll<HTMLElement>('*')) if (element.shadowRoot) read(element.shadowRoot)
      lines.push(
        ...(root instanceof ShadowRoot
          ? [...root.children].map((one) => (one as HTMLElement).innerText ?? '')
          : [root.body.innerText]
        )
          .join('\n')
          .split('\n'),
      )
    }
    read(document)
    const fresh = lines.map((line) => line.trim()).filter((line) => line !== '' && !known.has(line))
    fresh.forEach((line) => known.add(line))
    return fresh.flatMap((line) => line.split(/\s+/)).length
  })
}
