import { describe, expect, test } from 'vitest'
import { type AnswerMoment, answerTimes, middleOf } from '../../../src/domain/escalations/answer-times.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'

/** "0 begun", "0 told ours 1", "12 taken ours", "90 over": minutes, and what. */
function moments(number: number, ...lines: string[]): AnswerMoment[] {
  return lines.map((line): AnswerMoment => {
    const [minutes, what, whose, step] = line.split(' ')
    const [at, side] = [Number(minutes) * MINUTE, whose === 'ours' ? 'internal' : 'partner'] as const
    if (what === 'told') return { number, at, what, side, step: Number(step) }
    if (what === 'taken') return { number, at, what, side }
    if (what === 'held' || what === 'over') return { number, at, what }
    return { number, at, what: what === 'on' ? 'goes on' : 'begun' }
  })
}

const minutes = (times: number[]) => times.map((ms) => ms / MINUTE)

function told(all: AnswerMoment[], side: 'internal' | 'partner') {
  const { called, taken, steps } = answerTimes(all, side)
  const said = steps.map(
    (one) =>
      `${one.step}: ${one.told} told, taken ${minutes(one.taken).join(' ')}, over ${minutes(one.over).join(' ')}`,
  )
  return [`${called} called, taken ${minutes(taken).join(' ')}`, ...said]
}

describe('how soon escalations are taken', () => {
  test('each side is reckoned from its own first call, each step from its own', () => {
    const all = moments(
      1,
      '0 begun',
      '0 told ours 1',
      '5 told theirs 1',
      '60 told ours 2',
      '72 taken ours',
      '80 taken theirs',
      '300 over',
    )
    expect(told(all, 'internal')).toEqual([
      '1 called, taken 72',
      '1: 1 told, taken , over ',
      '2: 1 told, taken 12, over 300',
    ])
    expect(told(all, 'partner')).toEqual(['1 called, taken 75', '1: 1 told, taken 75, over 300'])
  })

  test('what was held until a resolution was confirmed waited for nobody meanwhile, and is over as that was stated', () => {
    const all = [
      ...moments(1, '0 begun', '0 told ours 1', '10 held', '500 on', '525 taken ours', '600 held', '3000 over'),
      ...moments(2, '0 begun', '0 told ours 1', '5 taken ours', '10 held', '500 on', '520 over'),
    ]
    expect(told(all, 'internal')).toEqual(['2 called, taken 35 5', '1: 2 told, taken 35 5, over 110 30'])
  })

  test('what nobody took counts as called, and what is not over has no end', () => {
    const all = [
      ...moments(1, '0 begun', '0 told ours 1', '60 over'),
      ...moments(2, '10 begun', '10 told ours 1', '40 taken ours'),
    ]
    expect(told(all, 'internal')).toEqual(['2 called, taken 30', '1: 2 told, taken 30, over 60'])
  })

  test('a further word of whoever has it, or of whom it is given to, is no second taking; what they let lapse calls again in the same climb', () => {
    const all = moments(1, '0 begun', '0 told ours 1', '10 taken ours', '200 taken ours', '300 told ours 2', '400 over')
    expect(told(all, 'internal')).toEqual(['1 called, taken 10', '1: 1 told, taken 10, over 400'])
  })

  test('reopened it is another climb', () => {
    const all = moments(
      1,
      '0 begun',
      '0 told ours 1',
      '10 taken ours',
      '60 over',
      '100 begun',
      '100 told ours 1',
      '130 taken ours',
      '160 over',
    )
    expect(told(all, 'internal')).toEqual(['2 called, taken 10 30', '1: 2 told, taken 10 30, over 60 60'])
  })

  test('a side that was never called has no times, also where somebody of it took it', () => {
    const all = moments(1, '0 begun', '0 told ours 1', '10 taken theirs', '20 over')
    expect(told(all, 'partner')).toEqual(['0 called, taken '])
  })

  test.each([
    [[], undefined],
    [[7], 7],
    [[9, 1, 5], 5],
    [[1, 2, 30, 40], 2],
  ])('of %j the middle is %s', (times, middle) => {
    expect(middleOf(times)).toBe(middle)
  })
})
