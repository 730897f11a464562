import { describe, expect, test } from 'vitest'
import { awayFrom } from '../../../src/domain/checkins/away.ts'
import { decideRun } from '../../../src/domain/checkins/decide-run.ts'
import { NOTHING_KNOWN } from '../../../src/domain/checkins/earlier.ts'
import { openRun, type Respondent, WAITS_FOR_LATECOMERS } from '../../../src/domain/checkins/open-run.ts'
import type { Run } from '../../../src/domain/checkins/run.ts'
import { windowOf } from '../../../src/domain/checkins/window.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { ANA, answers, at, BEN, carriedOut, effectNames, IVO, OPENED, opening } from './run-kit.ts'

const WORKING_DAYS = (amount: number) => ({ amount, unit: 'working days' }) as const
const SPANS = { window: WORKING_DAYS(3), remindAfter: WORKING_DAYS(1) }
const inZone = (zone: string, holidays: string[] = []) => ({ calendar: businessHours(zone, holidays), away: [] })

/** Of whoever is not told otherwise, the usual hours of UTC. */
function openedFor(others: Partial<Record<string, Partial<Respondent>>>, now = OPENED, changes = {}): Run {
  const respondents = [ANA, IVO, BEN].map((party: Party): Respondent => {
    const usual = { party, times: inZone('UTC'), asked: [] }
    return { ...usual, ...others[party.personId] }
  })
  const run = openRun({ ...opening(changes), respondents }, now)
  if (!('state' in run)) throw new Error(run.refused)
  return run.state
}

describe('The window of a respondent', () => {
  test('opens, reminds and closes by their own clock and days', () => {
    const run = openedFor({ ivo: { times: inZone('America/Los_Angeles', ['2026-12-02']) } })
    // Tuesday at 09:00 there is 17:00 in UTC; Wednesday is a holiday there.
    expect(run.windows['ivo']).toEqual({
      ...{ opensAt: at('2026-12-01T17:00'), remindAt: [at('2026-12-03T17:00')] },
      ...{ closesAt: at('2026-12-05T01:00'), reminded: 0 },
    })
    expect(run.windows['ana']).toMatchObject({ opensAt: OPENED, closesAt: at('2026-12-04T10:00') })
    expect(run.closesAt).toBe(at('2026-12-05T01:00'))
  })

  test('waits for the end of their quiet, and reminds outside of it', () => {
    const times = { ...inZone('UTC'), quiet: '09:00-12:00' }
    const window = windowOf(SPANS, times, OPENED, Infinity)
    expect(window).toMatchObject({ opensAt: at('2026-12-01T12:00'), remindAt: [at('2026-12-02T12:00')] })
  })

  test('of whoever is back in it is whole from then on, and of whoever is away for all of it is none', () => {
    const gone = (to: string) => ({ ...inZone('UTC'), away: [{ from: OPENED - DAY, to: at(to) }] })
    expect(windowOf(SPANS, gone('2026-12-03T00:00'), OPENED, Infinity)).toMatchObject({
      ...{ opensAt: at('2026-12-03T09:00'), closesAt: at('2026-12-07T17:00') },
    })
    expect(windowOf(SPANS, gone('2026-12-09T00:00'), OPENED, Infinity)).toBeUndefined()
    const run = openedFor({ ivo: { times: gone('2026-12-09T00:00') } })
    expect(awayFrom(run, [], run.closesAt)).toEqual(new Set(['ivo']))
  })

  test('ends a week after that of the partner’s calendar at the latest, and as the next run opens', () => {
    const holidays = Array.from({ length: 20 }, (_, index) => `2026-12-${String(index + 2).padStart(2, '0')}`)
    const times = inZone('UTC', holidays)
    expect(openedFor({ ivo: { times } }).closesAt).toBe(at('2026-12-04T10:00') + WAITS_FOR_LATECOMERS)
    expect(openedFor({ ivo: { times } }, OPENED, { nextAt: OPENED + 5 * DAY }).closesAt).toBe(OPENED + 5 * DAY)
    // The window of the partner’s calendar is never cut by it.
    expect(openedFor({ ivo: { times } }, OPENED, { nextAt: OPENED + HOUR }).closesAt).toBe(at('2026-12-04T10:00'))
  })

  test('holds two reminders, each once, and one alone after a downtime', () => {
    const plan = { ...opening().plan, remindAgain: WORKING_DAYS(2) }
    const run = openedFor({}, OPENED, { plan })
    const [first, second] = run.windows['ana']!.remindAt
    expect([first, second]).toEqual([at('2026-12-02T10:00'), at('2026-12-03T10:00')])
    const once = carriedOut(decideRun(run, { type: 'ReminderDue' }, first!))
    expect(effectNames(once.effects)).toEqual(['remind', 'CheckInReminded', 'start timer'])
    const twice = carriedOut(decideRun(once.state, { type: 'ReminderDue' }, second!))
    expect(effectNames(twice.effects)).toEqual(['remind', 'CheckInReminded'])
    expect(decideRun(twice.state, { type: 'ReminderDue' }, second! + HOUR)).toHaveProperty('unchanged')
    const late = carriedOut(decideRun(run, { type: 'ReminderDue' }, second! + HOUR))
    expect(effectNames(late.effects)).toEqual(['remind', 'CheckInReminded'])
    expect(decideRun(late.state, { type: 'ReminderDue' }, second! + HOUR)).toHaveProperty('unchanged')
    expect(decideRun(run, { type: 'ReminderDue' }, run.closesAt)).toHaveProperty('unchanged')
  })

  test('asks whoever was away as they are back, later where they stay longer, and reminds them not in the same breath', () => {
    const absence = { id: 'a', personId: 'ivo', from: OPENED - DAY, to: at('2026-12-02T12:00'), saidAt: 0 }
    const run = openedFor({ ivo: { times: { ...inZone('UTC'), away: [absence] } } })
    expect(run.windows['ivo']).toMatchObject({ opensAt: absence.to, waits: true })
    const known = { ...NOTHING_KNOWN, absences: [{ ...absence, to: absence.to + HOUR }] }
    const still = carriedOut(decideRun(run, { type: 'ReminderDue' }, absence.to, known))
    expect(effectNames(still.effects)).not.toContain('ask')
    expect(still.state.windows['ivo']).toMatchObject({ opensAt: absence.to + HOUR, waits: true })
    const back = carriedOut(decideRun(still.state, { type: 'ReminderDue' }, absence.to + HOUR))
    expect(back.effects).toContainEqual({ effect: 'ask', side: 'internal', people: [IVO] })
    expect(back.state.windows['ivo']).not.toHaveProperty('waits')
  })
})

