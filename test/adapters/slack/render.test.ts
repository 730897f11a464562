import { describe, expect, test } from 'vitest'
import { cardToBlockKit } from '../../../adapters/slack/render/card-to-block-kit.ts'
import { formToModal } from '../../../adapters/slack/render/form-to-modal.ts'
import type { Button, Card, CardBlock, Rich } from '../../../src/cards/card.ts'
import { validateMessageBlocks } from '../../../src/playground/slack/block-kit/validate-message.ts'
import { validateView } from '../../../src/playground/slack/block-kit/validate-view.ts'
import { ANNA, ANSWER_FORM, CASE_CARD, FOLDED_CARD, HOSTILE_CARD, RESULT_CARD } from '../../fixtures/sample-cards.ts'

const ORIGIN = { channelId: 'C01', userId: 'U01' }

describe('what is drawn for Slack', () => {
  for (const [name, drawn] of Object.entries({
    'case card': cardToBlockKit(CASE_CARD),
    'folded card': cardToBlockKit(FOLDED_CARD),
    'result card': cardToBlockKit(RESULT_CARD),
    'hostile card': cardToBlockKit(HOSTILE_CARD),
    'answer form': formToModal(ANSWER_FORM, ORIGIN),
    'refused form': formToModal(ANSWER_FORM, ORIGIN, ['Not yet.']),
  })) {
    test(`the ${name} is drawn as before`, async () => {
      const golden = `../../fixtures/slack/${name.replace(' ', '-')}.json`
      await expect(`${JSON.stringify(drawn, null, 2)}\n`).toMatchFileSnapshot(golden)
    })

    test(`the ${name} keeps to the limits of Block Kit`, () => {
      expect('type' in drawn ? validateView(drawn) : validateMessageBlocks(drawn.blocks)).toEqual([])
    })
  }
})

describe('people’s text in every place of a card', () => {
  const family = '👩‍👩‍👧‍👦'
  const texts = {
    'a broadcast': '<!channel> <!here|here> <@U01ANNA> <#C01|general>',
    'a link': '<https://evil.example|acme.example>',
    'a script': '<script>alert("&amp;")</script>',
    'already escaped text': '&lt;!channel&gt; &amp;lt;',
    'right-to-left text': 'مرحبا \u202Eabc\u202C שלום',
    'control characters': 'a\u0000b\u001B[31mc\r\nd\te',
    'formatting marks': '*a* _b_ ~c~ `d` ```e```\n> quote',
    'emoji of several code points': family.repeat(20),
    '10,000 characters': 'x'.repeat(10_000),
    '10,000 characters that grow when escaped': '&<>'.repeat(3_334),
    '10,000 characters of one emoji': family.repeat(400),
    'one letter with 10,000 accents': `a${'\u0301'.repeat(10_000)}`,
    nothing: '',
    'only spaces': ' \n ',
    'a lone half of a surrogate pair': 'a\uD83D',
  }
  for (const [name, text] of Object.entries(texts)) {
    test(`${name} is accepted by Slack, and becomes no mention, broadcast or link`, () => {
      const { blocks, text: fallback } = cardToBlockKit(everywhere(text))
      expect(validateMessageBlocks(blocks)).toEqual([])
      expect(fallback.length).toBeLessThanOrEqual(4_000)
      const marked = [...textsOf(blocks, 'mrkdwn'), fallback].join('\n')
      expect(marked.match(/<[^>]*>?/g) ?? []).toEqual([])
      expect(marked).not.toMatch(/&(?!(amp|lt|gt);)/)
      expect(JSON.stringify(blocks)).not.toMatch(/\\u202[a-e]|\u202E|\\u0000|\\u001b/i)
    })
  }

  test('what was typed is what is read: escaping happens exactly once', () => {
    const { blocks } = cardToBlockKit(card([{ kind: 'text', text: 'Tom &amp; <b>' }]))
    expect(textsOf(blocks, 'mrkdwn')).toEqual(['Tom &amp;amp; &lt;b&gt;'])
  })

  test('a cut never falls inside an escaped character or an emoji', () => {
    for (let lead = 0; lead < 12; lead += 1) {
      const text = `${'.'.repeat(lead)}${`&${family}`.repeat(400)}`
      const [shown = ''] = textsOf(cardToBlockKit(card([{ kind: 'text', text }])).blocks, 'mrkdwn')
      expect(shown.length).toBeLessThanOrEqual(3_000)
      expect(shown.slice(lead)).toMatch(new RegExp(`^(&amp;${family})+(&amp;)?…$`, 'u'))
    }
  })

  test('nothing a person types turns into a link or a channel by itself', () => {
    const { blocks } = cardToBlockKit(CASE_CARD)
    for (const found of objectsOf(blocks, 'mrkdwn')) expect(found).toMatchObject({ verbatim: true })
  })
})

