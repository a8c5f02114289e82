/**
 * The description as TypeScript: one entry for each operation, `'POST /v1/contacts': { path, query, body, answer }`. JSON
 * Schema of the kind that TypeBox makes needs no more than this.
 * @typedef {Record<string, any>} Schema
 * @param {any} description
 */
export function clientTypes(description) {
  const shapes = Object.entries(description.components.schemas ?? {})
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => entry(`${method.toUpperCase()} ${path}`, one)),
  )
  return [
    '// Made from the description of the API when the house is built.',
    ...shapes.map(([name, schema]) => `export type ${name} = ${typeOf(schema)}`),
    `export type Operations = {\n${operations.join('\n')}\n}`,
    '',
  ].join('\n\n')
}

/** @param {string} name @param {any} operation */
function entry(name, { parameters = [], requestBody, responses, summary = '' }) {
  /** @param {string} where */
  const fields = (where) =>
    parameters
      .filter((/** @type {any} */ one) => one.in === where)
      .map((/** @type {any} */ one) => `${one.name}${one.required ? '' : '?'}: ${typeOf(one.schema)}`)
      .join('; ')
  const body = requestBody ? typeOf(requestBody.content['application/json']?.schema ?? {}) : 'undefined'
  const good = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]
  const content = good?.content ?? {}
  const answer = content['application/json']
    ? typeOf(content['application/json'].schema)
    : Object.keys(content).length > 0
      ? 'string'
      : 'undefined'
  return `  /** ${summary.replaceAll('*/', '')} */\n  '${name}': { path: { ${fields('path')} }; query: { ${fields('query')} }; body: ${body}; answer: ${answer} }`
}

/** @param {Schema} schema @returns {string} */
export function typeOf(schema) {
  if (schema.$ref) return schema.$ref.split('/').at(-1)
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((/** @type {unknown} */ one) => JSON.stringify(one)).join(' | ')
  if (schema.anyOf) return schema.anyOf.map((/** @type {Schema} */ one) => `(${typeOf(one)})`).join(' | ')
  switch (schema.type) {
    case 'string':
      return 'string'
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array':
      if (schema.prefixItems) return `[${schema.prefixItems.map(typeOf).join(', ')}]`
      return `(${typeOf(schema.items ?? {})})[]`
    case 'object':
      return objectType(schema)
    default:
      return 'unknown'
  }
}

/** @param {Schema} schema */
function objectType({ properties, required = [], patternProperties, additionalProperties }) {
  if (properties) {
    const fields = Object.entries(properties).map(
      ([name, inner]) => `${JSON.stringify(name)}${required.includes(name) ? '' : '?'}: ${typeOf(inner)}`,
    )
    return `{ ${fields.join('; ')} }`
  }
  const [inner] = Object.values(patternProperties ?? {})
  return `Record<string, ${inner || (additionalProperties && typeof additionalProperties === 'object') ? typeOf(inner ?? additionalProperties) : 'unknown'}>`
}
