import { describe, expect, test } from 'vitest'
import type { FlagStart } from '../../../src/domain/checkins/flags.ts'
import { decideRun } from '../../../src/domain/checkins/decide-run.ts'
import { NOTHING_KNOWN } from '../../../src/domain/checkins/earlier.ts'
import type { Answer, Run, RunEvent } from '../../../src/domain/checkins/run.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { ANA, BEN, IVO, OPENED, STRANGER, after, answers, carriedOut, effectNames, opened } from './run-kit.ts'

const run = opened('pulse')
const SOON = OPENED + HOUR
const OVER = run.closesAt + HOUR

function given(state: Run, by: typeof ANA, each: Answer, others: Record<string, Answer> = {}): RunEvent {
  return { type: 'CheckInAnswered', by, answers: answers(state, each, others) }
}

const answered = after(run, given(run, ANA, 4), SOON)
const bothSides = after(after(answered, given(run, BEN, 4), SOON), given(run, IVO, 4), SOON)
const ours = after(answered, given(run, IVO, 4), SOON)
const oursClosed = after(ours, { type: 'WindowEnded' }, OVER)
const closed = after(answered, { type: 'WindowEnded' }, run.closesAt)
const superseded = after(closed, { type: 'NextRunOpened' }, OVER)

describe('Answering an open run', () => {
  test('keeps the answers and shows that they are in, without telling what they are', () => {
    const { state, effects, askFollowUp } = carriedOut(decideRun(run, given(run, ANA, 4), SOON))
    expect(state.responses).toEqual({ ana: { at: SOON, side: 'internal', late: false, answers: answers(run, 4) } })
    expect(state.version).toBe(2)
    expect(effects).toEqual([
      {
        effect: 'record fact',
        fact: { at: SOON, kind: 'CheckInAnswered', by: ANA, data: { late: 'no', edited: 'no' } },
      },
      { effect: 'show prompts' },
    ])
    expect(askFollowUp).toBe(false)
  })

  test.each<[Answer, boolean]>([
    [1, true],
    [2, true],
    [3, false],
    ['cant-judge', false],
  ])('with a single %s asks for a follow-up: %s', (answer, asked) => {
    expect(decideRun(run, given(run, ANA, 5, { Q3: answer }), SOON)).toMatchObject({ askFollowUp: asked })
  })

  test('again replaces the answers', () => {
    const { state, effects } = carriedOut(decideRun(answered, given(run, ANA, 5), SOON + HOUR))
    expect(state.responses.ana).toMatchObject({ answers: answers(run, 5), at: SOON + HOUR })
    expect(effects[0]).toMatchObject({ fact: { data: { edited: 'yes' } } })
  })

  test('twice with the same answers changes nothing', () => {
    expect(decideRun(answered, given(run, ANA, 4), SOON + HOUR)).toHaveProperty('unchanged')
  })

  test('keeps a comment, trimmed, and counts a new comment as a change', () => {
    const { state } = carriedOut(
      decideRun(answered, { ...given(run, ANA, 4), comment: ' Weekly calls. ' } as RunEvent, SOON),
    )
    expect(state.responses.ana?.comment).toBe('Weekly calls.')
  })

  const { Q5: _left, ...incomplete } = answers(run, 4)
  const { Q4: _also, ...twoMissing } = incomplete
  test.each<[string, RunEvent, string]>([
    ['somebody who was not asked', given(run, STRANGER, 4), 'CHECK-2 does not ask you, Zed'],
    ['an item of another run', given(run, ANA, 4, { Q10: 4 }), 'does not ask Q10'],
    ['an item left out', { type: 'CheckInAnswered', by: ANA, answers: incomplete }, 'Q5 (escalation) is not answered'],
    [
      'two items left out',
      { type: 'CheckInAnswered', by: ANA, answers: twoMissing },
      'Q4 (information) and Q5 (escalation) are',
    ],
    [
      'a comment of 3,001 characters',
      { ...given(run, ANA, 4), comment: 'x'.repeat(3_001) } as RunEvent,
      '3001 characters',
    ],
  ])('is refused for %s, saying so', (_, event, words) => {
    expect(decideRun(run, event, SOON)).toEqual({ refused: expect.stringContaining(words) })
  })

  test('is refused for an answer off the scale, as a forged form may hold', () => {
    const forged: RunEvent = JSON.parse(JSON.stringify(given(run, ANA, 4)).replace('"Q2":4', '"Q2":7'))
    expect(decideRun(run, forged, SOON)).toEqual({ refused: expect.stringContaining('Answer Q2 with 1 to 5') })
  })
})

