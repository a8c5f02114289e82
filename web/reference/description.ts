/** The description of the API as this page reads it: /v1/openapi.json, in the order in which one meets the nouns. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  /** False: none beside `prefixItems`. */
  readonly items?: Schema | false
  /** A tuple's, one after another. */
  readonly prefixItems?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly additionalProperties?: Schema | boolean
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly format?: string
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly maxItems?: number
}
export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly description?: string
  readonly schema: Schema
}
type Content = { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }
export type Answer = Content & { readonly description: string }
type Written = {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: Content & { readonly required?: boolean }
  readonly responses: Readonly<Record<string, Answer>>
}
export type Description = {
  readonly info: { readonly title: string; readonly description: string }
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Written>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

export type Operation = Written & {
  readonly id: string
  readonly noun: string
  readonly method: string
  readonly path: string
}
export type Noun = {
  readonly id: string
  readonly name: string
  readonly says: string
  readonly operations: readonly Operation[]
}

export function nounsOf({ tags, paths }: Description): readonly Noun[] {
  return tags.map(({ name, description }) => {
    const id = slug(name)
    const operations = Object.entries(paths).flatMap(([path, doors]) =>
      Object.entries(doors)
        .filter(([, written]) => written.tags?.[0] === name)
        .map(([method, written]) => ({
          ...written,
          id: `${id}/${slug(`${method} ${path.replace('/v1', '')}`)}`,
          noun: id,
          method: method.toUpperCase(),
          path,
        })),
    )
    return { id, name, says: description, operations }
  })
}

const slug = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

/** What a reference leads to, with the name it has; everything else as it is. */
export function lookUp(api: Description, schema: Schema): Schema & { readonly name?: string } {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : { ...api.components.schemas[name], name }
}

export const jsonOf = (body: Content | undefined): Schema | undefined => body?.content?.['application/json']?.schema
