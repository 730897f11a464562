import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asCharts, type DrawChart, inWords } from '../../../adapters/slack/render/chart-block.ts'
import { cardToBlockKit } from '../../../adapters/slack/render/card-to-block-kit.ts'
import { cardToAdaptiveCard } from '../../../adapters/teams/render/card-to-adaptive-card.ts'
import { cardAttachment } from '../../../adapters/teams/render/outgoing-message.ts'
import type { Chart } from '../../../src/cards/chart.ts'
import { chartsIn } from '../../../src/cards/charts-in.ts'
import { drawPicture } from '../../../src/pictures/draw-picture.ts'
import type { Message } from '../../../src/playground/workplace.ts'
import { SAMPLE_CARDS } from '../../fixtures/built-cards.ts'
import { axeViolations } from '../../kit/axe.ts'
import { keepScreenshot, launchChromium, noChromium } from '../../kit/browser.ts'
import { fakePlayground, type FakePlayground } from './fake-playground.ts'
import { NOW } from './fake-world.ts'
import { servePage } from './page-server.ts'

const PHONE = { width: 360, height: 1_600 }
const PATIENCE_MS = 180_000
/** Each with what it alone says: a chart of the one before is called the same. */
const CARDS = [
  ['report, of a month', '2026-11'],
  ['report, of a quarter', '2026-Q3'],
  ['explanation', 'Working time left to resolve'],
  ['check-in result, in its course', 'CHECK-5 is closed'],
  ['checks over time', 'CHECK-11'],
] as const

/** What is taken along as it stands, by whoever reads a report. */
const WRITTEN = 'report, to take along'

/** Each client as it draws charts itself, and as it is shown pictures of them. */
const WAYS = ['slack charts', 'slack pictures', 'teams charts', 'teams pictures'] as const

describe.skipIf(noChromium)('charts at the width of a phone', { timeout: PATIENCE_MS }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  }, PATIENCE_MS)
  afterAll(() => browser.close())

  test.each(WAYS.flatMap((way) => (['light', 'dark'] as const).map((theme) => [way, theme] as const)))(
    '%s, %s: none runs over the edge, nor does what is taken along as text, and each is told to whoever cannot see it',
    async (way, theme) => {
      const playground = fakePlayground()
      await using server = await servePage(playground)
      const page = await browser.newPage({ viewport: PHONE, reducedMotion: 'reduce', colorScheme: theme })
      try {
        await page.goto(server.url)
        await page.waitForSelector('body[data-ready]')
        const client = way.startsWith('slack') ? 'slack' : 'teams'
        if (client === 'teams') await page.locator('.front-tab.teams').click()
        for (const [name, alone] of CARDS) {
          await show(playground.fakes, way, name)
          const area = page.locator(`#client-${client} .message-area`)
          const [chart] = chartsIn(SAMPLE_CARDS[name]!.blocks)
          // A line with a gap is said, where Slack's chart cannot draw it.
          const place = area.getByText(chart!.title, { exact: true }).or(area.getByText(chart!.says)).first()
          // Told again until it is there: what is tried here is what is drawn, not that news arrives.
          await expect
            .poll(
              () => {
                playground.fakes[client].changed()
                return area.innerText()
              },
              { timeout: 20_000, interval: 50 },
            )
            .toContain(alone)
          await expect.poll(() => area.locator('.message').count()).toBe(1)
          await place.evaluate((one) => one.scrollIntoView({ block: 'start' }))
          await keepScreenshot(page, `chart-${way}-${theme}-${name}`.replaceAll(/[^a-z0-9]+/gu, '-'))
          await expectInside(page, client)
          const unsaid = await area.evaluate((one) =>
            [...one.querySelectorAll('img')].filter((image) => image.alt.length < 20).map(({ alt }) => alt),
          )
          expect(unsaid).toEqual([])
        }
        await show(playground.fakes, way, WRITTEN)
        const written = page.locator(`#client-${client} .message-area pre`)
        await expect.poll(() => written.first().innerText()).toContain('owed by')
        await keepScreenshot(page, `written-${client}-${theme}`)
        await expectInside(page, client)
        expect(await axeViolations(page)).toEqual([])
      } finally {
        await page.close()
      }
    },
  )
})

const drawn = new Map<Chart, Promise<string>>()

/** Drawn once for all that show it. */
function pictureOf(chart: Chart): Promise<string> {
  const picture = drawn.get(chart) ?? drawPicture(chart).then((png) => png.toString('base64'))
  drawn.set(chart, picture)
  return picture
}

async function show(fakes: FakePlayground['fakes'], way: (typeof WAYS)[number], name: string): Promise<void> {
  const card = SAMPLE_CARDS[name]!
  const pictures = new Map(
    await Promise.all(chartsIn(card.blocks).map(async (chart) => [chart, await pictureOf(chart)] as const)),
  )
  const said = { id: name, at: NOW, text: card.fallback }
  if (way.startsWith('slack')) {
    const inPicture: DrawChart = (chart) => [
      {
        ...{ type: 'image', alt_text: chart.says, title: { type: 'plain_text', text: chart.title } },
        image_url: `data:image/png;base64,${pictures.get(chart)}`,
      },
    ]
    const payload = cardToBlockKit(card, way === 'slack charts' ? asCharts(inWords, true) : inPicture)
    fakes.slack.shown.messages = [{ ...said, channelId: 'C1', authorId: 'U0BOT', payload }] satisfies Message[]
    return fakes.slack.changed()
  }
  const payload = { type: 'message', attachments: [cardAttachment(cardToAdaptiveCard(card, { pictures }))] }
  fakes.teams.shown.messages = [{ ...said, channelId: '19:esc', authorId: '28:bot', payload }] satisfies Message[]
  if (way === 'teams pictures') fakes.teams.shown.chartsUnknown = true
  fakes.teams.changed()
}

async function expectInside(page: Page, client: 'slack' | 'teams'): Promise<void> {
  const over = await page
    .locator(`#client-${client} .message-area`)
    .evaluate((one) =>
      [...one.querySelectorAll('img, svg, figure, pre')].some(
        (part) => part.getBoundingClientRect().right > innerWidth,
      ),
    )
  expect(over).toBe(false)
}
