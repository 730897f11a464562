import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import type { Form } from '../../../src/cards/form.ts'
import { SAMPLE_CARDS } from '../../fixtures/built-cards.ts'
import { SAMPLE_FORMS } from '../../fixtures/built-forms.ts'
import { keepScreenshotOfMany, launchChromium, noChromium } from '../../kit/browser.ts'
import { fakePlayground, type FakePlayground } from './fake-playground.ts'
import { slackDialog, slackMessage, teamsDialog, teamsMessage } from './fake-world.ts'
import { servePage } from './page-server.ts'

const PHONE = { width: 390, height: 844 }
const PATIENCE_MS = 180_000
/** The page draws what changed within a frame or two, or when a loaded machine comes to it. */
const SOON = { interval: 10, timeout: 20_000 }

/** How something is put in front of somebody. Each dialog is another one: the page leaves alone what is open already. */
const CLIENTS = {
  slack: {
    show: (fakes: FakePlayground['fakes'], name: string, form: Form) => {
      fakes.slack.shown.dialogs = [{ ...slackDialog(form), id: `V-${name}` }]
      fakes.slack.changed()
    },
    say: (fakes: FakePlayground['fakes'], card: Card) => {
      fakes.slack.shown.messages = [slackMessage({ id: 'M1', channelId: 'C1', authorId: 'U0BOT', card })]
      fakes.slack.changed()
    },
  },
  teams: {
    show: (fakes: FakePlayground['fakes'], name: string, form: Form) => {
      fakes.teams.shown.dialogs = [{ ...teamsDialog(form, 'A1'), id: `D-${name}` }]
      fakes.teams.changed()
    },
    say: (fakes: FakePlayground['fakes'], card: Card) => {
      fakes.teams.shown.messages = [teamsMessage({ id: '1', channelId: '19:esc', authorId: '28:bot', card })]
      fakes.teams.changed()
    },
  },
} as const

/** Messages to one person, and lists. */
const PERSONAL = /digest|needs|told|home/iu

describe.skipIf(noChromium)('at the width of a phone', { timeout: PATIENCE_MS }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  }, PATIENCE_MS)
  afterAll(() => browser.close())

  async function visit(
    client: keyof typeof CLIENTS,
    look: (page: Page, fakes: FakePlayground['fakes']) => Promise<void>,
  ) {
    const playground = fakePlayground()
    await using server = await servePage(playground)
    const page = await browser.newPage({ viewport: PHONE, reducedMotion: 'reduce' })
    try {
      await page.goto(server.url)
      await page.waitForSelector('body[data-ready]')
      if (client === 'teams') await page.locator('.front-tab.teams').click()
      await look(page, playground.fakes)
    } finally {
      await page.close()
    }
  }

  test.each(['slack', 'teams'] as const)('no form of %s runs over the edge', async (client) => {
    await visit(client, async (page, fakes) => {
      const over: string[] = []
      for (const [name, form] of Object.entries(SAMPLE_FORMS)) {
        CLIENTS[client].show(fakes, name, form)
        const dialog = page.locator(`#client-${client} dialog`)
        await dialog.getByText(form.title, { exact: true }).first().waitFor()
        const wider = await dialog.evaluate((one) =>
          [one, ...one.querySelectorAll('*')].some(
            (part) =>
              part.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(part).overflowX === 'visible',
          ),
        )
        if (wider) over.push(name)
        await keepScreenshotOfMany(page, `form-${client}-${name.replaceAll(/[^a-z0-9]+/giu, '-')}`)
      }
      expect(over).toEqual([])
    })
  })

  test.each(['slack', 'teams'] as const)('no message of %s to one person runs over the edge', async (client) => {
    await visit(client, async (page, fakes) => {
      for (const [name, card] of Object.entries(SAMPLE_CARDS).filter(([one]) => PERSONAL.test(one))) {
        const area = page.locator(`#client-${client} .message-area`)
        const before = await area.innerText()
        CLIENTS[client].say(fakes, card)
        await expect.poll(() => area.innerText(), { message: name, ...SOON }).not.toBe(before)
        await keepScreenshotOfMany(page, `card-${client}-${name.replaceAll(/[^a-z0-9]+/giu, '-')}`)
        const inside = page.locator(`#client-${client} .client-inside`)
        expect(await inside.evaluate((one) => one.scrollWidth - one.clientWidth), name).toBe(0)
      }
    })
  })
})
