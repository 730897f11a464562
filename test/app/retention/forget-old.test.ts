import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetOld } from '../../../src/app/retention/forget-old.ts'
import { USUAL_DAYS } from '../../../src/domain/retention/keep-days.ts'
import { keepFor } from '../../../src/app/retention/keep-for.ts'
import { DAY } from '../../../src/domain/time/instant.ts'
import { delivery } from '../../contracts/store/samples.ts'
import { inboundId } from '../../../src/ports/store/inbox.ts'
import { acmeSheet, App, people } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const HELP = { kind: 'command' as const, text: 'help', mentions: [] }
const forget = () => forgetOld(app.services, keepFor(USUAL_DAYS))
const later = (days: number) => app.clock.set(app.clock.now() + days * DAY)
const placesOf = (cardKey: string) => app.read((view) => view.outbox.destinationsOf(cardKey))
const caseKey = async (number: number) => `case:${(await app.read((view) => view.cases.byNumber(number)))!.id}`

test('what is done with is forgotten in its time; what waits, and what goes on, is not', async () => {
  await app.says(people.tom, 'case acme "Goes on"')
  await app.says(people.tom, 'case acme "Is over"')
  await app.news()
  await app.says(people.mia, 'resolve CASE-2 "done"')
  await app.news()
  const [open, over] = [await caseKey(1), await caseKey(2)]
  await app.services.store.transact((tx) => tx.outbox.enqueue(delivery('waits', { now: app.clock.now() })))

  later(31)
  await forget()
  const { counts } = await app.read((view) => view.outbox.summary(9))
  expect(counts).toMatchObject({ sent: 0, dropped: 0, queued: 1 })
  expect(await placesOf(over)).toHaveLength(1)

  later(180)
  await forget()
  expect(await placesOf(over)).toEqual([])
  expect(await placesOf(open)).not.toEqual([])
})

test('where the card of maintenance stands is known until it is over, however long before it was announced', async () => {
  await app.says(people.tom, 'maintenance acme "Move" --from "2027-09-01 22:00" --for 2h')
  await app.says(people.tom, 'maintenance acme "Off" --from "2027-09-01 22:00" --for 2h')
  await app.says(people.tom, 'cancel MAINT-2')
  await app.news()
  const placesOfWindow = async (number: number) =>
    placesOf(`maintenance:${(await app.read((view) => view.maintenance.byNumber(number)))!.id}`)
  later(200)
  await forget()
  expect(await placesOfWindow(1)).toHaveLength(1)
  expect(await placesOfWindow(2)).toEqual([])
  later(300)
  await forget()
  expect(await placesOfWindow(1)).toEqual([])
})

test('what people said is forgotten a week after it was acted on, and no sooner; what was not is kept', async () => {
  const [said, waits] = [app.inbound(people.tom, HELP), app.inbound(people.tom, HELP)]
  const { store } = app.services
  const kept = async (one: typeof said) => !(await store.transact((tx) => tx.inbox.insertIfNew(one, app.clock.now())))
  await store.transact(async (tx) => {
    for (const one of [said, waits]) await tx.inbox.insertIfNew(one, app.clock.now())
    await tx.inbox.claim(inboundId(said), app.clock.now())
  })
  later(6)
  await forget()
  expect([await kept(said), await kept(waits)]).toEqual([true, true])
  later(2)
  await forget()
  expect([await kept(said), await kept(waits)]).toEqual([false, true])
})

test('a case whose place is forgotten is shown anew where it is reopened', async () => {
  await app.says(people.tom, 'case acme "Is over"')
  await app.says(people.mia, 'resolve CASE-1 "done"')
  await app.news()
  later(2)
  await forgetOld(app.services, { ...keepFor(USUAL_DAYS), places: DAY })
  expect(await placesOf(await caseKey(1))).toEqual([])
  await app.says(people.mia, 'reopen CASE-1 "It is back"')
  const news = await app.news()
  expect(news.filter(({ to }) => to === '#acme-shared').length).toBeGreaterThan(0)
})

test('the second time on the same day finds nothing to do', async () => {
  await app.says(people.tom, 'case acme "Goes on"')
  await app.news()
  later(400)
  await forget()
  const before = await app.read((view) => view.retention.quietPlaces(app.clock.now(), 99))
  await forget()
  expect(await app.read((view) => view.retention.quietPlaces(app.clock.now(), 99))).toEqual(before)
  expect(before).toEqual([])
})
