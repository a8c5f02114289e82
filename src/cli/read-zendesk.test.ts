import { expect, test } from 'vitest'
import { openZendesk } from './read-zendesk.ts'

const organization = { id: 31, name: 'Roe & Sons', domain_names: ['roe.example'], shared_tickets: false }
const carla = {
  id: 501,
  role: 'end-user',
  name: 'Carla Roe',
  email: 'carla@example.com',
  phone: '+49 30 901820',
  external_id: 'c-70',
  organization_id: 31,
  details: null,
  notes: 'calls late',
  user_fields: { plan: 'gold', 'Seats Booked': 4, vip: true, '2nd': 'x', empty: null },
}
const dan = { id: 502, role: 'end-user', name: 'Dan Fox', email: 'dan@example.com' }
const una = { id: 601, role: 'agent', name: 'Una Fell', email: 'una@example.com' }
const field = { id: 9001, type: 'tagger', title: 'Where bought', raw_title: 'Where bought' }
const comment = (id: number, author_id: number, html_body: string, more: object = {}) => ({
  id,
  type: 'Comment',
  author_id,
  body: 'not taken',
  html_body,
  public: true,
  attachments: [],
  created_at: `2021-03-04T10:0${id}:00Z`,
  ...more,
})
const ticket = {
  id: 8812,
  external_id: null,
  via: { channel: 'email', source: { from: { address: 'carla@example.com' }, to: {}, rel: null } },
  created_at: '2021-03-04T11:00:00+01:00',
  updated_at: '2021-03-05T10:00:00Z',
  subject: 'A refund',
  description: 'Hello, where is it?',
  type: 'question',
  priority: 'high',
  status: 'solved',
  requester_id: 501,
  submitter_id: 601,
  tags: ['billing', 'x'.repeat(61), ...Array.from({ length: 21 }, (_, i) => `t${i}`)],
  custom_fields: [
    { id: 9001, value: 'online_shop' },
    { id: 9002, value: null },
    { id: 9003, value: ['a', 'b'] },
    { id: 9004, value: false },
  ],
  comments: [
    comment(1, 501, '<div class="zd-comment"><p>Hello,<br>where is it &amp; when?</p></div>', {
      attachments: [{ id: 1, file_name: 'bill.pdf', content_url: 'https://example.com/1' }],
    }),
    comment(2, 601, '<p>She is upset</p>', { public: false }),
    comment(3, 601, '<p>On its way.</p>'),
    comment(4, 502, '<p>I wait as well</p>'),
    comment(5, 502, '<p>between us</p>', { public: false }),
    comment(6, 777, '<p>Bye</p>'),
    comment(7, -1, '', { body: 'Merged', html_body: null, public: undefined }),
    comment(8, 501, '', {
      body: '',
      html_body: '',
      type: 'VoiceComment',
      data: { recording_url: 'https://example.com/2' },
    }),
  ],
}

const learned = (...lines: readonly object[]) => {
  const zendesk = openZendesk()
  for (const line of lines) expect(zendesk.ticketsIn(line)).toEqual([])
  return zendesk
}

test('a ticket of Zendesk is one of our conversations: who, when, what, and what was not public stays a note', () => {
  const zendesk = learned(carla, organization, dan, una, field)
  expect(zendesk.ticketsIn(ticket)).toEqual([ticket])
  const time = (minute: number) => new Date(Date.UTC(2021, 2, 4, 10, minute)).toISOString()
  const team = { type: 'team', name: 'Una Fell', email: 'una@example.com' }
  expect(zendesk.read(ticket)).toEqual({
    conversation: {
      externalId: 'zendesk:8812',
      contact: {
        formerId: 'zendesk:501',
        externalId: 'c-70',
        email: 'carla@example.com',
        name: 'Carla Roe',
        phone: '+49 30 901820',
        attributes: { organization: 'Roe & Sons', notes: 'calls late', plan: 'gold', seats_booked: 4, vip: true },
      },
      title: 'A refund',
      state: 'closed',
      tags: ['billing', ...Array.from({ length: 19 }, (_, i) => `t${i}`)],
      createdAt: time(0),
      parts: [
        {
          externalId: 'fields',
          author: { type: 'team' },
          kind: 'note',
          text: 'Channel: email\nType: question\nPriority: high\nWhere bought: online_shop\nField 9003: a, b',
          createdAt: time(0),
        },
        {
          externalId: '1',
          author: { type: 'contact' },
          kind: 'message',
          text: 'Hello,\nwhere is it & when?',
          createdAt: time(1),
        },
        { externalId: '2', author: team, kind: 'note', text: 'She is upset', createdAt: time(2) },
        { externalId: '3', author: team, kind: 'message', text: 'On its way.', createdAt: time(3) },
        { externalId: '4', author: { type: 'contact' }, kind: 'message', text: 'I wait as well', createdAt: time(4) },
        {
          externalId: '5',
          author: { type: 'team', name: 'Dan Fox' },
          kind: 'note',
          text: 'between us',
          createdAt: time(5),
        },
        { externalId: '6', author: { type: 'team' }, kind: 'message', text: 'Bye', createdAt: time(6) },
        { externalId: '7', author: { type: 'team' }, kind: 'note', text: 'Merged', createdAt: time(7) },
      ],
    },
    files: 2,
    tags: 3,
    others: 1,
    unknown: 1,
  })
})

