import { describe, expect, test } from 'vitest'
import { detect } from './detect.ts'

const secret = 'q8Rt2Lm9' + 'Zx4Vb7Np1Ks5'
const word = 'Kraken' + '!77xy'
const names = [
  ['DB_PASSWORD', word],
  ['client_secret', secret],
] as const

const ways: readonly ((name: string, value: string) => string)[] = [
  (name, value) => `${name}: str = "${value}"`,
  (name, value) => `let ${name}: &str = "${value}";`,
  (name, value) => `Dim ${name} As String = "${value}"`,
  (name, value) => `char ${name}[] = "${value}";`,
  (name, value) => `NSString *${name} = @"${value}";`,
  (name, value) => `${name} = b"${value}"`,
  (name, value) => `${name} <- "${value}"`,
  (name, value) => `if ${name} != "${value}":`,
  (name, value) => `#define ${name} "${value}"`,
  (name, value) => `define('${name}', '${value}');`,
  (name, value) => `os.getenv("${name}", "${value}")`,
  (name, value) => `conn.set_${name}("${value}")`,
  (name, value) => `{\\"${name}\\": \\"${value}\\"}`,
  (name, value) => `<${name}>${value}</${name}>`,
  (name, value) => `<property name="${name}" value="${value}"/>`,
  (name, value) => `variable "${name}" {\n  default = "${value}"\n}`,
  (name, value) => `${name}="\${${name}:-${value}}"`,
  (name, value) => `${name}: |\n  ${value}`,
  (name, value) => `**${name}**: \`${value}\``,
  (name, value) => `| ${name} | ${value} |`,
  (name, value) => `${name},${value}`,
  (name, value) => `ENV ${name} ${value}`,
  (name, value) => `tool --${name} ${value} --verbose`,
]

describe('a value that a program or its settings give to a name is found', () => {
  test.each(ways.map((way) => [way('NAME', 'VALUE'), way] as const))('%s', (_shown, way) => {
    for (const [name, value] of names) {
      const text = way(name, value)
      expect(detect(text).map(({ start, end }) => text.slice(start, end))).toContain(value)
    }
  })
})

test.each([
  'const token: TokenKind = TokenKind.AtToken',
  'if (password !== "") {',
  'os.getenv("API_SECRET", "")',
  'getToken("user_id", "session")',
  '<secret>see the vault</secret>',
  '| client_secret | the secret of the client |',
  '{"is": "first-key", "c098f218-face-c0fe-dea0-0199cba": "x"}',
  '"pass": "All elements have names"',
  'fn::secret: q8Rt2Lm9' + 'Zx4Vb7..[Redacted]',
])('and no name, call or heading: %s', (text) => {
  expect(detect(text)).toEqual([])
})
