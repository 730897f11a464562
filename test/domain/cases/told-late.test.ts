import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import { hearWords } from '../../../src/domain/cases/hear-words.ts'
import { readLog } from '../../../src/domain/cases/read-log.ts'
import { historyOf } from '../../../src/domain/sla/derive-clock.ts'
import { explainClock } from '../../../src/domain/sla/explain-clock.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import { office, paris, promisedIn, Story, within } from '../sla/clock-story.ts'
import {
  acknowledge,
  after,
  ana,
  ask,
  ben,
  dana,
  decide,
  dev,
  dora,
  notSolved,
  opened,
  reopen,
  reply,
  resolve,
  takeBack,
  undoWithdrawal,
  withdraw,
} from './people.ts'

const open = opened(paris('Fri 10:00'))

const standsAs = (state: typeof open) => ({ ...storyOf(state), movedBack: [] })
const storyOf = (state: typeof open) => readLog(state.log, state.log.at(-1)!.round)
const hours = { internal: office, partner: office }

describe('words that were written first and told last', () => {
  const later = after(open, [paris('Fri 11:03'), reply(dana)])

  test.each([
    ['a reply', reply(dev), 'CaseReplied'],
    ['a word of acknowledgement', acknowledge(dev), undefined],
    ['a question', ask(dev), 'CaseQuestionAsked'],
  ] as const)('acknowledge the case: %s', (_title, event, kind) => {
    const decision = decide(later, event, paris('Fri 10:55'))
    if (!('state' in decision)) throw new Error(JSON.stringify(decision))
    const { state, effects } = decision
    expect(state).toMatchObject({ acknowledgedAt: paris('Fri 10:55'), acknowledgedBy: dev, owner: dana })
    expect(storyOf(state).acknowledgedAt).toBe(paris('Fri 10:55'))
    expect(state.log.slice(0, later.log.length)).toEqual(later.log)
    expect(effects.flatMap((one) => (one.effect === 'record fact' ? [one.fact] : []))).toMatchObject([
      ...(kind ? [{ kind }] : []),
      { kind: 'AcknowledgedEarlier', at: paris('Fri 10:55'), by: dev, data: { instead: paris('Fri 11:03') } },
    ])
    expect(effects).toContainEqual({ effect: 'update clocks' })
  })

  test.each([
    ['of the other side', reply(ana), paris('Fri 10:55')],
    ['that are later than what is there', reply(dev), paris('Fri 11:03')],
  ])('acknowledge nothing: those %s', (_title, event, at) => {
    expect(after(later, [at, event])).toMatchObject({ acknowledgedAt: paris('Fri 11:03') })
    expect(after(later, [at, event]).log).toEqual(later.log)
  })

  test('acknowledge it by a courtesy too, and also where it is over by now', () => {
    const heard = hearWords(later, { by: dev, text: 'got it', files: [], courteous: true }, paris('Fri 10:30'), hours)
    expect(heard).toMatchObject({ moved: { change: { state: { acknowledgedAt: paris('Fri 10:30') } } } })
    for (const end of [resolve(ana), withdraw(ana)]) {
      const over = after(open, [paris('Fri 12:00'), end])
      const { moved } = hearWords(
        over,
        { by: dev, text: 'On it', files: [], courteous: true },
        paris('Fri 10:55'),
        hours,
      )
      const state = moved!.change.state
      expect(state).toMatchObject({ status: over.status, acknowledgedAt: paris('Fri 10:55'), owner: open.owner })
      expect(storyOf(state).acknowledgedAt).toBe(paris('Fri 10:55'))
      expect(
        hearWords(over, { by: dev, text: 'On it', files: [], courteous: true }, paris('Fri 12:00'), hours),
      ).not.toHaveProperty('moved')
    }
    expect(
      after(
        open,
        [paris('Fri 12:00'), withdraw(ana)],
        [paris('Fri 11:00'), reply(dev)],
        [paris('Fri 13:00'), undoWithdrawal(ana)],
      ),
    ).toMatchObject({ status: 'in-progress' })
  })

  test('undo a breach that was none, and say so', () => {
    const objective = within(1, { measure: 'acknowledge' })
    const told = new Story(paris('Fri 10:00'), objective)
    told.deadline(paris('Fri 11:00') + 1, 100)
    told.happens(paris('Fri 11:03'), reply(dana))
    expect(told.clock).toMatchObject({ status: 'stopped', met: false, breachedAt: paris('Fri 11:00') })
    const effects = told.happens(paris('Fri 10:55'), reply(dev), paris('Fri 11:10'))
    expect(told.clock).toMatchObject({ status: 'stopped', met: true, stoppedAt: paris('Fri 10:55') })
    expect(told.clock).not.toHaveProperty('breachedAt')
    expect(explainClock(told.clock, told.case.log, paris('Fri 12:00'), 'Europe/Paris')).toEqual(
      expect.arrayContaining([
        'It was acknowledged on Fri 20 Nov 2026, 10:55 (Europe/Paris): until word of that came, Fri 20 Nov 2026, 11:03 (Europe/Paris) counted.',
        'It stopped on Fri 20 Nov 2026, 10:55 (Europe/Paris), in time: the target was met.',
      ]),
    )
    expect(effects).toMatchObject([
      { fact: { kind: 'SlaBreachWithdrawn', data: { why: expect.stringContaining('came in time') } } },
      { fact: { kind: 'SlaMet', at: paris('Fri 10:55') } },
      { effect: 'withdraw breach' },
    ])
  })
})

