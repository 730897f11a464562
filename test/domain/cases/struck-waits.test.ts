import { describe, expect, test } from 'vitest'
import { readLog } from '../../../src/domain/cases/read-log.ts'
import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { paris } from '../sla/clock-story.ts'
import {
  acknowledge,
  after,
  ana,
  ask,
  dana,
  decide,
  dev,
  nothingNeeded,
  notSolved,
  opened,
  reply,
  resolve,
  takeBack,
} from './people.ts'

const open = opened(paris('Fri 10:00'))
const waiting = after(open, [paris('Fri 15:00'), ask(dana)])
const waitsOf = (state: typeof open) => readLog(state.log, 1).waits

describe('a wait', () => {
  test('that the asker ends unanswered is struck from its start, further questions included', () => {
    const struck = after(
      waiting,
      [paris('Fri 16:00'), ask(dev, 'And which account?')],
      [paris('Mon 11:00'), takeBack(dev)],
    )
    expect(struck).toMatchObject({ status: 'in-progress' })
    expect(waitsOf(struck)).toEqual([])
    expect(readLog(struck.log, 1).struck).toEqual([
      { what: 'wait', on: 'internal', from: paris('Fri 15:00'), at: paris('Mon 11:00') },
    ])
    expect(decide(waiting, takeBack(ana), paris('Mon 11:00'))).toHaveProperty('refused')
  })

  test('is struck when the side that was asked says within one working day that nothing is needed from it', () => {
    expect(waitsOf(after(waiting, [paris('Mon 15:00'), nothingNeeded(ana)]))).toEqual([])
    expect(decide(waiting, nothingNeeded(ana), paris('Mon 15:00') + 1)).toEqual({
      refused:
        'CASE-12 has waited on you since Fri 20 Nov 2026, 15:00 (Europe/Paris); that nothing is needed can be said within one working day. Reply, and the case goes on.',
    })
    expect(decide(waiting, nothingNeeded(dana), paris('Mon 11:00'))).toHaveProperty('refused')
  })

  test('can be objected to for as long as it could be: the working day stands still while an untrue resolution stands', () => {
    const hurried = after(waiting, [paris('Fri 15:01'), resolve(dana)])
    expect(decide(hurried, nothingNeeded(ana), paris('Fri 16:00'))).toHaveProperty('refused')
    const struck = after(hurried, [paris('Mon 14:00'), notSolved(ana)])
    expect(waitsOf(after(struck, [paris('Tue 13:59'), nothingNeeded(ana)]))).toEqual([])
    expect(decide(struck, nothingNeeded(ana), paris('Tue 13:59') + 1)).toHaveProperty('refused')
  })

  test('whose day to object is over before a resolution is not opened to objections by that', () => {
    const over = after(waiting, [paris('Mon 15:00'), resolve(dana)], [paris('Tue 10:00'), notSolved(ana)])
    expect(decide(over, nothingNeeded(ana), paris('Tue 10:00') + 1)).toHaveProperty('refused')
  })

  test.each([nothingNeeded(ana), takeBack(dana)])(
    'that is struck leaves what the confirming side let an untrue resolution stand beyond its day ($type)',
    (event) => {
      const struck = after(
        waiting,
        [paris('Fri 15:01'), resolve(dana)],
        [paris('Tue 10:00'), notSolved(ana)],
        [paris('Tue 10:30'), event],
      )
      expect(waitsOf(struck)).toEqual([
        { on: 'internal', from: paris('Mon 15:01'), to: paris('Tue 10:00'), credited: true },
      ])
    },
  )

  test('that was answered stays', () => {
    const answered = after(waiting, [paris('Mon 11:00'), reply(ana)])
    expect(waitsOf(answered)).toEqual([{ on: 'internal', from: paris('Fri 15:00'), to: paris('Mon 11:00') }])
    expect(decide(answered, takeBack(dana), paris('Mon 12:00'))).toEqual({ unchanged: 'CASE-12 waits on nobody.' })
  })

  test('of a question whose news comes late counts from when it was asked', () => {
    const late = after(open, [paris('Fri 11:00'), acknowledge(dana)], [paris('Fri 10:30'), ask(dev)])
    expect(waitsOf(late)).toEqual([{ on: 'internal', from: paris('Fri 10:30') }])
  })

  test('but never from before another wait that began or ended since', () => {
    const later = after(waiting, [paris('Fri 15:10'), takeBack(dana)], [paris('Fri 15:05'), ask(dev)])
    expect(waitsOf(later)).toEqual([{ on: 'internal', from: paris('Fri 15:10') }])
  })

  test('nor at all where the side that was asked has asked back since', () => {
    const later = after(waiting, [paris('Fri 15:10'), ask(ana)], [paris('Fri 15:05'), ask(dev)])
    expect(waitsOf(later)).toEqual([
      { on: 'internal', from: paris('Fri 15:00'), to: paris('Fri 15:10') },
      { on: 'partner', from: paris('Fri 15:10') },
    ])
  })

  test('of words that are called a question only later may be called needless within a day of that', () => {
    const written = after(open, [paris('Fri 15:00'), reply(dana)])
    const toldAt = paris('Tue 10:00')
    const asked = after(written, [paris('Fri 15:00'), { ...ask(dana), toldAt } as CaseEvent])
    expect(waitsOf(asked)).toEqual([{ on: 'internal', from: paris('Fri 15:00'), toldAt }])
    expect(waitsOf(after(asked, [paris('Tue 16:00'), nothingNeeded(ana)]))).toEqual([])
    expect(decide(asked, nothingNeeded(ana), toldAt + 25 * HOUR)).toMatchObject({
      refused: expect.stringContaining('has waited on you since Tue 24 Nov 2026, 10:00'),
    })
    // Also where it goes on because what had ended it was no answer.
    const again = { type: 'AnswerTakenBack', by: ana, question: 'Which region?', askedBy: dana } as const
    const goesOn = after(asked, [paris('Tue 11:00'), reply(ana)], [paris('Tue 12:00'), again])
    expect(waitsOf(after(goesOn, [paris('Tue 16:00'), nothingNeeded(ana)]))).toEqual([])
  })

  test('ends when the reply was given, though news of it comes late', () => {
    const late = after(
      open,
      [paris('Fri 11:00'), ask(ana)],
      [paris('Fri 12:00'), acknowledge(dana)],
      [paris('Fri 11:30'), reply(dev)],
    )
    expect(waitsOf(late)).toEqual([{ on: 'partner', from: paris('Fri 11:00'), to: paris('Fri 11:30') }])
  })
})
