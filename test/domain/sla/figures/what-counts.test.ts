import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Measurement } from '../../../../src/domain/sla/figures/measurement.ts'
import { whatCounts } from '../../../../src/domain/sla/figures/what-counts.ts'
import type { FigureTarget } from '../../../../src/domain/terms/figure.ts'

const TARGET: FigureTarget = { direction: 'at least', value: '99' }
const SIDES = ['internal', 'partner'] as const

/** Numbers of which one is true. Whoever reports says any of them, in time or late; the other side agrees to the true one alone. */
test('whatever a side reports late, it stands no better than by what it reported in time and by what the other side agreed to', () => {
  const said = fc.record({ value: fc.integer({ min: 90, max: 100 }), late: fc.boolean() })
  fc.assert(
    fc.property(
      fc.array(said, { maxLength: 8 }),
      fc.integer({ min: 90, max: 100 }),
      fc.constantFrom(...SIDES),
      fc.boolean(),
      (all, truth, obligor, owes) => {
        const other = obligor === 'partner' ? 'internal' : 'partner'
        const figure = { reporter: owes ? obligor : other, obligor, target: TARGET }
        const good = owes ? 1 : -1
        const inTime = all.filter(({ late }) => !late)
        const reports: Measurement[] = []
        const add = (value: number, side: Measurement['side'], late: boolean) =>
          reports.push({
            ...{ id: `m${reports.length}`, partnerId: 'p', figureId: 'f', period: '2026-10', via: 'slack', at: 0 },
            ...{ turn: reports.length + 1, value: String(value), side, late },
          })
        for (const { value } of inTime) add(value, figure.reporter, false)
        for (const { value } of all.filter(({ late }) => late)) {
          add(value, figure.reporter, true)
          if (value === truth) add(value, figure.reporter === 'partner' ? 'internal' : 'partner', true)
        }
        const { counts } = whatCounts(figure, reports)
        if (!counts) return
        // In time, what is untrue is disputed; set against none, a number that costs its reporter counts at once.
        const before = inTime.at(-1)?.value
        const least = before ?? (owes ? 98 : 99)
        expect(good * Number(counts.value)).toBeLessThanOrEqual(Math.max(good * least, good * truth))
      },
    ),
  )
})
