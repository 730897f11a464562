import { expect, test } from 'vitest'
import { apart } from '../../src/storage/shapes/parts/ladder-terms.ts'

const tells = (role: string, amount: number) => ({
  targets: [{ to: 'role', role }],
  wait: { amount, unit: 'h' },
  waitIn: 'working',
})
const waits = (amount: number) => ({ targets: [], wait: { amount, unit: 'h' }, waitIn: 'working' })

test('a ladder that was kept while both sides were told together keeps its steps where they were, with the waits that counted', () => {
  const internal = [tells('account-manager', 1), waits(2), tells('sponsor', 4)]
  const partner = [tells('account-manager', 9), tells('sponsor', 9)]
  expect(apart({ severity: 1, steps: { internal, partner }, cycles: 2 })).toEqual({
    severity: 1,
    steps: { internal, partner: [tells('account-manager', 1), tells('sponsor', 2), waits(4)] },
    cycles: 2,
  })
})

test('a side that nobody was told on has no steps, and waits of the partner alone are its own', () => {
  expect(apart({ steps: { internal: [], partner: [tells('sponsor', 3)] }, cycles: 1 })).toEqual({
    steps: { internal: [], partner: [tells('sponsor', 3)] },
    cycles: 1,
  })
})
