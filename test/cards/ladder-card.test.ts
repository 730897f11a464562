import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { calledAgainCard } from '../../src/cards/called-again-card.ts'
import { exhaustedCard } from '../../src/cards/exhausted-card.ts'
import { internalLadderCard, sharedLadderCard } from '../../src/cards/ladder-card.ts'
import { AT, HOUR, LADDER, LEA, MARA, OTTO, PATH } from '../fixtures/card-views.ts'
import { lineOneOf, saidBy } from './said-by.ts'

const actions = ({ buttons, more = [] }: Card) => [...buttons, ...more].map(({ action }) => action)

describe('an escalation card', () => {
  test('asks those called at this step to acknowledge, and says when the next step comes', () => {
    expect(lineOneOf(internalLadderCard({ ...LADDER, called: [LEA, OTTO], path: PATH }))).toBe(
      'ESC-1 waits for an acknowledgement · Lea Martin and Otto Lind, by Mon 2 Mar 2026, 12:30 (Europe/Paris)',
    )
  })

  test('shows its steps to our own side, behind the details: who was told when, who comes next, and where it stands', () => {
    const said = saidBy(internalLadderCard({ ...LADDER, path: PATH }))
    expect(said).toContain('Step 1: Lea Martin, Otto Lind – told Mon 2 Mar 2026, 11:30 (Europe/Paris) – now')
    expect(said).toContain('Step 3: Sonja Sponsor – not told yet')
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

  test('shows the partner neither its steps nor anybody on them, even when it is given them', () => {
    const given = { ...LADDER, path: PATH }
    const shared = JSON.stringify(sharedLadderCard(given))
    expect(shared).not.toMatch(/Step \d|Sonja Sponsor|Northwind managers|Who is told/u)
  })

  test('names the managers’ channel where nobody can be mentioned, and only to our own side', () => {
    const atManagers = PATH.map((step, index) => ({ ...step, current: index === 1 }))
    const view = { ...LADDER, called: [] }
    expect(saidBy(internalLadderCard({ ...view, path: atManagers }))).toContain(
      'ESC-1 waits for an acknowledgement · Northwind managers, by',
    )
    expect(saidBy(sharedLadderCard(view))).toContain('· whoever is called now, by')
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
    expect(internalLadderCard({ ...LADDER, path: PATH }).more?.at(-1)).toMatchObject({
      action: 'subject.show',
      subject: 'CASE-1',
    })
    expect(internalLadderCard({ ...LADDER, path: PATH, state: resolved }).buttons).toEqual([])
  })

  test('says who has it and since when, and how it ended', () => {
    const acknowledged = { status: 'acknowledged', by: MARA, at: AT + 2 * HOUR } as const
    expect(saidBy(sharedLadderCard({ ...LADDER, state: acknowledged }))).toContain(
      'ESC-1 is acknowledged · Mara Holt has ESC-1 and says how it ends',
    )
    expect(saidBy(sharedLadderCard({ ...LADDER, state: acknowledged }))).toContain(
      'Acknowledged: Mon 2 Mar 2026, 12:30',
    )
    const resolved = { status: 'resolved', at: AT, by: OTTO, why: 'CASE-1 is resolved.' } as const
    const said = saidBy(sharedLadderCard({ ...LADDER, state: resolved }))
    expect(said).toContain('ESC-1 is resolved · by Otto Lind, Mon 2 Mar 2026, 10:30 (Europe/Paris)')
    expect(said).toContain('CASE-1 is resolved.')
  })

  test('ends its reason with a full stop in the fallback where people left it out', () => {
    const { fallback } = sharedLadderCard({ ...LADDER, cause: 'manual', reason: 'No progress since Monday' })
    expect(fallback).toMatch(/^ESC-1 .* CASE-1, Acme Hosting: No progress since Monday\.$/u)
  })

  test('is calm where the two sides only see something differently: it proposes a talk', () => {
    const card = sharedLadderCard({ ...LADDER, cause: 'red-flag' })
    expect(card.tone).toBe('neutral')
    expect(lineOneOf(card)).toBe(
      'ESC-1 proposes a talk · Otto Lind to take it up by Mon 2 Mar 2026, 12:30 (Europe/Paris)',
    )
    expect(saidBy(card)).not.toContain('Escalation')
  })
})

test('the card after the last step asks the account manager to acknowledge or to name who will', () => {
  const card = exhaustedCard({ ...LADDER, version: 9 })
  expect(lineOneOf(card)).toBe(
    'ESC-1 has reached its last step · every step has been told · acknowledge it, or name who will',
  )
  expect(card.buttons).toMatchObject([
    { action: 'escalation.acknowledge', style: 'primary', version: 9 },
    { action: 'subject.show', subject: 'ESC-1', version: 0 },
  ])
})

test('the card after the last step does not claim that anybody was told where nobody could be', () => {
  const said = saidBy(exhaustedCard({ ...LADDER, untold: true }))
  expect(said).toContain('nobody on its steps could be told')
  expect(said).not.toContain('every step has been told')
})

test('a further call after the last step promises no next one', () => {
  const line = lineOneOf(calledAgainCard({ ...LADDER, called: [LEA] }))
  expect(line).toBe('ESC-1 still waits for an acknowledgement · Lea Martin')
})

test('a further call says since when an acknowledgement is due, from whom, and when the next step comes', () => {
  const card = calledAgainCard({ ...LADDER, nextAt: AT + 2 * HOUR, called: [LEA] })
  expect(lineOneOf(card)).toContain('ESC-1 still waits for an acknowledgement · Lea Martin, by Mon 2 Mar 2026, 12:30')
  expect(saidBy(card)).toContain('Due since Mon 2 Mar 2026, 11:30')
  expect(actions(card)).toEqual(['escalation.acknowledge', 'subject.show'])
})
