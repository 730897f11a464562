import * as fc from 'fast-check'
import type { Case, Severity } from '../../../../src/domain/cases/case.ts'
import { type Measure, MEASURES } from '../../../../src/domain/sla/measures/measures.ts'
import { HOUR } from '../../../../src/domain/time/instant.ts'
import {
  ana,
  ask,
  assign,
  confirmMerge,
  dev,
  dora,
  merge,
  nothingNeeded,
  opened,
  reopen,
  reply,
  resolve,
} from '../../cases/people.ts'
import type { PromisesOf } from '../case-desk.ts'
import { within } from '../clock-story.ts'
import { anyWord, START, type Word } from '../histories.ts'
import { anyAnother, type SaysAnother } from './another-fault.ts'
import { anyClaim, type Claim } from './said-beside.ts'

/** Troubles of a service that one side owes: what is truly done about each, and what else that side may think of. All times are in minutes. */

export const SERVICE = 'Orders API'
export const END = START + 21 * 24 * HOUR

/** `then`: said before the other side answers. */
export type Trick = { after: number; word: Word; then?: Word; answeredAfter: number; claim?: Claim }

/**
 * What is truly done, so long after the opening: the side that owes acknowledges, or writes; the other one is asked for what is truly needed (`asks`), or asks it itself (`is asked`), and has
 * what it asked for when that takes. `late`: so long after it is said, word of what the side that owes acknowledges, writes or answers comes, beside the truth.
 */
export type Act = { at: number; what: 'acknowledges' | 'writes' | 'asks' | 'is asked'; takes: number; late: number }

/** `lasts`: how long it is truly unsolved. `tells`: so often the side that owes writes by itself. `rebasedAt`: so long after it began it goes by other terms, as both sides agree; `tightensAt`: the side that owes has it go by stricter ones by itself. */
export type Trouble = {
  opensAfter: number
  lasts: number
  severity: Severity
  acts: Act[]
  tells: number | null
  tricks: Trick[]
  again: Again | null
  later: Trick[]
  rebasedAt: number | null
  tightensAt: number | null
}

/** Solved and confirmed, it comes back `after` that, as the other side says, and lasts once more. `another`: in which it is called another fault. */
export type Again = Pick<Trouble, 'lasts' | 'acts' | 'tells' | 'tricks'> & { after: number; another: SaysAnother[] }

export const older: Case = { ...opened(START - HOUR), id: 'c0', number: 1 }

/** What is said of one's own words, or is none of them: nothing moves by a courtesy, nor by who has it on. */
const OF_WORDS: Word[] = [
  (by) => ({ type: 'AnswerTakenBack', by, question: 'Which region?', askedBy: ana }),
  (by) => ({ type: 'AcknowledgementTakenBack', by, owner: dora }),
  (by) => ({ type: 'MessageCounted', by }),
  (by) => assign(by, dev),
  (by) => reply(by, 'Thanks.'),
]

const anyTrick: fc.Arbitrary<Trick> = fc.record(
  {
    after: fc.oneof(fc.nat(30), fc.nat(400)),
    word: fc.oneof(
      { weight: 8, arbitrary: anyWord },
      {
        weight: 1,
        arbitrary: fc.constantFrom<Word>(
          (by) => merge(by, older),
          (by) => confirmMerge(by, older),
        ),
      },
      { weight: 2, arbitrary: fc.constantFrom<Word>(...OF_WORDS) },
    ),
    then: anyWord,
    answeredAfter: fc.oneof(fc.nat(10), fc.nat(470)),
    claim: anyClaim,
  },
  { requiredKeys: ['after', 'word', 'answeredAfter'] },
)

/** One trick, again and again. */
const anyHabit = fc
  .tuple(
    fc.oneof(anyWord, fc.constantFrom<Word>(nothingNeeded, resolve, ask)),
    fc.array(anyTrick, { minLength: 3, maxLength: 8 }),
  )
  .map(([word, tricks]) => tricks.map((one): Trick => ({ ...one, word })))

/** Days later, what chance alone would seldom make. */
const solvedAgain = fc.tuple(fc.nat(9_000), fc.nat(200)).map(([after, lasts]): Trick[] => [
  { after, word: reopen, answeredAfter: 0 },
  { after: lasts, word: resolve, answeredAfter: 0 },
])

const anyAct: fc.Arbitrary<Act> = fc.record({
  at: fc.oneof(fc.nat(30), fc.nat(300), fc.nat(6_000)),
  what: fc.constantFrom(
    'acknowledges' as const,
    'writes' as const,
    'asks' as const,
    'is asked' as const,
    'is asked' as const,
  ),
  takes: fc.oneof(fc.nat(60), fc.nat(400), fc.nat(1_500)),
  late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(600)),
})

const anyAgain: fc.Arbitrary<Again> = fc.record({
  after: fc.integer({ min: 1, max: 3_000 }),
  lasts: fc.oneof(fc.nat(300), fc.nat(3_000)),
  acts: fc.array(anyAct, { maxLength: 4 }),
  tells: fc.option(fc.integer({ min: 45, max: 300 })),
  another: anyAnother.map((one) => [one]),
  tricks: fc.array(anyTrick, { maxLength: 3 }),
})

