import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_TEMPLATE } from '../../../src/domain/checkins/default-template.ts'
import { NOTHING_KNOWN } from '../../../src/domain/checkins/earlier.ts'
import { decideRun } from '../../../src/domain/checkins/decide-run.ts'
import { judgements } from '../../../src/domain/checkins/judgements.ts'
import { openRun } from '../../../src/domain/checkins/open-run.ts'
import { replaceRespondent } from '../../../src/domain/checkins/replace-respondent.ts'
import type { Run, Tally } from '../../../src/domain/checkins/run.ts'
import { tallyOf } from '../../../src/domain/checkins/tally.ts'
import type { Item } from '../../../src/domain/checkins/template.ts'
import { takeVoice, type Voice } from '../../../src/domain/checkins/voice.ts'
import type { Party, Side } from '../../../src/domain/partners/party.ts'
import { DAY } from '../../../src/domain/time/instant.ts'
import { EVERY_KIND } from '../../fixtures/every-kind-template.ts'
import { answers, carriedOut, OPENED, opening } from './run-kit.ts'

const party = (personId: string, side: Side): Party => ({ personId, name: personId.toUpperCase(), side })
const OURS = ['ana', 'ivo', 'una'].map((id) => party(id, 'internal'))
const THEIRS = ['ben', 'lea'].map((id) => party(id, 'partner'))

function opened(respondents: Party[] = [...OURS, ...THEIRS]): Run {
  const run = openRun(opening({ plan: { ...opening().plan, anonymous: true }, respondents }), OPENED)
  if ('refused' in run) throw new Error(run.refused)
  return run.state
}

const voices = (...all: number[]): Voice[] => all.map((each) => ({ answers: answers(opened(), each) }))

describe('whether a side answers without names', () => {
  test('is decided for each as the check opens: with three asked it does, with fewer it does not', () => {
    expect(opened().anonymous).toEqual(['internal'])
    expect(opened([...OURS, ...THEIRS, party('zoe', 'partner')]).anonymous).toEqual(['internal', 'partner'])
    expect(opened([OURS[0]!, THEIRS[0]!]).anonymous).toEqual([])
    const named = openRun(opening({ respondents: [...OURS, ...THEIRS] }), OPENED)
    expect('state' in named && named.state.anonymous).toBeUndefined()
  })

  test('keeps everybody on it: nobody is replaced, hands over, or answers with their name', () => {
    const run = opened()
    expect(replaceRespondent(run, 'ana', party('eva', 'internal'))).toBe(run)
    const [ana] = OURS as [Party]
    const handed = decideRun(run, { type: 'CheckInHandedOver', by: ana, to: party('eva', 'internal') }, OPENED)
    expect(handed).toMatchObject({ refused: expect.stringContaining('nobody can tell who has answered') })
    const named = decideRun(run, { type: 'CheckInAnswered', by: ana, answers: answers(run, 4) }, OPENED)
    expect(named).toMatchObject({ refused: expect.stringContaining('without names') })
  })

  test('reminds all of it who are there, and of the other side whoever has not answered', () => {
    const by = THEIRS[0]!
    const run = carriedOut(
      decideRun(opened(), { type: 'CheckInAnswered', by, answers: answers(opened(), 4) }, OPENED),
    ).state
    const { effects } = carriedOut(
      decideRun(
        run,
        { type: 'ReminderDue' },
        Math.min(...Object.values(run.windows).flatMap(({ remindAt }) => remindAt)),
      ),
    )
    const reminded = effects.flatMap((one) => (one.effect === 'remind' ? one.people : []))
    expect(reminded.map(({ personId }) => personId)).toEqual(['ana', 'ivo', 'una', 'lea'])
  })

  test('takes an answer until the close and never later, of whoever is asked, if all is answered', () => {
    const run = opened()
    const [by] = OURS as [Party]
    const said = { by, answers: answers(run, 4), comment: ' Meet more. ' }
    expect(takeVoice(run, said, run.closesAt)).toEqual({
      side: 'internal',
      voice: { answers: said.answers, comment: 'Meet more.' },
    })
    for (const refused of [
      takeVoice(run, said, run.closesAt + 1),
      takeVoice(run, { ...said, by: party('eva', 'internal') }, OPENED),
      takeVoice(run, { ...said, by: THEIRS[0]! }, OPENED),
      takeVoice(run, { ...said, answers: {} }, OPENED),
      takeVoice(run, { ...said, followUp: 'x'.repeat(3_001) }, OPENED),
    ])
      expect(refused).toHaveProperty('refused')
  })
})

