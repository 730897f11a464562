import { describe, expect, test } from 'vitest'
import { markUpMentions } from '../../../src/playground/teams/activities/mentions.ts'

const ACCOUNTS = [
  { id: '28:bot', name: 'Liaison' },
  { id: '29:ann', name: 'Ann' },
  { id: '29:lee', name: 'Ann Lee' },
  { id: '29:dot', name: 'A. (Ops)' },
]

describe('mentions in what a person typed', () => {
  test.each([
    ['a mention at the start', '@Liaison help', '<at>Liaison</at> help', ['28:bot']],
    ['the longest name that fits', '@Ann Lee and @Ann', '<at>Ann Lee</at> and <at>Ann</at>', ['29:lee', '29:ann']],
    ['a name that looks like a pattern', 'ask @A. (Ops)!', 'ask <at>A. (Ops)</at>!', ['29:dot']],
    ['nobody by a longer word', '@Liaisons @Annéa', '@Liaisons @Annéa', []],
    ['nobody who is not there', '@Bob @channel', '@Bob @channel', []],
    ['markup typed by hand as plain words', '<at>Liaison</at> hi', '<at>Liaison</at> hi', []],
  ])('are %s', (_, typed, text, ids) => {
    const marked = markUpMentions(typed, ACCOUNTS)
    expect(marked.text).toBe(text)
    expect(marked.mentionedIds).toEqual(ids)
    expect(marked.entities.map((entity) => entity.mentioned)).toMatchObject(ids.map((id) => ({ id })))
  })

  test('never let typed HTML into the HTML version', () => {
    expect(markUpMentions('@Ann <script>&', ACCOUNTS).html).toBe(
      '<p><span itemscope itemtype="http://schema.skype.com/Mention" itemid="0">Ann</span> &lt;script&gt;&amp;</p>',
    )
  })
})
