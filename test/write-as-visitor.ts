import type { Page } from 'playwright-core'

/** So many conversations of a visitor, as the messenger begins them. The page is a teammate's, on our own origin. */
export async function writeAsVisitor(page: Page, count: number): Promise<void> {
  await page.evaluate(async (many) => {
    const { workspace } = (await (await fetch('/v1/session')).json()) as { workspace: { id: string } }
    const id = (prefix: string) => {
      const letters = '0123456789abcdefghjkmnpqrstvwxyz'
      let time = ''
      for (let rest = Date.now(), i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = letters[rest % 32]! + time
      return `${prefix}_${time}${[...crypto.getRandomValues(new Uint8Array(16))].map((byte) => letters[byte % 32]).join('')}`
    }
    const post = (url: string, body: object, token?: string) =>
      fetch(url, {
        method: 'POST',
        credentials: 'omit',
        headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
        body: JSON.stringify(body),
      }).then((answer) => answer.json())
    const { token } = (await post('/v1/messenger/sessions', { app_id: workspace.id })) as { token: string }
    for (let i = 0; i < many; i++) {
      await post(
        '/v1/messenger/conversations',
        { id: id('cnv'), part: { id: id('prt'), text: `Question number ${i}` } },
        token,
      )
    }
  }, count)
}
