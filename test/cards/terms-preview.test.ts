import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { termsPreview } from '../../src/cards/terms-preview.ts'
import type { Partner } from '../../src/domain/partners/partner.ts'
import { diffTerms } from '../../src/domain/terms/diff-terms.ts'
import { oursAlone } from '../../src/domain/terms/shared-terms.ts'
import type { Running } from '../../src/domain/terms/touched-by.ts'
import { businessHours } from '../../src/domain/time/calendar.ts'
import { anyTerms } from '../domain/terms/any-terms.ts'
import { agreed, AGREEMENT, inHours, promise, terms } from '../fixtures/terms.ts'

const OURS = promise({ id: 'ours', obligor: 'internal' })
const THEIRS = promise({ id: 'theirs', obligor: 'partner' })
const TEAMS = promise({ id: 'team', obligor: { team: 'Platform' }, audience: 'internal' })
const BEFORE: Partner = {
  ...{ id: 'acme-id', slug: 'acme', name: 'Acme', type: 'managed-service', direction: 'sell-to', stage: 'steady' },
  ...{ agreement: AGREEMENT, registeredAt: 0, version: 1 },
  terms: terms({ objectives: [OURS, THEIRS, TEAMS] }),
}
const clock = (label: string, { id, measure }: typeof OURS, obligor: 'internal' | 'partner') => ({
  ...{ label, measure, obligor },
  objectiveId: id,
})
const RUNNING: Running = {
  clocks: [
    clock('CASE-1', OURS, 'internal'),
    clock('CASE-2', OURS, 'internal'),
    clock('CASE-2', THEIRS, 'partner'),
    clock('CASE-3', promise({ id: 'ended long ago' }), 'partner'),
  ],
  ladders: [{ label: 'ESC-4', name: 'usual' }],
  checks: [{ label: 'CHECK-5', audience: 'everybody' }],
}
const preview = (change: Partial<Partner>) => termsPreview(BEFORE, { ...BEFORE, ...change }, RUNNING)
const with_ = (change: Partial<Partner['terms']>) => preview({ terms: { ...BEFORE.terms, ...change } })
const tighter = { ...OURS, target: { amount: 1, unit: 'm' as const } }

describe('a preview of what becomes of a partner', () => {
  test('names the clocks of a promise that changes or ends, and nothing that goes on alike', () => {
    expect(with_({ objectives: [tighter, THEIRS, TEAMS] })).toMatchObject({
      running: [`What runs goes on as it began: our time to ${OURS.measure} CASE-1 and CASE-2.`],
      seen: ['Acme can see all of it.'],
    })
    const ended = with_({ objectives: [OURS, TEAMS] })
    expect(ended.running).toEqual([`What runs goes on as it began: their time to ${THEIRS.measure} CASE-2.`])
    expect(ended.changes).toEqual([expect.stringMatching(/^no more: their promise to /u)])
  })

  test('tells hours by all that counts in them: clocks, ladders and health checks', () => {
    const { calendars } = inHours(businessHours('Asia/Tokyo'))
    expect(with_({ calendars }).running).toEqual([
      expect.stringMatching(/our time .* CASE-1 and CASE-2; their time .* CASE-2; ESC-4; CHECK-5\.$/u),
    ])
    const further = { ...BEFORE.terms.calendars, nights: agreed(businessHours('UTC'), 'nights') }
    expect(with_({ calendars: further })).toMatchObject({ running: [], seen: ['Acme cannot see any of it.'] })
  })

  test('keeps apart what is for our side alone', () => {
    const team = { ...TEAMS, target: { amount: 7, unit: 'm' as const } }
    expect(with_({ objectives: [OURS, THEIRS, team] }).seen).toEqual(['Acme cannot see any of it.'])
    expect(preview({ stage: 'exiting' }).seen).toEqual(['Acme cannot see any of it.'])
    expect(preview({ stage: 'exiting', name: 'Acme Cloud' }).seen).toEqual([
      'Acme Cloud can see it, but for the stage.',
    ])
    expect(preview({ unheard: true }).seen).toEqual([
      'Acme can see all of it.',
      'It is told in the channels shared with them.',
    ])
    expect(preview({})).toEqual({ changes: [], proposed: [], running: [], seen: [] })
  })

  // Whose promise it is says who may read it.
  const asMade = anyTerms.map((one) => ({
    ...one,
    objectives: one.objectives.map((each) => ({
      ...each,
      audience: typeof each.obligor === 'string' ? ('shared' as const) : ('internal' as const),
    })),
  }))

  test('counts as seen by the other side nothing that a team owes, whatever the terms', () => {
    fc.assert(
      fc.property(asMade, asMade, (before, after) => {
        const hidden = oursAlone(before, after)
        const seen = diffTerms(before, after).filter((one) => !hidden.some(({ what }) => what === one.what))
        expect(seen.filter(({ what }) => /Platform|Desk/u.test(what))).toEqual([])
        // Nor is anything hidden that the companies promised each other.
        expect(hidden.filter(({ what }) => /^(our|their) (target|promise)/u.test(what))).toEqual([])
      }),
    )
  })
})
