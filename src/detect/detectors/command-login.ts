import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { isPlaceholder } from '../checks/entropy.ts'
import type { View } from '../scan/view.ts'

/** `curl -u name:secret`, `--user "name:secret"`: what people paste from a terminal. */
const login = /^["']?([^\s"':]{0,80}):([^\s"']{0,120})["']?/

export const commandLogin: Detector = {
  name: 'basic-auth-url/command',
  kind: 'basic-auth-url',
  source: 'curl manual, --user; wget, --password',
  anchors: { literals: [' -u ', ' --user ', ' --user=', ' -u "', " -u '", ' --proxy-user '] },
  at: loginAt,
  rank: 2,
  hits: [
    'curl -u jo:' + 'pQ9wTxu4Fg https://example.org/x',
    'curl --user "jo:' + 'd2LkV78zLx!t" https://localhost:9200',
  ],
  misses: [
    'sudo -u postgres psql',
    'curl -u $USER:$PASS https://example.org',
    'git push -u origin main',
    'docker run -u 1000:1000 x',
    'curl -u http://localhost:8080/logs',
  ],
}

function loginAt(view: View): Match | undefined {
  const { text } = view
  const before = text.slice(Math.max(0, view.start - 200), view.start)
  view.steps += before.length
  if (!/\b(?:curl|wget|http|https|xh)\b/.test(before)) return undefined
  const at = view.end
  const seen = login.exec(text.slice(at, at + 220))
  if (!seen) return undefined
  const [all, name = '', secret = ''] = seen
  const value = secret === '' ? name : secret
  if (value.length < 5 || /^\/\//.test(secret) || isPlaceholder(value) || /^\$/.test(value)) return undefined
  const start = at + (/^["']/.test(all) ? 1 : 0)
  return { start, end: start + name.length + 1 + secret.length, confidence: 0.9, hint: '' }
}
