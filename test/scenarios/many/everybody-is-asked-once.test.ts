import { expect, test } from 'vitest'
import { SECOND } from '../../../src/domain/time/instant.ts'
import { Chance } from '../../faults/chance.ts'
import { manyPartners } from './many-partners.ts'
import { MortalWorld } from './mortal-world.ts'

/**
 * All checks open at one moment, on the local platforms with their rate limits, and the process dies three times on the way. Here with 200 respondents over 30 channels, which is more than
 * Slack lets be opened in a minute; `RESPONDENTS=2000 npm test -- test/scenarios/many` has 2,000 over 300.
 */
const RESPONDENTS = Number(process.env['RESPONDENTS'] ?? 200)
const SHARE = RESPONDENTS / 2_000
const SIZE = { onSlack: Math.round(200 * SHARE), onTeams: Math.round(100 * SHARE), ours: 4, theirs: [3, 2] } as const

const MONDAY_NINE = Date.parse('2026-11-23T08:00:00Z')
const TUESDAY_TEN = Date.parse('2026-11-24T09:00:00Z')
const TUESDAY_NOON = Date.parse('2026-11-24T11:00:00Z')

test(
  'everybody is asked once, nobody twice, and Slack never has to ask for less, though the process dies three times on the way',
  { timeout: 60_000 + RESPONDENTS * 600 },
  async () => {
    const many = manyPartners(SIZE)
    const chance = new Chance(Number(process.env['SEED'] ?? 1))
    await using world = await MortalWorld.open(many, MONDAY_NINE)
    await world.passTo(TUESDAY_TEN - SECOND)
    for (const _ of [1, 2, 3]) world.diesAt(world.arrived + chance.between(1, many.asked.length - 1))
    await world.passTo(TUESDAY_NOON)

    expect(world.deaths).toBe(3)
    expect(world.refusedForRate).toEqual([])
    const said = world.said().map(({ where, text }) => ({ where, repeat: text.includes('(possible repeat)') }))
    expect(new Set(said.map(({ where }) => where))).toEqual(new Set(many.asked))
    const unmarked = said.filter(({ repeat }) => !repeat)
    expect(unmarked.length - new Set(unmarked.map(({ where }) => where)).size).toBe(0)
  },
)
