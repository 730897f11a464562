import { expect, test } from 'vitest'
import { readPointed } from '../../../adapters/teams/receive/read-pointed.ts'

const CARD = 'application/vnd.microsoft.card.adaptive'
const read = (message: object) =>
  readPointed(
    {
      messagePayload: {
        id: '7',
        body: { contentType: 'html', content: '<attachment id="1"></attachment>' },
        ...message,
      },
    },
    0,
  )

test.each([
  ['an adaptive card as text', JSON.stringify({ body: [{ items: [{ type: 'Image' }, { text: 'Disk full' }] }] })],
  ['an adaptive card as it is', { body: [{ columns: [{ items: [{ inlines: [{ text: 'Disk full' }] }] }] }] }],
  ['a card with a title', { title: 'Disk full', text: 'Since nine' }],
])('of what an app says by %s, its first words are read', (_, content) => {
  expect(read({ attachments: [{ contentType: CARD, content }] })).toMatchObject({ text: 'Disk full', files: [] })
})

test.each([['no card'], ['{"body":'], [7], [null], [[[]]]])('what reads as none says nothing: %j', (content) => {
  expect(read({ attachments: [{ contentType: CARD, content }] })).toMatchObject({ text: '' })
})

test('a person’s words are their own', () => {
  const attachments = [{ contentType: CARD, content: { title: 'Disk full' } }]
  expect(read({ from: { user: { id: 'u', displayName: 'Ada' } }, attachments })).toMatchObject({ text: '' })
})
