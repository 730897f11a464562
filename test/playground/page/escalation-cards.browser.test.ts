import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { SAMPLE_CARDS } from '../../fixtures/built-cards.ts'
import { keepScreenshotOfMany, launchChromium, noChromium } from '../../kit/browser.ts'
import { fakePlayground, type FakePlayground } from './fake-playground.ts'
import { slackMessage, teamsMessage } from './fake-world.ts'
import { servePage } from './page-server.ts'

const PHONE = { width: 390, height: 844 }
const PATIENCE_MS = 180_000
/** The page draws what changed within a frame or two, or when a loaded machine comes to it. */
const SOON = { interval: 10, timeout: 20_000 }

const SAYS = {
  slack: (fakes: FakePlayground['fakes'], card: Card) => {
    fakes.slack.shown.messages = [slackMessage({ id: 'M1', channelId: 'C1', authorId: 'U0BOT', card })]
    fakes.slack.changed()
  },
  teams: (fakes: FakePlayground['fakes'], card: Card) => {
    fakes.teams.shown.messages = [teamsMessage({ id: '1', channelId: '19:esc', authorId: '28:bot', card })]
    fakes.teams.changed()
  },
}

/** The cards of our managers, while it goes on. */
const MANAGERS =
  /^escalation (?:climbing, internal|with the managers|acknowledged on one side, as ours|exhausted|with all that can be said)/u

/** Of both sides and the main button what stands, wholly or in part, where one would have to scroll. */
function outOfSight(page: Page, client: keyof typeof SAYS, { buttons }: Card): Promise<string[]> {
  const main = buttons.find(({ style }) => style === 'primary')?.label ?? 'no main button'
  return page.locator(`#client-${client} .message-area`).evaluate(
    (area, { sides, button }) => {
      const room = area.getBoundingClientRect()
      const isSeen = (part: Element | undefined) => {
        const at = part?.getBoundingClientRect()
        return at !== undefined && at.height > 0 && at.top >= room.top && at.bottom <= room.bottom
      }
      const texts = [...area.querySelectorAll('li, p, span, div')].filter((one) => !one.querySelector('li, p, div'))
      const pressed = [...area.querySelectorAll('button')].find((one) => one.innerText.trim() === button)
      return [
        ...sides.filter((side) => !texts.some((one) => one.textContent.includes(`${side}:`) && isSeen(one))),
        ...(isSeen(pressed) ? [] : [button]),
      ]
    },
    { sides: ['Northwind', 'Acme Hosting'], button: main },
  )
}

const CARDS = Object.entries(SAMPLE_CARDS).filter(([name]) =>
  /escalation|holder|asked how|call|drill|duty|rotation|rehears/iu.test(name),
)

describe.skipIf(noChromium)(
  'an escalation, a drill, a rotation or a rehearsal on a phone',
  { timeout: PATIENCE_MS },
  () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launchChromium()
    }, PATIENCE_MS)
    afterAll(() => browser.close())

    test.each(
      (['slack', 'teams'] as const).flatMap((client) =>
        (['light', 'dark'] as const).map((scheme) => ({ client, scheme })),
      ),
    )(
      'stands on $client in $scheme within its width, and shows a manager both sides and the main button without scrolling',
      async ({ client, scheme }) => {
        const playground = fakePlayground()
        await using server = await servePage(playground)
        const page: Page = await browser.newPage({ viewport: PHONE, reducedMotion: 'reduce', colorScheme: scheme })
        await page.goto(server.url)
        await page.waitForSelector('body[data-ready]')
        if (client === 'teams') await page.locator('.front-tab.teams').click()
        for (const [name, card] of CARDS) {
          const area = page.locator(`#client-${client} .message-area`)
          const before = await area.innerText()
          SAYS[client](playground.fakes, card)
          await expect.poll(() => area.innerText(), { message: name, ...SOON }).not.toBe(before)
          await keepScreenshotOfMany(page, `esc-${scheme}-${client}-${name.replaceAll(/[^a-z0-9]+/giu, '-')}`)
          if (MANAGERS.test(name)) expect(await outOfSight(page, client, card), name).toEqual([])
          const inside = page.locator(`#client-${client} .client-inside`)
          expect(await inside.evaluate((one) => one.scrollWidth - one.clientWidth), name).toBe(0)
        }
        await page.close()
      },
    )
  },
)
