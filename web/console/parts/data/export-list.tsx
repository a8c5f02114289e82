import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ExportFile, ExportRecord } from '../../../../src/http/wire/export.ts'
import type { Subject } from '../../../../src/http/wire/contact.ts'
import { dataApi } from '../../api/data.ts'
import { downloadExport, exportFilesQuery, exportsQuery, useExportsRefresh } from '../../state/exports.ts'
import { useActorName } from '../../state/names.ts'
import { foundSubjects, subjectsQuery } from '../../state/data-queries.ts'
import { useMay } from '../../state/session.ts'
import { fullTime } from '../../words/time.ts'
import { shortId } from '../../words/person-name.ts'
import { useWords } from '../../words/words.ts'
import { Section, Table } from '../page.tsx'
import { Bones, Empty, FormProblem, Trouble } from '../states.tsx'
import { say } from '../toast.tsx'

type Line = Pick<ExportRecord, 'id' | 'contactId' | 'requestedBy' | 'createdAt' | 'notes' | 'opened'> & {
  readonly counts?: ExportRecord['counts']
  readonly file?: ExportFile
}

/** Who was handed out, when and by whom, and the files that are still kept. What is being made stands above. */
export function ExportList() {
  const words = useWords()
  const records = useQuery(exportsQuery)
  const files = useQuery(exportFilesQuery)
  const nameOf = useSubjectNames()
  const kept = files.data?.items ?? []
  const handed = records.data?.items ?? []
  const lines: Line[] = [
    ...kept.filter(({ id }) => !handed.some((one) => one.id === id)).map((file) => ({ ...file, file })),
    ...handed.map((one) => ({ ...one, file: kept.find(({ id }) => id === one.id) })),
  ]
  const problem = records.error ?? files.error
  const pending = records.isPending || files.isPending
  return (
    <Section title={words.exports.title} lead={words.exports.lead}>
      {pending && <Bones rows={2} />}
      {problem && lines.length === 0 && (
        <Trouble problem={problem} onRetry={() => void Promise.all([records.refetch(), files.refetch()])} />
      )}
      {!pending && !problem && lines.length === 0 && <Empty icon="download" title={words.exports.empty} />}
      {!pending && lines.length > 0 && (
        <Table
          label={words.exports.title}
          head={[words.exports.who, words.exports.when, words.exports.by, words.exports.what, words.exports.state, '']}
        >
          {lines.map((one) => (
            <Row key={one.id} one={one} name={nameOf(one.contactId)} />
          ))}
        </Table>
      )}
    </Section>
  )
}

/** Those that the list of people on this page has at hand; the server tells who was exported by id. */
function useSubjectNames(): (contactId: string) => string | undefined {
  const may = useMay()
  const client = useQueryClient()
  const people = useInfiniteQuery({ ...subjectsQuery(''), enabled: may('contact:read') })
  const found = client.getQueriesData<{ items: readonly Subject[] }>({ queryKey: foundSubjects })
  const known = [...(people.data?.pages ?? []), ...found.map(([, page]) => page)].flatMap((page) => page?.items ?? [])
  return (contactId) => {
    const contact = known.find((one) => one.contact.id === contactId)?.contact
    return contact?.name?.text ?? contact?.email ?? undefined
  }
}

function Row({ one, name }: { one: Line; name: string | undefined }) {
  const words = useWords()
  const nameOf = useActorName()
  const refresh = useExportsRefresh()
  const { id, counts, file } = one
  const download = useMutation({ mutationFn: () => downloadExport(one) })
  const remove = useMutation({
    mutationFn: () => dataApi.deleteExportFile(id),
    onSuccess: () => say({ text: words.exports.removed }),
    onSettled: refresh,
  })
  const more = [
    ...(counts ? [words.exports.counts(counts.conversations, counts.parts)] : []),
    ...(one.notes ? [words.exports.withNotes] : []),
    ...(one.opened && counts ? [words.exports.withValues(counts.values)] : []),
  ]
  const who = name ?? one.contactId
  return (
    <tr>
      <th scope="row">
        {name ?? (
          <code className="mono" title={one.contactId}>
            {shortId(one.contactId)}
          </code>
        )}
      </th>
      <td>{fullTime(one.createdAt, words.language)}</td>
      <td>
        {nameOf(
          one.requestedBy.startsWith('tmt_') ? 'teammate' : one.requestedBy.startsWith('key_') ? 'api-key' : 'system',
          one.requestedBy,
        )}
      </td>
      <td>{more.join(', ') || '–'}</td>
      <td>
        <State file={file} />
      </td>
      <td className="end">
        {file?.mayDownload && (
          <button className="button small" disabled={download.isPending} onClick={() => download.mutate()}>
            {words.exports.download}
            <span className="aside"> {who}</span>
          </button>
        )}
        {file && file.state !== 'running' && (
          <button className="button small quiet" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {words.exports.remove}
            <span className="aside"> {who}</span>
          </button>
        )}
        <FormProblem problem={download.error ?? remove.error} />
      </td>
    </tr>
  )
}

function State({ file }: { file: ExportFile | undefined }) {
  const words = useWords()
  const tone = { running: 'accent', ready: 'good', failed: 'warn' } as const
  return (
    <>
      <span className="pill" data-tone={file && tone[file.state]}>
        {file ? words.exports[file.state] : words.exports.handedOut}
      </span>
      {file?.state === 'ready' && (
        <div className="hint">
          {words.exports.until(fullTime(file.expiresAt, words.language))}
          {!file.mayDownload && <div>{words.exports.notYours}</div>}
        </div>
      )}
    </>
  )
}
