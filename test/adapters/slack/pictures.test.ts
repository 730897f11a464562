import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chartBlock } from '../../../adapters/slack/render/chart-block.ts'
import type { Card, CardBlock } from '../../../src/cards/card.ts'
import type { Chart } from '../../../src/cards/chart.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import type { Address } from '../../../src/ports/chat-platform.ts'
import { validateMessageBlocks } from '../../../src/playground/slack/block-kit/validate-message.ts'
import { BROKEN, KEPT, MONTH } from '../../fixtures/charts.ts'
import { ADA, INTERNAL } from '../../playground/slack/small-workspace.ts'
import { startSlackStage, type SlackStage } from './slack-stage.ts'

let stage: SlackStage
beforeEach(async () => {
  stage = await startSlackStage('http')
})
afterEach(() => stage[Symbol.asyncDispose]())

const HERE: Address = { kind: 'conversation', tenantId: 'T0NORTH', conversationId: INTERNAL }
const ALONE: Address = {
  ...{ kind: 'reply', conversationId: INTERNAL, userId: ADA, alone: true },
  replyTo: { channelId: INTERNAL, userId: ADA },
}

function cardWith(...charts: Chart[]): Card {
  const blocks: CardBlock[] = charts.map((chart) => ({ kind: 'chart', chart }))
  return {
    ...{ title: 'How promises were kept', tone: 'neutral', buttons: [] },
    blocks: [{ kind: 'text', text: 'Above' }, ...blocks, { kind: 'text', text: 'Below' }],
    fallback: 'How promises were kept.',
  }
}

let delivery = 0
async function post(card: Card, to: Address = HERE): Promise<Record<string, unknown>[]> {
  delivery += 1
  const sent = await stage.adapter.post(to, card, { deliveryId: `d-${delivery}` })
  expect(sent.outcome).toBe('sent')
  const { payload } = stage.lastFromBot(INTERNAL)
  return Object(payload).blocks
}

const typesOf = (blocks: Record<string, unknown>[]) => blocks.map(({ type }) => type)
const called = (what: string) => stage.slack.exchanges().filter((one) => one.what === what)
const mayUpload = () => ['files:write', 'files:read'].forEach((scope) => stage.slack.admin.setScope(scope, true))

describe('where Slack takes charts', () => {
  test('lines are its own chart, and what they say goes with them for whoever cannot see it', async () => {
    const blocks = await post(cardWith(KEPT))
    expect(typesOf(blocks)).toEqual(['header', 'section', 'data_visualization', 'section'])
    expect(blocks[2]).toMatchObject({
      title: 'Promises kept, in % of cases',
      chart: {
        type: 'line',
        series: [
          {
            name: 'Acme Hosting',
            data: [
              { label: 'Sep 26', value: 100 },
              { label: 'Oct 26', value: 88.8 },
            ],
          },
          { name: 'Northwind' },
        ],
        axis_config: { categories: ['Sep 26', 'Oct 26'], y_label: '% of cases' },
      },
    })
    expect(stage.lastFromBot(INTERNAL).text).toBe(`How promises were kept. ${KEPT.says}`)
  })

  test('what it cannot draw is a picture where one may be uploaded, and words where not', async () => {
    expect(typesOf(await post(cardWith(KEPT, MONTH)))).toEqual([
      ...['header', 'section', 'data_visualization', 'context', 'section'],
    ])
    stage.clock.move(13 * HOUR)
    mayUpload()
    const blocks = await post(cardWith(KEPT, MONTH))
    expect(typesOf(blocks)).toEqual(['header', 'section', 'data_visualization', 'image', 'section'])
    expect(blocks[3]).toMatchObject({ alt_text: MONTH.says, title: { text: MONTH.title } })
  })

  test('of more charts than a message holds the others are said in words', async () => {
    const third = { ...KEPT, title: 'A third' }
    const blocks = await post(cardWith(KEPT, { ...KEPT, title: 'A second' }, third))
    expect(typesOf(blocks).slice(2, 5)).toEqual(['data_visualization', 'data_visualization', 'context'])
  })

  test('what one person is shown alone has a chart with its words beneath, and never a file of the bot’s', async () => {
    mayUpload()
    expect(typesOf(await post(cardWith(KEPT, MONTH), ALONE))).toEqual([
      ...['header', 'section', 'data_visualization', 'context', 'context', 'section'],
    ])
    expect(called('files.getUploadURLExternal')).toEqual([])
  })
})