describe('an answer that was written first and told last', () => {
  const asked = after(open, [paris('Fri 10:10'), acknowledge(dana)], [paris('Fri 11:00'), ask(dana)])
  const answered = after(asked, [paris('Fri 11:20'), reply(ana)])
  const wait = { on: 'internal', from: paris('Fri 11:00') }

  test('ends the wait at its own time; no other word does', () => {
    const state = after(answered, [paris('Fri 11:05'), reply(ben)])
    expect(storyOf(state).waits).toEqual([{ ...wait, to: paris('Fri 11:05') }])
    for (const [at, event] of [
      [paris('Fri 11:05'), reply(dana)],
      [paris('Fri 10:59'), reply(ben)],
      [paris('Fri 11:20'), reply(ben)],
    ] as const)
      expect(after(answered, [at, event]).log).toEqual(answered.log)
    expect(
      hearWords(answered, { by: ben, text: 'thanks 👍', files: [], courteous: true }, paris('Fri 11:05'), hours),
    ).not.toHaveProperty('moved')
    expect(after(answered, [paris('Fri 11:05'), { type: 'MessageCounted', by: ben }]).log).toHaveLength(
      answered.log.length + 1,
    )
  })

  test('ends the wait that it answers, whatever has begun since', () => {
    const again = after(answered, [paris('Fri 12:00'), ask(dana, 'And which account?')])
    const state = after(again, [paris('Fri 11:05'), reply(ben)])
    expect(state).toMatchObject({ status: 'waiting', on: 'internal' })
    expect(storyOf(state).waits).toEqual([
      { ...wait, to: paris('Fri 11:05') },
      { on: 'internal', from: paris('Fri 12:00') },
    ])
    expect(storyOf(after(state, [paris('Fri 12:30'), takeBack(dana)])).waits).toHaveLength(1)
  })

  test('that asks back begins its own wait then', () => {
    expect(storyOf(after(answered, [paris('Fri 11:05'), ask(ben, 'Which one?')])).waits).toEqual([
      { ...wait, to: paris('Fri 11:05') },
      { on: 'partner', from: paris('Fri 11:05') },
    ])
  })

  test('ends the wait that an end of the case interrupted, so that nobody is waited on when that is undone', () => {
    for (const [end, undo] of [
      [resolve(dana), notSolved(ana)],
      [withdraw(ana), undoWithdrawal(ana)],
    ] as const) {
      const over = after(asked, [paris('Fri 11:30'), end], [paris('Fri 11:05'), reply(ben)])
      expect(storyOf(over).waits).toEqual([{ ...wait, to: paris('Fri 11:05') }])
      const back = after(over, [paris('Fri 11:40'), undo])
      expect(back).toMatchObject({ status: 'in-progress' })
      expect(storyOf(back).waits[0]).toEqual({ ...wait, to: paris('Fri 11:05') })
    }
  })

  test('changes nothing any more in a round that is over', () => {
    const reopened = after(
      answered,
      [paris('Fri 13:00'), resolve(ana)],
      [paris('Fri 14:00'), reopen(ana)],
      [paris('Fri 11:05'), reply(ben)],
    )
    expect(readLog(reopened.log, 1).waits).toEqual([{ ...wait, to: paris('Fri 11:20') }])
  })
})

