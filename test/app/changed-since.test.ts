import { expect, test } from 'vitest'
import { changedSince } from '../../src/app/absence/changed-since.ts'
import type { RecordLine } from '../../src/domain/timeline/record-line.ts'
import type { Tx } from '../../src/ports/store/store.ts'
import { acmeSheet, App, MONDAY_NINE, people } from '../kit/app-fixture.ts'

const YEARS_OF_FACTS = 20_000

test('what changed since the bot was away is read from the newest back, not from the whole record', async () => {
  await using app = await App.open(acmeSheet)
  await app.says(people.tom, 'case acme "Orders API returns 500"')
  let read = 0
  const line = (seq: number): RecordLine => ({
    seq,
    at: new Date(MONDAY_NINE + (seq - YEARS_OF_FACTS) * 1000).toISOString(),
    subject: seq % 2 === 0 ? 'CASE-1' : 'acme',
    kind: 'CaseAcknowledged',
    content: { digest: '' },
    hash: '',
  })
  const changed = await app.read(async (view) => {
    const facts: Partial<Tx['facts']> = {
      head: async () => ({ seq: YEARS_OF_FACTS, hash: '' }),
      lines: async (_partnerId, _chain, after, limit) => {
        read += limit
        return Array.from({ length: limit }, (_, at) => line(after + at + 1))
      },
    }
    const partner = (await view.partners.bySlug('acme'))!
    return changedSince({ ...view, facts: facts as Tx['facts'] }, partner, MONDAY_NINE - 700_000, 'shared')
  })
  expect(changed.cases.map(({ number }) => number)).toEqual([1])
  expect(read).toBeLessThan(2_000)
})
