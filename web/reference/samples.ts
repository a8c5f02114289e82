import { jsonOf, type Description, type Operation } from './description.ts'
import { exampleOf } from './example.ts'

export const languages = ['curl', 'JavaScript'] as const
export type Language = (typeof languages)[number]

export function sampleOf(api: Description, operation: Operation, language: Language): string {
  const address = `${location.origin}${operation.path}${neededQuery(operation)}`
  const shape = jsonOf(operation.requestBody)
  const body = shape && JSON.stringify(exampleOf(api, shape, 'request'), null, 2)
  if (language === 'curl')
    return [
      `curl ${operation.method === 'GET' ? '' : `-X ${operation.method} `}${address}`,
      `-H "Authorization: Bearer $KEY"`,
      ...(body ? ['-H "Content-Type: application/json"', `-d '${body.replaceAll("'", "'\\''")}'`] : []),
    ].join(' \\\n  ')
  const headers = [
    `    authorization: \`Bearer \${key}\`,`,
    ...(body ? [`    'content-type': 'application/json',`] : []),
  ]
  return [
    `const answer = await fetch('${address}', {`,
    ...(operation.method === 'GET' ? [] : [`  method: '${operation.method}',`]),
    '  headers: {',
    ...headers,
    '  },',
    ...(body ? [`  body: JSON.stringify(${body.replaceAll('\n', '\n  ')}),`] : []),
    '})',
    ...(operation.responses['204'] ? [] : ['const result = await answer.json()']),
  ].join('\n')
}

function neededQuery({ parameters = [] }: Operation): string {
  const needed = parameters.filter((one) => one.in === 'query' && one.required)
  return needed.length === 0 ? '' : `?${needed.map(({ name }) => `${name}={${name}}`).join('&')}`
}
