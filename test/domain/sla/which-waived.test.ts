import { describe, expect, test } from 'vitest'
import type { Clock } from '../../../src/domain/sla/clock.ts'
import { type Measure, MEASURES } from '../../../src/domain/sla/measures/measures.ts'
import { waiveBreach } from '../../../src/domain/sla/waive-breach.ts'
import { type RoundNamed, readRound, sayRound, whichWaived } from '../../../src/domain/sla/which-waived.ts'
import { ana } from '../cases/people.ts'
import { paris, Story, within } from './clock-story.ts'

const story = new Story(paris('Mon 09:00'), within(1))

function clockOf(measure: Measure, round: number, missed: boolean): Clock {
  const { breachedAt: _, ...clock } = story.clock
  return { ...clock, id: `${measure} ${round}`, measure, round, ...(missed && { breachedAt: paris('Mon 10:00') }) }
}

const clocks = [
  clockOf('acknowledge', 1, true),
  clockOf('answer', 1, false),
  clockOf('answer', 2, true),
  clockOf('resolve', 1, true),
  clockOf('resolve', 2, true),
]

const chosen = (named: RoundNamed | undefined, all = clocks) => {
  const which = whichWaived(all, named, 'CASE-1')
  return 'refused' in which ? which.refused : which.map(({ id }) => id)
}

describe('a round', () => {
  test.each<[string, RoundNamed]>([
    ['2', { round: 2 }],
    ['#2', { round: 2 }],
    ['round 2', { round: 2 }],
    ['Resolve 2', { round: 2, measure: 'resolve' }],
    ['2 resolve', { round: 2, measure: 'resolve' }],
    ['question 2', { round: 2, measure: 'answer' }],
    ['stretch 3', { round: 3, measure: 'update' }],
  ])('is read in “%s”', (said, named) => {
    expect(readRound(said)).toEqual(named)
  })

  test.each(['two', 'yes', '1 2', '1.5', '-', 'repair 2', 'resolve answer 2'])('is not read in “%s”', (said) => {
    expect(readRound(said)).toBeUndefined()
  })

  test.each(MEASURES)('to %s is read as it is said', (measure) => {
    expect(readRound(sayRound({ measure, round: 3 }))).toEqual({ round: 3, measure })
  })
})

describe('what is waived of a case', () => {
  test('is all that was missed so far, where no round is named', () => {
    expect(chosen(undefined)).toEqual(['acknowledge 1', 'answer 2', 'resolve 1', 'resolve 2'])
  })

  test('is the one round that is named, by its number where one of that number was missed, else with its measure', () => {
    expect(chosen({ round: 2, measure: 'resolve' })).toEqual(['resolve 2'])
    expect(chosen({ round: 2 }, clocks.slice(0, 3))).toEqual(['answer 2'])
    expect(chosen({ round: 2 })).toBe(
      'Round 2 of CASE-1 was missed more than once. Name one of them: `--round "answer 2"` or `--round "resolve 2"`.',
    )
  })

  test('is nothing where the round never was, was not missed, or is waived already, each said in words', () => {
    const missed = 'can be waived: acknowledge, round 1; answer, question 2; resolve, round 1; resolve, round 2.'
    expect(chosen({ round: 5 })).toContain(
      `CASE-1 has had no such round (round 5). What was missed on it, and ${missed}`,
    )
    expect(chosen({ round: 1, measure: 'update' })).toContain('no such round (update, stretch 1)')
    expect(chosen({ round: 1, measure: 'answer' })).toContain('CASE-1 has missed nothing of it (answer, question 1)')
    const decision = waiveBreach(clocks[4]!, ana, 'Agreed', paris('Mon 11:00'))
    const waived = 'state' in decision ? [...clocks.slice(0, 4), decision.state] : []
    expect(chosen({ round: 2, measure: 'resolve' }, waived)).toBe(
      'What was missed on CASE-1 (resolve, round 2) is waived already.',
    )
    expect(chosen(undefined, [clocks[1]!])).toBe('Nothing was missed on CASE-1 that could be waived.')
    expect(chosen({ round: 1 }, [clocks[1]!])).toContain('Nothing was missed on it that could be waived.')
  })
})
