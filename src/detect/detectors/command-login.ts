import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { isPlaceholder } from '../checks/entropy.ts'
import type { View } from '../scan/view.ts'

/** `curl -u name:secret`, `--user "name:secret"`: what people paste from a terminal. */
const login = /^["']?([^\s"':]{0,80}):([^\s"']{0,120})["']?/

export const commandLogin: Detector = {
  name: 'basic-auth-url/command',
  kind: 'basic-auth-url',
  source: 'curl manual, --user; wget, --password; mysql manual, -p',
  anchors: {
    literals: [
      ' -u ',
      ' --user ',
      ' --user=',
      ' -u "',
      " -u '",
      ' --proxy-user ',
      ' -p',
      '^htpasswd ',
      '^net use ',
      'convertto-securestring',
    ],
  },
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
    'docker run -p 8080:80 nginx',
    'ssh -p 2222 jo@example.org',
    'mysql -u root -p shop',
    'curl -u http://localhost:8080/logs',
  ],
}

export const passwordGiven: Detector = {
  name: 'password/given',
  kind: 'password',
  source: 'Apache manual, htpasswd -b; net use of Windows; ConvertTo-SecureString of PowerShell',
  anchors: { literals: ['^htpasswd ', '^net use ', 'convertto-securestring'] },
  at: givenAt,
  hits: [
    'htpasswd -b .htpasswd admin nettle' + 'S0up',
    'net use Z: \\\\nas\\share /user:backup B4ckup' + '!2025',
    'ConvertTo-SecureString "W1nter' + '!Sky" -AsPlainText -Force',
  ],
  misses: [
    'htpasswd -c .htpasswd admin',
    'net use Z: \\\\nas\\share /user:backup *',
    'ConvertTo-SecureString $password -AsPlainText',
  ],
}

function loginAt(view: View): Match | undefined {
  const { text } = view
  const before = text.slice(Math.max(0, view.start - 200), view.start)
  view.steps += before.length
  if (view.literal === 6) return attachedAt(view, before)
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

/** The last word of `htpasswd -b`, what stands behind the user of `net use`, and PowerShell's text. */
const given = [
  /^-\w*b\w* \S{1,80} \S{1,60} ["']?([^\s"'$]{4,60})/,
  /^[^\n]{0,80}?\/user:\S{1,60} ["']?([^\s"'*/]{4,60})|^[^\n]{0,80}? ([^\s"'*/\\]{6,60}) \/user:/i,
  /^ (?:-String )?["']([^"'$\n]{4,60})["']/i,
]

function givenAt(view: View): Match | undefined {
  const seen = given[view.literal]?.exec(view.text.slice(view.end, view.end + 260))
  const value = seen?.[1] ?? seen?.[2]
  if (!seen || !value || isPlaceholder(value)) return undefined
  const start = view.end + seen[0].lastIndexOf(value)
  return {
    start,
    end: start + value.length,
    confidence: 0.85,
    hint: '',
  }
}

/** `mysql -psecret`; `sshpass -p secret`, `docker login -p secret`, where a blank may stand between. */
const glued = /\b(?:mysql(?:dump|admin|import)?|mariadb(?:-dump)?)\b[^\n|;]*$/
const parted =
  /\b(?:sshpass|mongo(?:sh|dump|restore|export|import)?|docker login|podman login|helm registry login|az acr login|sqlcmd|bcp)\b[^\n|;]*$/

function attachedAt({ text, end }: View, before: string): Match | undefined {
  const apart = parted.test(before)
  if (!apart && !glued.test(before)) return undefined
  const seen = (apart ? /^ ?["']?([^\s"']{4,120})/ : /^["']?([^\s"']{4,120})/).exec(text.slice(end, end + 124))
  const value = seen?.[1]
  if (!seen || !value || isPlaceholder(value) || /^(?:-|\$|\d{2,5}(?::|$)|assword)/.test(value)) return undefined
  const start = end + seen[0].length - value.length
  return {
    start,
    end: start + value.length,
    confidence: 0.85,
    hint: '',
    kind: 'password',
    detector: 'password/command',
  }
}
