import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cardToAdaptiveCard } from '../../../adapters/teams/render/card-to-adaptive-card.ts'
import type { Card } from '../../../src/cards/card.ts'
import type { Chart } from '../../../src/cards/chart.ts'
import { validateAdaptiveCard } from '../../../src/playground/teams/card-schema/validate-adaptive-card.ts'
import { BROKEN, KEPT, MONTH } from '../../fixtures/charts.ts'
import { HOME, MANAGERS } from '../../playground/teams/teams-fixture.ts'
import { teamsStage, type TeamsStage } from './teams-stage.ts'

function cardWith(...charts: Chart[]): Card {
  return {
    ...{ title: 'How promises were kept', tone: 'neutral', buttons: [], fallback: 'How promises were kept.' },
    blocks: charts.map((chart) => ({ kind: 'chart', chart })),
  }
}

describe('posted to Teams', () => {
  let stage: TeamsStage
  beforeEach(async () => {
    stage = await teamsStage()
  })
  afterEach(() => stage[Symbol.asyncDispose]())

  async function post(...charts: Chart[]): Promise<Record<string, unknown>[]> {
    const to = { kind: 'conversation', tenantId: HOME, conversationId: MANAGERS } as const
    expect(await stage.adapter.post(to, cardWith(...charts), { deliveryId: 'd1' })).toMatchObject({ outcome: 'sent' })
    const [attachment] = Object(stage.lastFromBot(MANAGERS).payload).attachments
    return attachment.content.body.slice(1)
  }

  test('lines are a chart of Teams’ own that falls back to the picture of it, with what it says below', async () => {
    const [chart, words] = await post(KEPT)
    expect(chart).toMatchObject({
      ...{ type: 'Chart.Line', title: KEPT.title, showTitle: true, yMin: 60, yMax: 100 },
      data: [
        {
          legend: 'Acme Hosting',
          values: [
            { x: 'Sep 26', y: 100 },
            { x: 'Oct 26', y: 88.8 },
          ],
        },
        {
          legend: 'Northwind',
          values: [
            { x: 'Sep 26', y: 66.6 },
            { x: 'Oct 26', y: 100 },
          ],
        },
      ],
      fallback: { type: 'Container', items: [{ text: expect.any(String) }, { type: 'Image', altText: KEPT.says }] },
    })
    expect(words).toMatchObject({ type: 'TextBlock', isSubtle: true })
  })

  test.each([
    ['a broken line', BROKEN],
    ['the days of a month', MONTH],
  ])('%s is a picture inside the message, with what it says for whoever cannot see it', async (_, chart) => {
    const [titled] = await post(chart)
    const [title, image] = Object(titled).items
    expect(title).toMatchObject({ type: 'TextBlock', weight: 'Bolder' })
    expect(image).toMatchObject({ type: 'Image', altText: chart.says })
    expect(image.url).toMatch(/^data:image\/png;base64,iVBORw0KGgo/u)
  })

  test('several pictures fit, since none of them counts', async () => {
    const many = Array.from({ length: 4 }, (_, at) => ({ ...MONTH, title: `Month ${at}` }))
    expect(await post(...many)).toHaveLength(4)
  })
})

test('without its picture a chart is its words', () => {
  const card = cardToAdaptiveCard(cardWith(MONTH, KEPT))
  expect(validateAdaptiveCard(card)).toEqual([])
  expect(JSON.stringify(card)).not.toContain('"Image"')
  expect(JSON.stringify(card)).toContain('Missed on 2 days')
})
