import { isAlnum, isDigit, isSpace } from '../characters.ts'
import type { Detector } from '../detector.ts'
import type { Match } from '../scan/match.ts'
import { isPlaceholder } from '../checks/entropy.ts'
import type { View } from '../scan/view.ts'

const databases =
  /^(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver|oracle|couchdb|cassandra|clickhouse|neo4j(?:\+s)?|bolt|nats|jdbc|cockroachdb|kafka|memcached|influxdb|ldaps?|smtps?|imaps?)(?:\+\w{1,12})?$/i

export const secretUrl: Detector = {
  name: 'basic-auth-url',
  kind: 'basic-auth-url',
  source: 'RFC 3986, user information',
  anchors: { literals: ['://'] },
  at: urlAt,
  rank: 3,
  hits: ['https://jo:' + 's3cretPw@example.org/x'],
  misses: [
    'https://example.org/@jo',
    'https://user@example.org',
    'http://http://',
    'https://user:password@example.org',
    'postgres://user:${DB_PASSWORD}@host/db',
    'https://example.org:8080/a@b',
    'https://example.org:8080?to=a@b',
    'https://example.org:path/a@b',
  ],
}

export const connectionString: Detector = {
  name: 'connection-string',
  kind: 'connection-string',
  source: 'ADO.NET and Azure storage connection strings',
  anchors: {
    literals: ['accountkey=', 'sharedaccesskey=', ';password=', ';pwd=', '; password=', '; pwd=', 'jdbc:oracle:thin:'],
  },
  at: pairsAt,
  rank: 3,
  hits: [
    'postgres://app:' + 'Xk29fhQ@db.example.org:5432/prod',
    'redis://:' + 'p4ssw0rd@cache:6379',
    'postgres://app:' + 'Xk#29/fhQ?@db.example.org:5432/prod',
    'mongodb+srv://u:' + 'p%40ss1@cluster0.example.net/db',
    'jdbc:oracle:thin:scott/' + 'Xk29fhQ@db.example.org:1521:orcl',
    'Server=db;Database=x;User Id=sa;Password=' + 'Xk29fhQ!;',
    'DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=' +
      'Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA==;',
  ],
  misses: ['password=;pwd=', 'a;password=x', 'Server=db;Password={0}'],
}

function urlAt(view: View): Match | undefined {
  const { text } = view
  let start = view.start
  const first = Math.max(0, start - 24)
  while (start > first && isOfScheme(text.charCodeAt(start - 1))) start--
  const scheme = text.slice(start, view.start)
  if (scheme === '') return undefined
  // User information ends at the last `@` before the path; a blank, slash or question mark ends the authority.
  let stop = view.end
  let [colon, sign] = [-1, -1]
  const furthest = Math.min(text.length, view.end + 256)
  for (; stop < furthest; stop++) {
    const c = text.charCodeAt(stop)
    if (
      endsAuthority(c) &&
      !(sign < 0 && colon >= 0 && isOfSecret(c, scheme) && !isPort(text, view.end + colon + 1, stop))
    )
      break
    if (c === 64) sign = stop - view.end
    else if (c === 58 && colon < 0) colon = stop - view.end
  }
  view.steps += stop - view.end
  if (colon < 0 || sign < colon) return undefined
  const authority = text.slice(view.end, stop)
  const secret = authority.slice(colon + 1, sign)
  if (
    secret.length < 2 ||
    sign === authority.length - 1 ||
    isPlaceholder(secret) ||
    isShown(authority.slice(0, colon), secret)
  )
    return undefined
  let end = stop
  const last = Math.min(text.length, stop + 300)
  while (end < last && !isEnd(text.charCodeAt(end), endOf.url) && !isWideSpace(text.charCodeAt(end))) end++
  while (end > stop && /[.!?]/.test(text[end - 1] ?? '')) end--
  const kind = databases.test(scheme) ? 'connection-string' : 'basic-auth-url'
  return {
    start,
    end,
    confidence: 0.95,
    hint: '',
    kind,
    detector: kind === 'connection-string' ? 'connection-string/url' : 'basic-auth-url',
  }
}

