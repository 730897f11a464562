import { describe, expect, test } from 'vitest'
import { nearest } from '../../../src/domain/partners/nearest.ts'

const VERBS = ['add', 'case', 'check', 'escalate', 'help', 'list', 'people', 'timeline']

describe('The nearest word', () => {
  test.each([
    ['case', 'case'],
    ['CASE', 'case'],
    ['cas', 'case'],
    ['csae', 'case'],
    ['casse', 'case'],
    ['halp', 'help'],
    ['escallatte', 'escalate'],
    ['timelnie', 'timeline'],
    ['poeplle', 'people'],
  ])('to %j is %j', (word, meant) => {
    expect(nearest(word, VERBS)).toBe(meant)
  })

  test.each([
    ['three edits away', 'chxyzk'],
    ['as many edits away as the word has letters', 'a'],
    ['of nothing', ''],
    ['of ten thousand characters', 'x'.repeat(10_000)],
  ])('does not exist %s', (_, word) => {
    expect(nearest(word, VERBS)).toBeUndefined()
  })

  test('is the closest of several, and the first of equally close ones', () => {
    expect(nearest('lisk', ['lush', 'list'])).toBe('list')
    expect(nearest('acne', ['acme', 'acre'])).toBe('acme')
  })

  test('does not exist among no candidates', () => {
    expect(nearest('acme', [])).toBeUndefined()
  })
})