describe('Answering after the window', () => {
  test('is taken once, marked late; the result is recomputed and shown, and nothing escalates', () => {
    const { state, effects } = carriedOut(decideRun(oursClosed, given(run, BEN, 1), OVER))
    expect(state.responses.ben).toMatchObject({ late: true, at: OVER })
    expect(state).toMatchObject({ status: 'closed', result: { responses: { partner: { answered: 1, asked: 1 } } } })
    expect(state).toMatchObject({ result: { flags: [{ flag: 'R3' }, { flag: 'R5' }] } })
    expect(effectNames(effects)).toEqual(['CheckInAnswered', 'raise flag', 'raise flag', 'show prompts', 'show result'])
  })

  test('leaves out whoever was away as it closed, though absences are forgotten by then', () => {
    const away = { id: 'a', personId: 'ivo', from: OPENED, to: SOON, saidAt: 0 }
    const { state } = carriedOut(
      decideRun(answered, { type: 'WindowEnded' }, OVER, { ...NOTHING_KNOWN, absences: [away] }),
    )
    const late = carriedOut(decideRun(state, given(run, BEN, 4), OVER)).state
    expect(late).toMatchObject({ result: { rhi: 75, responses: { internal: { answered: 1, asked: 1, away: 1 } } } })
    const back = carriedOut(decideRun(late, given(run, IVO, 4), OVER)).state
    expect(back).toMatchObject({ result: { responses: { internal: { answered: 2, asked: 2 } } } })
  })

  test('raises a flag that was raised before no second time, in its run or the one before', () => {
    const partly = after(
      after(after(run, given(run, IVO, 4), SOON), given(run, BEN, 1), SOON),
      { type: 'WindowEnded' },
      OVER,
    )
    const { effects } = carriedOut(decideRun(partly, given(run, ANA, 4), OVER))
    expect(effectNames(effects)).toContain('raise flag')
    const flagged = after(oursClosed, given(run, BEN, 1), OVER)
    if (flagged.status !== 'closed') throw new Error('not closed')
    const again = carriedOut(decideRun(partly, given(run, ANA, 4), OVER, { ...NOTHING_KNOWN, earlier: [flagged] }))
    expect(effectNames(again.effects)).toEqual(['CheckInAnswered', 'show prompts', 'show result'])
  })

  test('is late too when the end itself has not been handled yet, and counts in its result', () => {
    const lateButOpen = after(ours, given(run, BEN, 4), OVER)
    expect(lateButOpen).toMatchObject({ status: 'open', responses: { ben: { late: true } } })
    expect(after(lateButOpen, { type: 'WindowEnded' }, OVER + HOUR)).toMatchObject({
      closedAt: run.closesAt,
      result: { rhi: 75, responses: { partner: { answered: 1 } } },
    })
  })

  test('begins just after the end: an answer at the very end is in time', () => {
    expect(after(run, given(run, BEN, 4), run.closesAt).responses.ben?.late).toBe(false)
    expect(after(run, given(run, BEN, 4), run.closesAt + 1).responses.ben?.late).toBe(true)
  })

  test.each<[string, Run, number]>([
    ['a closed run', closed, OVER],
    ['a run whose end has not been handled yet', answered, OVER],
  ])('cannot change answers given to %s', (_, state, now) => {
    expect(decideRun(state, given(run, ANA, 1), now)).toEqual({
      refused: expect.stringContaining('no longer be changed'),
    })
  })

  test('is refused once the next run has opened', () => {
    expect(decideRun(superseded, given(run, BEN, 4), OVER)).toEqual({
      refused: expect.stringContaining('a newer check'),
    })
  })
})

const REMIND_AT = run.windows['ivo']!.remindAt[0]!

