import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test, vi } from 'vitest'
import { z } from 'zod'
import { keepScreenshot, launchChromium, noChromium } from '../kit/browser.ts'
import { expectAsByHand, type Hands, openStage, setUpPartner } from '../kit/set-up-story.ts'
import type { Platform, World } from '../kit/world.ts'
import { servePage } from '../playground/page/page-server.ts'

const PATIENCE_MS = 240_000

describe.skipIf(noChromium)('in the clients on the page', { timeout: PATIENCE_MS }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  }, PATIENCE_MS)
  afterAll(() => browser.close())

  test.each(['slack', 'teams'] as const)(
    'an account manager sets up a real partner in %s by hand, and its export is the sheet that one would write',
    async (platform) => {
      const world = await openStage(platform)
      await using server = await servePage(world.playground)
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
      page.setDefaultTimeout(15_000)
      await page.goto(server.url)
      await page.waitForSelector('body[data-ready]')
      await setUpPartner(platform, new PageHands(world, platform, page))
      await keepScreenshot(page, `set-up-in-${platform}`)
      await page.close()
      world.takeMessages()
      await expectAsByHand(world, platform)
      world.takeMessages()
      await world.close()
    },
  )
})

/** Anna Berg at the page, who reads what stands there, presses, types and chooses. */
class PageHands implements Hands {
  readonly #world: World
  readonly #platform: Platform
  readonly #page: Page
  readonly #client: Locator

  constructor(world: World, platform: Platform, page: Page) {
    this.#world = world
    this.#platform = platform
    this.#page = page
    this.#client = page.locator(`#client-${platform}`)
  }

  async says(channel: string, line: string): Promise<void> {
    await this.#goTo(channel)
    await this.#types(line)
  }

  binds(channel: string, line: string): Promise<void> {
    return this.says(channel, `${this.#platform === 'slack' ? '/partner' : '@Liaison'} ${line}`)
  }

  async seesTerms(slug: string, title: string): Promise<void> {
    await this.#goTo('Liaison')
    await this.#types(`terms ${slug}`)
    await this.#client.getByText(title).last().waitFor()
  }

  async changes(part: string, of: string | undefined, entries: Record<string, string>): Promise<void> {
    await this.#goTo('Liaison')
    const row = this.#client.locator(':is(.bk-section, .ac-columnSet)', { hasText: new RegExp(`^${ROWS[part]}`, 'u') })
    await row.last().getByRole('button', { name: 'Change' }).click()
    if (of !== undefined) await this.#fillIn({ of })
    await this.#fillIn(entries)
    const dialog = this.#client.getByRole('dialog')
    await dialog.getByRole('heading', { name: 'What changes' }).waitFor()
    await this.#send()
    await dialog.waitFor({ state: 'hidden' })
  }

  async #goTo(channel: string): Promise<void> {
    await this.#client.getByRole('radio', { name: /^Anna Berg/u }).click()
    await this.#client.getByRole('button', { name: new RegExp(`^${channel}`, 'u') }).click()
    await this.#client.locator(`textarea[placeholder*="${channel}"]`).waitFor()
  }

  /** And waits until it is answered. */
  async #types(line: string): Promise<void> {
    const { length } = this.#world.workplace(this.#platform).messages
    await this.#client.getByRole('textbox', { name: /write a message/iu }).fill(line)
    await this.#page.keyboard.press('Enter')
    await until(() => this.#world.workplace(this.#platform).messages.length > length, `“${line}” stands there`)
    await this.#world.settle()
  }

  /** By what stands beside each field, as the platform was sent it; what is not given stays as it stands there. */
  async #fillIn(entries: Record<string, string>): Promise<void> {
    const [first = ''] = Object.keys(entries)
    await until(() => this.#fields().some(({ id }) => id === first), `a dialog asks for ${first}`)
    for (const [id, value] of Object.entries(entries)) {
      const field = this.#fields().find((one) => one.id === id)
      if (!field) throw new Error(`no field ${id} in the dialog`)
      const labelled = new RegExp(`^${RegExp.escape(field.label)}`, 'u')
      const control = this.#client.getByRole('dialog').getByLabel(labelled).first()
      const option = field.options.find((one) => one.value === value)
      if (option === undefined) await control.fill(value)
      else if ((await control.evaluate((one) => one.tagName)) === 'SELECT')
        await control.selectOption({ label: option.label })
      else await this.#client.getByRole('dialog').getByLabel(option.label).first().check()
    }
    await this.#send()
  }

  async #send(): Promise<void> {
    await this.#client.getByRole('dialog').locator('[type=submit], .ac-pushButton').first().click()
  }

  #fields(): Field[] {
    return fieldsIn(this.#world.workplace(this.#platform).dialogs.at(-1)?.payload)
  }
}

function until(isSo: () => boolean, what: string): Promise<void> {
  const look = () => {
    if (!isSo()) throw new Error(`waited in vain until ${what}`)
  }
  return vi.waitFor(look, { timeout: 15_000 })
}

/** How the card of terms calls the part that an action changes. */
const ROWS: Record<string, string> = {
  about: 'About',
  hours: 'Hours',
  targets: 'Targets',
  ladder: 'Escalation',
  checks: 'Health checks',
}

type Field = { id: string; label: string; options: { value: string; label: string }[] }

const slackOptions = z.array(z.object({ value: z.string(), text: z.object({ text: z.string() }) })).default([])
const slackInput = z.object({
  type: z.literal('input'),
  block_id: z.string(),
  label: z.object({ text: z.string() }),
  element: z.object({ options: slackOptions, option_groups: z.array(z.object({ options: slackOptions })).default([]) }),
})
const teamsInput = z.object({
  type: z.string().startsWith('Input.'),
  id: z.string(),
  label: z.string(),
  choices: z.array(z.object({ value: z.string(), title: z.string() })).default([]),
})

/** The inputs of a Slack modal or of an Adaptive Card, wherever in it they stand. */
function fieldsIn(payload: unknown): Field[] {
  if (typeof payload !== 'object' || payload === null) return []
  const slack = slackInput.safeParse(payload)
  if (slack.success) {
    const { block_id: id, label, element } = slack.data
    const all = [...element.options, ...element.option_groups.flatMap(({ options }) => options)]
    return [{ id, label: label.text, options: all.map(({ value, text }) => ({ value, label: text.text })) }]
  }
  const teams = teamsInput.safeParse(payload)
  if (teams.success) {
    const { id, label, choices } = teams.data
    return [{ id, label, options: choices.map(({ value, title }) => ({ value, label: title })) }]
  }
  return Object.values(payload).flatMap(fieldsIn)
}
