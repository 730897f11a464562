import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { calledAgainCard } from '../../src/cards/called-again-card.ts'
import { exhaustedCard } from '../../src/cards/exhausted-card.ts'
import { internalLadderCard, sharedLadderCard } from '../../src/cards/ladder-card.ts'
import { AT, HOUR, LADDER, ladderWith, LEA, OTTO, PATH } from '../fixtures/card-views.ts'
import { lineOneOf, linesOf, saidBy } from './said-by.ts'

const actions = ({ buttons, more = [] }: Card) => [...buttons, ...more].map(({ action }) => action)

const OVER = { at: AT, by: OTTO, why: 'CASE-1 is resolved.' }

describe('an escalation card', () => {
  test('asks those called at this step to acknowledge, and says when the next step comes', () => {
    expect(lineOneOf(internalLadderCard({ ...LADDER, called: [LEA], path: PATH }))).toBe(
      'ESC-1 waits for an acknowledgement · Lea Martin, by Mon 2 Mar 2026, 12:30 (Europe/Paris)',
    )
  })

  test('shows its steps to our own side, behind the details: who was told when, who comes next, and where it stands', () => {
    const said = saidBy(internalLadderCard({ ...LADDER, path: PATH }))
    expect(said).toContain('Step 1: Lea Martin – told Mon 2 Mar 2026, 11:30 (Europe/Paris) – now')
    expect(said).toContain('Step 3: Sonja Sponsor – not told yet')
  })

  test('says of a step that could not be reached that it could not', () => {
    const internal = PATH.internal.map((step, index) => (index === 1 ? { ...step, unheard: true } : step))
    const path = { ...PATH, internal }
    expect(saidBy(internalLadderCard({ ...LADDER, path }))).toContain(
      'Step 2: Northwind managers – could not be reached',
    )
  })

  test('says that nobody could be told where it is so', () => {
    expect(saidBy(sharedLadderCard(ladderWith('partner', { state: 'exhausted', at: AT, untold: true })))).toContain(
      'nobody on its steps could be told',
    )
  })

  test('shows the partner neither its steps nor anybody on them, even when it is given them', () => {
    const given = { ...LADDER, path: PATH }
    const shared = JSON.stringify(sharedLadderCard(given))
    expect(shared).not.toMatch(/Step \d|Sonja Sponsor|Northwind managers|Who is told/u)
  })

  test('names the managers’ channel where nobody can be mentioned, and only to our own side', () => {
    const internal = PATH.internal.map((step, index) => ({ ...step, current: index === 1 }))
    const atManagers = { ...PATH, internal }
    const view = { ...LADDER, called: [] }
    expect(saidBy(internalLadderCard({ ...view, path: atManagers }))).toContain(
      'ESC-1 waits for an acknowledgement · Northwind managers, by',
    )
    expect(saidBy(sharedLadderCard(view))).toContain('· whoever is called now, by')
  })

  test('says to both sides how each of them stands', () => {
    const held = ladderWith('partner', { state: 'acknowledged', by: OTTO, at: AT, backBy: AT + 5 * HOUR })
    const unheard = ladderWith('partner', { state: 'climbing', step: 2, of: 3, nextAt: AT, unheard: [OTTO.name] })
    for (const said of [saidBy(sharedLadderCard(held)), saidBy(internalLadderCard({ ...held, path: PATH }))]) {
      expect(said).toContain('Northwind: step 1 of 3, the next Mon 2 Mar 2026, 12:30 (Europe/Paris)')
      expect(said).toContain('Acme Hosting: Otto Lind has it, back by Mon 2 Mar 2026, 15:30 (Europe/Paris)')
    }
    expect(saidBy(sharedLadderCard(unheard))).toContain('Acme Hosting: step 2 of 3, Otto Lind not reached, the next')
  })

  test('offers what can be done by how the reader’s side stands, acknowledging first, and ending it to whoever may', () => {
    const inSight = ({ buttons }: Card) => buttons.map(({ action }) => action.replace('escalation.', ''))
    const internal = (view: typeof LADDER) => inSight(internalLadderCard({ ...view, path: PATH }))
    const [ack, now, end, look] = ['acknowledge', 'escalate-now', 'resolve', 'subject.show']
    const held = { state: 'acknowledged', by: OTTO, at: AT, backBy: AT + HOUR } as const
    expect(internal(LADDER)).toEqual([ack, now])
    expect(inSight(sharedLadderCard(LADDER))).toEqual([ack, now])
    expect(internal(ladderWith('internal', held))).toEqual([end, look])
    expect(internal(ladderWith('partner', held))).toEqual([ack, now])
    expect(internal(ladderWith('internal', { ...held, asked: AT }))).toEqual([ack, end])
    expect(internal(ladderWith('internal', { state: 'snoozed', by: OTTO, until: AT }))).toEqual([ack, now])
    expect(internal(ladderWith('internal', { state: 'exhausted', at: AT }))).toEqual([ack, end])
    expect(internal(ladderWith('internal', { state: 'none' }))).toEqual([end, look])
    expect(inSight(sharedLadderCard({ ...LADDER, over: OVER }))).toEqual([])
  })

  test('has what is seldom done behind them: all that fits, and what does not behind one that asks which', () => {
    const behind = ({ more = [] }: Card) => more.map(({ action }) => action.replace('escalation.', ''))
    const internal = (view: typeof LADDER) => behind(internalLadderCard({ ...view, path: PATH }))
    const held = { state: 'acknowledged', by: OTTO, at: AT, backBy: AT + HOUR } as const
    expect(internal(LADDER)).toEqual(['resolve', 'subject.show', 'acknowledge-until', 'assign', 'else'])
    expect(behind(sharedLadderCard(LADDER))).toEqual(['acknowledge-until', 'assign', 'snooze', 'note'])
    expect(internal(ladderWith('internal', held))).toEqual(['acknowledge-until', 'assign', 'snooze', 'note', 'calm'])
    expect(internal(ladderWith('internal', { state: 'none' }))).toEqual(['note', 'calm'])
    const over = { ...LADDER, over: OVER, reopenedBy: ['internal' as const] }
    expect(internal(over)).toEqual(['reopen'])
    expect(behind(sharedLadderCard(over))).toEqual([])
  })

  test('offers to say that it is less urgent only to whoever may', () => {
    const view = { ...LADDER, calmedBy: ['partner' as const] }
    expect(actions(sharedLadderCard(view))).toContain('escalation.calm')
    expect(actions(sharedLadderCard(LADDER))).not.toContain('escalation.calm')
  })

  test('shows what was said on it last, and to the partner only what both read', () => {
    const view = {
      ...LADDER,
      path: PATH,
      note: { byName: 'Otto Lind', at: AT, text: 'We look into it' },
      ourNote: { byName: 'Lea Martin', at: AT + HOUR, text: 'They are slow' },
    }
    expect(saidBy(internalLadderCard(view))).toMatch(/Otto Lind, .*We look into it[^]*Lea Martin, .*They are slow/u)
    expect(JSON.stringify(sharedLadderCard(view))).not.toContain('They are slow')
  })

  test('leads our own side to what it is about, until it is resolved', () => {
    expect(internalLadderCard({ ...LADDER, path: PATH }).more?.at(1)).toMatchObject({
      action: 'subject.show',
      subject: 'CASE-1',
    })
    expect(internalLadderCard({ ...LADDER, path: PATH, over: OVER }).buttons).toEqual([])
  })

  test('says who has it and since when, and how it ended', () => {
    const held = ladderWith('partner', { state: 'acknowledged', by: OTTO, at: AT + 2 * HOUR, backBy: AT + 5 * HOUR })
    const said = saidBy(sharedLadderCard(held))
    expect(said).toContain('ESC-1 is acknowledged · Otto Lind has it, back by Mon 2 Mar 2026, 15:30')
    expect(said).toContain('Acknowledged: Mon 2 Mar 2026, 12:30')
    const over = saidBy(sharedLadderCard({ ...LADDER, over: OVER }))
    expect(over).toContain('ESC-1 is resolved · by Otto Lind, Mon 2 Mar 2026, 10:30 (Europe/Paris)')
    expect(over).toContain('CASE-1 is resolved.')
  })

  test('says in its first line by whom it was put off, and that whoever has it is asked, each once', () => {
    const snoozed = sharedLadderCard(ladderWith('partner', { state: 'snoozed', by: OTTO, until: AT }))
    expect(lineOneOf(snoozed)).toMatch(/^ESC-1 is put off · by Otto Lind until/u)
    const held = { state: 'acknowledged', by: OTTO, at: AT, backBy: AT, asked: AT + HOUR } as const
    expect(lineOneOf(sharedLadderCard(ladderWith('partner', held)))).toMatch(/Otto Lind is asked how it stands, by/u)
  })

  test('has what is long whole in its details, where it is cut on its face', () => {
    const reason = 'Nothing came since Monday. '.repeat(30).trim()
    const card = internalLadderCard({ ...LADDER, path: PATH, reason, joined: ['Late.', 'Late again.'] })
    const face = card.blocks.flatMap(linesOf).join(' ')
    expect(face).not.toContain(reason)
    expect(face).toContain('and 1 more reason')
    expect(card.details?.blocks.flatMap(linesOf)).toEqual(expect.arrayContaining([reason, 'Late again.']))
  })

  test('ends its reason with a full stop in the fallback where people left it out', () => {
    const { fallback } = sharedLadderCard({ ...LADDER, cause: 'manual', reason: 'No progress since Monday' })
    expect(fallback).toMatch(/^ESC-1 .* CASE-1, Acme Hosting: No progress since Monday\.$/u)
  })

  test('is calm where the two sides only see something differently: it proposes a talk', () => {
    const card = sharedLadderCard({ ...LADDER, cause: 'red-flag', urgency: 'note' })
    expect(card.tone).toBe('neutral')
    expect(lineOneOf(card)).toBe(
      'ESC-1 proposes a talk · Otto Lind to take it up by Mon 2 Mar 2026, 12:30 (Europe/Paris)',
    )
    expect(saidBy(card)).not.toContain('Escalation')
  })

  test('is as calm, and no talk, where somebody who is owed has calmed a breach', () => {
    const card = sharedLadderCard({ ...LADDER, urgency: 'note' })
    expect(card.tone).toBe('neutral')
    expect(lineOneOf(card)).toMatch(/^ESC-1 waits for an acknowledgement · Otto Lind to take it up by/u)
    expect(card.title).toBe('Escalation about CASE-1')
  })
})

test('the card after the last step asks the account manager to acknowledge or to name who will', () => {
  const card = exhaustedCard({ ...LADDER, companies: ['Northwind', 'Acme'], version: 9 })
  expect(lineOneOf(card)).toBe(
    'ESC-1 has reached its last step · Northwind and Acme: every step has been told · acknowledge it, or name who will',
  )
  expect(card.buttons).toMatchObject([
    { action: 'escalation.acknowledge', style: 'primary', version: 9 },
    { action: 'subject.show', subject: 'ESC-1', version: 0 },
  ])
})

test('the card after the last step does not claim that anybody was told where nobody could be', () => {
  const said = saidBy(exhaustedCard({ ...LADDER, companies: ['Acme'], untold: true }))
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
