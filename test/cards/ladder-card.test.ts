import { describe, expect, test } from 'vitest'
import { calledAgainCard } from '../../src/cards/called-again-card.ts'
import { exhaustedCard } from '../../src/cards/exhausted-card.ts'
import { internalLadderCard, sharedLadderCard } from '../../src/cards/ladder-card.ts'
import { AT, HOUR, LADDER, LEA, MARA, OTTO, PATH } from '../fixtures/card-views.ts'
import { saidBy } from './said-by.ts'

const actions = (card: { buttons: { action: string }[] }) => card.buttons.map(({ action }) => action)

describe('an escalation card', () => {
  test('asks those called at this step to acknowledge, and says when the next step comes', () => {
    const said = saidBy(internalLadderCard({ ...LADDER, called: [LEA, OTTO], path: PATH }))
    expect(said).toContain(
      'Next: Lea Martin and Otto Lind: please acknowledge ESC-1. Otherwise the next step comes Mon 2 Mar 2026, 12:30',
    )
  })

  test('shows the way up to our own side: who was told when, who comes next, and where it stands', () => {
    const said = saidBy(internalLadderCard({ ...LADDER, path: PATH }))
    expect(said).toContain('Step 1: Lea Martin; Otto Lind – told Mon 2 Mar 2026, 11:30 (Europe/Paris) – now')
    expect(said).toContain('Step 3: Sonja Sponsor; no sponsor at Acme Hosting – not told yet')
  })

  test('says of a step that could not be reached that it could not', () => {
    const path = PATH.map((step, index) => (index === 1 ? { ...step, unheard: true } : step))
    expect(saidBy(internalLadderCard({ ...LADDER, path }))).toContain(
      'Step 2: Northwind managers – could not be reached',
    )
  })

  test('says that nobody could be told where it is so', () => {
    const state = { status: 'exhausted', at: AT, untold: true } as const
    expect(saidBy(sharedLadderCard({ ...LADDER, state }))).toContain('nobody on its steps could be told')
  })

  test('shows the partner neither the way up nor anybody on it, even when it is given them', () => {
    const given = { ...LADDER, path: PATH }
    const shared = JSON.stringify(sharedLadderCard(given))
    expect(shared).not.toMatch(/Step \d|Sonja Sponsor|Northwind managers|The way up/u)
  })

  test('names the managers’ channel where nobody can be mentioned, and only to our own side', () => {
    const atManagers = PATH.map((step, index) => ({ ...step, current: index === 1 }))
    const view = { ...LADDER, called: [] }
    expect(saidBy(internalLadderCard({ ...view, path: atManagers }))).toContain(
      'Northwind managers: please acknowledge ESC-1.',
    )
    expect(saidBy(sharedLadderCard(view))).toContain('Whoever is called at this step: please acknowledge ESC-1.')
  })

  test('offers in each state what can be done, acknowledging first', () => {
    const state = { at: AT, by: MARA, why: 'Solved.' }
    expect(actions(sharedLadderCard(LADDER))).toEqual([
      'escalation.acknowledge',
      'escalation.escalate-now',
      'escalation.resolve',
    ])
    expect(actions(sharedLadderCard({ ...LADDER, state: { ...state, status: 'acknowledged' } }))).toEqual([
      'escalation.resolve',
    ])
    expect(actions(sharedLadderCard({ ...LADDER, state: { ...state, status: 'resolved' } }))).toEqual([])
    expect(actions(sharedLadderCard({ ...LADDER, state: { ...state, status: 'exhausted' } }))).toEqual([
      'escalation.acknowledge',
      'escalation.resolve',
    ])
  })

  test('leads our own side to what it is about, until it is resolved', () => {
    const resolved = { status: 'resolved', at: AT, why: 'Solved.' } as const
    expect(internalLadderCard({ ...LADDER, path: PATH }).buttons.at(-1)).toMatchObject({
      action: 'subject.show',
      subject: 'CASE-1',
    })
    expect(internalLadderCard({ ...LADDER, path: PATH, state: resolved }).buttons).toEqual([])
  })

  test('says who has it and since when, and how it ended', () => {
    const acknowledged = { status: 'acknowledged', by: MARA, at: AT + 2 * HOUR } as const
    expect(saidBy(sharedLadderCard({ ...LADDER, state: acknowledged }))).toContain(
      'State: acknowledged by Mara Holt, Mon 2 Mar 2026, 12:30 (Europe/Paris)',
    )
    const resolved = { status: 'resolved', at: AT, by: OTTO, why: 'CASE-1 is resolved.' } as const
    expect(saidBy(sharedLadderCard({ ...LADDER, state: resolved }))).toContain(
      'State: resolved by Otto Lind, Mon 2 Mar 2026, 10:30 (Europe/Paris): CASE-1 is resolved.',
    )
  })

  test('ends its reason with a full stop in the fallback where people left it out', () => {
    const { fallback } = sharedLadderCard({ ...LADDER, cause: 'manual', reason: 'No progress since Monday' })
    expect(fallback).toContain('Acme Hosting: No progress since Monday. Otto Lind: please acknowledge ESC-1.')
  })
})

test('the card after the last step asks the account manager to acknowledge or to name who will', () => {
  const card = exhaustedCard({ ...LADDER, version: 9 })
  expect(saidBy(card)).toContain('Next: Acknowledge ESC-1, or name who will.')
  expect(card.buttons).toMatchObject([
    { action: 'escalation.acknowledge', style: 'primary', version: 9 },
    { action: 'escalation.resolve' },
  ])
})

test('the card after the last step does not claim that anybody was told where nobody could be', () => {
  const said = saidBy(exhaustedCard({ ...LADDER, untold: true }))
  expect(said).toContain('Nobody on its steps could be told')
  expect(said).not.toContain('Every step has been told')
})

test('a further call after the last step promises no next one', () => {
  const said = saidBy(calledAgainCard({ ...LADDER, called: [LEA] }))
  expect(said).toContain('please acknowledge ESC-1.')
  expect(said).not.toContain('Otherwise')
})

test('a further call says since when an acknowledgement is due, from whom, and when the next step comes', () => {
  const card = calledAgainCard({ ...LADDER, nextAt: AT + 2 * HOUR, called: [LEA] })
  expect(saidBy(card)).toMatch(
    /An acknowledgement of ESC-1 has been due since .*Lea Martin: please acknowledge ESC-1/su,
  )
  expect(actions(card)).toEqual(['escalation.acknowledge', 'escalation.resolve'])
})
