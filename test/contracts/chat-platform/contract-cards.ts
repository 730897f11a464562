import type { Card } from '../../../src/cards/card.ts'
import type { Form } from '../../../src/cards/form.ts'
import { LONGEST_TEXT } from '../../../src/cards/text-limits.ts'
import { ANSWER_FORM, CASE_CARD, HOSTILE_CARD, RESULT_CARD } from '../../fixtures/sample-cards.ts'

/** Without mentions: nobody of that name is on the local platforms. */
export const CARD: Card = { ...CASE_CARD, blocks: CASE_CARD.blocks.slice(1) }

export const CHANGED: Card = { ...CARD, title: 'Changed in place', fallback: 'Changed in place' }

/** Without the field for a person, likewise. */
export const FORM: Form = { ...ANSWER_FORM, fields: ANSWER_FORM.fields.slice(0, 4) }

/** What people can make of a card: all that a form takes, all that is long, and all that is meant to be taken for markup. */
export const EXTREME: [string, Card][] = [
  ['a table', RESULT_CARD],
  ['hostile text', { ...HOSTILE_CARD, blocks: HOSTILE_CARD.blocks.filter((_, at) => at !== 1) }],
  ['the longest text that a form takes', { ...CARD, blocks: [{ kind: 'text', text: 'x'.repeat(LONGEST_TEXT) }] }],
  [
    'a hundred lines',
    { ...CARD, blocks: [{ kind: 'list', items: Array.from({ length: 100 }, (_, at) => `Line ${at} & <more>`) }] },
  ],
]
