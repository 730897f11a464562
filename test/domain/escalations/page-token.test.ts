import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Ladder } from '../../../src/domain/escalations/ladder.ts'
import { judgePageToken, type KeptPageToken, makePageToken } from '../../../src/domain/escalations/page-token.ts'
import { after, ANA, BEN, EVERYBODY, hourly, MONDAY, started, taken } from './ladder-kit.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const SECRET = Buffer.alloc(32, 5).toString('base64url')

const { state: ladder } = started(hourly(2, 2), EVERYBODY)
const { text, kept } = makePageToken(
  { ladderId: ladder.id, side: 'internal', step: 0, cycle: 1, personId: 'ana' },
  SECRET,
  sha256,
)

/** Our side climbs at that step. */
function on(step: number, cycle: number): Ladder {
  return { ...ladder, sides: { ...ladder.sides, internal: { state: 'climbing', step, cycle, nextAt: MONDAY } } }
}

function judged(change: Partial<KeptPageToken> = {}, of: Ladder = ladder, carried = text) {
  return judgePageToken(carried, { ...kept, ...change }, of, sha256)
}

describe('a token that acknowledges from a page', () => {
  test('is good while the ladder climbs at the step that it was made for', () => {
    expect(judged()).toBe('good')
  })

  test('is good whatever the other side does', () => {
    expect(judged({}, taken(ladder, BEN, MONDAY))).toBe('good')
  })

  test('leaves nothing behind from which it could be written again', () => {
    expect(JSON.stringify(kept)).not.toContain(SECRET)
    expect(text).toBe(`liaison_page_${SECRET}`)
  })

  test('is good once', () => {
    expect(judged({ usedAt: MONDAY })).toEqual({ refused: 'This was used already. It acknowledges once.', why: 'used' })
  })

  test.each<[Partial<KeptPageToken>]>([
    [{ personId: 'ben' }],
    [{ side: 'partner' }],
    [{ step: 1 }],
    [{ cycle: 2 }],
    [{ ladderId: 'ladder-2' }],
  ])('opens nothing beside %j, even where that ladder is at that step', (other) => {
    const there: Ladder = { ...on(1, 2), id: 'ladder-2' }
    for (const one of [ladder, there])
      expect(judged(other, one)).toEqual({ refused: 'This acknowledges nothing here.', why: 'unknown' })
  })

  test('is dead when the step is over, however it ended', () => {
    const over = { refused: 'That step of the escalation is over.', why: 'over' }
    const exhausted: Ladder = {
      ...ladder,
      sides: { ...ladder.sides, internal: { state: 'exhausted', step: 0, cycle: 1, at: MONDAY } },
    }
    const resolved = after(ladder, { type: 'EscalationResolved', by: ANA, why: 'It is solved.' }, EVERYBODY, MONDAY)
    const later = [on(1, 1), on(0, 2), taken(ladder, ANA, MONDAY), exhausted, resolved]
    expect(later.map((one) => judged({}, one))).toEqual(later.map(() => over))
  })

  test.each(['', SECRET, `liaison_page_${'A'.repeat(43)}`, `${text} `, `${text}A`, text.toUpperCase()])(
    'carried as %j it acknowledges nothing',
    (carried) => {
      expect(judged({}, ladder, carried)).toEqual({ refused: 'This acknowledges nothing here.', why: 'unknown' })
    },
  )

  test('is made of 32 bytes of chance and no fewer', () => {
    expect(() => makePageToken(kept, 'short', sha256)).toThrow('32 bytes')
  })
})
