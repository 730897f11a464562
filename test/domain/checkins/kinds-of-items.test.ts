import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answersIn } from '../../../src/domain/checkins/answers-in.ts'
import { askedOf } from '../../../src/domain/checkins/asked-of.ts'
import { chosenIn } from '../../../src/domain/checkins/chosen.ts'
import { itemsFor } from '../../../src/domain/checkins/items-for.ts'
import { eraseFromRun } from '../../../src/domain/checkins/erase-from-run.ts'
import { CANT_JUDGE, type Answer, type Response } from '../../../src/domain/checkins/run.ts'
import { lowItems, scoreOfAnswer } from '../../../src/domain/checkins/score-answer.ts'
import { scoreRun } from '../../../src/domain/checkins/score-run.ts'
import type { Item } from '../../../src/domain/checkins/template.ts'
import { refusalOfAnswers } from '../../../src/domain/checkins/validate-answers.ts'
import type { Side } from '../../../src/domain/partners/party.ts'
import { EVERY_KIND } from '../../fixtures/every-kind-template.ts'
import { answers, opened } from './run-kit.ts'

const { items } = EVERY_KIND
const WHOLE: Record<string, Answer> = { clear: 4, near: 8, tools: ['chat'], met: 'no' }
const refusal = (change: Record<string, unknown>) =>
  refusalOfAnswers({ items }, { ...WHOLE, ...change } as Record<string, Answer>)

describe('An answer is taken', () => {
  test.each<[string, Record<string, unknown>]>([
    ['of each kind', {}],
    ['which cannot judge', { clear: CANT_JUDGE, near: CANT_JUDGE }],
    ['at the ends of both scales', { clear: 5, near: 0 }],
    ['that has several choices', { tools: ['mail', 'calls'] }],
    ['of whom a condition asks more', { clear: 2, unclear: 'scope' }],
    ['in words', { near: 9, why: 'They sit\nnext door.', met: 'yes', who: 'Ben' }],
    ['where a text is left out', { met: 'yes' }],
  ])('%s', (_, change) => expect(refusal(change)).toBeUndefined())

  test('where several may be chosen and none is', () => {
    const { tools: _, ...rest } = WHOLE
    expect(refusalOfAnswers({ items }, rest)).toBeUndefined()
  })
})

describe('An answer is refused', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['off the scale of five', { clear: 6 }, 'Answer clear with 1 to 5'],
    ['off the scale of ten', { near: 11 }, 'Answer near with 0 to 10'],
    ['between two steps', { near: 7.5 }, 'Answer near'],
    ['that is no option', { clear: 1, unclear: 'price' }, 'one of “The scope”, “Who owns what”'],
    ['that is among several no option', { tools: ['chat', 'pigeon'] }, 'any of “Chat”'],
    ['given twice', { tools: ['chat', 'chat'] }, 'Answer tools'],
    ['of none of several', { tools: [] }, 'Answer tools'],
    ['of neither yes nor no', { met: 'perhaps' }, 'yes or no'],
    ['of several lines where one is asked', { met: 'yes', who: 'Ben\nMia' }, 'one line'],
    ['that is too long', { near: 10, why: 'x'.repeat(3_001) }, 'at most 3000 characters'],
    ['left out', { met: undefined, clear: 1 }, 'unclear (clarity) is not answered yet'],
    ['to what the condition leaves unasked', { unclear: 'scope' }, 'does not ask unclear'],
    ['to what nobody asks', { other: 1 }, 'does not ask other'],
    ['to something of every object', { toString: 1 }, 'does not ask toString'],
  ])('%s', (_, change, words) => expect(refusal(change)).toContain(words))

  test('in a sentence, whatever a form brings', () => {
    const anything = fc.dictionary(
      fc.oneof(fc.constantFrom(...items.map(({ id }) => id)), fc.string()),
      fc.oneof(fc.anything(), fc.integer({ min: -1, max: 11 }), fc.constantFrom('yes', 'chat', CANT_JUDGE)),
    )
    fc.assert(
      fc.property(anything, (given) => {
        const said = refusalOfAnswers({ items }, given as Record<string, Answer>)
        expect(said === undefined || said.endsWith('.')).toBe(true)
      }),
    )
  })
})