describe('an answer that is told only after the other side has asked on', () => {
  const asked = after(open, [paris('Fri 11:00'), ask(ana)], [paris('Fri 11:30'), ask(ben, 'And since when?')])

  test('answers what was asked before it, and no more: the case waits for the rest from when that was asked', () => {
    const decision = decide(asked, reply(dana), paris('Fri 11:20'))
    if (!('state' in decision)) throw new Error(JSON.stringify(decision))
    const { state, effects } = decision
    expect(state).toMatchObject({ status: 'waiting', on: 'partner', question: 'And since when?' })
    expect(storyOf(state)).toMatchObject({
      waits: [
        { on: 'partner', from: paris('Fri 11:00'), to: paris('Fri 11:20') },
        { on: 'partner', from: paris('Fri 11:30') },
      ],
      questions: [
        { of: 'partner', at: paris('Fri 11:00'), answeredAt: paris('Fri 11:20') },
        { of: 'partner', at: paris('Fri 11:30') },
      ],
    })
    expect(effects).toContainEqual({ effect: 'update clocks' })
    expect(after(state, [paris('Fri 12:00'), reply(dev)])).toMatchObject({ status: 'in-progress' })
  })

  test('does so where both were taken to be answered by then, and where the case is over', () => {
    const both = after(asked, [paris('Fri 12:00'), reply(dana)], [paris('Fri 11:20'), reply(dev)])
    expect(storyOf(both).questions).toEqual([
      { of: 'partner', at: paris('Fri 11:00'), answeredAt: paris('Fri 11:20') },
      { of: 'partner', at: paris('Fri 11:30'), answeredAt: paris('Fri 12:00') },
    ])
    const solved = after(asked, [paris('Fri 12:00'), resolve(dana)], [paris('Fri 11:20'), reply(dev)])
    expect(storyOf(solved).waits).toHaveLength(2)
    expect(after(solved, [paris('Fri 12:30'), notSolved(ana)])).toMatchObject({ status: 'waiting', on: 'partner' })
  })
})

describe('a question that is told only after the other side has written on', () => {
  test('was answered by that, whatever that was, and nobody is asked any more', () => {
    const back = after(open, [paris('Fri 11:00'), ask(dana)])
    const state = after(back, [paris('Fri 10:30'), ask(ana, 'And since when?')])
    expect(state).toMatchObject({ status: 'waiting', on: 'internal', question: 'Which region?' })
    expect(storyOf(state).questions).toContainEqual({
      ...{ of: 'partner', at: paris('Fri 10:30'), answeredAt: paris('Fri 11:00') },
    })
    // A question back to one that was asked later is none.
    const asking = after(back, [paris('Fri 11:30'), ask(ana)], [paris('Fri 11:10'), ask(dana, 'Which account?')])
    expect(asking).toMatchObject({ status: 'waiting', on: 'partner' })
    expect(storyOf(asking).questions.filter(({ of }) => of === 'partner')).toEqual([
      { of: 'partner', at: paris('Fri 11:30') },
    ])
  })

  test('is itself the answer to what that side had asked before, and is shown as any question', () => {
    const asked = after(open, [paris('Fri 11:00'), ask(dana)], [paris('Fri 11:30'), ask(dana, 'And since when?')])
    const decision = decide(asked, ask(ana, 'Which do you mean?'), paris('Fri 11:10'))
    if (!('state' in decision)) throw new Error(JSON.stringify(decision))
    expect(storyOf(decision.state).waits).toEqual([
      { on: 'internal', from: paris('Fri 11:00'), to: paris('Fri 11:10') },
      { on: 'partner', from: paris('Fri 11:10'), to: paris('Fri 11:30') },
      { on: 'internal', from: paris('Fri 11:30') },
    ])
    expect(decision.effects).toContainEqual(expect.objectContaining({ effect: 'post note', note: 'question' }))
  })
})