describe('The reminder', () => {
  test('goes to those who have not answered, once', () => {
    const { state, effects } = carriedOut(decideRun(answered, { type: 'ReminderDue' }, REMIND_AT))
    expect(state.windows['ivo']).toMatchObject({ reminded: 1 })
    expect(effects[0]).toEqual({ effect: 'remind', people: [IVO, BEN] })
    expect(decideRun(state, { type: 'ReminderDue' }, REMIND_AT)).toHaveProperty('unchanged')
  })

  test('is not given to whoever is away then', () => {
    const away = { id: 'a', personId: 'ivo', from: REMIND_AT - HOUR, to: REMIND_AT + HOUR, saidAt: 0 }
    const known = { ...NOTHING_KNOWN, absences: [away] }
    const { effects } = carriedOut(decideRun(answered, { type: 'ReminderDue' }, REMIND_AT, known))
    expect(effects[0]).toEqual({ effect: 'remind', people: [BEN] })
    const back = { ...known, absences: [{ ...away, to: REMIND_AT }] }
    expect(carriedOut(decideRun(answered, { type: 'ReminderDue' }, REMIND_AT, back)).effects[0]).toMatchObject({
      people: [IVO, BEN],
    })
  })

  test('too early changes nothing and is set anew', () => {
    expect(decideRun(run, { type: 'ReminderDue' }, REMIND_AT - 1)).toEqual({
      state: run,
      effects: [{ effect: 'start timer', timer: 'reminder', at: REMIND_AT }],
    })
  })

  test.each<[string, Run, number]>([
    ['everybody has answered', bothSides, REMIND_AT],
    ['the window is over', run, run.closesAt],
    ['the run is closed', closed, OVER],
  ])('is not given when %s', (_, state, now) => {
    expect(decideRun(state, { type: 'ReminderDue' }, now)).toHaveProperty('unchanged')
  })
})

describe('The end of the window', () => {
  test('closes the run at its true time, however late it is handled, and shows the result', () => {
    const { state, effects } = carriedOut(decideRun(bothSides, { type: 'WindowEnded' }, OVER))
    expect(state).toMatchObject({ status: 'closed', closedAt: run.closesAt, result: { rhi: 75, band: 'green' } })
    expect(effectNames(effects)).toEqual(['cancel timers', 'CheckInClosed', 'show prompts', 'show result'])
    expect(effects[1]).toMatchObject({
      fact: { at: run.closesAt, data: { rhi: 75, band: 'green', answered: 3, asked: 3 } },
    })
  })

  test('takes whoever was away and did not answer for out of office, not for silent', () => {
    const away = (personId: string, from: number, to: number) => ({ id: personId, personId, from, to, saidAt: 0 })
    const closedWith = (...absences: ReturnType<typeof away>[]) => {
      const { state } = carriedOut(
        decideRun(after(answered, given(run, BEN, 4), SOON), { type: 'WindowEnded' }, OVER, {
          ...NOTHING_KNOWN,
          absences,
        }),
      )
      return state.status === 'closed' ? state.result : undefined
    }
    // One of two of ours is too few, unless the other is away.
    expect(closedWith()).toMatchObject({
      band: 'insufficient data',
      responses: { internal: { answered: 1, asked: 2 } },
    })
    expect(closedWith(away('ivo', OPENED - HOUR, SOON))).toMatchObject({
      ...{ band: 'green', responses: { internal: { answered: 1, asked: 1, away: 1 } } },
    })
    expect(closedWith(away('ivo', run.closesAt, OVER + HOUR))).toMatchObject({ band: 'insufficient data' })
    // Who answered has answered, away or not.
    expect(closedWith(away('ana', OPENED, SOON))).toMatchObject({ responses: { internal: { answered: 1, asked: 2 } } })
  })

  test('asks what will change, or starts nothing, where that is what the flag is agreed to start', () => {
    const apart = after(bothSides, given(run, BEN, 4, { Q3: 2, Q1: 2 }), SOON)
    const started = (starts: FlagStart) => {
      const known = { ...NOTHING_KNOWN, flags: { R5: starts } }
      const { state, effects } = carriedOut(decideRun(apart, { type: 'WindowEnded' }, run.closesAt, known))
      const kinds = ['raise flag', 'ask for action', 'start escalation']
      const flags = state.status === 'closed' ? state.result.flags.map(({ flag }) => flag) : []
      return [flags.includes('R5'), ...effectNames(effects).filter((one) => kinds.includes(one))]
    }
    expect(started('nothing')).toEqual([false])
    expect(started('note')).toEqual([true, 'raise flag'])
    expect(started('action')).toEqual([true, 'raise flag', 'ask for action'])
    expect(started('ladder')).toEqual([true, 'raise flag', 'start escalation'])
  })

  test('escalates a perception gap, once, naming the figures', () => {
    const apart = after(bothSides, given(run, BEN, 4, { Q3: 2, Q1: 2 }), SOON)
    const { effects } = carriedOut(decideRun(apart, { type: 'WindowEnded' }, run.closesAt))
    expect(effects.filter(({ effect }) => effect === 'start escalation')).toEqual([
      {
        effect: 'start escalation',
        flag: expect.objectContaining({
          flag: 'R5',
          dimensions: [
            expect.objectContaining({ dimension: 'outcomes', internal: 75, partner: 25 }),
            expect.objectContaining({ dimension: 'trust', internal: 75, partner: 25 }),
          ],
        }),
      },
    ])
    expect(effects).toContainEqual(expect.objectContaining({ effect: 'raise flag', at: run.closesAt }))
  })

  test('without a word from the partner says that the data are insufficient', () => {
    expect(closed).toMatchObject({ result: { band: 'insufficient data' } })
    expect(closed).not.toHaveProperty('result.rhi')
  })

  test('too early changes nothing and is set anew; twice changes nothing', () => {
    expect(decideRun(run, { type: 'WindowEnded' }, run.closesAt - 1)).toEqual({
      state: run,
      effects: [{ effect: 'start timer', timer: 'window', at: run.closesAt }],
    })
    expect(decideRun(closed, { type: 'WindowEnded' }, OVER)).toHaveProperty('unchanged')
  })
})

