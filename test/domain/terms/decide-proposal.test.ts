import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideProposal } from '../../../src/domain/terms/decide-proposal.ts'
import { asTheyStand, type OpenProposal, type ProposalEvent } from '../../../src/domain/terms/proposal.ts'
import { diffTerms } from '../../../src/domain/terms/diff-terms.ts'
import { NO_PATCH, patchOf, type TermsPatch } from '../../../src/domain/terms/terms-patch.ts'
import { promise, terms } from '../../fixtures/terms.ts'
import { anyTerms } from './any-terms.ts'

const NOW = 1_000
const LEO = { personId: 'p-leo', name: 'Leo Park', side: 'partner' as const }
const MIA = { personId: 'p-mia', name: 'Mia Chen', side: 'partner' as const }
const ANNA = { personId: 'p-anna', name: 'Anna Berg', side: 'internal' as const }
const patchTo = (amount: number): TermsPatch =>
  patchOf(terms({ objectives: [promise()] }), terms({ objectives: [promise({ target: { amount, unit: 'h' } })] }))
const said = (amount: number) => [{ what: 'Acme’s target to resolve any case', from: '1 h', to: `${amount} h` }]
const OPEN: OpenProposal = {
  ...{ id: 'pr-1', partnerId: 'acme', status: 'open', patch: patchTo(4), changes: said(4), proposedAt: 0, version: 3 },
  proposedBy: ANNA,
}
const ENDS: [ProposalEvent, string][] = [
  [{ type: 'ProposalAccepted', by: LEO }, 'accepted'],
  [{ type: 'ProposalDeclined', by: LEO, reason: 'Too short' }, 'declined'],
  [{ type: 'ProposalTakenBack', by: ANNA }, 'taken back'],
]

describe('a proposal of terms', () => {
  test.each(ENDS)('ends with %j', (event, status) => {
    const decision = decideProposal(OPEN, event, NOW)
    const by = 'by' in event && event.by ? event.by : LEO
    expect(decision).toMatchObject({
      state: { status, endedAt: NOW, endedBy: by, version: 4 },
      effects: expect.arrayContaining([
        { effect: 'record fact', fact: expect.objectContaining({ kind: event.type, by, at: NOW }) },
        { effect: 'show card' },
      ]),
    })
    // The reason is the record's alone, where it can be erased.
    expect(JSON.stringify('state' in decision && decision.state)).not.toContain('Too short')
    expect('effects' in decision && decision.effects.some(({ effect }) => effect === 'agree')).toBe(
      status === 'accepted',
    )
  })

  test('over, changes nothing for whoever ended it so, and refuses everybody else and everything else', () => {
    for (const [event, status] of ENDS) {
      const ended = decideProposal(OPEN, event, NOW)
      if (!('state' in ended)) throw new Error('it did not end')
      expect(decideProposal(ended.state, event, NOW + 1)).toEqual({ unchanged: expect.any(String) })
      for (const [other, itsStatus] of ENDS)
        if (itsStatus !== status)
          expect(decideProposal(ended.state, other, NOW + 1)).toEqual({ refused: expect.stringContaining(status) })
      expect(decideProposal(ended.state, { ...event, by: MIA } as ProposalEvent, NOW + 1)).toHaveProperty('refused')
      for (const event of [
        { type: 'TermsProposed', patch: patchTo(9), changes: said(9) },
        { type: 'TermsMoved', changes: said(9) },
      ] as const)
        expect(decideProposal(ended.state, event, NOW)).toHaveProperty('refused')
    }
  })

  test('is another one, for every card of it, once something joined it or the terms moved beneath it; the same again is none', () => {
    const joined = decideProposal(OPEN, { type: 'TermsProposed', patch: patchTo(9), changes: said(9) }, NOW)
    const { proposedBy: _, ...rest } = OPEN
    expect(joined).toEqual({
      state: { ...rest, patch: patchTo(9), changes: said(9), version: 4 },
      effects: [{ effect: 'show card' }],
    })
    expect(
      decideProposal(OPEN, { type: 'TermsProposed', patch: patchTo(9), changes: said(9), by: ANNA }, NOW),
    ).toMatchObject({
      state: { proposedBy: ANNA },
    })
    expect(
      decideProposal(OPEN, { type: 'TermsProposed', patch: patchTo(4), changes: said(4), by: ANNA }, NOW),
    ).toHaveProperty('unchanged')
    expect(decideProposal(OPEN, { type: 'TermsMoved', changes: said(2) }, NOW)).toMatchObject({
      state: { changes: said(2), version: 4, status: 'open' },
    })
  })

  test('of which nothing is left is superseded, in the record too', () => {
    expect(decideProposal(OPEN, { type: 'TermsProposed', patch: NO_PATCH, changes: [], by: ANNA }, NOW)).toMatchObject({
      state: { status: 'superseded', endedAt: NOW },
      effects: [{ fact: { kind: 'ProposalSuperseded', by: ANNA } }, { effect: 'show card' }],
    })
  })

  test('asks for the terms as they stand exactly if it changes nothing', () => {
    expect(asTheyStand({ patch: NO_PATCH })).toBe(true)
    expect(asTheyStand(OPEN)).toBe(false)
    expect(asTheyStand({ patch: { ...NO_PATCH, checks: [] } })).toBe(false)
    fc.assert(
      fc.property(anyTerms, anyTerms, (before, after) => {
        const patch = patchOf(before, after)
        expect(asTheyStand({ patch })).toBe(diffTerms(before, after).length === 0)
      }),
    )
    expect(asTheyStand({ patch: { ...NO_PATCH, hours: { partner: 'nights' } } })).toBe(false)
  })
})
