import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Ladder } from '../../../src/domain/escalations/ladder.ts'
import { judgePageToken, type KeptPageToken, makePageToken } from '../../../src/domain/escalations/page-token.ts'
import { ANA, hourly, MONDAY, started } from './ladder-kit.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const SECRET = Buffer.alloc(32, 5).toString('base64url')

const { state: ladder } = started(hourly(2, 2), [true, true])
const { text, kept } = makePageToken({ ladderId: ladder.id, step: 0, cycle: 1, personId: 'ana' }, SECRET, sha256)

function judged(change: Partial<KeptPageToken> = {}, on: Ladder = ladder, carried = text) {
  return judgePageToken(carried, { ...kept, ...change }, on, sha256)
}

describe('a token that acknowledges from a page', () => {
  test('is good while the ladder climbs at the step that it was made for', () => {
    expect(judged()).toBe('good')
  })

  test('leaves nothing behind from which it could be written again', () => {
    expect(JSON.stringify(kept)).not.toContain(SECRET)
    expect(text).toBe(`liaison_page_${SECRET}`)
  })

  test('is good once', () => {
    expect(judged({ usedAt: MONDAY })).toEqual({ refused: 'This was used already. It acknowledges once.' })
  })

  test.each([[{ personId: 'ben' }], [{ step: 1 }], [{ cycle: 2 }], [{ ladderId: 'ladder-2' }]])(
    'opens nothing beside %j, even where that ladder is at that step',
    (other) => {
      const there = { ...ladder, id: 'ladder-2', step: 1, cycle: 2 } as Ladder
      for (const on of [ladder, there])
        expect(judged(other, on)).toEqual({ refused: 'This acknowledges nothing here.' })
    },
  )

  test('is dead when the step is over, however it ended', () => {
    const over = { refused: 'That step of the escalation is over.' }
    const common = { ...ladder, status: undefined }
    const later = [
      { ...common, status: 'climbing', step: 1, cycle: 1, nextAt: MONDAY },
      { ...common, status: 'climbing', step: 0, cycle: 2, nextAt: MONDAY },
      { ...common, status: 'acknowledged', step: 0, cycle: 1, acknowledgedAt: MONDAY, by: ANA },
      { ...common, status: 'exhausted', exhaustedAt: MONDAY },
      { ...common, status: 'resolved', resolvedAt: MONDAY, why: 'It is solved.' },
    ] as Ladder[]
    expect(later.map((one) => judged({}, one))).toEqual(later.map(() => over))
  })

  test.each(['', SECRET, `liaison_page_${'A'.repeat(43)}`, `${text} `, `${text}A`, text.toUpperCase()])(
    'carried as %j it acknowledges nothing',
    (carried) => {
      expect(judged({}, ladder, carried)).toEqual({ refused: 'This acknowledges nothing here.' })
    },
  )

  test('is made of 32 bytes of chance and no fewer', () => {
    expect(() => makePageToken(kept, 'short', sha256)).toThrow('32 bytes')
  })
})
