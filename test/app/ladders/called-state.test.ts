import { expect, test } from 'vitest'
import { calledState } from '../../../src/app/ladders/called-state.ts'
import type { LadderEvent } from '../../../src/domain/escalations/ladder-event.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { after, ANA, EVERYBODY, hourly, MONDAY, started, taken } from '../../domain/escalations/ladder-kit.ts'

test('listed with others, one that is held until its resolution is confirmed says so, and is over only once it is', () => {
  const stated: LadderEvent = {
    ...{ type: 'ResolutionStated', subjectId: 'case-12', confirms: 'internal', until: MONDAY + HOUR },
  }
  const climbing = started(hourly(2, 2), EVERYBODY).state
  const held = after(climbing, stated, EVERYBODY, MONDAY)
  expect(calledState({ ladder: held, side: 'internal' })).toEqual({ status: 'held' })
  const owned = after(taken(climbing, ANA, MONDAY), stated, EVERYBODY, MONDAY)
  expect(calledState({ ladder: owned, side: 'internal' })).toEqual({ status: 'owned', byName: 'Ana' })
  const over: LadderEvent = { type: 'CauseEnded', subjectId: 'case-12', why: 'CASE-12 is resolved.' }
  expect(calledState({ ladder: after(held, over, EVERYBODY, MONDAY), side: 'internal' })).toEqual({ status: 'over' })
})
