import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/domain/timeline/canonical-json.ts'
import type { Fact, FactDraft } from '../../../src/domain/timeline/fact.ts'
import { GENESIS_HASH, firstBrokenLink, linkFact } from '../../../src/domain/timeline/link-fact.ts'

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function draft(n: number): FactDraft {
  return {
    partnerId: 'acme',
    at: 1_000 * n,
    subject: `CASE-${n}`,
    kind: 'CaseReplied',
    by: { personId: 'ana', name: 'Ana', side: 'internal' },
    data: { text: `Reply ${n}`, count: n },
    audience: 'shared',
  }
}

function chain(length: number): Fact[] {
  const facts: Fact[] = []
  for (let n = 1; n <= length; n++) facts.push(linkFact(facts.at(-1), draft(n), sha256))
  return facts
}

describe('A chain of facts', () => {
  test('counts from 1 and carries the hash before, the first one that of the beginning', () => {
    const [first, second] = chain(2)
    expect(first).toMatchObject({ seq: 1, prevHash: GENESIS_HASH, subject: 'CASE-1' })
    expect(second).toMatchObject({ seq: 2, prevHash: first?.hash })
  })

  test('is whole as it was linked, also after a trip through a store that reorders keys and drops what is absent', () => {
    const { by: _nobody, ...alone } = draft(3)
    const facts = [...chain(2)]
    facts.push(linkFact(facts.at(-1), { ...alone, by: undefined }, sha256))
    const stored = facts.map((fact): Fact => {
      return JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(fact).reverse())))
    })
    expect(firstBrokenLink(stored, sha256)).toBeUndefined()
    expect(firstBrokenLink([], sha256)).toBeUndefined()
  })

  test.each<[string, (fact: Fact) => Fact]>([
    ['its time', (fact) => ({ ...fact, at: fact.at + 1 })],
    ['its words', (fact) => ({ ...fact, data: { ...fact.data, text: 'Something else' } })],
    ['a number made a text', (fact) => ({ ...fact, data: { ...fact.data, count: String(fact.data.count) } })],
    ['who did it', (fact) => ({ ...fact, by: { personId: 'ana', name: 'Eve', side: 'internal' } })],
    ['that somebody did it', (fact) => ({ ...fact, by: undefined })],
    ['who may see it', (fact) => ({ ...fact, audience: 'internal' })],
    ['its partner', (fact) => ({ ...fact, partnerId: 'globex' })],
    ['its kind', (fact) => ({ ...fact, kind: 'CaseResolved' })],
    ['its hash', (fact) => ({ ...fact, hash: sha256('forged') })],
  ])('breaks at the first fact of which %s was changed', (_, change) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 0, max: 7 }), (length, pick) => {
        const facts = chain(length)
        const place = pick % length
        const tampered = facts.map((fact, index) => (index >= place && index % 2 === place % 2 ? change(fact) : fact))
        expect(firstBrokenLink(tampered, sha256)).toEqual({ seq: place + 1, why: expect.stringContaining('hash') })
      }),
    )
  })

  test('breaks just above a fact that was changed and hashed anew', () => {
    const facts = chain(4)
    const [first, second] = facts
    if (first === undefined || second === undefined) return expect.unreachable()
    facts[1] = linkFact(first, { ...draft(2), data: { text: 'Rewritten' } }, sha256)
    expect(firstBrokenLink(facts, sha256)).toEqual({
      seq: 3,
      why: 'Fact 3 does not carry the hash of the fact before it.',
    })
  })

  test('breaks where a fact is missing, added twice or out of order', () => {
    const [one, two, three] = chain(3)
    if (one === undefined || two === undefined || three === undefined) return expect.unreachable()
    expect(firstBrokenLink([one, three], sha256)).toMatchObject({ seq: 3, why: expect.stringContaining('fact 2') })
    expect(firstBrokenLink([two, three], sha256)).toMatchObject({ seq: 2 })
    expect(firstBrokenLink([one, two, two], sha256)).toMatchObject({ seq: 2 })
    expect(firstBrokenLink([one, three, two], sha256)).toMatchObject({ seq: 3 })
  })
})

describe('Canonical JSON', () => {
  test('sorts the keys of every object, leaves absent ones out and uses no space', () => {
    expect(canonicalJson({ b: 1, a: { d: undefined, c: ['x', null] }, B: 'é"' })).toBe(
      '{"B":"é\\"","a":{"c":["x",null]},"b":1}',
    )
  })

  test('is JSON that reads back as the same content, for anything that JSON can hold', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string(),
          fc.oneof(fc.string(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
        ),
        (data) => {
          expect(JSON.parse(canonicalJson(data))).toEqual(JSON.parse(JSON.stringify(data)))
        },
      ),
    )
  })
})
