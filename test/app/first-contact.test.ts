import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { MINUTE } from '../../src/domain/time/instant.ts'
import type { What } from '../../src/ports/inbound.ts'
import { plainText } from '../../src/cards/plain-text.ts'
import { acmeSheet, App, globexSheet, people, places, textOf, type TestPerson } from '../kit/app-fixture.ts'

/** Who comes to the bot, and how; then everything that it says alone, and in channels. */
type Contact = (app: App) => Promise<void>

const event =
  (who: TestPerson, what: What): Contact =>
  async (app) => {
    await app.receive(app.inbound(who, what))
  }

const onTeams = (who: TestPerson): TestPerson => ({ ...who, platform: 'teams' })

const NAMED: Contact = async (app) => {
  await app.says(people.anna, 'people acme add @uma', places.internal)
  await app.passTo(app.clock.now() + MINUTE)
}

const LINES = /What this is: I keep .* What you will hear: .* Where to look: /u
const NOT_NAMED = /^You are not named here yet\. Northwind runs its partnerships here\. Please ask/u

/** Each row of "First contact" in docs/notifications.md: who does it, and what is said once; said twice it says no more. */
const ROWS: Record<string, { meets: Contact[]; says: RegExp | undefined }> = {
  'somebody whom others name for a partner': { meets: [NAMED], says: LINES },
  'somebody who says something to the bot alone for the first time': {
    meets: [event(people.uma, { kind: 'command', text: 'nonsense', mentions: [] })],
    says: LINES,
  },
  'one of ours, or a contact, who installs the app in Teams, or opens its chat in Slack': {
    meets: [event(onTeams(people.uma), { kind: 'joined' }), event(people.uma, { kind: 'chat opened' })],
    says: LINES,
  },
  'somebody whom nobody has named, and who installs the app in Teams': {
    meets: [event(onTeams(people.eve), { kind: 'joined' })],
    says: NOT_NAMED,
  },
  'somebody whom nobody has named, and who opens its chat in Slack': {
    meets: [event(people.eve, { kind: 'chat opened' })],
    says: undefined,
  },
}

const said = async (app: App) =>
  (await app.news())
    .filter(({ to }) => !to.startsWith('only'))
    .map(({ card }) => `${card.fallback} ${JSON.stringify(card.blocks)}`)
    .filter((text) => /this is|not named here/u.test(text))

test.each([
  ['whatever partners there are', [acmeSheet, globexSheet]],
  ['where none is called as in examples', [globexSheet]],
])('the line that a channel is told to type works as printed, %s', async (_, sheets) => {
  await using app = await App.open(...sheets)
  const place = { ...places.elsewhere, conversationId: 'C-NEW', name: 'new' }
  await app.receive(app.inbound(people.anna, { kind: 'joined' }, place))
  const welcome = (await app.news()).find(({ to }) => to === '#new')
  const line = /`?@Liaison (bind [^”`,.]*)/u.exec(plainText(welcome?.card.fallback ?? ''))?.[1] ?? ''
  const asked = await app.says(people.anna, line.replaceAll(/[“”]/gu, ''), place)
  expect(asked).toMatchObject({ kind: 'form', form: { form: 'line.partner' } })
  const subject = 'kind' in asked && asked.kind === 'form' ? (asked.form.context?.['subject'] ?? '') : ''
  const chosen = {
    kind: 'submission' as const,
    form: 'line.partner',
    context: { subject },
    values: { partner: 'globex' },
  }
  await app.receive(app.inbound(people.anna, chosen, place))
  const bound = await app.read(async (view) => {
    const partner = await view.partners.bySlug('globex')
    return (await view.bindings.of(partner!.id)).map(({ purpose, conversation }) => `${conversation.name} ${purpose}`)
  })
  expect(bound).toContain('new shared')
})

test('where no partner is registered, that line says what has to be typed first', async () => {
  await using app = await App.open()
  expect(textOf(await app.says(people.anna, 'bind shared', places.elsewhere))).toContain('“add” registers one')
})

test.each(Object.entries(ROWS))('%s', async (_, { meets, says }) => {
  for (const meet of meets) {
    await using app = await App.open(acmeSheet)
    await meet(app)
    expect((await said(app)).length).toBe(says === undefined ? 0 : 1)
    await meet(app)
    expect(await said(app)).toEqual([])
  }
})

test('what is said is the three lines, or that nobody has named them', async () => {
  await using app = await App.open(acmeSheet)
  await app.receive(app.inbound(people.uma, { kind: 'chat opened' }))
  await app.receive(app.inbound(onTeams(people.eve), { kind: 'joined' }, { ...places.direct, conversationId: 'D-EVE' }))
  const cards = (await app.news()).map(({ card }) => card)
  expect(cards.map(({ fallback }) => fallback)).toEqual([
    expect.stringMatching(LINES),
    expect.stringMatching(NOT_NAMED),
  ])
  // Nothing of what there is to see is told to whoever may not see it.
  expect(cards[1]?.buttons).toEqual([])
})

test('the page of one of ours says it above what needs them, once, and nobody is told it twice on two platforms', async () => {
  await using app = await App.open(acmeSheet)
  const open = async () => JSON.stringify(await app.receive(app.inbound(people.uma, { kind: 'home opened' })))
  expect(await open()).toContain('What this is')
  expect(await open()).not.toContain('What this is')
  await app.receive(app.inbound(people.uma, { kind: 'chat opened' }))
  await NAMED(app)
  const told = (await app.news()).filter(({ to }) => to === 'Uma Voss').map(({ card }) => JSON.stringify(card))
  expect(told).toHaveLength(1)
  expect(told[0]).not.toContain('What this is')
})

test('every channel is told three lines, whatever its part', async () => {
  await using app = await App.open(acmeSheet)
  await app.receive(app.inbound(people.anna, { kind: 'joined' }, places.elsewhere))
  for (const part of ['internal', 'managers'])
    await app.says(people.anna, `bind acme ${part}`, { ...places.elsewhere, conversationId: `C-${part}` })
  const welcomes = (await app.news()).filter(({ to }) => to.startsWith('#'))
  expect(welcomes.map(({ card }) => card.blocks.length)).toEqual([3, 3, 3])
})

test('docs/notifications.md says of each how it is met', () => {
  const [, table = ''] = readFileSync('docs/notifications.md', 'utf8').split('## First contact')
  const rows = [...(table.split('\n## ')[0] ?? '').matchAll(/^\| (?!who meets|---)([^|]+?) +\|/gmu)].map(
    ([, row]) => row,
  )
  const others = ['one of ours who opens their Home in Slack', /^a channel that the bot comes into/u]
  const untested = rows.filter((row) => row !== undefined && !Object.hasOwn(ROWS, row))
  expect(untested).toEqual(others.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))))
  expect(rows).toHaveLength(Object.keys(ROWS).length + others.length)
})
