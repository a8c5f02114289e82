import { useQuery } from '@tanstack/react-query'
import type { ExportRecord } from '../../../src/http/wire/export.ts'
import { download, exportsQuery, useOwnExports, type OwnExport } from '../state/exports.ts'
import { useActorName } from '../state/names.ts'
import { fullTime } from '../words/time.ts'
import { useWords } from '../words/words.ts'
import { Section, Table } from './page.tsx'
import { Bones, Empty, Trouble } from './states.tsx'

/** Who was handed out, when and by whom. What runs or failed on this page stands above what the server knows of. */
export function ExportList() {
  const words = useWords()
  const list = useQuery(exportsQuery)
  const own = useOwnExports()
  const items = list.data?.items ?? []
  const unknown = own.filter(({ id }) => !items.some((item) => item.id === id))
  const nothing = list.data && items.length === 0 && unknown.length === 0
  return (
    <Section title={words.exports.title} lead={words.exports.lead}>
      {list.isPending && <Bones rows={2} />}
      {list.error && !list.data && <Trouble problem={list.error} onRetry={() => void list.refetch()} />}
      {nothing && <Empty icon="lines" title={words.exports.empty} />}
      {(items.length > 0 || unknown.length > 0) && (
        <Table label={words.exports.title} head={[words.exports.who, words.exports.when, words.exports.by, words.exports.what, words.exports.state, '']}>
          {unknown.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.name}</th>
              <td>–</td>
              <td>–</td>
              <td>–</td>
              <td>
                <State one={one} />
              </td>
              <td />
            </tr>
          ))}
          {items.map((one) => (
            <Row key={one.id} one={one} own={own.find(({ id }) => id === one.id)} />
          ))}
        </Table>
      )}
      {own.some(({ url }) => url) && <p className="hint">{words.exports.kept}</p>}
    </Section>
  )
}

function Row({ one, own }: { one: ExportRecord; own: OwnExport | undefined }) {
  const words = useWords()
  const nameOf = useActorName()
  const { conversations, parts, values } = one.counts
  const number = (count: number) => count.toLocaleString(words.language)
  const more = [
    words.exports.counts(number(conversations), number(parts)),
    ...(one.notes ? [words.exports.withNotes] : []),
    ...(one.opened ? [words.exports.withValues(number(values))] : []),
  ]
  const { url } = own ?? {}
  return (
    <tr>
      <th scope="row">{own?.name ?? <code className="mono">{one.contactId}</code>}</th>
      <td>{fullTime(one.createdAt, words.language)}</td>
      <td>{nameOf(one.requestedBy.startsWith('tmt_') ? 'teammate' : one.requestedBy.startsWith('key_') ? 'api-key' : 'system', one.requestedBy)}</td>
      <td>{more.join(', ')}</td>
      <td>
        <State one={own ?? { state: 'finished' }} />
      </td>
      <td className="end">
        {url && (
          <button className="button small" onClick={() => download(url, one.contactId)}>
            {words.exports.download}
          </button>
        )}
      </td>
    </tr>
  )
}

function State({ one: { state } }: { one: Pick<OwnExport, 'state'> }) {
  const words = useWords()
  const tone = { running: 'accent', finished: 'good', failed: 'warn' }[state]
  return (
    <span className="pill" data-tone={tone}>
      {words.exports[state]}
    </span>
  )
}
