import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replyLate } from '../../src/app/reply-late.ts'
import { formKeyOf } from '../../src/cards/form-key.ts'
import type { Card } from '../../src/cards/card.ts'
import type { Form, FormValues } from '../../src/cards/form.ts'
import { plainText } from '../../src/cards/plain-text.ts'
import type { Answer, Inbound } from '../../src/ports/inbound.ts'
import { acmeSheet, App, globexSheet, people, places, type TestPerson } from '../kit/app-fixture.ts'

/** What people write: long or short, with line breaks, quotes and whatever else there is. */
const writing = fc
  .tuple(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.array(fc.lorem(), { maxLength: 60 }), fc.nat(2_000))
  .map(([odd, words, long]) => `Because ${odd}\n“quoted” & <so on> ${words.join('\n')} ${'x'.repeat(long)}`)

/** Opens a form, and then makes that its submission must be refused. */
type Trap = { form: string; by: TestPerson; opens: string; then: (app: App) => Promise<unknown> }

const resolve = (app: App) => app.says(people.tom, 'resolve CASE-1 "It went away"')
const unname = (app: App) => app.says(people.anna, 'people acme remove @Mia')
const TRAPS: Trap[] = [
  ...['ask', 'reply', 'resolve', 'escalate'].map((verb) => ({
    form: verb,
    by: people.mia,
    opens: `${verb} CASE-1`,
    then: verb === 'reply' ? unname : resolve,
  })),
  { form: 'open a case', by: people.mia, opens: 'case', then: unname },
  {
    form: 'open a case without a channel',
    by: people.tom,
    opens: 'case acme',
    then: (app) => app.says(people.anna, 'unbind acme shared', places.shared),
  },
  { form: 'register', by: people.tom, opens: 'add', then: async () => undefined },
  {
    form: 'answer a health check',
    by: people.mia,
    opens: 'check CHECK-1',
    then: unname,
  },
]

/** The full check asks an open question as well. */
const checkIns = { cron: '0 10 * * 2#1', kind: 'full', window: '3 working days', remindAfter: '1 working day' }

async function openApp(): Promise<App> {
  const app = await App.open({ ...acmeSheet, checkIns }, globexSheet)
  await app.says(people.tom, 'case acme "Orders API returns 500"')
  await app.says(people.anna, 'check now acme')
  return app
}

/** Every text field filled with this, everything else with its first choice. */
function filled(form: Form, text: string): FormValues {
  return Object.fromEntries(
    form.fields.flatMap((field) => {
      if (field.kind === 'text') return [[field.id, text]]
      return 'options' in field ? [[field.id, field.options[0]!.value]] : []
    }),
  )
}

const bare = (text: string) => text.replaceAll(/\s/gu, '')

/** All the text on these cards, without its blanks. */
function readOn(cards: Card[]): string {
  const texts = cards.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])))
  return bare(texts.map(plainText).join('').replaceAll('What you wrote, continued:', ''))
}

const toldAlone = async (app: App) =>
  (await app.news()).filter(({ to }) => to.startsWith('only ')).map(({ card }) => card)

async function submitted(
  app: App,
  { by, opens, then }: Trap,
  text: string,
  closed?: true,
): Promise<[Answer, Inbound, Form]> {
  const opened = await app.says(by, opens, places.shared)
  if (!('kind' in opened) || opened.kind !== 'form') throw new Error(`“${opens}” opened no form`)
  const { form, context } = opened.form
  await then(app)
  await app.news()
  const what = {
    kind: 'submission',
    form,
    context,
    values: filled(opened.form, text),
    ...(closed && { closed }),
  } as const
  const inbound = app.inbound(by, what, places.shared)
  return [await app.receive(inbound), inbound, opened.form]
}

test.each(TRAPS)(
  'what was written into a form that is refused is on its author’s screen again: $form',
  async (trap) => {
    await fc.assert(
      fc.asyncProperty(writing, async (text) => {
        await using app = await openApp()
        const [answer, inbound, form] = await submitted(app, trap, text)
        // The form stays: the adapter shows it again with what was entered.
        expect(['refused', 'errors']).toContain(answer.kind)
        if (answer.kind === 'errors') expect(formKeyOf(answer.form.context)).toBe(formKeyOf(form.context))
        expect(await toldAlone(app)).toEqual([])
        // Too late for the platform, the form is gone.
        await replyLate(app.services, inbound, answer)
        expect(readOn(await toldAlone(app)).includes(bare(text))).toBe(true)
      }),
      { numRuns: 2 },
    )
  },
  60_000,
)

test('what was written into a form that closed by itself comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...TRAPS), writing, async (trap, text) => {
      await using app = await openApp()
      expect((await submitted(app, trap, text, true))[0]).toEqual({ kind: 'nothing' })
      expect(readOn(await toldAlone(app)).includes(bare(text))).toBe(true)
    }),
    { numRuns: 6 },
  )
}, 60_000)

const REFUSED_LINES: [TestPerson, string][] = [
  [people.mia, 'ask CASE-1'],
  [people.tom, 'reply CASE-1'],
  [people.mia, 'answer CASE-1'],
  [people.mia, 'resolve CASE-1'],
  [people.mia, 'resolve ESC-7'],
  [people.tom, 'escalate CASE-1'],
  [people.tom, 'reopen CASE-9'],
  [people.tom, 'case acme --severity 9'],
  [people.tom, 'case nobody'],
  [people.mia, 'add'],
  [people.eve, 'case'],
  [people.eve, 'reply CASE-1'],
  [people.tom, 'rpely CASE-1'],
  [people.eve, 'Hello,'],
]

test('what was typed into a line that is refused, or not understood, comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...REFUSED_LINES), writing, async ([by, said], text) => {
      await using app = await openApp()
      await resolve(app)
      await app.news()
      expect(await app.receive(app.inbound(by, { kind: 'command', text: `${said} ${text}`, mentions: [] }))).toEqual({
        kind: 'nothing',
      })
      const cards = await toldAlone(app)
      expect(cards.length).toBeGreaterThan(0)
      expect(readOn(cards).includes(bare(text))).toBe(true)
    }),
    { numRuns: 20 },
  )
}, 90_000)

test.each(['ack CASE-9', 'show CASE-9', 'shwo acme', 'severity CASE-1 9', 'help', 'people acme add', 'list'])(
  '“%s” holds no words of one’s own, and is not said back',
  async (line) => {
    await using app = await openApp()
    await app.news()
    await app.says(people.tom, line)
    expect(JSON.stringify(await toldAlone(app))).not.toContain('What you wrote')
  },
)
