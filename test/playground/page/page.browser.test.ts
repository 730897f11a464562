import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardToBlockKit } from '../../../adapters/slack/render/card-to-block-kit.ts'
import { SAMPLE_CARDS } from '../../fixtures/sample-cards.ts'
import { axeViolations } from '../../kit/axe.ts'
import { keepScreenshot, launchChromium, noChromium } from '../../kit/browser.ts'
import { fakePlayground, type FakePlayground } from './fake-playground.ts'
import { slackMessage } from './fake-world.ts'
import { servePage } from './page-server.ts'

const WIDE = { width: 1440, height: 900 }
const PHONE = { width: 360, height: 740 }
const PATIENCE_MS = 60_000

describe.skipIf(noChromium)('the page in a browser', { timeout: PATIENCE_MS }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchChromium()
  }, PATIENCE_MS)
  afterAll(() => browser.close())

  /** Opens the page; fails if anything was complained about: errors, refusals of the policy, requests elsewhere. */
  async function visit(
    look: (page: Page, playground: FakePlayground) => Promise<void>,
    { viewport = WIDE, colorScheme = 'light' }: { viewport?: typeof WIDE; colorScheme?: 'light' | 'dark' } = {},
  ): Promise<void> {
    const playground = fakePlayground()
    await using server = await servePage(playground)
    const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' })
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => complaints.push(String(error.stack)))
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) complaints.push(`asked for ${request.url()}`)
    })
    try {
      await page.goto(server.url)
      await page.waitForSelector('body[data-ready]')
      await look(page, playground)
      expect(complaints).toEqual([])
    } finally {
      await page.close()
    }
  }

  const slack = '#client-slack'
  const teams = '#client-teams'

  test('both clients draw what was really sent, and what people typed stays text', async () => {
    await visit(async (page) => {
      await page.locator(`${slack} .bk-header`, { hasText: 'Orders API returns 500' }).waitFor()
      await page.locator(`${slack} .bk-text`, { hasText: 'Trust: 80 and 55' }).waitFor()
      await page.locator(`${slack} .only-you`).waitFor()
      await page.locator(`${slack} .bk-header`, { hasText: '<script>alert(1)</script> <!channel>' }).waitFor()
      await page.locator(`${teams} .ac-textBlock`, { hasText: '<script>alert(1)</script>' }).waitFor()
      expect(await page.locator(`${teams} .ac-pushButton`).allTextContents()).toEqual(['Acknowledge', 'Ask', 'Close'])
      expect(await page.locator(`${teams} .ac-textBlock`, { hasText: '2 Mar 2026 10:30' }).count()).toBe(1)
    })
  })

  test('what one types reaches the platform as the chosen person, with suggestions on the way', async () => {
    await visit(async (page, { fakes }) => {
      const field = page.locator(`${slack} textarea`)
      await field.fill('/partner li')
      await page.locator(`${slack} [role=option][aria-selected=true]`).waitFor()
      await field.press('Tab')
      expect(await field.inputValue()).toBe('/partner list ')
      await field.press('Enter')
      await page.locator(`${slack} .message-text`, { hasText: '/partner list' }).waitFor()
      await page.getByRole('radio', { name: /Tom Ek/ }).click()
      await field.fill('one')
      await field.press('Shift+Enter')
      await field.pressSequentially('two')
      await field.press('Enter')
      await page.locator(`${slack} .message-text`, { hasText: 'two' }).waitFor()
      expect(fakes.slack.deeds).toEqual([
        { personId: 'U1', did: 'command', with: ['C1', '/partner list'] },
        { personId: 'U2', did: 'say', with: ['C1', 'one\ntwo', {}] },
      ])
    })
  })

  test('an admin adds and removes people, with the keyboard too, and guests are seen to be guests', async () => {
    await visit(async (page, { fakes }) => {
      const tom = fakes.slack.shown.people.find(({ id }) => id === 'U2')
      if (tom !== undefined) tom.guest = true
      fakes.slack.changed()
      await page.locator(`${slack} .place-head`, { hasText: 'guests' }).waitFor()
      const people = page.locator(`${slack} .people`)
      await people.locator('summary').click()
      await people.locator('li', { hasText: 'Tom Ek' }).getByText('guest', { exact: true }).waitFor()
      await people.getByRole('button', { name: 'Remove Ravi Shah' }).click()
      await people.getByRole('button', { name: 'Remove Liaison' }).focus()
      await page.keyboard.press('Enter')
      await people.getByRole('button', { name: 'Make Tom Ek a full member' }).click()
      await people.getByRole('button', { name: 'Deactivate the account of Anna Berg' }).click()
      await expect.poll(() => fakes.slack.deeds.length).toBe(4)
      expect(fakes.slack.deeds.map(({ did, with: what }) => [did, ...what])).toEqual([
        ['setMember', 'C1', 'U3', false],
        ['setBotPresent', 'C1', false],
        ['setStanding', 'U2', 'member'],
        ['setStanding', 'U1', 'deactivated'],
      ])
      await keepScreenshot(page, 'people-panel')
      const inside = page.locator(`${slack} .client-inside`)
      expect(await inside.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
      await page.keyboard.press('Escape')
      expect(await people.getAttribute('open')).toBeNull()
      expect(await page.locator(`${teams} .people summary`).count()).toBe(1)
    })
  })

  test('the conversation with the app has a Home tab on Slack, drawn when it is opened, whose buttons reach the platform', async () => {
    await visit(
      async (page, { fakes }) => {
        await page.locator(`${slack} .channel`, { hasText: 'Liaison' }).click()
        await page.locator(`${slack} .place-tab`, { hasText: 'Home' }).click()
        await page.locator(`${slack} .home-none`).waitFor()
        expect(await page.locator(`${slack} textarea`).isVisible()).toBe(false)
        const { blocks } = cardToBlockKit(SAMPLE_CARDS['needs, the worst of many']!)
        fakes.slack.shown.homes = [{ id: 'V1', personId: 'U1', payload: { type: 'home', blocks } }]
        fakes.slack.changed()
        await page.locator(`${slack} .home-body .bk-button`, { hasText: 'Resolve' }).click()
        await expect.poll(() => fakes.slack.deeds.length).toBe(2)
        expect(fakes.slack.deeds).toEqual([
          { personId: 'U1', did: 'openHome', with: [] },
          { personId: 'U1', did: 'press', with: ['D1', 'V1', 'case.resolve:CASE-1'] },
        ])
        await keepScreenshot(page, 'home-tab')
        expect(await axeViolations(page)).toEqual([])
        const inside = page.locator(`${slack} .client-inside`)
        expect(await inside.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0)
        await page.locator(`${slack} .place-tab`, { hasText: 'Messages' }).click()
        expect(await page.locator(`${slack} textarea`).isVisible()).toBe(true)
        const many = Array.from({ length: 40 }, (_, at) => ({ id: `${at}.long`, authorId: 'U1', text: `Line ${at}` }))
        fakes.slack.shown.messages.push(...many.map((one) => slackMessage({ ...one, channelId: 'D1' })))
        fakes.slack.changed()
        await page.locator(`${slack} .message-area`, { hasText: 'Line 39' }).waitFor()
        for (const size of [WIDE, PHONE]) {
          await page.setViewportSize(size)
          const ends = await page.locator(`${slack} .place-tabs`).evaluate((one) => one.getBoundingClientRect().bottom)
          const begins = await page.locator(`${slack} .message-area`).evaluate((one) => one.getBoundingClientRect().top)
          expect(begins).toBeGreaterThanOrEqual(ends)
        }
      },
      { viewport: PHONE },
    )
  })

  test('a refused text stays in the composer, and the refusal is shown', async () => {
    await visit(async (page, { fakes }) => {
      fakes.slack.answer = { ok: false, notice: '/partner is not a valid command' }
      const field = page.locator(`${slack} textarea`)
      await field.fill('/partner list')
      await field.press('Enter')
      await page.locator(`${slack} .toast.refusal`, { hasText: 'not a valid command' }).waitFor()
      expect(await field.inputValue()).toBe('/partner list')
    })
  })

  test('buttons reach the platform; Slack asks first where the bot says so', async () => {
    await visit(async (page, { fakes }) => {
      await page.locator(`${slack} .bk-button`, { hasText: 'Close' }).click()
      await page.locator('dialog.ask-first', { hasText: 'Close it?' }).waitFor()
      await page.keyboard.press('Escape')
      // It has a button of that word too, while it closes.
      await page.locator('dialog.ask-first').waitFor({ state: 'detached' })
      await page.locator(`${slack} .bk-button`, { hasText: 'Close' }).click()
      await page.locator('dialog.ask-first .danger').click()
      await page.locator(`${teams} .ac-pushButton`, { hasText: 'Acknowledge' }).click()
      await expect.poll(() => fakes.teams.deeds.length).toBe(1)
      expect(fakes.slack.deeds).toEqual([{ personId: 'U1', did: 'press', with: ['C1', '2', 'case.close:CASE-12'] }])
      expect(fakes.teams.deeds).toEqual([
        { personId: 'A1', did: 'press', with: ['19:esc', '1', 'case.acknowledge:CASE-12'] },
      ])
    })
  })

  test('a Slack modal opens with the focus inside, shows errors at their fields, and submits', async () => {
    await visit(async (page, { fakes }) => {
      await page.locator(`${slack} .bk-button`, { hasText: 'Ask' }).click()
      const dialog = page.locator(`${slack} dialog`)
      await dialog.waitFor()
      expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
      expect(await page.locator(`${slack} .client-inside`).evaluate((inside: HTMLElement) => inside.inert)).toBe(true)
      await page.getByLabel('What happened?').first().fill('It broke')
      const [open] = fakes.slack.shown.dialogs
      if (open === undefined) throw new Error('No dialog is open')
      open.errors = { why: 'Say more.' }
      fakes.slack.changed()
      await dialog.locator('.field-error', { hasText: 'Say more.' }).waitFor()
      const wrong = page.getByLabel('What happened?').first()
      expect(await wrong.getAttribute('aria-invalid')).toBe('true')
      expect(await wrong.inputValue()).toBe('It broke')
      await dialog.getByLabel('Strongly agree').check()
      await dialog.getByRole('button', { name: 'Send answers' }).click()
      await dialog.waitFor({ state: 'hidden' })
      expect(fakes.slack.deeds.at(-1)).toEqual({
        personId: 'U1',
        did: 'submit',
        with: ['V1', { q1: '5', why: 'It broke', severity: '2', until: '2026-03-09', owner: '' }],
      })
    })
  })

  test('a Teams dialog is checked by its renderer, submits, and closes with Escape', async () => {
    await visit(async (page, { fakes }) => {
      await page.locator(`${teams} .ac-pushButton`, { hasText: 'Ask' }).click()
      const dialog = page.locator(`${teams} dialog`)
      await dialog.waitFor()
      await dialog.getByRole('button', { name: 'Send answers' }).click()
      await dialog.getByText('Please fill in "This partnership').waitFor()
      expect(fakes.teams.deeds.filter(({ did }) => did === 'submit')).toEqual([])
      await dialog.getByLabel('Strongly agree').check()
      await dialog.getByRole('button', { name: 'Send answers' }).click()
      await dialog.waitFor({ state: 'hidden' })
      const [, values] = fakes.teams.deeds.at(-1)?.with ?? []
      expect(values).toMatchObject({ q1: '5', severity: '2', until: '2026-03-09' })
      await page.locator(`${teams} .ac-pushButton`, { hasText: 'Ask' }).click()
      await dialog.waitFor()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'hidden' })
      expect(fakes.teams.deeds.at(-1)?.did).toBe('dismiss')
    })
  })

  test('what the bot does shows at once: a mark where one is not looking, and the new message where one is', async () => {
    await visit(async (page, { fakes }) => {
      const internal = page.locator(`${slack} .channel`, { hasText: 'acme-internal' })
      await expect.poll(() => internal.locator('.badge').textContent()).toBe('1')
      await internal.click()
      await expect.poll(() => internal.locator('.badge').count()).toBe(0)
      const news = slackMessage({ id: '99', channelId: 'C1', authorId: 'U0BOT', text: 'A *new* case' })
      fakes.slack.shown.messages.push(news)
      fakes.slack.changed()
      const shared = page.locator(`${slack} .channel`, { hasText: 'acme-shared' })
      await expect.poll(() => shared.locator('.badge').textContent()).toBe('1')
      await shared.click()
      await page.locator(`${slack} .message-text strong`, { hasText: 'new' }).waitFor()
      news.text = 'An *old* case'
      fakes.slack.changed()
      await page.locator(`${slack} .message.flash strong`, { hasText: 'old' }).waitFor()
    })
  })

  test('the clock is in plain view and moves', async () => {
    await visit(async (page, playground) => {
      const clock = page.locator('.clock')
      expect(await clock.innerText()).toMatch(/Mon 2 Mar 2026\s+10:30\s+Paris/)
      await page.getByRole('button', { name: 'Zone Europe/Paris. Show in UTC' }).click()
      expect(await clock.innerText()).toMatch(/09:30\s+UTC/)
      const before = playground.now()
      await page.getByRole('button', { name: '+1 hour' }).click()
      await expect.poll(() => clock.innerText()).toMatch(/10:30\s+UTC/)
      await page.getByRole('button', { name: /^Next deadline/ }).click()
      await expect.poll(() => playground.now() - before).toBe(105 * 60_000)
      await page.getByRole('button', { name: 'Upcoming deadlines' }).click()
      await page.getByText('CASE-12: due to be resolved').waitFor()
    })
  })

  test('the tour chooses person and channel and fills the composer, but sends nothing', async () => {
    await visit(async (page, { fakes }) => {
      expect(await page.locator('.tour-steps li').count()).toBe(2)
      await page.getByRole('button', { name: 'Fill it in' }).click()
      await expect.poll(() => page.locator(`${slack} textarea`).inputValue()).toMatch(/^\/partner case acme/)
      await page.getByRole('radio', { name: /Tom Ek/, checked: true }).waitFor()
      expect(fakes.slack.deeds).toEqual([])
      await page.getByRole('button', { name: 'Next step' }).click()
      expect(await page.locator('.tour-steps [aria-current=step]').innerText()).toMatch(/^2/)
      await page.getByRole('button', { name: 'Next step' }).waitFor({ state: 'hidden' })
      await page.getByRole('button', { name: 'Close the tour' }).click()
      await page.reload()
      await page.waitForSelector('body[data-ready]')
      expect(await page.locator('#tour').isVisible()).toBe(false)
    })
  })

  test('the drawer tells what happened in words, newest first, by platform, and closes with Escape', async () => {
    await visit(async (page) => {
      const open = page.getByRole('button', { name: 'What happened' })
      await open.click()
      const drawer = page.locator('#drawer')
      await expect.poll(() => drawer.locator('.exchange').count()).toBe(2)
      await drawer.getByRole('button', { name: 'Slack' }).click()
      expect(await drawer.locator('.exchange-words').allInnerTexts()).toEqual([
        expect.stringMatching(/^Liaison wrote in #acme-shared\s+“?CASE-12”?$/u),
        expect.stringMatching(/^Tom Ek typed in #acme-shared\s+“?\/partner list”?$/u),
      ])
      await drawer.locator('summary').first().click()
      await drawer.getByText('Sent by the bot: chat.postMessage, answered 200').waitFor()
      await drawer.getByText('"divider"').waitFor()
      await drawer.getByRole('button', { name: 'Every request' }).click()
      await drawer.getByText('users.info').waitFor()
      await page.keyboard.press('Escape')
      expect(await drawer.isVisible()).toBe(false)
      expect(await open.evaluate((button) => button === document.activeElement)).toBe(true)
    })
  })

  test('one answers, edits, deletes, reacts, attaches files, and uses what the app has in the menu of a message', async () => {
    await visit(async (page, { fakes }) => {
      fakes.slack.shown.messageActions = [{ id: 'case.from', title: 'Make it a case' }]
      fakes.slack.changed()
      const mine = page.locator(`${slack} .message`, { hasText: 'Only the EU' })
      const choose = async (entry: string) => {
        await mine.hover()
        await mine.getByText('More').or(mine.locator('.menu summary')).first().click()
        await mine.getByRole('button', { name: entry }).click()
      }
      const field = page.locator(`${slack} textarea`)
      await choose('Make it a case')
      await choose('React with eyes')
      await choose('Edit')
      await page.getByText('Editing your message').waitFor()
      expect(await field.inputValue()).toBe('Only the EU, since <script>alert(1)</script>')
      await field.fill('Only the EU')
      await field.press('Enter')
      await expect.poll(() => fakes.slack.deeds.length).toBe(3)
      await choose('Delete')
      const root = page.locator(`${slack} .message`, { hasText: 'Orders API returns 500' }).first()
      await root.hover()
      await root.getByRole('button', { name: 'Reply in thread' }).click()
      const names = ['trace.png', 'log.txt'].map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from('') }))
      await page.locator(`${slack} input[type=file]`).setInputFiles(names)
      await page.getByRole('button', { name: 'Leave out log.txt' }).click()
      await field.press('Enter')
      await expect
        .poll(() => fakes.slack.deeds.map(({ did, with: what }) => [did, ...what]))
        .toEqual([
          ['useMessageAction', 'C1', '4', 'case.from'],
          ['react', 'C1', '4', 'eyes'],
          ['edit', 'C1', '4', 'Only the EU'],
          ['remove', 'C1', '4'],
          ['say', 'C1', '', { files: ['trace.png'], threadId: '2' }],
        ])
    })
  })

  test('files and reactions stand under their message; of a deleted one that was answered a line is left', async () => {
    await visit(async (page, { fakes }) => {
      const [root, reply] = [2, 3].map((id) => fakes.slack.shown.messages.find((one) => one.id === String(id)))
      if (root === undefined || reply === undefined) throw new Error('The messages are not there')
      Object.assign(root, { deletedAt: root.at })
      Object.assign(reply, { files: ['log.txt'], reactions: { eyes: ['U1', 'U2'] } })
      fakes.slack.changed()
      await page.locator(`${slack} .gone.root`, { hasText: 'This message was deleted.' }).waitFor()
      const answer = page.locator(`${slack} .message.reply`, { hasText: 'We see it too' })
      await answer.locator('.files', { hasText: 'log.txt' }).waitFor()
      await answer.getByRole('button', { name: 'eyes: Anna Berg, Tom Ek' }).click()
      await expect.poll(() => fakes.slack.deeds.at(-1)?.with).toEqual(['C1', '3', 'eyes'])
    })
  })

  test('a step of the tour is ticked off once it is done, and stays so', async () => {
    await visit(async (page, { fakes }) => {
      expect(await page.locator('.tour-steps .done').count()).toBe(0)
      const news = slackMessage({ id: '98', channelId: 'C2', authorId: 'U0BOT', text: 'All is very well' })
      fakes.slack.shown.messages.push(news)
      fakes.slack.changed()
      await page.getByRole('button', { name: /Open a case \(done\)/u }).waitFor()
      news.text = 'Nothing is well'
      fakes.slack.changed()
      await page.reload()
      await page.getByRole('button', { name: /Open a case \(done\)/u }).waitFor()
    })
  })

  test.each([
    ['wide', 'light', WIDE],
    ['wide', 'dark', WIDE],
    ['on a phone', 'light', PHONE],
    ['on a phone', 'dark', PHONE],
  ] as const)('axe finds nothing against the page: %s, in the %s', async (_, colorScheme, viewport) => {
    await visit(
      async (page, { fakes }) => {
        fakes.slack.shown.messageActions = [{ id: 'case.from', title: 'Make it a case' }]
        fakes.slack.changed()
        expect(await axeViolations(page)).toEqual([])
        await page.getByRole('button', { name: 'What happened' }).click()
        await page.locator('#drawer .exchange').first().waitFor()
        expect(await axeViolations(page)).toEqual([])
        await page.keyboard.press('Escape')
        await page.locator(`${slack} .bk-button`, { hasText: 'Ask' }).click()
        await page.locator(`${slack} dialog`).waitFor()
        expect(await axeViolations(page)).toEqual([])
      },
      { viewport, colorScheme },
    )
  })

  test('the keyboard alone is enough to change person and channel, and to write', async () => {
    await visit(async (page, { fakes }) => {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the conversations')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Tab')
      await page.keyboard.press('ArrowRight')
      await page.getByRole('radio', { name: /Tom Ek/, checked: true }).waitFor()
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.locator(`${slack} .channel[aria-current]`, { hasText: 'acme-internal' }).waitFor()
      await page.locator(`${slack} textarea`).focus()
      await page.keyboard.type('hello')
      await page.keyboard.press('Enter')
      await expect.poll(() => fakes.slack.deeds).toEqual([{ personId: 'U2', did: 'say', with: ['C2', 'hello', {}] }])
    })
  })

  test.each(['light', 'dark'] as const)(
    'on a phone in the %s, one client at a time and nothing sticks out',
    async (colorScheme) => {
      await visit(
        async (page) => {
          expect(await page.locator(slack).isVisible()).toBe(true)
          expect(await page.locator(teams).isVisible()).toBe(false)
          await page.locator('.front-tab.teams').click()
          expect(await page.locator(slack).isVisible()).toBe(false)
          await page.locator(`${teams} .ac-pushButton`, { hasText: 'Ask' }).click()
          await page.locator(`${teams} dialog`).waitFor()
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
        },
        { viewport: PHONE, colorScheme },
      )
    },
  )
})
