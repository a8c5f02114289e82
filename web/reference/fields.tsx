import { useState } from 'preact/hooks'
import { lookUp, type Description, type Schema } from './description.ts'
import { idPrefix } from './example.ts'
import { inline } from './text.tsx'

type Row = {
  readonly name: string
  readonly schema: Schema
  readonly required: boolean
  readonly description?: string | undefined
}

/** Of what is sent it matters what must be there, of an answer what may be missing. */
type Way = { readonly answer?: boolean | undefined }

export function FieldsOf({ api, schema, answer }: Way & { api: Description; schema: Schema }) {
  const shape = heart(api, schema)
  if (!shape.properties) return <p class="muted">{kindOf(api, schema)}</p>
  return (
    <Fields
      api={api}
      answer={answer}
      rows={Object.entries(shape.properties).map(([name, field]) => ({
        name,
        schema: field,
        required: shape.required?.includes(name) ?? false,
      }))}
    />
  )
}

export function Fields({ api, rows, answer }: Way & { api: Description; rows: readonly Row[] }) {
  return (
    <dl class="fields">
      {rows.map((row) => (
        <Field key={row.name} api={api} answer={answer} {...row} />
      ))}
    </dl>
  )
}

function Field({ api, name, schema, required, description, answer }: Row & Way & { api: Description }) {
  const shape = heart(api, schema)
  const says = description ?? lookUp(api, schema).description ?? shape.description
  return (
    <div class="field">
      <dt>
        <code>{name}</code> <span class="kind">{kindOf(api, schema)}</span>{' '}
        {required && !answer && <span class="needed">needed</span>}
        {answer && !required && <span class="kind">may be missing</span>}
      </dt>
      <dd>
        {says && !idPrefix(shape.pattern) && <p>{inline(says)}</p>}
        <Bounds schema={shape} />
        {shape.properties && <Inner api={api} schema={shape} name={name} answer={answer} />}
      </dd>
    </div>
  )
}

/** Made when it is opened: shapes hold shapes, some of them themselves. */
function Inner({ api, schema, name, answer }: Way & { api: Description; schema: Schema; name: string }) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        Fields of <code>{name}</code>
      </summary>
      {open && <FieldsOf api={api} schema={schema} answer={answer} />}
    </details>
  )
}

function Bounds({
  schema: { enum: choices, minimum, maximum, maxLength, maxItems, default: usual },
}: {
  schema: Schema
}) {
  const says = [
    minimum !== undefined && maximum !== undefined && maximum < 2 ** 31 - 1 ? `${minimum} to ${maximum}` : undefined,
    maxLength !== undefined ? `at most ${maxLength.toLocaleString('en')} characters` : undefined,
    maxItems !== undefined ? `at most ${maxItems}` : undefined,
    usual !== undefined ? `${String(usual)} unless said otherwise` : undefined,
  ].filter((one) => one !== undefined)
  return (
    <>
      {choices && choices.length > 1 && (
        <p class="choices">
          {choices.map((one) => (
            <code key={String(one)}>{String(one)}</code>
          ))}
        </p>
      )}
      {says.length > 0 && <p class="bounds">{says.join(', ')}</p>}
    </>
  )
}

/** What is inside of a reference, a list or an «or nothing». */
function heart(api: Description, schema: Schema): Schema {
  const shape = lookUp(api, schema)
  if (shape.items) return heart(api, shape.items)
  const [only, ...others] = shape.anyOf?.filter(({ type }) => type !== 'null') ?? []
  return only && others.length === 0 ? heart(api, only) : shape
}

function kindOf(api: Description, schema: Schema): string {
  const shape = lookUp(api, schema)
  if (shape.anyOf) return shape.anyOf.map((one) => kindOf(api, one)).join(' or ')
  if (shape.prefixItems) return `list of ${shape.prefixItems.map((one) => kindOf(api, one)).join(', ')}`
  if (shape.type === 'array') return `list of ${shape.items ? kindOf(api, shape.items) : 'anything'}`
  if (shape.name) return shape.name
  const prefix = idPrefix(shape.pattern)
  if (prefix) return `id, ${prefix}_…`
  if (shape.format === 'date-time') return 'time, ISO 8601'
  if (shape.enum) return shape.enum.length === 1 ? JSON.stringify(shape.enum[0]) : 'one of'
  return shape.type ?? 'anything'
}
