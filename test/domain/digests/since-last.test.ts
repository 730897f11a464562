import { expect, test } from 'vitest'
import { listedNow, sinceLast } from '../../../src/domain/digests/since-last.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'

/** A Monday at nine in Paris. */
const NINE = Date.parse('2026-03-02T08:00:00Z')
const last = { needs: ['overdue CASE-1', 'due soon CASE-2', 'check CHECK-1'], since: NINE }
const since = (needs: string[], now: number) => sinceLast(last, needs, 'Europe/Paris', now)

test('the same things, in whatever order, are the same for so many days of theirs, and not yet on the first', () => {
  const needs = last.needs.toReversed()
  expect(since(needs, NINE + DAY)).toEqual({ same: true, days: 1, at: NINE })
  expect(since(needs, NINE + 3 * DAY + 14 * HOUR)).toEqual({ same: true, days: 3, at: NINE })
  expect(since(needs, NINE + 5 * HOUR)).toEqual({ same: false, at: NINE, changed: [], fewer: 0 })
  expect(listedNow(last, needs, NINE + DAY)).toEqual({ needs, since: NINE })
})

test('what is new or stands otherwise is told by its label, once, and else how many fewer there are', () => {
  const needs = ['overdue CASE-1', 'overdue CASE-2', 'waiting CASE-9', 'overdue CASE-9']
  expect(since(needs, NINE + DAY)).toEqual({ same: false, at: NINE, changed: ['CASE-2', 'CASE-9'], fewer: 0 })
  expect(since(['overdue CASE-1'], NINE + DAY)).toEqual({ same: false, at: NINE, changed: [], fewer: 2 })
  expect(listedNow(last, needs, NINE + DAY)).toEqual({ needs, since: NINE + DAY })
  expect(listedNow(undefined, ['overdue CASE-1', 'overdue CASE-1'], NINE).needs).toEqual(['overdue CASE-1'])
})
