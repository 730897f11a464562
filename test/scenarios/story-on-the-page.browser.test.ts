import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { keepScreenshot, launchChromium, noChromium } from '../kit/browser.ts'
import { RunningProcess } from '../kit/running-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'liaison-page-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.skipIf(noChromium)(
  'the story is told by hand on the page: a case, a question, a breach, a manager in Teams, a health check, a new partner',
  { timeout: 180_000 },
  async () => {
    await using running = await RunningProcess.start(`file:${join(folder, 'liaison.db')}`)
    await using browser = await launchChromium()
    const page = await (
      await browser.newContext({
        viewport: { width: 1440, height: 900 },
        colorScheme: 'light',
        reducedMotion: 'reduce',
      })
    ).newPage()
    page.setDefaultTimeout(15_000)
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(running.address)
    const slack = new Client(page, 'Slack')
    const teams = new Client(page, 'Teams')
    await slack.sees('acme-shared')
    await keepScreenshot(page, 'story-1-the-beginning')

    // A team member opens a case; the partner's contact takes it and asks.
    await slack.is('Tom Ek', 'acme-shared')
    await slack.types('/partner case acme "Orders API returns 500" --severity 1')
    await slack.sees('Only visible to you')
    await slack.is('Mia Chen', 'acme-shared')
    await slack.press('Acknowledge')
    await slack.sees('in progress')
    await slack.choosesFurther('Ask a question')
    await slack.fill(/question/iu, 'Which region is affected?')
    await slack.sees('CASE-1 is waiting')
    await keepScreenshot(page, 'story-2-waiting-on-us')

    // The team answers, time passes, and it climbs to the managers in Teams.
    await slack.is('Tom Ek', 'acme-shared')
    await slack.types('@Liaison reply CASE-1 "Only eu-west"')
    await slack.sees('Only eu-west')
    await teams.is('Mara Lind', 'Partner escalations')
    for (let deadlines = 0; deadlines < 12 && !(await teams.shows('ESC-1')); deadlines += 1) await nextDeadline(page)
    await keepScreenshot(page, 'story-3-escalated')
    await teams.press('Acknowledge')
    await teams.sees(/is acknowledged/iu)
    await keepScreenshot(page, 'story-4-acknowledged-in-teams')

    await slack.is('Mia Chen', 'acme-shared')
    await slack.press('Resolve')
    await slack.fill(/how|resol/iu, 'Rolled the gateway back')
    await slack.sees('Rolled the gateway back')
    await teams.sees(/held until Northwind confirms/iu)
    await keepScreenshot(page, 'story-5-resolved')

    // What somebody only says becomes a case by the menu of the message.
    await slack.is('Tom Ek', 'acme-shared')
    await slack.types('The invoices of May are late')
    await slack.usesMenu('The invoices of May are late', 'Make it a case')
    await slack.sends()
    await slack.sees('CASE-2 is open with Acme Hosting')

    // A health check, asked for now, answered by the partner in a private form.
    await slack.is('Anna Berg', 'acme-internal')
    await slack.types('/partner check now acme')
    await slack.sees('CHECK-1')
    await slack.is('Ravi Shah', 'acme-shared')
    await slack.press('Answer the check')
    await page.getByRole('dialog').getByRole('combobox').first().waitFor()
    await keepScreenshot(page, 'story-6-health-check')
    await slack.choose('5')
    await slack.sees('1 of 2')

    // A partner nobody has registered yet.
    await slack.is('Anna Berg', 'initech-shared')
    await slack.types('/partner add')
    await slack.fill(/name/iu, 'Initech Logistics')
    await slack.sees(/registered as/iu)
    await keepScreenshot(page, 'story-7-registered')
    const ticked = await page.locator('.tour-steps .done .tour-title').allTextContents()
    expect(ticked).toEqual([
      'Open a case',
      'Answer as the partner',
      'Reply, and it runs again',
      'Let time pass',
      'Resolve it',
      'Register a partner',
    ])

    await page.setViewportSize({ width: 390, height: 844 })
    await keepScreenshot(page, 'story-8-on-a-phone')
    await page.emulateMedia({ colorScheme: 'dark' })
    await keepScreenshot(page, 'story-9-in-the-dark')
    expect(complaints).toEqual([])

    // And everything can begin again.
    await page.getByRole('button', { name: 'Begin again' }).click()
    const loaded = page.waitForEvent('load')
    await page.getByRole('dialog').getByRole('button', { name: 'Begin again' }).click()
    await loaded
    await page.waitForSelector('body[data-ready]')
    expect(await page.locator('.tour-steps .done').count()).toBe(0)
    expect(await slack.shows('Orders API returns 500')).toBe(false)
  },
)

async function nextDeadline(page: Page): Promise<void> {
  const moved = page.waitForResponse((response) => response.url().endsWith('/playground/clock'))
  await page.getByRole('button', { name: /^Next deadline/u }).click()
  await moved
}

/** One of the two clients on the page, used as a person uses it. */
class Client {
  readonly page: Page
  readonly region: Locator

  constructor(page: Page, name: 'Slack' | 'Teams') {
    this.page = page
    this.region = page.getByRole('region', { name: new RegExp(name, 'u') })
  }

  async is(person: string, channel: string): Promise<void> {
    await this.region.getByRole('radio', { name: new RegExp(`^${person}`, 'u') }).click()
    await this.region.getByRole('button', { name: new RegExp(`^${channel}`, 'u') }).click()
  }

  async types(text: string): Promise<void> {
    await this.region.getByRole('textbox', { name: /write a message/u }).fill(text)
    await this.page.keyboard.press('Enter')
  }

  /** The newest button of that name. */
  async press(button: string): Promise<void> {
    await this.region.getByRole('button', { name: button, exact: true }).last().click()
  }

  /** What is in the overflow of the newest card. */
  async choosesFurther(deed: string): Promise<void> {
    await this.region.getByLabel('More actions').last().click()
    await this.press(deed)
  }

  /** What the app has in the menu of a message. */
  async usesMenu(saying: string, entry: string): Promise<void> {
    const message = this.region.locator('.message', { hasText: saying }).last()
    await message.hover()
    await message.locator('.menu summary').first().click()
    await message.getByRole('button', { name: entry }).click()
  }

  /** Send the open dialog as it stands. */
  async sends(): Promise<void> {
    await this.#submit(this.page.getByRole('dialog'))
  }

  /** Fill the field of the open dialog and send it. */
  async fill(label: RegExp, text: string): Promise<void> {
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: label }).first().fill(text)
    await this.#submit(dialog)
  }

  /** Answer every question of the open dialog alike, and send it. */
  async choose(answer: string): Promise<void> {
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('combobox').first().waitFor()
    for (const list of await dialog.getByRole('combobox').all()) {
      const option = list.locator('option', { hasText: new RegExp(`^${answer}`, 'u') })
      await list.selectOption((await option.first().getAttribute('value')) ?? '')
    }
    await this.#submit(dialog)
  }

  async #submit(dialog: Locator): Promise<void> {
    await dialog.locator('[type=submit]').last().click()
    await dialog.waitFor({ state: 'hidden' })
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.region.getByText(text).last().waitFor()
  }

  shows(text: string): Promise<boolean> {
    return this.region.getByText(text).first().isVisible()
  }
}
