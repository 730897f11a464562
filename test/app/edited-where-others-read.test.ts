import { expect, test } from 'vitest'
import { DAY } from '../../src/domain/time/instant.ts'
import { createEar } from '../../src/engine/ear.ts'
import { acmeSheet, App, globexSheet, people, places, type TestPerson, textOf } from '../kit/app-fixture.ts'

/** A second channel that both companies read. */
const SHEET = {
  ...acmeSheet,
  channels: [...acmeSheet.channels, { purpose: 'shared', name: 'random', slack: 'T0HOME/C-ELSEWHERE' }],
}

/** A message under the card of a case in the shared channel, and one that was filed there; what becomes of them later. */
async function stage() {
  const app = await App.open(SHEET, { ...globexSheet, channels: [] })
  await app.says(people.mia, 'case "Lost parcels" --severity 3', places.shared)
  await app.passTo(app.clock.now() + DAY)
  await app.news()
  const threadId = await app.read(async (view) => {
    const about = (await view.cases.byNumber(1))!
    const { id } = (await view.conversations.at('slack', 'T0HOME', places.shared.conversationId))!
    const standing = await view.outbox.standing([{ cardKey: `case:${about.id}`, queueKey: `slack:conversation:${id}` }])
    return standing[0]!.shown!.messageId
  })
  const words = { mentions: [], files: [] }
  const said = { kind: 'said' as const, messageId: '2.1', threadId, text: 'Since nine', ...words }
  await app.receive(app.inbound(people.tom, said, places.shared))
  const author = { userId: people.tom.userId, name: people.tom.name, organisations: [people.tom.tenantId] }
  const message = { messageId: '3.1', text: 'Three boxes', ...words, writtenAt: app.clock.now(), author }
  app.threads.set('3.1', { messages: [message] })
  const shown = await app.receive(
    app.inbound(people.tom, { kind: 'pointed', messageId: '3.1', message }, places.shared),
  )
  if (shown.kind !== 'form') throw new Error(`no form: ${textOf(shown)}`)
  const { form, context } = shown.form
  const values = { case: 'CASE-1', description: 'Three boxes' }
  await app.receive(app.inbound(people.tom, { kind: 'submission', form, context, values }, places.shared))
  await app.news()
  const inbound = (who: TestPerson, messageId: string, text?: string) =>
    app.inbound(
      who,
      text === undefined ? { kind: 'deleted', messageId } : { kind: 'edited', messageId, text, ...words },
      places.shared,
    )
  const ear = createEar(app.services, app.clock, () => {})
  return {
    app,
    /** Whether it is kept at all, and what comes of it if it is taken in all the same. */
    async becomes(messageId: string, text?: string) {
      const one = inbound(people.tom, messageId, text)
      const isOurs = await ear.isOurs(one)
      await app.receive(one)
      const facts = await app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id, 'CASE-1'))
      const said = facts.filter(({ kind }) => /^(?:CaseReplied|Message)/u.test(kind))
      return { isOurs, told: said.map(({ kind, data }) => [kind, data['text']]), news: await app.news() }
    },
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  }
}

const AS_SAID = [
  ['CaseReplied', 'Since nine'],
  ['MessageFiled', 'Three boxes'],
]

test.each([
  ['is our own now', 'bind acme internal'],
  ['serves another partner now', 'bind globex shared'],
  ['serves nobody any more', undefined],
])(
  'an edit of what both companies read, in a place that %s, is not kept and reaches nobody; a deletion still deletes',
  async (_, bind) => {
    await using scene = await stage()
    const { app, becomes } = scene
    expect((await becomes('2.1', 'Since ten')).told).toEqual([...AS_SAID, ['MessageEdited', 'Since ten']])
    await app.says(people.anna, 'unbind acme shared', places.shared)
    if (bind !== undefined) await app.says(people.anna, bind, places.shared)
    await app.news()
    const told = [...AS_SAID, ['MessageEdited', 'Since ten']]
    expect(await becomes('2.1', 'Hush: a refund')).toEqual({ isOurs: false, told, news: [] })
    expect(await becomes('3.1', 'Hush: two refunds')).toEqual({ isOurs: false, told, news: [] })
    const gone = await becomes('2.1')
    expect(gone.isOurs).toBe(true)
    expect(gone.told).toEqual([
      ['CaseReplied', undefined],
      ['MessageFiled', 'Three boxes'],
      ['MessageEdited', undefined],
      ['MessageDeleted', undefined],
    ])
  },
)
