import { describe, expect, test } from 'vitest'
import type { Case } from '../../../src/domain/cases/case.ts'
import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import { silentFrom } from '../../../src/domain/cases/begin-silence-anew.ts'
import { confirmBySilence } from '../../../src/domain/cases/confirm-by-silence.ts'
import { readLog } from '../../../src/domain/cases/read-log.ts'
import { paris } from '../sla/clock-story.ts'
import {
  after,
  ana,
  ask,
  ben,
  confirm,
  dana,
  decide,
  dev,
  HOURS_OF_BOTH,
  notSolved,
  opened,
  reopen,
  resolve,
} from './people.ts'

const open = opened(paris('Fri 10:00'))
const stated = after(open, [paris('Fri 15:00'), resolve(dana)])

describe('a resolution by the side that owes', () => {
  test('is to be confirmed by the other side within two of its working days', () => {
    expect(stated).toMatchObject({
      status: 'resolved',
      resolvedAt: paris('Fri 15:00'),
      confirmation: { by: 'internal', until: paris('Tue 15:00') },
    })
    const decision = decide(open, resolve(dana), paris('Fri 15:00'))
    expect('effects' in decision && decision.effects).toContainEqual({
      effect: 'await confirmation',
      until: paris('Tue 15:00'),
    })
  })

  test('is confirmed by a word of the other side alone, once', () => {
    const confirmed = after(stated, [paris('Mon 09:00'), confirm(ben)])
    expect(confirmed).toMatchObject({ resolvedAt: paris('Fri 15:00'), confirmation: { confirmed: 'by word' } })
    expect(decide(stated, confirm(dev), paris('Mon 09:00'))).toHaveProperty('refused')
    expect(decide(confirmed, confirm(ana), paris('Mon 10:00'))).toHaveProperty('unchanged')
    expect(decide(open, confirm(ana), paris('Fri 12:00'))).toHaveProperty('refused')
  })

  test('is confirmed by silence when its time is over, at the stated time, and not before', () => {
    expect(confirmBySilence(stated, paris('Tue 15:00') - 1)).toEqual({ state: stated, effects: [] })
    const { state, effects } = confirmBySilence(stated, paris('Tue 17:00'))
    expect(state).toMatchObject({ resolvedAt: paris('Fri 15:00'), confirmation: { confirmed: 'by silence' } })
    expect(effects).toMatchObject([
      { fact: { kind: 'ResolutionConfirmed', at: paris('Tue 15:00'), data: { how: 'by silence' } } },
      { effect: 'show card' },
      { effect: 'stop awaiting confirmation' },
      { effect: 'update clocks' },
      { effect: 'end escalations' },
    ])
    expect(confirmBySilence(state, paris('Tue 17:00'))).toEqual({ state, effects: [] })
  })

  test('that is called not solved in time was never said: the case waits on whom it waited before', () => {
    const waiting = after(open, [paris('Fri 11:00'), ask(dana)])
    const struck = after(waiting, [paris('Fri 15:00'), resolve(dana)], [paris('Mon 10:00'), notSolved(ana)])
    expect(struck).toMatchObject({ status: 'waiting', on: 'internal', question: 'Which region?', askedBy: dana })
    expect(struck).not.toHaveProperty('note')
    const { waits, resolution } = readLog(struck.log, 1)
    expect(resolution).toBeUndefined()
    expect(waits).toEqual([{ on: 'internal', from: paris('Fri 11:00') }])
  })

  test('holds its escalations until it is confirmed, which ends them, or called not solved, with which they go on', () => {
    const escalations = (given: Case, event: CaseEvent, at: number) => {
      const decision = decide(given, event, at)
      return 'effects' in decision ? decision.effects.filter(({ effect }) => effect.endsWith('escalations')) : []
    }
    expect(escalations(open, resolve(dana), paris('Fri 15:00'))).toEqual([
      { effect: 'hold escalations', confirms: 'internal', until: paris('Tue 15:00'), by: dana },
    ])
    expect(escalations(stated, confirm(ben), paris('Mon 09:00'))).toMatchObject([
      { effect: 'end escalations', by: ben },
    ])
    for (const event of [notSolved(ana), reopen(ana)])
      expect(escalations(stated, event, paris('Mon 10:00'))).toEqual([{ effect: 'go on with escalations', by: ana }])
    const silent = silentFrom(stated, paris('Fri 16:00'), HOURS_OF_BOTH)?.effects
    expect(silent).toContainEqual({ effect: 'hold escalations', confirms: 'internal', until: paris('Tue 16:00') })
  })

  test('and that a word of that side, which reopens it meanwhile, means the same', () => {
    const struck = after(stated, [paris('Mon 10:00'), reopen(ana)])
    expect(struck).toMatchObject({ status: 'in-progress', acknowledgedAt: paris('Fri 15:00') })
    expect(struck.log.at(-1)).toMatchObject({ round: 1, strikes: 'resolution' })
  })

  test('counts as waiting on the other side from its second working day on, when it is struck then', () => {
    const struck = after(stated, [paris('Tue 11:00'), notSolved(ana)])
    expect(readLog(struck.log, 1).waits).toEqual([
      { on: 'internal', from: paris('Mon 15:00'), to: paris('Tue 11:00'), credited: true },
    ])
    expect(readLog(after(stated, [paris('Mon 14:00'), notSolved(ana)]).log, 1).waits).toEqual([])
  })

  test('that its own side takes back has waited on nobody', () => {
    const struck = after(stated, [paris('Tue 11:00'), notSolved(dana)])
    expect(readLog(struck.log, 1).waits).toEqual([])
  })

  test('is settled when the time is over, whether or not its deadline was handled', () => {
    const late = paris('Tue 15:00')
    expect(decide(stated, notSolved(ana), late)).toHaveProperty('refused')
    const reopened = after(stated, [late, reopen(ana)])
    expect(reopened).toMatchObject({ status: 'in-progress', version: stated.version + 1 })
    expect(reopened.log.slice(-2)).toMatchObject([
      { confirmed: 'by silence', round: 1 },
      { status: 'in-progress', round: 2 },
    ])
  })

  test('is struck by a word given in time that arrives after silence was taken for a yes', () => {
    const { state } = confirmBySilence(stated, paris('Tue 15:00'))
    const struck = after(state, [paris('Tue 14:59'), notSolved(ana)])
    expect(struck).toMatchObject({ status: 'in-progress' })
    expect(readLog(struck.log, 1)).toMatchObject({ struck: [{ what: 'resolution', at: paris('Tue 14:59') }] })
    expect(readLog(struck.log, 1).resolution).toBeUndefined()
    expect(decide(state, notSolved(dana), paris('Tue 14:59'))).toHaveProperty('refused')
  })
})

test('a resolution by the side that is owed needs no confirmation', () => {
  const resolved = after(open, [paris('Fri 15:00'), resolve(ana)])
  expect(resolved).not.toHaveProperty('confirmation')
  expect(decide(resolved, confirm(ben), paris('Fri 16:00'))).toHaveProperty('unchanged')
  expect(decide(resolved, notSolved(dana), paris('Fri 16:00'))).toHaveProperty('refused')
})

test('a case is reopened within ten working days of its resolution; later a new one is asked for', () => {
  const resolved = after(open, [paris('Fri 15:00'), resolve(ana)])
  const tenDays = paris('Fri 15:00') + 14 * 24 * 3_600_000
  expect(decide(resolved, reopen(ana), tenDays)).toHaveProperty('state')
  expect(decide(resolved, reopen(ana), tenDays + 1)).toEqual({
    refused:
      'CASE-12 was resolved more than ten working days ago, so it stays so. Open a new case that follows it, with `--follows CASE-12`.',
  })
})