describe('Whoever was asked by another run', () => {
  const asked = (text: string, message?: string) => ({ asked: [{ at: at(text), ...(message && { message }) }] })

  test('within six days is left alone: neither silent nor away, and no part of the response rate', () => {
    const run = openedFor({ ivo: asked('2026-11-26T09:00') })
    expect(run.respondents).toEqual([ANA, BEN])
    expect(run.notAsked).toEqual([{ party: IVO, since: at('2026-11-26T09:00') }])
    const closed = carriedOut(decideRun(run, { type: 'WindowEnded' }, run.closesAt)).state
    expect(closed).toMatchObject({ result: { responses: { internal: { answered: 0, asked: 1, notAsked: 1 } } } })
    expect(closed).not.toHaveProperty('away')
  })

  test('six days before is asked again, by the days of their own clock', () => {
    expect(openedFor({ ivo: asked('2026-11-25T16:59') }).notAsked).toBeUndefined()
  })

  test('on the same day is asked in the same message, while that can be added to', () => {
    expect(openedFor({ ivo: asked('2026-12-01T09:00', 'run-0') }).windows['ivo']).toMatchObject({ joins: 'run-0' })
    expect(openedFor({ ivo: asked('2026-12-01T09:00') }).windows['ivo']).not.toHaveProperty('joins')
  })

  test('is asked all the same where their side had nobody else: whoever was asked the longest ago', () => {
    const run = openedFor({
      ana: asked('2026-11-28T09:00'),
      ivo: asked('2026-11-27T09:00'),
      ben: asked('2026-11-30T09:00'),
    })
    expect(run.respondents).toEqual([IVO, BEN])
    expect(run.notAsked?.map(({ party }) => party)).toEqual([ANA])
  })

  test('is asked all the same where everybody else of their side is away for all of it', () => {
    const away = [{ from: OPENED - DAY, to: OPENED + 30 * DAY }]
    const run = openedFor({ ana: { times: { ...inZone('UTC'), away } }, ivo: asked('2026-11-27T09:00') })
    expect(run.respondents).toEqual([ANA, IVO, BEN])
  })

  test('may answer all the same, and is one of those asked from then on', () => {
    const run = openedFor({ ivo: asked('2026-11-26T09:00') })
    const event = { type: 'CheckInAnswered', by: IVO, answers: answers(run, 4) } as const
    const { state } = carriedOut(decideRun(run, event, OPENED + HOUR))
    expect(state.respondents).toContainEqual(IVO)
    expect(state.notAsked).toEqual([])
    const closed = carriedOut(decideRun(run, { type: 'WindowEnded' }, run.closesAt)).state
    const late = carriedOut(decideRun(closed, event, run.closesAt + HOUR)).state
    expect(late).toMatchObject({ result: { responses: { internal: { answered: 1, asked: 2 } } } })
  })
})
