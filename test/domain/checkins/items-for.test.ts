import { describe, expect, test } from 'vitest'
import { DEFAULT_TEMPLATE } from '../../../src/domain/checkins/default-template.ts'
import { itemsFor } from '../../../src/domain/checkins/items-for.ts'

function ids(nth: number): string[] {
  return itemsFor('pulse', DEFAULT_TEMPLATE, nth).map(({ id }) => id)
}

describe('The items of a run', () => {
  test('are all ten in a full check', () => {
    expect(itemsFor('full', DEFAULT_TEMPLATE, 1)).toEqual(DEFAULT_TEMPLATE.items)
  })

  test.each([
    [1, ['Q1', 'Q2', 'Q3', 'Q4', 'Q5']],
    [2, ['Q1', 'Q3', 'Q6', 'Q7', 'Q8']],
    [3, ['Q1', 'Q2', 'Q3', 'Q9', 'Q10']],
    [4, ['Q1', 'Q3', 'Q4', 'Q5', 'Q6']],
  ])('rotate from pulse to pulse: run %i asks %j', (nth, expected) => {
    expect(ids(nth)).toEqual(expected)
  })

  test('come up equally often over eight pulses, but for outcomes and trust, which come up in each', () => {
    const counts = new Map<string, number>()
    for (let nth = 1; nth <= 8; nth++) for (const id of ids(nth)) counts.set(id, (counts.get(id) ?? 0) + 1)
    expect(counts.get('Q1')).toBe(8)
    expect(counts.get('Q3')).toBe(8)
    const rotating = DEFAULT_TEMPLATE.items.map(({ id }) => id).filter((id) => id !== 'Q1' && id !== 'Q3')
    expect(rotating.map((id) => counts.get(id))).toEqual(Array(8).fill(3))
  })

  test('are all of a template of fewer than five', () => {
    const short = { ...DEFAULT_TEMPLATE, items: DEFAULT_TEMPLATE.items.slice(0, 4) }
    expect(itemsFor('pulse', short, 7)).toEqual(short.items)
  })

  test('are worded for each side, never the same for both', () => {
    for (const { internal, partner } of DEFAULT_TEMPLATE.items) expect(partner).not.toBe(internal)
  })
})
