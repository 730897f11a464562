import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeText } from '../../../../adapters/teams/render/escape-text.ts'
import { cardMarkdown } from '../../../../src/playground/page/teams/card-markdown.ts'
import { prepareCard } from '../../../../src/playground/page/teams/prepare-card.ts'

describe('the markdown of a card is read as Teams reads it', () => {
  test.each([
    ['plain', '<p>plain</p>'],
    ['**bold** and _it_', '<p><strong>bold</strong> and <em>it</em></p>'],
    ['one\n\ntwo\nthree', '<p>one</p><p>two<br>three</p>'],
    ['- a\n- b', '<ul><li>a</li><li>b</li></ul>'],
    ['1. a\n2. b', '<ol><li>a</li><li>b</li></ol>'],
    ['\\*not bold\\*', '<p>*not bold*</p>'],
    ['a &amp; b', '<p>a &amp; b</p>'],
    [
      '[see](https://a.example/?x=1)',
      '<p><a href="https://a.example/?x=1" target="_blank" rel="noopener noreferrer">see</a></p>',
    ],
  ])('%j', (source, html) => {
    expect(cardMarkdown(source)).toBe(html)
  })

  test.each([
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['&lt;img src=x&gt;', '<p>&lt;img src=x&gt;</p>'],
    ['[x](javascript:alert(1))', '<p>[x](javascript:alert(1))</p>'],
    [
      '[x](https://a.example/"onmouseover="y)',
      '<p><a href="https://a.example/&quot;onmouseover=&quot;y" target="_blank" rel="noopener noreferrer">x</a></p>',
    ],
  ])('%j stays harmless', (source, html) => {
    expect(cardMarkdown(source)).toBe(html)
  })

  test('only its own tags come out, whatever goes in', () => {
    const TAGS =
      /<\/?(?:p|br|ul|ol|li|strong|em|span|a)(?: class="ac-mention"| href="(?:https?:|mailto:)[^"<>]*" target="_blank" rel="noopener noreferrer")?>/g
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'<>"\'&;[]()*_\\`\n-1. ahtps:/\uE000\uE001'), maxLength: 80 }),
        (source) => {
          expect(cardMarkdown(source).replaceAll(TAGS, '')).not.toMatch(/[<>]/)
        },
      ),
    )
  })

  test('text that our own adapter escaped reads as it was typed', () => {
    const typed = '**b** _i_ [x](https://evil.example) <b> # a `c` ~~d~~'
    const plain = cardMarkdown(escapeText(typed)).replaceAll(/<\/?p>|\u200b/g, '')
    expect(plain).toBe('**b** _i_ [x](https://evil.example) &lt;b&gt; # a `c` ~~d~~')
  })
})

describe('a card is prepared for its reader', () => {
  const reader = { zone: 'Europe/Paris', people: [{ id: 'A1', label: 'Mara Lind' }], charts: true }

  test('moments stand in the zone of the reader, and only in text', () => {
    const card = {
      body: [{ type: 'TextBlock', text: 'due {{DATE(2026-03-02T23:30:00Z,SHORT)}} {{TIME(2026-03-02T23:30:00Z)}}' }],
      actions: [{ type: 'Action.Submit', data: { text: '{{TIME(2026-03-02T23:30:00Z)}}' } }],
    }
    expect(prepareCard(card, reader)).toEqual({
      body: [{ type: 'TextBlock', text: 'due Tue 3 Mar 2026 00:30' }],
      actions: card.actions,
    })
  })

  test('a declared mention is marked, an undeclared one stays text', () => {
    const card = {
      body: [{ type: 'TextBlock', text: '<at>Anna</at> and <at>Eve</at>' }],
      msteams: { entities: [{ type: 'mention', text: '<at>Anna</at>', mentioned: { id: '1', name: 'Anna Berg' } }] },
    }
    const [block] = Object(prepareCard(card, reader)).body
    expect(cardMarkdown(block.text)).toBe(
      '<p><span class="ac-mention">Anna Berg</span> and &lt;at&gt;Eve&lt;/at&gt;</p>',
    )
  })

  test('where Teams would search for people, the people here can be chosen', () => {
    const input = { type: 'Input.ChoiceSet', choices: [], 'choices.data': { type: 'Data.Query', dataset: 'x' } }
    expect(prepareCard({ body: [input] }, reader)).toEqual({
      body: [{ type: 'Input.ChoiceSet', choices: [{ title: 'Mara Lind', value: 'A1' }] }],
    })
  })

  test('a client that knows no charts is given what stands in their place', () => {
    const chart = { type: 'Chart.Line', data: [], fallback: { type: 'TextBlock', text: 'Kept: 3 of 4' } }
    expect(prepareCard({ body: [chart] }, reader)).toEqual({ body: [chart] })
    expect(prepareCard({ body: [chart] }, { ...reader, charts: false })).toMatchObject({
      body: [{ type: 'TextBlock', text: 'Kept: 3 of 4' }],
    })
  })
})