/** What ends an address of the web, a line, and a value in it. */
const endOf = { url: 1, line: 2, value: 4 }
const ends = Uint8Array.from({ length: 128 }, (_, c) => {
  const sign = String.fromCharCode(c)
  if ('\n"\'`<>'.includes(sign)) return endOf.url | endOf.line | endOf.value
  return sign === ';' ? endOf.url | endOf.value : isSpace(c) || ',)]}'.includes(sign) ? endOf.url : 0
})

function isEnd(c: number, of: number): boolean {
  return c < 128 && ((ends[c] as number) & of) > 0
}

function isOfScheme(c: number): boolean {
  return isAlnum(c) || c === 43 || c === 45 || c === 46
}

/** A blank or one of `"'<>/?#`. */
function endsAuthority(c: number): boolean {
  return (
    isWideSpace(c) || isSpace(c) || c === 47 || c === 34 || c === 39 || c === 35 || c === 60 || c === 62 || c === 63
  )
}

function isWideSpace(c: number): boolean {
  return c > 127 && /\s/.test(String.fromCharCode(c))
}

/** Signs that RFC 3986 wants written as `%23` in a password, and people do not: behind a colon that begins no port. */
function isOfSecret(c: number, scheme: string): boolean {
  return c === 35 || c === 63 || (c === 47 && databases.test(scheme))
}

function isPort(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isDigit(text.charCodeAt(i))) return false
  return true
}

/** What guides write: `postgres:postgres`, `user:1111`, `username:mypassword`. */
function isShown(name: string, secret: string): boolean {
  return (
    name === secret ||
    /^(.)\1+$/.test(secret) ||
    (/^user(?:name)?$/i.test(name) && /^(?:my)?pass(?:word|wd)$|^abc$/i.test(secret))
  )
}

/** `Name=value;` pairs round the password, on the same line, at most 300 characters on either side. */
function pairsAt(view: View): Match | undefined {
  const { text } = view
  if (view.literal === 6) return thinAt(view)
  // Part of pairs that were found for the sake of another.
  if (view.end < view.pairsTo) return undefined
  const name = view.start + (text[view.start] === ';' ? (text[view.start + 1] === ' ' ? 2 : 1) : 0)
  let end = valueEnd(text, view.end)
  const value = text.slice(view.end, end)
  let line = name
  const first = Math.max(0, name - 300)
  while (line > first && !isEnd(text.charCodeAt(line - 1), endOf.line)) line--
  view.steps += end - line
  // At the latest the sign of the name itself.
  let start = text.indexOf('=', line)
  if (start === line || start > name || value.length < 3 || isPlaceholder(value)) return undefined
  while (start > line && isOfName(text.charCodeAt(start - 1))) start--
  // Long rows of pairs are several findings, and no secret is lost between them.
  if (start < view.pairsTo) start = Math.min(view.pairsTo + 1, name)
  const last = Math.min(text.length, end + 300)
  while (end < last && text[end] === ';') {
    const next = valueEnd(text, end + 1)
    if (!text.slice(end + 1, next).includes('=')) break
    end = next
  }
  view.pairsTo = end
  return { start, end, confidence: 0.93, hint: '' }
}

function isOfName(c: number): boolean {
  return isAlnum(c) || c === 95
}

/** `jdbc:oracle:thin:name/secret@host:1521:sid` */
function thinAt(view: View): Match | undefined {
  const found = /^[\w.$-]{1,40}\/([^\s@"'/]{3,60})@[\w./:-]{0,120}/.exec(view.text.slice(view.end, view.end + 224))
  view.steps += 224
  if (!found?.[1] || isPlaceholder(found[1])) return undefined
  return { start: view.start, end: view.end + found[0].length, confidence: 0.93, hint: '' }
}

function valueEnd(text: string, from: number): number {
  let end = from
  const last = Math.min(text.length, from + 200)
  while (end < last && !isEnd(text.charCodeAt(end), endOf.value)) end++
  return end
}