describe('The next run', () => {
  test('ends the taking of late answers, and twice changes nothing', () => {
    expect(superseded).toMatchObject({ status: 'closed', supersededAt: OVER })
    expect(decideRun(superseded, { type: 'NextRunOpened' }, OVER)).toHaveProperty('unchanged')
  })

  test('closes a run that is still open', () => {
    const { state, effects } = carriedOut(decideRun(answered, { type: 'NextRunOpened' }, SOON))
    expect(state).toMatchObject({ status: 'closed', closedAt: SOON, supersededAt: SOON })
    expect(effectNames(effects)).toContain('show result')
  })
})

describe('A follow-up', () => {
  const low = after(run, given(run, ANA, 4, { Q3: 1 }), SOON)
  const followUp: RunEvent = { type: 'FollowUpGiven', by: ANA, text: ' The March outage was told late. ' }
  const told = after(low, followUp, SOON)

  test('is kept, trimmed, and can be rewritten while the run is open', () => {
    expect(told.responses.ana?.followUp).toBe('The March outage was told late.')
    const rewritten = after(told, { ...followUp, text: 'Told a week late.' }, SOON)
    expect(rewritten.responses.ana?.followUp).toBe('Told a week late.')
  })

  test('stays when edited answers still ask for it, and goes when they do not', () => {
    expect(after(told, given(run, ANA, 5, { Q1: 2 }), SOON).responses.ana).toHaveProperty('followUp')
    expect(after(told, given(run, ANA, 5), SOON).responses.ana).not.toHaveProperty('followUp')
  })

  test('twice changes nothing', () => {
    expect(decideRun(told, followUp, SOON)).toHaveProperty('unchanged')
  })

  test('is taken after the closing when it is the first, and the result is shown anew', () => {
    const over = after(low, { type: 'WindowEnded' }, run.closesAt)
    const { state, effects } = carriedOut(decideRun(over, followUp, OVER))
    expect(state.responses.ana).toHaveProperty('followUp')
    expect(effects).toEqual([{ effect: 'show result' }])
    expect(decideRun(state, { ...followUp, text: 'Other.' }, OVER)).toEqual({
      refused: expect.stringContaining('no longer be changed'),
    })
  })

  test.each<[string, Run, RunEvent, string]>([
    ['before any answers', run, followUp, 'Answer CHECK-2 first'],
    ['to answers that ask for none', answered, followUp, 'None of your answers'],
    ['without a word', low, { ...followUp, text: '  ' }, 'Write what happened'],
    ['of 3,001 characters', low, { ...followUp, text: 'x'.repeat(3_001) }, '3001 characters'],
  ])('%s is refused', (_, state, event, words) => {
    expect(decideRun(state, event, SOON)).toEqual({ refused: expect.stringContaining(words) })
  })
})
