import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { doctor } from '../../src/cli/doctor/doctor.ts'
import { verify } from '../../src/cli/verify.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { quietLog } from '../kit/test-store.ts'
import { acmeSheet, App, people, places } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
  await app.says(people.tom, 'case acme "Orders API returns 500"', places.internal)
})

afterEach(() => app[Symbol.asyncDispose]())

/** Somebody with access to the file, past everything that guards it. Returns the id of the first row of the table. */
function tamper(table: string, set: string): string {
  const file = new DatabaseSync(app.databaseUrl.slice('file:'.length))
  try {
    file.exec(`UPDATE "${table}" SET ${set}`)
    return String(file.prepare(`SELECT "id" FROM "${table}"`).get()?.['id'])
  } finally {
    file.close()
  }
}

const readAll = () => app.read((view) => view.cases.list({ unresolved: true, limit: 9 }))

test.each([
  ['Case', `"state" = 'garbage'`, 'its state is no JSON'],
  ['Case', `"number" = 'one'`, 'its number is no number'],
  ['Case', `"openedAt" = 9e15`, 'its openedAt is no date'],
])('a row of %s with %s is named in a sentence', async (table, set, why) => {
  const id = tamper(table, set)
  await expect(readAll()).rejects.toThrow(
    expect.objectContaining({
      code: 'broken-row',
      message: `The row ${id} of ${table} cannot be read: ${why}. Run the version of Liaison that wrote it, or restore a backup.`,
    }),
  )
})

test('doctor names it once, and goes on with what does not need it', async () => {
  const id = tamper('Case', `"state" = 'garbage'`)
  const lines = await doctor(app.services)
  expect(lines[0]).toEqual({
    problem: true,
    text: expect.stringContaining(`The row ${id} of Case cannot be read: its state is no JSON.`),
  })
  expect(lines.filter(({ text }) => text.includes('cannot be read'))).toHaveLength(1)
  expect(lines.map(({ text }) => text)).toContain('Partners: 1.')
})

test('a partner of whom nothing can be read keeps doctor from its checks of partners alone', async () => {
  const id = tamper('Partner', `"state" = '{"shape"'`)
  const lines = await doctor(app.services)
  expect(lines[0]?.text).toContain(`The row ${id} of Partner cannot be read: its state is no JSON.`)
  expect(lines.length).toBeGreaterThan(1)
  // As a command that starts anew: who has read it before keeps what was read.
  const { databaseUrl } = app
  const store = await openStore({ databaseUrl, log: quietLog })
  await using command = await App.openOn({ store, databaseUrl, dispose: () => store.close() })
  await expect(command.register(acmeSheet)).rejects.toThrow(`The row ${id} of Partner cannot be read`)
})

test('a fact that is dated beyond all days is named by its row', async () => {
  tamper('Fact', `"at" = 9e15 WHERE "chain" = 'shared' AND "seq" = 1`)
  await expect(verify(app.services.store)).rejects.toThrow(/The row \d+ of Fact cannot be read: its at is no date/u)
})
