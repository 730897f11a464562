import { describe, expect, test } from 'vitest'
import { decideRun } from '../../../src/domain/checkins/decide-run.ts'
import { eraseFromRun } from '../../../src/domain/checkins/erase-from-run.ts'
import type { Run, RunEvent } from '../../../src/domain/checkins/run.ts'
import { wordsIn } from '../../../src/domain/checkins/said-words.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import { ANA, BEN, OPENED, opened } from './run-kit.ts'

function after(run: Run, event: RunEvent): Run {
  const decision = decideRun(run, event, OPENED + 1)
  if (!('state' in decision)) throw new Error(JSON.stringify(decision))
  return decision.state
}

/** Low on these dimensions, content with the rest. */
function answers(run: Run, ...low: string[]): Record<string, number> {
  return Object.fromEntries(run.items.map(({ id, dimension }) => [id, low.includes(dimension) ? 1 : 4]))
}

const answered = (run: Run, by: Party, low: string[], more: { comment?: string; shown?: boolean } = {}) =>
  after(run, { type: 'CheckInAnswered', by, answers: answers(run, ...low), ...more })
const told = (run: Run, by: Party, text: string, shown?: boolean) =>
  after(run, { type: 'FollowUpGiven', by, text, ...(shown !== undefined && { shown }) })

describe('what people write in a check', () => {
  test('stands by the dimensions that it is of, in the order in which they are asked, and the closing comment last', () => {
    let run = opened('full')
    run = answered(run, BEN, ['fairness'], { comment: 'Meet more.' })
    run = told(run, BEN, 'Rates are old.')
    run = told(answered(run, ANA, ['trust', 'outcomes']), ANA, 'Releases slip.')
    expect(wordsIn(run).map(({ about, text }) => [about, text])).toEqual([
      [['outcomes', 'trust'], 'Releases slip.'],
      [['fairness'], 'Rates are old.'],
      [[], 'Meet more.'],
    ])
  })

  test('is for the own side alone unless its author chooses otherwise, each of the answers and the follow-up for itself', () => {
    let run = answered(opened('full'), BEN, ['trust'], { comment: 'Meet more.', shown: true })
    run = told(run, BEN, 'Slow.')
    const shown = (of: Run) => Object.fromEntries(wordsIn(of).map((one) => [one.text, one.shown]))
    expect(shown(run)).toEqual({ 'Slow.': false, 'Meet more.': true })
    run = told(run, BEN, 'Slow.', true)
    expect(shown(run)).toEqual({ 'Slow.': true, 'Meet more.': true })
    run = told(run, BEN, 'Slow.', false)
    expect(shown(run)).toEqual({ 'Slow.': false, 'Meet more.': true })
  })

  test('is changed by that choice alone, too, and the same twice changes nothing', () => {
    const run = answered(opened('full'), BEN, [], { comment: 'Meet more.', shown: true })
    const again = { type: 'CheckInAnswered' as const, by: BEN, answers: answers(run), comment: 'Meet more.' }
    expect(decideRun(run, { ...again, shown: true }, OPENED + 2)).toHaveProperty('unchanged')
    expect(wordsIn(after(run, again))[0]?.shown).toBe(false)
  })

  test('of a side without names stands by its question alone, and a follow-up by nothing that was answered', () => {
    const run = opened('full')
    const [first] = run.items
    const texts = [{ itemId: first!.id, text: 'An answer.', shown: true as const }, { text: 'A follow-up.' }]
    const tally = { answered: 3, dimensions: {}, chosen: {}, texts }
    expect(wordsIn({ ...run, tallies: { partner: tally } })).toEqual([
      { side: 'partner', text: 'An answer.', about: [first!.dimension], to: first!.partner, shown: true },
      { side: 'partner', text: 'A follow-up.', about: [], shown: false },
    ])
  })

  test('goes with its author, and with it what they chose of it', () => {
    const run = answered(opened('full'), BEN, [], { comment: 'Meet more.', shown: true })
    const erased = eraseFromRun(run, (id) => id === BEN.personId)
    expect(wordsIn(erased)).toEqual([])
    expect(JSON.stringify(erased.responses)).not.toContain('shows')
  })
})
