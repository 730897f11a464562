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
