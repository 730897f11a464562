import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type KeptFacts, sameFacts } from '../../../../src/domain/sla/ledger/period-close.ts'
import { judgedFactsShape } from '../../../../src/storage/shapes/judged-facts.ts'

const id = fc.string({ minLength: 1, maxLength: 4 })
const number = fc.bigInt().map(String)
const figure: fc.Arbitrary<KeptFacts['figures'][number]> = fc.record(
  {
    ...{ objectiveId: id, kind: fc.constantFrom('clock', 'measured', 'derived') },
    ...{ direction: fc.constantFrom('at least', 'at most'), loweredBy: fc.array(id), met: fc.boolean() },
    value: fc.record({ top: number, bottom: number }),
  },
  { requiredKeys: ['objectiveId', 'kind', 'direction', 'loweredBy'] },
)
const facts: fc.Arbitrary<KeptFacts> = fc.record({
  held: fc.array(
    fc.record(
      { agreement: fc.nat(), from: fc.nat(), days: fc.nat(), nothing: fc.constant(true) },
      { requiredKeys: ['agreement', 'from', 'days'] },
    ),
  ),
  breaches: fc.array(fc.record({ objectiveId: id, caseId: id, label: id, at: fc.nat(), by: fc.nat() })),
  figures: fc.array(figure),
})

/** The same, each object written from its last key to its first. */
function turned<T>(value: T): T
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]): [string, unknown] => [key, turned(one)])
  return Object.fromEntries(entries.toReversed())
}

describe('what a period was judged by', () => {
  test('is the same once it was kept and read again, however it was written', () => {
    fc.assert(
      fc.property(facts, (one) => {
        const read = judgedFactsShape.read(judgedFactsShape.write(one), { table: 'PeriodClose', id: 'p-1' })
        expect(sameFacts(read, one)).toBe(true)
        expect(sameFacts(turned(one), one)).toBe(true)
      }),
    )
  })

  test('is another where anything of it is', () => {
    fc.assert(
      fc.property(facts, figure, ({ figures, ...besides }, first) => {
        const one = { ...besides, figures: [first, ...figures] }
        for (const changed of [
          { ...first, met: !first.met },
          { ...first, loweredBy: [...first.loweredBy, 'one more'] },
          { ...first, value: { top: `${first.value?.top ?? ''}1`, bottom: '1' } },
        ])
          expect(sameFacts({ ...one, figures: [changed, ...figures] }, one)).toBe(false)
        expect(sameFacts({ ...one, figures }, one)).toBe(false)
      }),
    )
  })
})
