import { expect, test } from 'vitest'
import { callsByChecks, callsByLadders } from '../../../src/app/signs/sponsor-calls.ts'
import type { Response, Run } from '../../../src/domain/checkins/run.ts'
import type { PartChange } from '../../../src/domain/early-signs/history.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { run } from '../../contracts/store/samples.ts'
import { EVERYBODY, hourly, MONDAY, started } from '../../domain/escalations/ladder-kit.ts'

const parts: PartChange[] = [{ at: 0, what: 'named', side: 'partner', role: 'sponsor', personId: 'sol' }]
const sol = { personId: 'sol', name: 'Sol', side: 'partner' as const }
const mia = { ...sol, personId: 'mia', name: 'Mia' }
const response: Response = { at: 0, side: 'partner', late: false, answers: {} }

function closed(answered: number, responses: Run['responses'], change: { away?: string[] } = {}) {
  const turnouts = { internal: { answered: 0, asked: 0 }, partner: { answered, asked: 2 } }
  return {
    ...{ ...run(1, { respondents: [sol, mia] }), responses, ...change },
    ...{ status: 'closed' as const, closedAt: 9, version: 2 },
    result: { dimensions: [], band: 'insufficient data' as const, responses: turnouts, flags: [] },
  }
}

test('a sponsor who was asked by a health check has answered, was silent, or was away', () => {
  const call = { at: 9, label: 'CHECK-1', side: 'partner', personId: 'sol' }
  expect(callsByChecks([closed(1, { sol: response })], parts)).toEqual([{ ...call, answered: true }])
  expect(callsByChecks([closed(1, { mia: response })], parts)).toEqual([{ ...call, answered: false }])
  expect(callsByChecks([closed(0, {}, { away: ['sol'] })], parts)).toEqual([{ ...call, answered: false, away: true }])
})

test('nobody is silent of a side that answered without names: nobody knows who did', () => {
  expect(callsByChecks([closed(1, {})], parts)).toEqual([])
})

test('whoever was not asked, or was no sponsor as it opened, was not called', () => {
  expect(callsByChecks([{ ...closed(0, {}), respondents: [mia] }], parts)).toEqual([])
  expect(callsByChecks([closed(0, {})], [{ ...parts[0]!, at: Number.MAX_SAFE_INTEGER }])).toEqual([])
})

test('a sponsor whom an escalation called is silent, unless it was over, or held for a resolution to be confirmed, before anybody had to answer', () => {
  const policy = hourly(1, 1)
  policy.steps.partner[0]!.targets = [{ to: 'role', role: 'sponsor' }]
  const { state } = started(policy, EVERYBODY)
  const heard = (what: 'held' | 'over', at: number) =>
    callsByLadders([state], [{ number: 3, at, what }], parts, MONDAY + 3 * DAY)
  const silent = [{ at: MONDAY + 2 * DAY, answered: false, label: 'ESC-3', side: 'partner', personId: 'sol' }]
  for (const what of ['held', 'over'] as const)
    expect([heard(what, MONDAY + HOUR), heard(what, MONDAY + 3 * DAY)]).toEqual([[], silent])
})
