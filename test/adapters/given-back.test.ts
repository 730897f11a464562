import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cardToBlockKit } from '../../adapters/slack/render/card-to-block-kit.ts'
import { cardToAdaptiveCard } from '../../adapters/teams/render/card-to-adaptive-card.ts'
import { refusalCards } from '../../src/cards/refusal-cards.ts'
import { validateMessageBlocks } from '../../src/playground/slack/block-kit/validate-message.ts'

const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.constantFrom('&', '<', '>', '&&&&', '<!here>', '*', '_', '\\', '\n', '"', '👩‍👩‍👧‍👦', 'ß', '漢字', 'word '),
)
const written = fc
  .array(fc.tuple(piece, fc.constantFrom(1, 1, 1, 50, 900)), { maxLength: 12 })
  .map((pieces) => pieces.map(([text, times]) => text.repeat(times)).join(' '))
  .filter((text) => text.trim() !== '')

/** Without blanks, without what hides in escaped text, and without what says that a text goes on in the next message. */
const bare = (text: string) => text.replaceAll('What you wrote, continued:', '').replaceAll(/[\s\u200b\\]/gu, '')

describe('what was written and not taken is shown whole', () => {
  test('in Slack, which accepts every message of it', () => {
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 4 }), (typed) => {
        const messages = refusalCards({ why: 'It is closed.', typed }).map((card) => cardToBlockKit(card))
        for (const { blocks } of messages) expect(validateMessageBlocks(JSON.parse(JSON.stringify(blocks)))).toEqual([])
        const sections = messages.flatMap(({ blocks }) =>
          blocks.flatMap((block) => (block.type === 'section' && block.text ? [block.text.text] : [])),
        )
        const shown = sections.join('').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
        for (const text of typed) expect(bare(shown).includes(bare(text))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('in Teams, inside its limit for one message', () => {
    fc.assert(
      fc.property(fc.array(written, { minLength: 1, maxLength: 4 }), (typed) => {
        const cards = refusalCards({ why: 'It is closed.', typed }).map((card) => cardToAdaptiveCard(card))
        for (const card of cards) expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(27_000)
        const texts = cards.flatMap(({ body }) => body.flatMap((one) => (one.type === 'TextBlock' ? [one.text] : [])))
        const shown = bare(texts.join('').replaceAll(/&amp;/gu, '&'))
        for (const text of typed) expect(shown.includes(bare(text.replaceAll('&amp;', '&')))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
