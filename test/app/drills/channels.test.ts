import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  const ladder = {
    ours: [
      { tell: [{ channel: 'internal' }], wait: '1h' },
      { tell: ['managers'], wait: '1h' },
    ],
    theirs: [
      { tell: [{ channel: 'shared' }], wait: '1h' },
      { tell: ['account-manager'], wait: '1h' },
    ],
  }
  app = await App.open({ ...acmeSheet, ladder })
  app.clock.move(HOUR)
})

afterEach(() => app[Symbol.asyncDispose]())

const said = (answer: unknown) => textOf(answer as Card)
const agree = async () => {
  await app.says(people.ravi, 'drill acme')
  await app.says(people.anna, 'drill acme')
}
const drill = async () => {
  const partner = await app.read((view) => view.partners.bySlug('acme'))
  return (await app.read((view) => view.drills.of(partner!.id)))!.drills.at(-1)!
}
const calls = async () => (await app.news()).filter(({ card }) => card.title.includes('a drill, no escalation'))
const report = async (to: string) => {
  const told = await app.news()
  return JSON.stringify(told.find((one) => one.to === to && one.card.title.startsWith('DRILL-1 with Acme'))!.card)
}

test('whoever presses a message that calls them by name in a channel answers for themselves, and not for that channel', async () => {
  await agree()
  await app.says(people.mia, 'ack DRILL-1', places.shared)
  const { number, calls: before } = await drill()
  const theirs = before.filter(({ to }) => to === '#shared')
  expect(theirs).toHaveLength(1)
  const press = (data: Record<string, string>) =>
    app.presses(people.ravi, 'drill.answer', 'acme', 0, places.shared, data)
  await press({ drill: String(number), for: 'person' })
  const after = await drill()
  expect(after.calls.find(({ to }) => to === '#shared')).toEqual(theirs[0])
})

test('our own channel and the shared one are tried where a step calls them, each answered by whoever of that side reads it', async () => {
  await agree()
  const called = await calls()
  expect(called.map(({ to }) => to).toSorted()).toEqual(['#acme-internal', '#acme-shared'])
  expect(textOf(called.find(({ to }) => to === '#acme-shared')!.card)).toContain('One of Acme Hosting: please press')
  expect(said(await app.says(people.anna, 'ack DRILL-1', places.shared))).toContain('does not call you')
  expect(said(await app.says(people.mia, 'ack DRILL-1', places.shared))).toContain('DRILL-1 has reached you')
  expect(said(await app.says(people.tom, 'ack DRILL-1', places.internal))).toContain('DRILL-1 has reached you')
  expect(
    (await drill()).calls.filter(({ to }) => to.startsWith('#')).map(({ to, answered }) => [to, !!answered]),
  ).toEqual([
    ['#internal', true],
    ['#shared', true],
    ['#managers', false],
  ])
  await app.passTo(app.clock.now() + DAY)
  expect(await report('Anna Berg')).toMatch(/Step 1: The internal channel after 1 min \(Tom Ek\)/u)
  const theirs = JSON.stringify(await app.says(people.ravi, 'show DRILL-1'))
  expect(theirs).toMatch(/Step 1: The shared channel after 1 min \(Mia Chen\)/u)
  expect(theirs).not.toContain('Tom')
})

test('a channel that the bot was removed from is named as dead, and a step that calls no other as empty', async () => {
  await app.receive(app.inbound(people.tom, { kind: 'left' }, places.internal))
  await app.receive(app.inbound(people.tom, { kind: 'left' }, places.managers))
  await agree()
  expect((await calls()).map(({ to }) => to)).toEqual(['#acme-shared'])
  await app.passTo(app.clock.now() + DAY)
  const ours = await report('Anna Berg')
  expect(ours).toContain('Step 1: the internal channel is dead: Liaison was removed from it')
  expect(ours).toContain('Invite Liaison to the internal channel again')
  expect(ours).toContain('Step 2: the managers’ channel is dead')
})
