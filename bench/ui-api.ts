// Lists, counts and search through the doors of a running house, over HTTP: how long an answer takes, at two sizes of a workspace.
import { quantile } from './server-ground.ts'
import type { Ground } from './ui-ground.ts'
import { makeWriter, seeded } from './ui-texts.ts'

export type Figure = {
  readonly what: string
  readonly of: 'list' | 'search' | 'counts'
  readonly p50: number
  readonly p95: number
  readonly times: readonly number[]
}

const rounds = Number(process.env['UI_BENCH_ROUNDS'] ?? 25)
const deepPages = 20

type Ask = { readonly what: string; readonly of: Figure['of']; next(round: number): Promise<number> }

/**
 * Each question is asked once a round, at every size before the next question, so that what else the machine does falls on all
 * alike and the growth from size to size can be read even on a busy one.
 */
export async function measureApi(grounds: readonly Ground[]): Promise<Figure[][]> {
  const desks = grounds.map((ground) =>
    [...lists(ground), ...searches(ground), counts(ground)].map((ask) => ({ ask, times: [] as number[] })),
  )
  for (let round = 0; round < rounds; round++) {
    for (const at of desks[0]!.keys()) {
      for (const asks of desks) {
        const { ask, times } = asks[at]!
        const ms = await ask.next(round)
        // The first round fills caches, as the first minute of a day does.
        if (round > 0) times.push(ms)
      }
    }
  }
  return desks.map((asks) => asks.map(({ ask: { what, of }, times }) => figureOf(what, of, times)))
}

const figureOf = (what: string, of: Figure['of'], times: readonly number[]): Figure => ({
  what,
  of,
  p50: quantile(times, 0.5),
  p95: quantile(times, 0.95),
  times,
})

/** All questions of a kind as one, as somebody meets them who asks each as often as any other. */
export function allOf(figures: readonly Figure[], of: Figure['of']): Figure {
  return figureOf(
    `every ${of}`,
    of,
    figures.filter((one) => one.of === of).flatMap(({ times }) => times),
  )
}

function lists(ground: Ground): Ask[] {
  const { desk } = ground
  const queries: Record<string, string> = {
    mine: 'state=open&assignee=me',
    unassigned: 'state=open&assignee=none',
    'all open': 'state=open',
    snoozed: 'state=snoozed',
    closed: 'state=closed',
    mentions: 'mentioned=true',
    'large team': `state=open&team=${desk.teams[0]}`,
    'small team': `state=open&team=${desk.teams.at(-1)}`,
    'frequent tag': `tag=${desk.tags[0]}`,
    'middling tag': `tag=${desk.tags[5]}`,
    'rare tag': `tag=${desk.tags.at(-1)}`,
    'saved view: mine and closed': 'state=closed&assignee=me',
    'saved view: team, nobody’s': `team=${desk.teams[1]}&assignee=none`,
    'saved view: open, tag and team': `state=open&tag=${desk.tags[0]}&team=${desk.teams[0]}`,
  }
  return Object.entries(queries).flatMap(([what, query]) => {
    const first: Ask = { what: `list, ${what}`, of: 'list', next: () => list(ground, query).then(({ ms }) => ms) }
    if (!/open|closed|team|frequent/.test(what)) return [first]
    // Somewhere between the second page and the twentieth, each reached by the cursor of the one before.
    let cursor: string | undefined
    const deep: Ask = {
      what: `list, ${what}, deep by cursor`,
      of: 'list',
      async next(round) {
        if (round % deepPages === 0) cursor = undefined
        const { ms, body } = await list(ground, query, cursor)
        cursor = body.next
        return ms
      },
    }
    return [first, deep]
  })
}

async function list(ground: Ground, query: string, cursor?: string) {
  const { status, ms, body } = await ground.get(
    `/v1/conversations?limit=50&${query}${cursor ? `&cursor=${cursor}` : ''}`,
  )
  if (status !== 200) throw new Error(`a list was answered with ${status}`)
  return { ms, body: body as { next?: string; items: { contactId: string }[] } }
}

const counts = (ground: Ground): Ask => ({
  what: 'numbers beside the views',
  of: 'counts',
  next: async () => (await ground.get('/v1/view-counts')).ms,
})

function searches(ground: Ground): Ask[] {
  const { desk } = ground
  const writer = makeWriter(seeded(7))
  const word = (rank: number) => writer.word('en', rank)
  // Another word of about the same rank each round, so that no answer is one that was just given.
  const kinds: Record<string, (round: number) => Record<string, unknown>> = {
    'rare word': (round) => ({ query: word(20_000 + round) }),
    'middling word': (round) => ({ query: word(1_500 + round) }),
    'frequent word': (round) => ({ query: word(100 + round) }),
    'most frequent words': (round) => ({ query: word(round % 10) }),
    'two frequent words': (round) => ({ query: `${word(100 + round)} ${word(130 + round)}` }),
    'frequent and rare word': (round) => ({ query: `${word(20 + round)} ${word(12_000 + round)}` }),
    'prefix of three': (round) => ({ query: word(100 + round).slice(0, 3) }),
    'prefix of a rare word': (round) => ({ query: word(20_000 + round).slice(0, 6) }),
    'customer’s name': () => ({ query: writer.name().split('-')[0] }),
    'word that is nowhere': (round) => ({ query: `zzyzx${round}` }),
    'frequent word, mine and open': (round) => ({ query: word(100 + round), state: 'open', assignee: 'me' }),
    'frequent word, rare tag': (round) => ({ query: word(100 + round), tag: desk.tags.at(-1) }),
    'frequent word, small team': (round) => ({ query: word(100 + round), team: desk.teams.at(-1) }),
    'frequent word, one week': (round) => ({ query: word(100 + round), since: ago(7), before: ago(0) }),
    'frequent word, a year ago': (round) => ({ query: word(100 + round), since: ago(365), before: ago(335) }),
  }
  return Object.entries(kinds).flatMap(([what, of]) =>
    (['time', 'relevance'] as const).map((order): Ask => ({
      what: `search, ${what}, by ${order}`,
      of: 'search',
      async next(round) {
        const { status, ms } = await ground.post('/v1/searches', { limit: 20, order, ...of(round) })
        if (status !== 200) throw new Error(`a search was answered with ${status}`)
        return ms
      },
    })),
  )
}

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