describe('where Slack refuses charts', () => {
  beforeEach(() => stage.slack.admin.setTakesCharts(false))

  test('the same message arrives with pictures instead, in place, and the next one asks no more', async () => {
    mayUpload()
    const blocks = await post(cardWith(KEPT))
    expect(typesOf(blocks)).toEqual(['header', 'section', 'image', 'section'])
    expect(blocks[2]).toMatchObject({ alt_text: KEPT.says, slack_file: { id: expect.stringMatching(/^F/u) } })
    expect(JSON.stringify(blocks)).not.toMatch(/"https?:/u)
    expect(called('chat.postMessage')).toHaveLength(2)

    await post(cardWith({ ...KEPT, title: 'Another' }))
    expect(called('chat.postMessage')).toHaveLength(3)
    expect(called('files.getUploadURLExternal')).toHaveLength(2)
    // The same picture is handed in once.
    await post(cardWith(KEPT))
    expect(called('files.getUploadURLExternal')).toHaveLength(2)
  })

  test('and charts are tried again after half a day', async () => {
    await post(cardWith(KEPT))
    stage.slack.admin.setTakesCharts(true)
    expect(typesOf(await post(cardWith(KEPT)))).toContain('context')
    stage.clock.move(13 * HOUR)
    expect(typesOf(await post(cardWith(KEPT)))).toContain('data_visualization')
  })

  test('without leave to upload the message arrives in words, and leave is not asked for each time', async () => {
    const blocks = await post(cardWith(KEPT))
    expect(typesOf(blocks)).toEqual(['header', 'section', 'context', 'section'])
    expect(JSON.stringify(blocks[2])).toContain(KEPT.says.slice(0, 40))
    await post(cardWith(KEPT))
    expect(called('files.getUploadURLExternal')).toHaveLength(1)
  })

  test.each(['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal', 'files.info'])(
    'it arrives in words when %s fails',
    async (match) => {
      mayUpload()
      stage.slack.addFault({ on: 'api', match, fail: 'server-error', status: 503 })
      expect(typesOf(await post(cardWith(KEPT)))).toEqual(['header', 'section', 'context', 'section'])
    },
  )

  test('what one person is shown alone arrives in words', async () => {
    mayUpload()
    expect(typesOf(await post(cardWith(KEPT), ALONE))).toEqual(['header', 'section', 'context', 'section'])
  })

  test('a command that is answered through its response_url is answered in words', async () => {
    await stage.slack.as(ADA).command(INTERNAL, '/partner report acme')
    const [{ place } = { place: undefined }] = stage.received
    const to: Address = {
      ...{ kind: 'reply', conversationId: INTERNAL, userId: ADA, alone: true },
      replyTo: place?.replyTo ?? {},
    }
    expect(typesOf(await post(cardWith(KEPT), to))).toEqual(['header', 'section', 'context', 'section'])
  })

  test('a message that is refused for something else is refused as before', async () => {
    stage.slack.addFault({ on: 'api', match: 'chat.postMessage', fail: 'platform-error', code: 'invalid_blocks' })
    const result = await stage.adapter.post(HERE, cardWith(KEPT), { deliveryId: 'd-refused' })
    expect(result).toMatchObject({ outcome: 'permanent', code: 'invalid_blocks' })
  })
})

describe('Slack’s own chart', () => {
  test.each<[string, Chart]>([
    ['a gap', BROKEN],
    ['the days of a period', MONTH],
    ['labels that are alike', { ...KEPT, labels: ['02:30', '02:30'] }],
    ['names that are alike', { ...KEPT, lines: KEPT.lines.map((line) => ({ ...line, name: 'Acme' })) }],
    ['a long name', { ...KEPT, lines: [{ name: 'x'.repeat(21), values: [1, 2] }] }],
    ['a long title', { ...KEPT, title: 'x'.repeat(51) }],
    ['more than 20 labels', { ...KEPT, labels: many(21, String), lines: [{ name: 'a', values: many(21, Number) }] }],
    ['more than six lines', { ...KEPT, lines: many(7, (at) => ({ name: `${at}`, values: [1, 2] })) }],
    ['nothing', { ...KEPT, labels: [], lines: [] }],
  ])('cannot say %s', (_, chart) => {
    expect(chartBlock(chart)).toBeUndefined()
  })

  test('is as Slack takes it at its limits', () => {
    const full: Chart = {
      ...{ ...KEPT, title: 'x'.repeat(50), unit: 'y'.repeat(50), labels: many(20, (at) => String(at).padEnd(20, '.')) },
      lines: many(6, (at) => ({ name: String(at).padEnd(20, '.'), values: many(20, (value) => -value) })),
    }
    expect(validateMessageBlocks([chartBlock(full)])).toEqual([])
  })
})

function many<T>(count: number, make: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => make(at))
}