describe('What is asked of somebody', () => {
  test('hangs on what they answer: nothing hangs on what is not asked itself', () => {
    const chain: Item[] = [
      items[0]!,
      { ...items[4]!, id: 'b', when: { item: 'clear', atMost: 2 } },
      { ...items[4]!, id: 'c', when: { item: 'b', is: ['yes'] } },
    ]
    const asks = (given: Record<string, Answer>) => askedOf(chain, given).map(({ id }) => id)
    expect(asks({ clear: 2, b: 'yes' })).toEqual(['clear', 'b', 'c'])
    expect(asks({ clear: 3, b: 'yes' })).toEqual(['clear'])
    expect(asks({ clear: CANT_JUDGE })).toEqual(['clear'])
  })

  test('is read from a form without what stood in it for others', () => {
    const values = { clear: '4', unclear: 'scope', near: '10', tools: 'chat, mail', met: 'yes', who: ' Ben ', why: '' }
    expect(answersIn(values, items)).toEqual({ clear: 4, near: 10, tools: ['chat', 'mail'], met: 'yes', who: 'Ben' })
    expect(answersIn({ near: CANT_JUDGE, clear: 'four' }, items)).toEqual({ near: CANT_JUDGE, clear: 'four' })
  })

  test('comes in a pulse with what it hangs on, and never alone', () => {
    const many = Array.from({ length: 7 }, (_, at): Item[] => [
      { ...items[0]!, id: `a${at}`, always: undefined } as never,
      { ...items[4]!, id: `b${at}`, when: { item: `a${at}`, atMost: 2 } },
    ]).flat()
    for (let nth = 1; nth < 8; nth++) {
      const ids = itemsFor('pulse', { items: many }, nth).map(({ id }) => id)
      expect(ids).toHaveLength(10)
      for (const id of ids) expect(ids).toContain(id.replace('b', 'a'))
    }
  })

  test('in every pulse may be more than five: then nothing rotates', () => {
    const always = Array.from({ length: 6 }, (_, at): Item => ({ ...items[0]!, id: `a${at}` }))
    const asked = itemsFor('pulse', { items: [...always, { ...items[1]!, id: 'z' }] }, 2)
    expect(asked.map(({ id }) => id)).toEqual(always.map(({ id }) => id))
  })
})

describe('Of an answer', () => {
  test('only agreement and ratings score', () => {
    expect([1, 3, 5].map((one) => scoreOfAnswer({ kind: 'agree' }, one))).toEqual([0, 50, 100])
    expect([0, 7, 10].map((one) => scoreOfAnswer({ kind: 'rating' }, one))).toEqual([0, 70, 100])
    for (const kind of ['single', 'multiple', 'yes-no', 'short', 'long'] as const)
      expect(scoreOfAnswer({ kind }, 1)).toBeUndefined()
    expect(scoreOfAnswer({ kind: 'rating' }, CANT_JUDGE)).toBeUndefined()
  })

  test('what scores nothing is counted side by side, and nobody is named', () => {
    const response = (side: Side, answers: Record<string, Answer>): Response => ({ at: 0, side, late: false, answers })
    const responses = {
      ana: response('internal', { ...WHOLE, tools: ['chat', 'mail'] }),
      ivo: response('internal', { ...WHOLE, met: 'yes' }),
      ben: response('partner', { ...WHOLE, tools: [] }),
    }
    const one = (label: string, count: number) => ({ label, count })
    expect(chosenIn({ items, responses })).toEqual([
      { asks: 'Where do you talk?', counts: { internal: [one('Chat', 2), one('Mail', 1)], partner: [] } },
      {
        asks: 'Did you meet this quarter?',
        counts: { internal: [one('yes', 1), one('no', 1)], partner: [one('no', 1)] },
      },
    ])
  })

  test('what scores below half asks what happened', () => {
    const low = (given: Record<string, Answer>) => lowItems(items, given).map(({ id }) => id)
    expect(low({ clear: 2, near: 4 })).toEqual(['clear', 'near'])
    expect(low({ clear: 3, near: 5, met: 'no' })).toEqual([])
  })

  test('what somebody wrote goes as they are erased, and what they chose stays', () => {
    const response = { at: 1, side: 'internal' as const, late: false, answers: { ...WHOLE, who: 'Ben' } }
    const run = { ...opened('full'), items, responses: { ana: response } }
    expect(eraseFromRun(run, (id) => id === 'ana').responses['ana']).toEqual({ ...response, answers: WHOLE })
    const silent = { ...run, responses: { ana: { ...response, answers: WHOLE } } }
    expect(eraseFromRun(silent, (id) => id === 'ana')).toBe(silent)
  })
})

