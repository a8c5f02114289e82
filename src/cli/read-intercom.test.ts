import { expect, test } from 'vitest'
import { isOfIntercom, readIntercom } from './read-intercom.ts'
import { textOfHtml } from './text-of-html.ts'

const author = (type: string, id: string, name: string | null = null, email: string | null = null) => ({
  type,
  id,
  name,
  email,
})
const part = (id: string, part_type: string, body: string | null, by: object, created_at: number) => ({
  type: 'conversation_part',
  id,
  part_type,
  body,
  created_at,
  author: by,
  attachments: [],
})
const carla = author('user', '5b', 'Carla Roe', 'carla@example.com')
const una = author('admin', '274', 'Una Fell', 'una@example.com')

const given = {
  type: 'conversation',
  id: '1295',
  title: 'A refund',
  created_at: 1_614_852_000,
  state: 'snoozed',
  source: {
    type: 'email',
    id: '3',
    subject: 'Refund',
    body: '<p>Hello,<br>where is it &amp; when?</p>',
    author: carla,
    attachments: [{ type: 'upload', name: 'bill.pdf' }],
  },
  contacts: { type: 'contact.list', contacts: [{ type: 'contact', id: '5b', external_id: '70' }] },
  tags: { type: 'tag.list', tags: [{ type: 'tag', id: '1', name: 'Billing' }] },
  conversation_parts: {
    type: 'conversation_part.list',
    total_count: 7,
    conversation_parts: [
      part('1', 'comment', '<p>On its <b>way</b>.</p>', una, 1_614_852_060),
      part('2', 'note', '<p>She is upset</p>', una, 1_614_852_070),
      part('3', 'assignment', null, una, 1_614_852_080),
      part('4', 'assignment', '<p>Please take over</p>', una, 1_614_852_090),
      part('5', 'close', '<p>Done, bye!</p>', author('bot', '9', 'Fin'), 1_614_852_100),
    ],
  },
}

test('a conversation of Intercom is one of ours: who, when, what, and what the customer was not shown stays a note', () => {
  expect(isOfIntercom(given)).toBe(true)
  const time = (second: number) => new Date(Date.UTC(2021, 2, 4, 10, 0, second)).toISOString()
  const team = { type: 'team', name: 'Una Fell', email: 'una@example.com' }
  expect(readIntercom(given)).toEqual({
    conversation: {
      externalId: '1295',
      contact: { formerId: '5b', externalId: '70', email: 'carla@example.com', name: 'Carla Roe' },
      title: 'A refund',
      state: 'open',
      tags: ['Billing'],
      createdAt: time(0),
      parts: [
        {
          externalId: 'source',
          author: { type: 'contact' },
          kind: 'message',
          text: 'Refund\n\nHello,\nwhere is it & when?',
          createdAt: time(0),
        },
        { externalId: '1', author: team, kind: 'message', text: 'On its way.', createdAt: time(60) },
        { externalId: '2', author: team, kind: 'note', text: 'She is upset', createdAt: time(70) },
        { externalId: '4', author: team, kind: 'note', text: 'Please take over', createdAt: time(90) },
        {
          externalId: '5',
          author: { type: 'team', name: 'Fin' },
          kind: 'message',
          text: 'Done, bye!',
          createdAt: time(100),
        },
      ],
    },
    files: 1,
    missing: 2,
  })
})

test('one from a list, which has no parts, is refused: its history would be lost in silence', () => {
  const { conversation_parts: _none, ...listed } = given
  expect(() => readIntercom(listed)).toThrow('Fetch each one by its id')
})

test('who is known by what they wrote only, and one of whom nothing is known', () => {
  const { contacts: _none, ...older } = given
  expect(readIntercom(older).conversation).toMatchObject({ contact: { formerId: '5b', email: 'carla@example.com' } })
  const sentByUs = { ...given, source: { ...given.source, author: una } }
  expect(readIntercom(sentByUs).conversation).toMatchObject({ contact: { formerId: '5b', externalId: '70' } })
})

test.each([
  ['plain words, 3 < 4 and 5 > 4', 'plain words, 3 < 4 and 5 > 4'],
  ['<p>One</p><p>Two<br/>Three</p>', 'One\n\nTwo\nThree'],
  ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
  ['see <a href="https://example.com/x">here</a>', 'see here (https://example.com/x)'],
  ['<a href="https://example.com">https://example.com</a>', 'https://example.com'],
  ['4111<b> 1111</b> 1111<i> 1111</i>', '4111 1111 1111 1111'],
  ['&lt;b&gt; &#65;&#x42; &unknown; &#0;', '<b> AB &unknown; &#0;'],
  ['<style>p { color: red }</style><p>seen</p>', 'seen'],
  ['<a class="b" href="https://example.com/x" rel="c"> </a><a name="top">up</a>', 'https://example.com/xup'],
  ['<p>ends in blanks \t \nhere</p>', 'ends in blanks\nhere'],
])('%s reads as text', (html, text) => {
  expect(textOfHtml(html)).toBe(text)
})

test('a megabyte of what begins like a tag is read in time that grows with its size', () => {
  for (const piece of ['<a ', '<a href="', '<p', '&#', '<script>', '\n ', '<a href="x">', ' \t', 'href="" '])
    expect(textOfHtml(`<p>x</p><a ${piece.repeat(1_000_000 / piece.length)}.`).length).toBeGreaterThan(0)
})
