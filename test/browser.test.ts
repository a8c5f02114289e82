import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'

test('the browser for the stories opens and runs a page', async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent('<title>Underseal</title>')
    expect(await page.title()).toBe('Underseal')
  } finally {
    await browser.close()
  }
})