describe('what is left of answers without names', () => {
  test('stands in the result once it closes, with three answers; of fewer only how many there were', () => {
    const close = (said: Voice[]) => {
      const run = opened()
      const { state } = carriedOut(
        decideRun(run, { type: 'WindowEnded' }, run.closesAt, { ...NOTHING_KNOWN, voices: { internal: said } }),
      )
      if (state.status !== 'closed') throw new Error('open')
      return state
    }
    expect(close(voices(5, 3, 1)).result).toMatchObject({
      internal: 50,
      responses: { internal: { answered: 3, asked: 3, anonymous: true } },
    })
    const few = close(voices(5, 5))
    expect(few.result.internal).toBeUndefined()
    expect(few.tallies).toEqual({ internal: { answered: 2, dimensions: {}, chosen: {}, texts: [] } })
  })

  test('counts an item with three who judged it, a choice with three who chose, and keeps texts apart and sorted', () => {
    const said = (near: number | 'cant-judge', met: string | undefined, why: string): Voice => ({
      answers: { clear: 4, near, ...(met !== undefined && { met }), why },
      comment: `${why} once more`,
    })
    const tally = tallyOf(
      EVERY_KIND.items,
      [
        said(10, 'yes', 'Zebras'),
        said(2, 'no', 'Ants'),
        said('cant-judge', undefined, 'Moles'),
        said('cant-judge', 'yes', 'Bees'),
      ],
      () => true,
    )
    const [clear, near] = ['clear', 'near'].map((id) => EVERY_KIND.items.find((one) => one.id === id)!) as [Item, Item]
    expect(tally.dimensions).toHaveProperty(clear.dimension)
    // Two judged it, and it is alone in its dimension.
    expect(tally.dimensions).not.toHaveProperty(near.dimension)
    expect(tally.chosen).toEqual({ met: { no: 1, yes: 2 } })
    expect(tally.texts.map(({ text }) => text)).toEqual([
      ...['Ants once more', 'Bees once more', 'Moles once more', 'Zebras once more'],
      ...['Ants', 'Bees', 'Moles', 'Zebras'],
    ])
  })

  test('is the same in whichever order the answers stood, and tells of nobody', () => {
    const voice = fc.record({
      answers: fc.record({ Q1: fc.integer({ min: 1, max: 5 }), Q3: fc.constantFrom(1, 5, 'cant-judge') }),
      comment: fc.constantFrom('a', 'b', 'c'),
    })
    fc.assert(
      fc.property(fc.array(voice, { maxLength: 8 }), fc.integer(), (said, seed) => {
        const items = DEFAULT_TEMPLATE.items
        const other = said.toSorted(
          (one, two) => ((JSON.stringify(one) + seed).length % 3) - JSON.stringify(two).length,
        )
        expect(tallyOf(items, other.toReversed(), () => true)).toEqual(tallyOf(items, said, () => true))
      }),
    )
  })
})

describe('what a side said without names, over several checks', () => {
  const item = DEFAULT_TEMPLATE.items.find(({ id }) => id === 'Q3')!
  const tally = (score: number): Tally => ({ answered: 3, dimensions: { trust: score }, chosen: {}, texts: [] })
  const unnamed = (at: number, score: number) => ({
    ...{ items: [item], responses: {}, closedAt: at * DAY, tallies: { internal: tally(score) } },
  })
  const named = (at: number, personId: string, answer: number) => ({
    items: [item],
    closedAt: at * DAY,
    responses: { [personId]: { at: at * DAY, side: 'internal' as const, late: false, answers: { Q3: answer } } },
  })
  const internal = (until: number, ...runs: Parameters<typeof judgements>[0][number][]) =>
    judgements(runs, until * DAY).get('trust')?.internal

  test('counts as one judgement, the last of 90 days, in place of what was said before by name', () => {
    expect(internal(60, named(0, 'ana', 5), unnamed(30, 40), unnamed(60, 70))).toEqual([70])
    expect(internal(119, unnamed(30, 40))).toEqual([40])
    expect(internal(120, unnamed(30, 40))).toBeUndefined()
  })

  test('is followed by what people judge by name later, and by nothing of what they judged earlier', () => {
    expect(internal(60, named(0, 'ana', 1), unnamed(30, 40), named(60, 'ivo', 5))).toEqual([100])
  })
})
