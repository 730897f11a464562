import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

/** What stands in the database, read past the product's own code. */
function storedStates(): Record<string, string[]> {
  const database = new DatabaseSync(app.databaseUrl.slice('file:'.length), { readOnly: true })
  try {
    const tables = ['Partner', 'Case', 'Clock', 'Run', 'Ladder']
    const texts = (column: string, table: string) =>
      database
        .prepare(`SELECT ${column} AS text FROM "${table}"`)
        .all()
        .map(({ text }) => String(text))
    return Object.fromEntries([
      ...tables.map((table): [string, string[]] => [table, texts('state', table)]),
      ['Fact', texts('content', 'Fact')],
    ])
  } finally {
    database.close()
  }
}

/** Everything in which people have a part, and in every status that names somebody. */
async function muchHappens(): Promise<void> {
  const { anna, mara, mia, ravi, tom, uma } = people
  await app.says(uma, 'help')
  await app.says(tom, 'add "Initech" --slug initech @Uma')
  await app.says(tom, 'case acme "Orders API returns 500" --severity 1', places.internal)
  await app.says(mia, 'ack CASE-1', places.shared)
  await app.says(ravi, 'ask CASE-1 "Which region is affected?"', places.shared)
  await app.says(tom, 'case acme "Invoices are late" --severity 1', places.internal)
  await app.says(anna, 'escalate CASE-2 "No progress"')
  await app.says(mara, 'ack ESC-1')
  await app.says(tom, 'case acme "Logs are full" --severity 1', places.internal)
  await app.says(tom, 'escalate CASE-3 "Nothing moves"', places.internal)
  await app.says(tom, 'assign CASE-3 @Anna', places.internal)
  await app.says(ravi, 'resolve CASE-3 "Rolled back"', places.shared)
  await app.says(tom, 'case acme "Nobody looks at it" --severity 1', places.internal)
  await app.says(anna, 'check now acme')
  await app.submits(mia, 'check-in.answer', 'CHECK-1', { Q1: '4', Q3: '2', comment: 'Go on like this.' })
  await app.passTo(app.clock.now() + 3 * 86_400_000)
}

test('what is stored of partners, cases, clocks, health checks, escalations and facts holds nobody by name', async () => {
  await muchHappens()
  const states = storedStates()
  const names = Object.values(people).flatMap(({ name }) => [name, ...name.split(' ')])
  for (const [table, rows] of Object.entries(states)) {
    expect(rows.length, table).toBeGreaterThan(0)
    for (const row of rows) expect(names.filter((name) => new RegExp(`\\b${name}\\b`, 'u').test(row))).toEqual([])
  }
  // Nothing was refused on the way: everybody has their part.
  const all = Object.values(states).join('\n')
  for (const part of [
    'registeredBy',
    'openedBy',
    'owner',
    'acknowledgedBy',
    'askedBy',
    'resolvedBy',
    'respondents',
    'startedBy',
  ])
    expect(all).toContain(`"${part}":`)
  expect(states['Ladder']!.map((row) => JSON.parse(row).why).filter(Boolean)).toEqual(['CASE-3 is resolved.'])
})

test('whoever is renamed goes by the new name on what is old', async () => {
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1', places.internal)
  await app.says(people.mia, 'ack CASE-1', places.shared)
  await app.says(people.mia, 'resolve CASE-1 "Rolled back"', places.shared)
  const shown = async () => JSON.stringify(await app.says(people.tom, 'show CASE-1', places.internal))
  expect(await shown()).toContain('Mia Chen')

  const { tenantId, userId } = people.mia
  await app.services.store.transact(async (tx) => {
    const mia = await tx.people.byAccount({ platform: 'slack', tenantId, userId })
    await tx.people.save({ ...mia!, name: 'Mia Chen-Ortega' })
  })
  const after = await shown()
  expect(after).toContain('Mia Chen-Ortega')
  expect(after).not.toMatch(/Mia Chen(?!-)/u)
})
