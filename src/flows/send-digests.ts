import { maxCounted, type ViewCounts } from '../core/conversation.ts'
import { digestHours, type TeammateProfile } from '../core/teammate.ts'
import type { Teammate } from '../core/viewer.ts'
import type { Deps, Mail } from './ports.ts'

/**
 * An e-mail that counts what waits. Numbers and links only: mail lies in the open. Nothing waits, nothing is sent. The time is
 * written first, so that of two processes one sends, and a mail server that is away is asked again only when the next is due.
 */
export async function sendDigests(d: Deps, mail: Mail, publicUrl: string): Promise<void> {
  const now = d.clock.now()
  for (const workspaceId of await d.store.workspaceIds()) {
    const house: Teammate = { type: 'teammate', workspaceId, id: '', sessionId: '', permits: [], address: null }
    const everyone = await d.store.teammates(house)
    for (const one of everyone) {
      const hours = digestHours[one.digest ?? 'off']
      if (hours === null || one.deactivatedAt !== null) continue
      const due = new Date(now.getTime() - hours * 3_600_000)
      const waiting = await d.store.viewCounts({ ...house, id: one.id })
      if (waiting.mine + waiting.mentions + waiting.unassigned === 0) continue
      const mine = await d.store.write(workspaceId, (tx) => tx.claimDigest(one.id, due, now))
      if (mine) await mail.send({ to: one.email, ...digestFor(one, waiting, publicUrl) })
    }
  }
}

const words = {
  en: {
    subject: (count: string) => `${count} waiting in Underseal`,
    hello: 'Hello',
    mine: 'assigned to you',
    mentions: 'where a note names you',
    unassigned: 'that nobody has taken yet',
    end: 'What was written stands in the console only. You can change how often this comes in your profile:',
  },
  de: {
    subject: (count: string) => `${count} warten in Underseal`,
    hello: 'Guten Tag',
    mine: 'die Ihnen zugewiesen sind',
    mentions: 'in denen eine Notiz Sie nennt',
    unassigned: 'die noch niemand übernommen hat',
    end: 'Was geschrieben wurde, steht nur in der Konsole. Wie oft dies kommt, ändern Sie in Ihrem Profil:',
  },
} as const

function digestFor(
  { name, language }: Pick<TeammateProfile, 'name' | 'language'>,
  counts: ViewCounts,
  publicUrl: string,
): { subject: string; text: string } {
  const say = words[language]
  const shown = (count: number) => (count >= maxCounted ? `${maxCounted}+` : String(count))
  const lines = (['mine', 'mentions', 'unassigned'] as const)
    .filter((view) => counts[view] > 0)
    .map((view) => `${shown(counts[view])} ${say[view]}: ${publicUrl}/inbox/${view}`)
  return {
    subject: say.subject(shown(Math.min(maxCounted, counts.mine + counts.mentions + counts.unassigned))),
    text: [`${say.hello} ${name},`, '', ...lines, '', say.end, `${publicUrl}/settings/profile`, ''].join('\n'),
  }
}
