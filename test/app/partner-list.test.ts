import { expect, test } from 'vitest'
import { plainText } from '../../src/cards/plain-text.ts'
import { countStatements } from '../kit/count-statements.ts'
import { acmeSheet, App, globexSheet, people, textOf } from '../kit/app-fixture.ts'

test('the list of partners says of each who answers for it and how much is open', async () => {
  await using app = await App.open(acmeSheet, globexSheet)
  await app.says(people.tom, 'case acme "Orders API returns 500"')
  await app.says(people.tom, 'case acme "Invoices are late"')
  await app.says(people.tom, 'case acme "Solved before long"')
  await app.says(people.tom, 'resolve CASE-3 "Rolled back"')
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
  const card = await app.says(people.anna, 'list')
  const list = 'blocks' in card ? card.blocks.find((block) => block.kind === 'list') : undefined
  expect(list?.items.map(plainText)).toEqual([
    'Acme Hosting (“acme”) – managed service, steady, account manager Anna Berg, 2 open cases, 1 escalation',
    'Globex Agency (“globex”) – managed service, onboarding, account manager Anna Berg',
  ])
  expect(textOf(card)).toContain('Acme Hosting (acme), Globex Agency (globex)')
})

test('the list of partners asks the database as often for many as for one', async () => {
  const asked = async (...sheets: unknown[]): Promise<number> => {
    await using app = await App.open(...sheets)
    await app.says(people.anna, 'list')
    const take = countStatements()
    take()
    await app.says(people.anna, 'list')
    return take().statements
  }
  const third = { ...globexSheet, slug: 'initech', name: 'Initech', channels: [], people: [] }
  expect(await asked(acmeSheet, globexSheet, third)).toBe(await asked(acmeSheet))
})