describe('a question that is known as one only once it was answered', () => {
  const working = after(open, [paris('Fri 10:10'), acknowledge(dana)])
  const question = (answeredAt: number): CaseEvent => ({ ...ask(dana), answeredAt }) as CaseEvent

  test('waits for nobody, pauses until that word, and calls nobody', () => {
    const decision = decide(working, question(paris('Fri 11:05')), paris('Fri 11:00'))
    if (!('state' in decision)) throw new Error(JSON.stringify(decision))
    expect(decision.state).toMatchObject({ status: 'in-progress' })
    expect(storyOf(decision.state).waits).toEqual([
      { on: 'internal', from: paris('Fri 11:00'), to: paris('Fri 11:05') },
    ])
    expect(decision.effects.map(({ effect }) => effect)).toEqual(['record fact', 'show card', 'update clocks'])
    expect(storyOf(after(decision.state, [paris('Fri 11:02'), reply(ben)])).waits).toMatchObject([
      { to: paris('Fri 11:02') },
    ])
  })

  test('adds to other waits only where there was none', () => {
    const waited = after(working, [paris('Fri 11:02'), ask(dana)], [paris('Fri 11:04'), reply(ana)])
    const asking = after(waited, [paris('Fri 12:00'), ask(dana)], [paris('Fri 11:00'), question(paris('Fri 11:05'))])
    const pauses = historyOf(
      {
        ...{ measure: 'resolve', round: 1, obligor: 'partner', startedAt: paris('Fri 10:00'), usedBeforeMs: 0 },
        terms: [{ since: 0, promised: promisedIn(1, within(4)) }],
      } as never,
      asking.log,
    ).pauses
    expect(asking).toMatchObject({ status: 'waiting' })
    expect(pauses.map(({ from, to }) => [from, to].map((at) => at && (at - paris('Fri 11:00')) / MINUTE))).toEqual([
      [0, 2],
      [2, 4],
      [4, 5],
      [60, undefined],
    ])
  })
})

test('in whatever order two answers and an acknowledgement are told, the log says the same of them', () => {
  const minute = fc.integer({ min: 1, max: 50 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(minute, fc.constantFrom(ana, ben)), { minLength: 1, maxLength: 4 }),
      minute,
      (words, at) => {
        const asked = after(open, [paris('Fri 10:00') + at * MINUTE, ask(dora)])
        const spoken = words.map(([when, by]): [number, CaseEvent] => [paris('Fri 10:00') + when * MINUTE, reply(by)])
        const inOrder = spoken.toSorted(([a], [b]) => a - b)
        expect(standsAs(after(asked, ...spoken))).toEqual(standsAs(after(asked, ...inOrder)))
        const owed = words.map(([when]): [number, CaseEvent] => [paris('Fri 10:00') + when * MINUTE, reply(dev)])
        const first = after(open, ...owed.toSorted(([a], [b]) => a - b))
        expect(standsAs(after(open, ...owed))).toEqual(standsAs(first))
        expect(after(open, ...owed).acknowledgedAt).toBe(first.acknowledgedAt)
      },
    ),
    { numRuns: 200 },
  )
})

test('in whatever order the answers of both sides are told, what was asked stands as if they had been told at once', () => {
  const step = fc.record({
    after: fc.integer({ min: 1, max: 30 }),
    event: fc.constantFrom(ask(ana), ask(dana), reply(ana), reply(dana)),
    late: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 90 })),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 8 }), (steps) => {
      let at = paris('Fri 10:00')
      const said = steps.map(({ after: gap, event, late }) => {
        at += gap * MINUTE
        return { at, heardAt: at + (event.type === 'CaseReplied' ? late : 0) * MINUTE, event }
      })
      const told = (all: typeof said) =>
        storyOf(after(open, ...all.map((one): [number, CaseEvent] => [one.at, one.event])))
      const { waits, questions } = told(said)
      const late = told(said.toSorted((a, b) => a.heardAt - b.heardAt))
      expect(late.waits).toEqual(waits)
      expect(late.questions.toSorted((a, b) => a.at - b.at)).toEqual(questions)
    }),
    { numRuns: 400 },
  )
})
