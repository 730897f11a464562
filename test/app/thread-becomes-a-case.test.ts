import { expect, test } from 'vitest'
import { createEar } from '../../src/engine/ear.ts'
import { MINUTE } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places, textOf, type TestPerson } from '../kit/app-fixture.ts'

const ROOT = '1716200000.000100'
const REPLY = '1716200060.000200'

test('while the card of a case is on its way to the thread of which it was made, that thread is the case’s; a late retry of what was written there is taken in', async () => {
  await using app = await App.open(acmeSheet)
  const writtenAt = app.clock.now()
  const written = ({ userId, name, tenantId }: TestPerson, messageId: string, text: string) => ({
    ...{ messageId, threadId: ROOT, text, mentions: [], files: [], writtenAt },
    author: { userId, name, organisations: [tenantId] },
  })
  const messages = [written(people.mia, ROOT, 'Parcels are lost'), written(people.ravi, REPLY, 'Since nine')]
  app.threads.set(ROOT, { messages })
  await app.says(people.tom, 'help', places.shared)
  app.clock.move(MINUTE)
  const told = () =>
    app.read(async (view) => {
      const { id } = (await view.partners.bySlug('acme'))!
      const facts = await view.facts.of(id, 'CASE-1')
      return facts.flatMap(({ kind, by, data }) => (kind === 'MessageTakenIn' ? [[by?.name, data['text']]] : []))
    })
  app.lookUps.set(people.ravi.userId, { temporary: 'Nobody says who they are.' })
  const context = { message: ROOT, thread: ROOT }
  const form = { kind: 'submission' as const, form: 'case.from-message', context, values: { title: 'Lost parcels' } }
  await app.receive(app.inbound(people.tom, form, places.shared))
  // Of whom nothing can be known just then, nothing is taken in.
  expect(await told()).toEqual([['Mia Chen', 'Parcels are lost']])

  app.lookUps.delete(people.ravi.userId)
  const said = { kind: 'said' as const, messageId: REPLY, threadId: ROOT, text: 'Since nine', mentions: [], files: [] }
  const retry = { ...app.inbound(people.ravi, said, places.shared), occurredAt: writtenAt }
  const ear = createEar(app.services, app.clock, () => {})
  expect(await ear.isOurs(retry)).toBe(true)
  expect(await ear.isOurs({ ...retry, what: { ...said, threadId: '1716200000.000900' } })).toBe(false)
  await app.receive(retry)
  expect(await told()).toEqual([
    ['Mia Chen', 'Parcels are lost'],
    ['Ravi Shah', 'Since nine'],
  ])
  app.clock.move(MINUTE)
  expect(textOf(await app.says(people.mia, 'ack', { ...places.shared, threadId: ROOT }))).toContain('CASE-1')
  expect(await app.read((view) => view.cases.byNumber(1))).toMatchObject({ acknowledgedBy: { name: 'Mia Chen' } })
})

test.each([
  ['before', 'another event of it'],
  ['during', 'the same event'],
  ['during', 'another event of it'],
  ['after', 'the same event'],
])('a retry that comes %s the reading of the thread, as %s, is on the record once', async (when, as) => {
  await using app = await App.open(acmeSheet)
  const { userId, name, tenantId } = people.ravi
  const author = { userId, name, organisations: [tenantId] }
  const said = { messageId: REPLY, threadId: ROOT, text: 'Since nine', mentions: [], files: [] }
  const writtenAt = app.clock.now()
  const ear = createEar(app.services, app.clock, () => {})
  const first = { ...app.inbound(people.ravi, { kind: 'said', ...said }, places.shared), occurredAt: writtenAt }
  const retry = as === 'the same event' ? first : { ...first, eventId: 'another' }
  const hear = async (event: typeof first) => {
    if (await ear.isOurs(event)) await app.receive(event)
  }
  await hear(first)
  app.clock.move(5 * MINUTE)
  const { directory } = app.services
  app.services.directory = {
    ...directory,
    async readThread() {
      if (when === 'during') await hear(retry)
      return { messages: [{ ...said, author, writtenAt }] }
    },
  }
  if (when === 'before') await hear(retry)
  const context = { message: ROOT, thread: ROOT }
  const form = { kind: 'submission' as const, form: 'case.from-message', context, values: { title: 'Lost parcels' } }
  await app.receive(app.inbound(people.tom, form, places.shared))
  const state = () => app.read((view) => view.cases.byNumber(1))
  const opened = await state()
  if (when === 'after') await hear(retry)
  app.clock.move(5 * MINUTE)
  await hear({ ...first, eventId: 'the last one' })
  const facts = await app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id, 'CASE-1'))
  const kept = facts.filter(({ kind }) => !kind.startsWith('Sla'))
  expect(kept.map(({ kind, at, data }) => [kind, at, data['text']])).toEqual([
    ['CaseOpened', writtenAt + 5 * MINUTE, undefined],
    ['MessageTakenIn', writtenAt, 'Since nine'],
  ])
  expect(await state()).toEqual(opened)
})