test('the lists of its API, and people who stand beside or within a ticket, are learned as well', () => {
  const { comments, requester_id: _number, ...bare } = ticket
  const zendesk = openZendesk()
  const [one] = zendesk.ticketsIn({ ticket: { ...bare, requester_id: 501 }, comments, users: [carla, una] })!
  expect(zendesk.read(one!)?.conversation).toMatchObject({ contact: { email: 'carla@example.com' } })
  expect(openZendesk().ticketsIn({ tickets: [ticket, ticket], end_of_stream: true })).toHaveLength(2)
  expect(openZendesk().ticketsIn({ users: [carla], organizations: [organization], next_page: null })).toEqual([])
  const embedded = { ...bare, requester: carla, comments }
  expect(openZendesk().read(embedded)?.conversation).toMatchObject({ contact: { name: 'Carla Roe' } })
})

test('an address or a number with something behind it is kept beside, and does not hold up the ticket', () => {
  const zendesk = learned({ ...carla, email: 'carla at example', phone: '+49 30 901820 ext. 4' })
  expect(zendesk.read(ticket)?.conversation).toMatchObject({
    contact: { attributes: { email_text: 'carla at example', phone_text: '+49 30 901820 ext. 4' } },
  })
})

test('what would lose history in silence is refused, and what was deleted there is nothing', () => {
  const { comments, ...bare } = ticket
  expect(() => learned(carla).read(bare)).toThrow('without its comments')
  const half = { ticket: bare, comments, meta: { has_more: true } }
  const zendesk = learned(carla)
  expect(() => zendesk.read(zendesk.ticketsIn(half)![0]!)).toThrow('not all comments')
  expect(() => openZendesk().read(ticket)).toThrow('Name the file of users in front')
  expect(learned(dan).read(ticket)?.conversation).toMatchObject({ contact: { formerId: 'zendesk:501' } })
  expect(learned(carla).read({ ...ticket, status: 'deleted' })).toBeUndefined()
})

test('what is not of Zendesk is left to our own form', () => {
  for (const json of [
    { externalId: '1', contact: {}, parts: [] },
    4,
    null,
    [],
    { id: 1 },
    { requester_id: 1, externalId: 'x' },
  ])
    expect(openZendesk().ticketsIn(json)).toBeUndefined()
})

test('what is of another shape stays away, and a ticket without a number is refused: two of them would be one', () => {
  const odd = { toString: 1, valueOf: 2 }
  const zendesk = openZendesk()
  zendesk.ticketsIn({ id: 1, name: 'Kim', role: odd })
  const [given] = zendesk.ticketsIn({ ...ticket, status: odd, requester: { ...carla, organization_id: odd } }) ?? []
  const fields = [{ id: 9001, value: [odd, 'a'] }]
  const { conversation } = zendesk.read({ ...given, comments: [comment(1, 501, 'hello')], custom_fields: fields })!
  expect(conversation).toMatchObject({
    state: 'open',
    parts: [{ text: expect.stringContaining('Field 9001: a') as string }, {}],
  })
  expect(() => zendesk.read({ ...given, id: null, comments: [] })).toThrow('A ticket without a number')
})
