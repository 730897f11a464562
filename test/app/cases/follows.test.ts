import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
  await app.says(people.tom, 'case acme "Orders are late"')
})

afterEach(() => app[Symbol.asyncDispose]())

const cardOf = async (label: string) => JSON.stringify(await app.says(people.tom, `show ${label}`))
const followed = (number: number) => app.read(async (view) => (await view.cases.byNumber(number))?.follows?.number)

test('a form says what the new case follows, and refuses where that goes on again in the meantime', async () => {
  await app.says(people.mia, 'resolve CASE-1 "The cable"', places.shared)
  const asked = await app.receive(
    app.inbound(people.tom, { kind: 'command', text: 'case acme --follows CASE-1', mentions: [] }, places.internal),
  )
  expect(asked).toMatchObject({ kind: 'form', form: { context: { subject: 'acme', follows: 'CASE-1' } } })
  expect(JSON.stringify(asked)).toContain('The new case follows CASE-1')
  const again = { title: 'Orders are late again', severity: '3', kind: 'incident', follows: 'CASE-1' }
  await app.says(people.tom, 'reopen CASE-1 "Not yet"')
  expect(textOf(await app.submits(people.tom, 'case.open', 'acme', again))).toContain('CASE-1 goes on')
  expect(textOf(await app.says(people.tom, 'case acme --follows CASE-1'))).toContain('CASE-1 goes on')
  await app.says(people.mia, 'resolve CASE-1 "The cable, indeed"', places.shared)
  await app.passTo(app.clock.now() + 15 * DAY)
  expect(textOf(await app.submits(people.tom, 'case.open', 'acme', again))).toContain(
    'open with Acme Hosting and follows CASE-1',
  )
  expect(await followed(2)).toBe(1)
})

test('what is confirmed first follows it all the same', async () => {
  await app.says(people.tom, 'withdraw CASE-1 "A mistake"')
  for (const title of ['Two', 'Three', 'Four'])
    await app.says(people.tom, `case acme "${title}" --severity 1 --follows CASE-1`)
  app.clock.move(MINUTE)
  const asked = await app.says(people.tom, 'case acme "Five" --severity 1 --follows CASE-1')
  expect(await followed(5)).toBeUndefined()
  const buttons = 'buttons' in asked ? asked.buttons : []
  const { action, subject, version, data = {} } = buttons.find((one) => one.action === 'request.confirm')!
  await app.receive(app.inbound(people.tom, { kind: 'action', action, subject, version, data }, places.internal))
  expect(await followed(5)).toBe(1)
  // A card names the newest of them.
  expect(await cardOf('CASE-1')).toContain('followed by CASE-3, CASE-4, CASE-5 and others')
})

test('a link to a case that is there no longer is not told, and breaks nothing', async () => {
  await app.says(people.tom, 'withdraw CASE-1 "A mistake"')
  await app.says(people.tom, 'case acme "Orders are late again" --follows CASE-1')
  expect(await cardOf('CASE-2')).toContain('follows CASE-1')
  const database = new Database(app.databaseUrl.replace('file:', ''))
  database.exec('DELETE FROM "Case" WHERE "number" = 1')
  database.close()
  const card = await cardOf('CASE-2')
  expect(card).toContain('Orders are late again')
  expect(card).not.toContain('CASE-1')
})