const scale = fc.constantFrom<Answer>(1, 2, 3, 4, 5, CANT_JUDGE)
const rating = fc.oneof(fc.integer({ min: 0, max: 10 }), fc.constant<Answer>(CANT_JUDGE))
const given = fc.record<Record<string, Answer>>({
  clear: scale,
  near: rating,
  tools: fc.subarray(['chat', 'mail', 'calls'], { minLength: 1 }),
  met: fc.constantFrom('yes', 'no'),
})
const people = fc.array(given, { minLength: 1, maxLength: 5 })

function scored(internal: Record<string, Answer>[], partner: Record<string, Answer>[]) {
  const all = [...internal.map((one) => ['internal', one] as const), ...partner.map((one) => ['partner', one] as const)]
  const response = (side: Side, of: Record<string, Answer>): Response => ({ at: 0, side, late: false, answers: of })
  const run = {
    items,
    respondents: all.map(([side], at) => ({ personId: `p${at}`, name: `p${at}`, side })),
    responses: Object.fromEntries(all.map(([side, of], at) => [`p${at}`, response(side, of)])),
  }
  const { responses: _, ...scores } = scoreRun(run, 0, { earlier: [], signals: {}, away: new Set() })
  return scores
}

describe('The scores of a template of every kind', () => {
  test('are those of a table', () => {
    const scores = scored(
      [
        { clear: 4, near: 9, met: 'yes' },
        { clear: CANT_JUDGE, near: 7, met: 'no' },
      ],
      [{ clear: 5, near: CANT_JUDGE, met: 'no' }],
    )
    expect(scores.dimensions).toEqual([
      { dimension: 'clarity', internal: 75, partner: 100, gap: -25 },
      { dimension: 'reach', internal: 80 },
    ])
    expect(scores).toMatchObject({ internal: 77.5, partner: 100, rhi: 88.8 })
  })

  test('do not depend on the order in which people answer, or in which their answers stand', () => {
    fc.assert(
      fc.property(people, people, (internal, partner) => {
        const turned = (all: Record<string, Answer>[]) =>
          all.toReversed().map((one) => Object.fromEntries(Object.entries(one).toReversed()))
        expect(scored(turned(internal), turned(partner))).toEqual(scored(internal, partner))
      }),
    )
  })

  test('are never moved by choices, by texts, or by somebody who cannot judge', () => {
    const nobody = { clear: CANT_JUDGE, near: CANT_JUDGE, met: 'no', who: 'Nobody' }
    fc.assert(
      fc.property(people, people, (internal, partner) => {
        const before = scored(internal, partner)
        const chosen = internal.map(({ clear, near }) => ({ clear: clear!, near: near!, met: 'yes', why: 'x' }))
        expect(scored(chosen, partner)).toEqual(before)
        expect(scored([...internal, nobody], partner)).toEqual(before)
      }),
    )
  })

  test('do not weigh headcounts', () => {
    fc.assert(
      fc.property(people, people, (internal, partner) => {
        expect(scored([...internal, ...internal], partner)).toEqual(scored(internal, partner))
      }),
    )
  })

  test('go on by dimension over versions: an item that changes its dimension takes nothing along', () => {
    const run = opened('full')
    const moved = { ...run, items: run.items.map((one) => ({ ...one, dimension: `new ${one.dimension}` })) }
    const byAna = (at: number, each: Answer) => ({
      ana: { at, side: 'internal' as const, late: false, answers: answers(run, each) },
    })
    const first = { ...run, responses: byAna(1, 5), closedAt: 1 }
    const away = new Set<string>(['ivo'])
    const result = scoreRun(first, 1, { earlier: [], signals: {}, away })
    const second = scoreRun({ ...moved, responses: byAna(2, 1) }, 2, {
      earlier: [{ ...first, result }],
      signals: {},
      away,
    })
    expect(second.dimensions).toContainEqual({ dimension: 'trust', earlier: true, internal: 100 })
    expect(second.dimensions).toContainEqual({ dimension: 'new trust', internal: 0 })
  })
})
