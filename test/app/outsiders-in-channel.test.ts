import { describe, expect, test } from 'vitest'
import { acmeSheet, App, globexSheet, people, places, textOf } from '../kit/app-fixture.ts'

const OUTSIDERS = 'People of other organisations are in this channel'

/** Acme without channels: binding them is what is tried. */
const acme = { ...acmeSheet, channels: [] }

async function boundHere(app: App): Promise<string[]> {
  const partner = await app.read((view) => view.partners.bySlug('acme'))
  const bindings = await app.read((view) => view.bindings.of(partner!.id))
  return bindings.map(({ purpose, conversation }) => `${purpose} ${conversation.name}`)
}

describe('a channel that people of other organisations can read', () => {
  test.each(['internal', 'managers'])('cannot be bound as %s, and can be bound as shared', async (purpose) => {
    await using app = await App.open(acme)
    const place = { ...places.elsewhere, outsiders: true }
    expect(textOf(await app.says(people.anna, `bind acme ${purpose}`, place))).toContain(OUTSIDERS)
    expect(await boundHere(app)).toEqual([])
    await app.says(people.anna, 'bind acme shared', place)
    expect(await boundHere(app)).toEqual(['shared random'])
  })

  test('is known by an outsider who once spoke there, even one who was refused', async () => {
    await using app = await App.open(acme)
    await app.says(people.eve, 'cases acme', places.elsewhere)
    expect(textOf(await app.says(people.anna, 'bind acme internal', places.elsewhere))).toContain(OUTSIDERS)
  })

  test('is free for internal things again once its platform says that they have left', async () => {
    await using app = await App.open(acme)
    await app.says(people.anna, 'help', { ...places.elsewhere, outsiders: true })
    await app.says(people.anna, 'help', places.elsewhere)
    expect(textOf(await app.says(people.anna, 'bind acme internal', places.elsewhere))).toContain(OUTSIDERS)
    await app.says(people.anna, 'bind acme internal', { ...places.elsewhere, outsiders: false })
    expect(await boundHere(app)).toEqual(['internal random'])
  })

  test('is not the direct conversation of the bot with an outsider', async () => {
    await using app = await App.open(acme)
    await app.says(people.ravi, 'help', { ...places.direct, outsiders: true })
    const conversation = await app.read((view) =>
      view.conversations.at('slack', 'T0HOME', places.direct.conversationId),
    )
    expect(conversation).toBeDefined()
    expect(conversation?.outsiders).toBeUndefined()
  })

  test('is refused in a sheet too, by the field that names it', async () => {
    await using app = await App.open(acme)
    await app.says(people.mia, 'help', places.internal)
    await expect(app.register(acmeSheet)).rejects.toThrow(OUTSIDERS)
  })
})

describe('an internal channel into which outsiders come', () => {
  test('gets only the face that both sides may see from then on, and the account manager is told once', async () => {
    await using app = await App.open(acmeSheet, globexSheet)
    expect(textOf(await app.says(people.tom, 'show acme', places.internal))).toContain('acme')
    const before = JSON.stringify(await app.says(people.tom, 'show acme', places.internal))
    expect(before).toContain('acme-internal')
    await app.news()

    const shared = { ...places.internal, outsiders: true }
    const after = JSON.stringify(await app.says(people.tom, 'show acme', shared))
    expect(after).not.toContain('acme-internal')
    const news = await app.news()
    const told = news.filter(({ to }) => to === 'Anna Berg')
    expect(told.map(({ card }) => card.title)).toEqual(['Outsiders can read a channel of ours'])
    expect(JSON.stringify(told[0]?.card)).toContain('#acme-internal, the internal channel for Acme Hosting')
    expect(news.map(({ to }) => to)).not.toContain('#acme-internal')

    await app.says(people.tom, 'show acme', { ...places.internal, outsiders: false })
    await app.says(people.tom, 'show acme', shared)
    await app.says(people.ravi, 'help', places.internal)
    expect((await app.news()).filter(({ to }) => to === 'Anna Berg')).toEqual([])
  })

  const OPEN = 'Outsiders can read a channel of ours'
  const shows = (app: App, outsiders: boolean) =>
    app.receive(
      app.inbound(people.tom, { kind: 'command', text: 'show acme', mentions: [] }, { ...places.internal, outsiders }),
    )
  const warned = async (app: App) => (await app.news()).filter(({ card }) => card.title === OPEN).length

  test('and leave before that was sent is not told of; when they come again it is', async () => {
    await using app = await App.open(acmeSheet)
    await app.news()
    await shows(app, true)
    await shows(app, false)
    expect(await warned(app)).toBe(0)
    await shows(app, true)
    expect(await warned(app)).toBe(1)
  })

  test('and that serves the partner no more before that was sent is not told of', async () => {
    await using app = await App.open(acmeSheet)
    await app.news()
    await shows(app, true)
    const unbind = { kind: 'command' as const, text: 'unbind acme internal', mentions: [] }
    await app.receive(app.inbound(people.anna, unbind, { ...places.internal, outsiders: true }))
    expect(await warned(app)).toBe(0)
  })

  test('draws an escalation in the managers’ channel without its steps once an outsider has spoken there', async () => {
    await using app = await App.open(acmeSheet)
    await app.says(people.leo, 'help', places.managers)
    await app.news()
    await app.says(people.anna, 'case acme "Orders API returns 500" --severity 1')
    await app.says(people.anna, 'escalate CASE-1 "Nothing moves"')
    await app.says(people.anna, 'next ESC-1')
    const [card] = (await app.news()).filter(({ to, card }) => to === '#escalations' && card.subject === 'ESC-1')
    expect(JSON.stringify(card)).toContain('Nothing moves')
    expect(JSON.stringify(card)).not.toContain('Who is told')
  })

  test('says nothing when outsiders are in a channel that was always for both sides', async () => {
    await using app = await App.open(acmeSheet)
    await app.news()
    await app.says(people.ravi, 'help', { ...places.shared, outsiders: true })
    expect((await app.news()).map(({ to }) => to)).toEqual(['only Ravi Shah'])
  })
})

describe('what is said of a channel’s part', () => {
  const type = (app: App, text: string) =>
    app.receive(app.inbound(people.anna, { kind: 'command', text, mentions: [] }, places.elsewhere))
  const titles = async (app: App) =>
    (await app.news()).filter(({ to }) => to === '#random').map(({ card }) => card.title)

  test('is not said any more once the channel has lost it, and is said again when it gets it back', async () => {
    await using app = await App.open(acme)
    await type(app, 'bind acme internal')
    await type(app, 'unbind acme internal')
    expect(await titles(app)).toEqual([])
    await type(app, 'bind acme internal')
    expect(await titles(app)).toEqual(['The internal channel for Acme Hosting'])
  })

  test('takes the place of how to give it one', async () => {
    await using app = await App.open(acme)
    await app.receive(app.inbound(people.anna, { kind: 'joined' }, places.elsewhere))
    await type(app, 'bind acme internal')
    expect(await titles(app)).toEqual(['The internal channel for Acme Hosting'])
  })
})