test('a headline says people and moments as Slack shows them to each reader, after the mark of its tone', () => {
  const [first] = cardToBlockKit(FOLDED_CARD).blocks
  expect(first).toMatchObject({
    type: 'section',
    text: {
      text: expect.stringMatching(/^🟡 \*CASE-12 is open\* · <@U01ANNA> to acknowledge by <!date\^1772443800/u),
    },
  })
})

describe('rich text', () => {
  test('a moment is shown in the reader’s own zone, with the writer’s zone to fall back on', () => {
    const at = Date.UTC(2026, 2, 2, 9, 30)
    const text: Rich = [{ at, zone: 'Europe/Paris', style: 'date-time' }, ', ', { at, zone: 'UTC', style: 'date' }]
    expect(textsOf(cardToBlockKit(card([{ kind: 'text', text }])).blocks, 'mrkdwn')).toEqual([
      '<!date^1772443800^{date_short_pretty} at {time}|Mon 2 Mar 2026, 10:30 (Europe/Paris)>, ' +
        '<!date^1772443800^{date_short_pretty}|Mon 2 Mar 2026, 09:30 (UTC)>',
    ])
  })

  test('somebody without a Slack account is named, and an odd account id is never put into markup', () => {
    const accounts = [{ platform: 'slack' as const, tenantId: 'T', userId: 'U1> <!channel' }]
    const text: Rich = [{ mention: { name: '<Ravi>', accounts } }, ' ', { mention: ANNA }]
    const { blocks } = cardToBlockKit(card([{ kind: 'text', text }]))
    expect(textsOf(blocks, 'mrkdwn')).toEqual(['&lt;Ravi&gt; <@U01ANNA>'])
  })

  test('a long text is cut before a mention rather than through it', () => {
    const text: Rich = ['x'.repeat(2_995), { mention: ANNA }, 'and more']
    const { blocks } = cardToBlockKit(card([{ kind: 'text', text }]))
    expect(textsOf(blocks, 'mrkdwn')).toEqual([`${'x'.repeat(2_995)}…`])
  })
})

describe('a card that is too large for one message', () => {
  test('is cut with a sentence that says so, and keeps its buttons and small print', () => {
    const blocks = Array.from({ length: 80 }, (_, at): CardBlock => ({ kind: 'text', text: `Fact ${at}` }))
    const drawn = cardToBlockKit({ ...card(blocks), buttons: CASE_CARD.buttons, footer: 'Seen by both sides' })
    expect(drawn.blocks).toHaveLength(50)
    expect(drawn.blocks.slice(-3)).toMatchObject([
      { type: 'context', elements: [{ text: '… The rest is too long for one message.' }] },
      { type: 'actions' },
      { type: 'context', elements: [{ text: 'Seen by both sides' }] },
    ])
  })

  test.each(Array.from({ length: 24 }, (_, nth) => 380 + nth))(
    'ends at the last line of a list that says something (%i)',
    (words) => {
      const at = Date.UTC(2026, 2, 2, 9, 30)
      const item: Rich = [{ at, zone: 'UTC', style: 'date-time' }, ' x'.repeat(words)]
      const { blocks } = cardToBlockKit(card([{ kind: 'list', items: Array.from({ length: 40 }, () => item) }]))
      const lines = textsOf(blocks, 'mrkdwn').flatMap((text) => text.split('\n'))
      expect(lines.filter((line) => line === '• …')).toEqual([])
      expect(lines).toContain('… The rest is too long for one message.')
    },
  )

  test('stays below what Slack takes in characters, all blocks together', () => {
    const long = 'word '.repeat(600)
    const blocks: CardBlock[] = [
      { kind: 'fields', fields: Array.from({ length: 25 }, (_, at) => ({ label: `L${at}`, value: long })) },
      { kind: 'text', text: long },
      { kind: 'list', items: Array.from({ length: 40 }, () => long) },
    ]
    for (const order of [blocks, blocks.toReversed()])
      expect(validateMessageBlocks(cardToBlockKit(card(order)).blocks)).toEqual([])
  })
})