/** Something is asked, truly or not, and waits as it is called another fault. */
const askedFirst: fc.Arbitrary<Again> = fc
  .record({
    ...{ after: fc.integer({ min: 1, max: 900 }), lasts: fc.nat(600), another: anyAnother },
    ...{ at: fc.nat(60), soon: fc.nat(240), takes: fc.nat(480), tells: fc.option(fc.integer({ min: 45, max: 300 })) },
    what: fc.constantFrom('asks' as const, 'is asked' as const, 'untruly' as const),
  })
  .map(({ at, soon, takes, what, another, ...again }) => ({
    ...{ ...again, another: [{ ...another, at: at + soon }] },
    ...(what === 'untruly'
      ? { acts: [], tricks: [{ after: at, word: ask, answeredAfter: takes }] }
      : { acts: [{ at, what, takes, late: 0 }], tricks: [] }),
  }))

/** With no other tricks than what is said of that. */
export const anyReturning: fc.Arbitrary<Again> = fc.oneof({ weight: 2, arbitrary: askedFirst }, anyAgain)

/** Something is written before the other side asks, and word of it comes after. */
const writtenBefore: fc.Arbitrary<Act[]> = fc
  .record({ at: fc.nat(300), asks: fc.nat(60), late: fc.nat(300), takes: fc.nat(900) })
  .map(({ at, asks, late, takes }) => [
    { at, what: 'writes', takes: 0, late: asks + late + 1 },
    { at: at + asks, what: 'is asked', takes, late: 0 },
  ])

/** The other side asks twice, and word of what answers the first comes after the second; never in one moment, for what is written in the moment of a question answers it. */
const askedTwice: fc.Arbitrary<Act[]> = fc
  .record({
    at: fc.nat(300),
    takes: fc.nat(200),
    then: fc.integer({ min: 1, max: 200 }),
    late: fc.nat(300),
    more: fc.nat(900),
  })
  .map(({ at, takes, then, late, more }) => [
    { at, what: 'is asked', takes, late: then + late + 1 },
    { at: at + takes + then, what: 'is asked', takes: more, late: 0 },
  ])

export const anyTrouble: fc.Arbitrary<Trouble> = fc.record({
  opensAfter: fc.nat(9_000),
  lasts: fc.oneof(fc.nat(300), fc.nat(1_500), fc.nat(6_000)),
  severity: fc.constantFrom(...([1, 2, 3] as const)),
  acts: fc.oneof({ weight: 4, arbitrary: fc.array(anyAct, { maxLength: 5 }) }, writtenBefore, askedTwice),
  tells: fc.option(fc.integer({ min: 45, max: 300 })),
  tricks: fc.oneof(fc.array(anyTrick, { maxLength: 6 }), anyHabit),
  again: fc.option(anyAgain, { freq: 2 }),
  later: fc.oneof(fc.array(anyTrick, { maxLength: 4 }), solvedAgain),
  rebasedAt: fc.option(fc.oneof(fc.nat(300), fc.nat(3_000))),
  tightensAt: fc.option(fc.oneof(fc.nat(300), fc.nat(3_000))),
})

/** Versions of the terms: of before, of what both sides agree, and the stricter ones of each. */
export const STRICTER: Record<number, number> = { 1: 3, 2: 4 }

/** Hours that are promised for each severity; 0: nothing is. */
type Hours = Record<Severity, number>
const ofEach = (...[one, two, three, four]: [number, number, number, number]): Hours => ({
  ...{ 1: one, 2: two, 3: three, 4: four },
})

const HOURS: Record<Measure, Hours[]> = {
  acknowledge: [ofEach(1, 2, 4, 8), ofEach(0.5, 0.5, 0, 0), ofEach(2, 1, 8, 0)],
  answer: [ofEach(1, 2, 4, 8), ofEach(2, 4, 0, 0), ofEach(0, 2, 3, 8)],
  update: [ofEach(1, 2, 4, 16), ofEach(2, 2, 8, 0), ofEach(0, 2, 2, 4)],
  resolve: [ofEach(4, 8, 16, 40), ofEach(4, 8, 16, 0)],
}

/** What is promised of each measure. */
export type Promises = Record<Measure, PromisesOf>

export const anyPromises: fc.Arbitrary<Promises> = fc
  .record({
    tables: fc.tuple(...MEASURES.map((measure) => fc.constantFrom(...HOURS[measure]))),
    pauses: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
    hours: fc.oneof({ weight: 3, arbitrary: fc.constant('calendar' as const) }, fc.constant('always' as const)),
    severityRaised: fc.constantFrom('from change' as const, 'from opening' as const),
    other: fc.tuple(...MEASURES.map(() => fc.constantFrom(0.5, 0.75, 1, 1.5, 2))),
    stricter: fc.constantFrom(0.25, 0.5, 0.8, 1),
    begins: fc.tuple(...MEASURES.map(() => fc.integer({ min: 0, max: 5 }).map((one) => one === 0))),
  })
  .map(({ tables, pauses, other, stricter, begins, ...more }) => {
    const promising =
      (measure: Measure, hours: Hours, factor: number, isLater: boolean): PromisesOf =>
      (version, to) =>
        hours[to] === 0 || (isLater && version % 2 === 1)
          ? undefined
          : within(hours[to] * (version % 2 === 1 ? 1 : factor) * (version > 2 ? stricter : 1), {
              measure,
              pausesWhileWaiting: pauses,
              ...more,
            })
    return Object.fromEntries(
      MEASURES.map((measure, at) => [measure, promising(measure, tables[at]!, other[at]!, begins[at]!)]),
    ) as Promises
  })
