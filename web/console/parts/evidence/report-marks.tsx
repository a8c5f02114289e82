import type { Evidence } from '../../../../src/http/wire/evidence.ts'
import { useWords } from '../../words/words.ts'
import { Icon } from '../icon.tsx'
import { Section } from '../page.tsx'

/** Whether the log that a report is drawn from is whole. */
export function LogVerdict({ log, hint }: { log: Omit<Evidence['log'], 'rowsInPeriod'>; hint: string }) {
  const words = useWords()
  const number = (value: number) => value.toLocaleString(words.language)
  return (
    <div className="evidence-log" data-tone={log.broken ? 'warn' : 'good'}>
      <Icon name={log.broken ? 'alert' : 'check'} />
      <p>
        <strong>
          {log.broken
            ? words.verify.broken(number(log.broken.position), words.verify.whats[log.broken.what] ?? log.broken.what)
            : words.evidence.whole(number(log.rows), number(log.checkpoints))}
        </strong>
        <span className="muted">{hint}</span>
        {log.head && (
          <span className="hint mono evidence-hash">
            {log.head.position}:{log.head.hash}
          </span>
        )}
      </p>
    </div>
  )
}

export function Signed({
  keyId,
  publicKey,
  signature,
  verify,
}: Record<'keyId' | 'publicKey' | 'signature' | 'verify', string>) {
  const say = useWords().evidence
  return (
    <Section title={say.signed} lead={say.signedBy(keyId)}>
      <p className="mono evidence-hash">{publicKey}</p>
      <p className="mono evidence-hash">{signature}</p>
      <p className="hint">{verify}</p>
    </Section>
  )
}