describe('buttons', () => {
  const drawn = (card: Card) => {
    const rows = cardToBlockKit(card).blocks.flatMap((block) => (block.type === 'actions' ? [block.elements] : []))
    return rows.map((row) =>
      row.map((one) => {
        if (one.type === 'overflow') return one.options.map(({ text }) => text.text)
        return 'text' in one && one.text ? one.text.text : ''
      }),
    )
  }

  test('what is seldom done is in an overflow, with the details folded and without', () => {
    const { details: _, ...unfolded } = FOLDED_CARD
    expect(drawn(FOLDED_CARD)).toEqual([['Acknowledge', 'Ask', 'Close', 'Details', ['Escalate']]])
    expect(JSON.stringify(cardToBlockKit(FOLDED_CARD))).not.toContain('within 4 h')
    expect(drawn(unfolded)).toEqual([['Acknowledge', 'Ask', 'Close', ['Escalate']]])
  })

  test('what an overflow cannot hold comes with the details: the sixth, what asks first, what carries much', () => {
    const option: Button = { action: 'a.b', label: '', style: 'plain', subject: 'CASE-1', version: 1 }
    const asking: Button = { ...option, action: 'a.asks', label: 'Asks first', confirm: 'Sure?' }
    const laden: Button = { ...option, action: 'a.laden', label: 'Laden', data: { long: 'x'.repeat(150) } }
    const six = [1, 2, 3, 4, 5, 6].map((at): Button => ({ ...option, action: `a.${at}`, label: `Option ${at}` }))
    const card: Card = { ...FOLDED_CARD, buttons: [], more: [asking, laden, ...six] }
    const five = ['Option 1', 'Option 2', 'Option 3', 'Option 4', 'Option 5']
    expect(drawn(card)).toEqual([['Details', five]])
    const { details: _, ...unfolded } = card
    expect(drawn(unfolded)).toEqual([[five], ['Asks first', 'Laden', 'Option 6']])
    for (const one of [card, unfolded]) expect(validateMessageBlocks(cardToBlockKit(one).blocks)).toEqual([])
  })

  test('two buttons for the same action and subject still have ids of their own', () => {
    const button: Button = { action: 'a.b', label: 'Go', style: 'plain', subject: 'CASE-1', version: 1 }
    const { blocks } = cardToBlockKit({ ...card([]), buttons: [button, { ...button, data: { to: 'x' } }] })
    expect(objectsOf(blocks, 'button').map((one) => one['action_id'])).toEqual(['a.b:CASE-1', 'a.b:CASE-1:2'])
  })

  test('more data than Slack carries is a mistake that is not hidden', () => {
    const button: Button = { action: 'a.b', label: 'Go', style: 'plain', subject: 'CASE-1', version: 1 }
    const buttons = [{ ...button, data: { long: 'x'.repeat(2_000) } }]
    expect(() => cardToBlockKit({ ...card([]), buttons })).toThrow(RangeError)
  })
})

function card(blocks: CardBlock[]): Card {
  return { title: 'Title', tone: 'neutral', blocks, buttons: [], fallback: 'Fallback' }
}

/** The same text wherever a person's text may stand. */
function everywhere(text: string): Card {
  const rich: Rich = [text, ' ', { bold: text }, ' ', { code: text }, ' ', { mention: { name: text, accounts: [] } }]
  return {
    subject: text,
    title: text,
    headline: rich,
    tone: 'warning',
    blocks: [
      { kind: 'text', text: rich },
      { kind: 'fields', fields: [{ label: text, value: rich }] },
      { kind: 'list', items: [text, rich] },
    ],
    buttons: [{ action: 'a.b', label: text, style: 'danger', subject: 'CASE-1', version: 1, confirm: text }],
    footer: text,
    fallback: text,
  }
}

function objectsOf(value: unknown, type: string): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap((one) => objectsOf(one, type))
  if (typeof value !== 'object' || value === null) return []
  const own = 'type' in value && value.type === type ? [{ ...value }] : []
  return [...own, ...Object.values(value).flatMap((one) => objectsOf(one, type))]
}

function textsOf(value: unknown, type: string): string[] {
  return objectsOf(value, type).map(({ text }) => String(text))
}

test('a space at the end of bold text stands outside the marks, so that Slack closes them before a word', () => {
  const blocks: CardBlock[] = [{ kind: 'text', text: [{ bold: 'Next: ' }, 'reply'] }]
  const drawn = cardToBlockKit({ title: 'T', tone: 'neutral', buttons: [], fallback: 'F', blocks })
  expect(JSON.stringify(drawn.blocks)).toContain('*Next:* reply')
})
