import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const at = (id: string) => app.read((view) => view.conversations.at('slack', 'T0HOME', id))
const inC = (conversationId: string, name = 'random') => ({ conversationId, kind: 'channel' as const, name })

describe('a place', () => {
  test('is greeted once when the bot comes in, however often it leaves and comes again', async () => {
    for (const kind of ['joined', 'left', 'joined'] as const)
      await app.receive(app.inbound(people.tom, { kind }, inC('C-X')))
    expect((await app.news()).map(({ to }) => to)).toEqual(['#random'])
    expect(await at('C-X')).toMatchObject({ present: true })
  })

  test('that serves a partner already is not greeted', async () => {
    await app.receive(app.inbound(people.tom, { kind: 'joined' }, places.shared))
    expect(await app.news()).toEqual([])
  })

  test('that no longer serves the partner keeps its cards as they last looked', async () => {
    await app.says(people.tom, 'case acme "Orders API returns 500"')
    await app.news()
    await app.says(people.anna, 'unbind acme shared', places.shared)
    await app.says(people.ravi, 'ask CASE-1 "Which region is affected?"')
    expect((await app.news()).map(({ to }) => to)).toEqual(['only Anna Berg', 'only Ravi Shah'])
  })

  test('that the bot was removed from gets nothing more, and whoever answers for its partner is told', async () => {
    await app.receive(app.inbound(people.tom, { kind: 'left' }, places.shared))
    await app.says(people.tom, 'case acme "Orders"')
    expect((await app.news()).map(({ to }) => to)).toEqual(['Anna Berg', 'only Tom Ek'])
  })

  test('keeps its part with a partner when the platform gives it another id', async () => {
    await app.receive(app.inbound(people.tom, { kind: 'moved', newConversationId: 'C-NEW' }, places.shared))
    expect(await at('C-SHARED')).toBeUndefined()
    await app.says(people.tom, 'case "Orders"', inC('C-NEW', 'acme-shared'))
    expect((await app.news()).map(({ to }) => to)).toContain('#acme-shared')
  })

  test('keeps its part also when somebody spoke under the new id before we heard of the move', async () => {
    await app.says(people.tom, 'help', inC('C-NEW', 'acme-shared'))
    await app.receive(app.inbound(people.tom, { kind: 'moved', newConversationId: 'C-NEW' }, places.shared))
    const bound = await app.read(async (view) =>
      (await view.bindings.at((await view.conversations.at('slack', 'T0HOME', 'C-NEW'))!.id)).map(
        ({ purpose }) => purpose,
      ),
    )
    expect(bound).toEqual(['shared'])
  })

  test('first heard of from an outsider is ours as soon as one of our people speaks there, and stays so', async () => {
    await app.says(people.mia, 'help', inC('C-Z'))
    await app.says(people.tom, 'help', inC('C-Z'))
    await app.says(people.mia, 'help', inC('C-Z'))
    expect(await at('C-Z')).toMatchObject({ tenantId: people.tom.tenantId })
  })

  test('remembers the newest name and reference that came with an event', async () => {
    await app.says(people.tom, 'help', { ...inC('C-X'), reference: { serviceUrl: 'one' } })
    await app.says(people.tom, 'help', { ...inC('C-X', 'renamed'), reference: { serviceUrl: 'two' } })
    await app.says(people.tom, 'help', { conversationId: 'C-X', kind: 'channel' })
    expect(await at('C-X')).toMatchObject({ name: 'renamed', reference: { serviceUrl: 'two' } })
  })
})
