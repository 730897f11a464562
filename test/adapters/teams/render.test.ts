import { describe, expect, test } from 'vitest'
import { cardToAdaptiveCard } from '../../../adapters/teams/render/card-to-adaptive-card.ts'
import { formToAdaptiveCard } from '../../../adapters/teams/render/form-to-adaptive-card.ts'
import type { Card } from '../../../src/cards/card.ts'
import { validateAdaptiveCard } from '../../../src/playground/teams/card-schema/validate-adaptive-card.ts'
import { ANNA, ANSWER_FORM, CASE_CARD, FOLDED_CARD, HOSTILE_CARD, RESULT_CARD } from '../../fixtures/sample-cards.ts'
import { problemsOf } from './parse-adaptive-card.ts'

const REFUSAL = {
  values: { q1: '1', owner: 'aad-ravi' },
  errors: { until: 'Enter a date after today.', form: 'Not yet.' },
}

const DRAWN = {
  'case card': cardToAdaptiveCard(CASE_CARD),
  'folded card': cardToAdaptiveCard(FOLDED_CARD),
  'result card': cardToAdaptiveCard(RESULT_CARD),
  'hostile card': cardToAdaptiveCard(HOSTILE_CARD),
  'answer form': formToAdaptiveCard(ANSWER_FORM),
  'refused form': formToAdaptiveCard(ANSWER_FORM, REFUSAL),
}

describe('what is drawn for Teams', () => {
  for (const [name, card] of Object.entries(DRAWN)) {
    test(`the ${name} is drawn as before`, async () => {
      const golden = `../../fixtures/teams/${name.replace(' ', '-')}.json`
      await expect(`${JSON.stringify(card, null, 2)}\n`).toMatchFileSnapshot(golden)
    })

    test(`the ${name} is accepted by Microsoft's parser and by the local Teams`, () => {
      expect(problemsOf(card)).toEqual([])
      expect(validateAdaptiveCard(card)).toEqual([])
    })
  }

  test("Microsoft's parser does find faults, so its silence means something", () => {
    expect(problemsOf({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Nonsense' }] })).not.toEqual([])
  })
})

describe('buttons', () => {
  test('the main button comes first whatever its place in the card', () => {
    expect(cardToAdaptiveCard(FOLDED_CARD).actions?.map(({ title }) => title)).toEqual([
      'Acknowledge',
      'Ask',
      'Close',
      'Details',
      'Escalate',
    ])
  })

  test('the details are folded for each reader apart, and what is seldom done is in the overflow', () => {
    const { body, actions } = cardToAdaptiveCard(FOLDED_CARD)
    expect(body).toContainEqual(expect.objectContaining({ id: 'details', isVisible: false }))
    expect(actions?.slice(-2)).toMatchObject([
      { type: 'Action.ToggleVisibility', targetElements: ['details'] },
      { title: 'Escalate', mode: 'secondary' },
    ])
  })

  test('a button that opens a form asks Teams for a dialog; every other says what it does, with a fallback', () => {
    const [acknowledge, ask] = cardToAdaptiveCard(CASE_CARD).actions ?? []
    expect(ask).toMatchObject({
      type: 'Action.Submit',
      data: { action: 'case.ask', version: 3, msteams: { type: 'task/fetch' } },
    })
    expect(acknowledge).toMatchObject({
      type: 'Action.Execute',
      id: 'case.acknowledge:CASE-12',
      verb: 'case.acknowledge',
      data: { subject: 'CASE-12', version: 3, data: {} },
      fallback: { type: 'Action.Submit', data: { action: 'case.acknowledge', subject: 'CASE-12', version: 3 } },
    })
  })
})

test('two buttons that differ only in their data have ids of their own', () => {
  const button = CASE_CARD.buttons.slice(2)
  const ids = cardToAdaptiveCard({ ...CASE_CARD, buttons: [...button, ...button] }).actions?.map(({ id }) => id)
  expect(ids).toEqual(['case.close:CASE-12', 'case.close:CASE-12:2'])
})

describe('mentions', () => {
  test('two people of one name are two mentions with two texts', () => {
    const namesake = {
      name: 'Anna Berg',
      accounts: [{ platform: 'teams' as const, tenantId: 't', userId: 'aad-other' }],
    }
    const card: Card = {
      ...RESULT_CARD,
      blocks: [{ kind: 'text', text: [{ mention: ANNA }, { mention: namesake }, { mention: ANNA }] }],
    }
    const entities = cardToAdaptiveCard(card).msteams.entities ?? []
    expect(entities.map(({ mentioned }) => mentioned.id)).toEqual(['aad-anna', 'aad-other'])
    expect(new Set(entities.map(({ text }) => text)).size).toBe(2)
  })
})

describe('size', () => {
  const long = (blocks: Card['blocks']): number =>
    Buffer.byteLength(JSON.stringify(cardToAdaptiveCard({ ...CASE_CARD, blocks })))

  const LARGE: [string, Card['blocks']][] = [
    ['one text of 100,000 characters', [{ kind: 'text', text: '😀*'.repeat(33_000) }]],
    [
      'a list of 1,000 items',
      [{ kind: 'list', items: Array.from({ length: 1000 }, (_, n) => `item ${n} ${'x'.repeat(200)}`) }],
    ],
    ['400 blocks', Array.from({ length: 400 }, () => ({ kind: 'text' as const, text: 'z'.repeat(500) }))],
  ]
  for (const [what, blocks] of LARGE) {
    test(`${what} still make a card under 28 KB`, () => {
      expect(long(blocks)).toBeLessThan(28 * 1024)
    })
  }

  test('a list loses its indent before it loses an item', () => {
    const items = Array.from({ length: 100 }, (_, n) => `item ${n} ${'x'.repeat(100)}`)
    const drawn = JSON.stringify(cardToAdaptiveCard({ ...CASE_CARD, blocks: [{ kind: 'list', items }] }))
    for (const item of items) expect(drawn).toContain(`• ${item}`)
    expect(drawn).not.toMatch(/… and \d+ more/)
  })

  test('what is left out is said', () => {
    const items = Array.from({ length: 1000 }, (_, n) => `item ${n} ${'x'.repeat(200)}`)
    expect(JSON.stringify(cardToAdaptiveCard({ ...CASE_CARD, blocks: [{ kind: 'list', items }] }))).toMatch(
      /… and \d+ more/,
    )
  })
})
