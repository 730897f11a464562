import { describe, expect, test } from 'vitest'
import { filtersIn } from '../../../src/app/commands/case-filters.ts'
import { acmeSheet, App, people } from '../../kit/app-fixture.ts'

const typed = (line: string, flags: Record<string, string> = {}) => ({
  verb: 'cases',
  words: line.split(' '),
  flags,
  mentions: [],
})

describe('filters of a list of cases', () => {
  test.each<[string, Record<string, string>]>([
    ['acme overdue', { partner: 'acme', due: 'overdue' }],
    ['Acme Hosting severity 1', { partner: 'Acme Hosting', severity: '1' }],
    ['severity 1 sev1', { severity: '1' }],
    ['closed open', { closed: 'yes', open: 'yes' }],
    ['overdue late waiting', { due: 'overdue', waiting: 'yes' }],
  ])('“%s” are all of them kept', (line, values) => {
    expect(filtersIn(typed(line))).toEqual({ values })
  })

  test.each([
    ['acme closed overdue', 'A closed case is not overdue any more'],
    ['waiting closed', 'A closed case is not waiting any more'],
    ['today closed', 'A closed case is not due today any more'],
    ['severity 1 severity 2', 'one severity at a time, not 1 and 2'],
    ['sev1 sev2', 'one severity at a time'],
    ['overdue today', '“overdue” and “due today” are two lists'],
  ])('“%s” exclude each other, which is said', (line, why) => {
    expect(filtersIn(typed(line))).toMatchObject({ refused: expect.stringContaining(why) })
  })

  test('nor does a flag or the verb itself overrule a word in silence', () => {
    expect(filtersIn(typed('severity 1', { severity: '2' }))).toHaveProperty('refused')
    expect(filtersIn(typed('closed'), 'overdue')).toHaveProperty('refused')
    expect(filtersIn(typed('week'), 'today')).toHaveProperty('refused')
    expect(filtersIn(typed('overdue'), 'overdue')).toEqual({ values: { due: 'overdue' } })
  })
})

test('what was typed with signs around it, or asked in other words, shows the same list; what excludes itself is answered', async () => {
  await using app = await App.open(acmeSheet)
  const said = async (line: string) => JSON.stringify(await app.says(people.tom, line))
  expect(await said('what is overdue with acme?')).toBe(await said('overdue acme'))
  expect(await said('cases for `acme`, please')).toBe(await said('cases acme'))
  expect(await said('closed cases of acme!')).toBe(await said('cases acme closed'))
  expect(await said('cases acme closed overdue')).toContain('A closed case is not overdue any more')
  expect(await said('overdue severity 1 severity 2')).toContain('one severity at a time')
})
