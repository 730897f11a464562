import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { type CaseView, internalCaseCard, sharedCaseCard } from '../../src/cards/case-card.ts'
import { caseNoteCard, saidInNote } from '../../src/cards/case-note.ts'
import { slaNoticeCard } from '../../src/cards/sla-notice.ts'
import { AT, CASE, HOUR, LEA, NASTY, OTTO, SLA, ZONE } from '../fixtures/card-views.ts'
import { lineOneOf, saidBy } from './said-by.ts'

const labelOf = ({ label }: { label: string }) => label
const labels = (card: Card) => card.buttons.map(labelOf)
const waiting = { onCompany: 'Northwind', question: 'Which region?', asker: OTTO }
const paused = { measure: 'resolve', target: '4 h', status: 'paused', since: AT + HOUR } as const
const resolution = { by: OTTO, at: AT, note: 'Restarted.' }
const inProgress = { ...CASE, status: 'in-progress', acknowledged: true } as const

describe('a case card', () => {
  test('says in line one that the owner is to acknowledge an open case, and by which moment, and calls nobody', () => {
    const card = sharedCaseCard(CASE)
    expect(card.headline).toEqual([
      { bold: 'CASE-1 is open' },
      ' · ',
      'Otto Lind (Acme Hosting) to acknowledge',
      ' by ',
      { at: AT + HOUR, zone: ZONE, style: 'date-time' },
    ])
    expect(JSON.stringify(card)).not.toContain('"mention"')
  })

  const seldom = ['Edit the case', 'Merge the case', 'Withdraw the case']
  test.each([
    ['open', CASE, ['Acknowledge', 'Ask a question', 'Resolve', 'Escalate the case', ...seldom]],
    ['in progress', inProgress, ['Reply', 'Resolve', 'Ask a question', 'Escalate the case', ...seldom]],
    [
      'waiting',
      { ...inProgress, status: 'waiting', waiting } as const,
      ['Reply', 'Resolve', 'No answer needed', 'Escalate the case', ...seldom],
    ],
    [
      'waiting and not acknowledged',
      { ...CASE, status: 'waiting', waiting } as const,
      ['Reply', 'Acknowledge', 'Resolve', 'No answer needed', 'Escalate the case', ...seldom.slice(0, 2)],
    ],
    ['resolved', { ...inProgress, status: 'resolved', resolution } as const, ['Reopen']],
  ])(
    'offers on a case that is %s what can be done, the likeliest first, two beside its details',
    (_, view, expected) => {
      const card = sharedCaseCard(view)
      expect(labels(card)).toEqual(expected.slice(0, 2))
      expect((card.more ?? []).map(({ label }) => label)).toEqual(expected.slice(2))
      expect(card.details?.ask).toMatchObject({
        action: 'subject.show',
        label: 'Details',
        subject: 'CASE-1',
        version: 0,
      })
    },
  )

  test('asks the company where nobody of the side that must acknowledge is named yet', () => {
    const said = saidBy(sharedCaseCard({ ...CASE, owner: LEA, ownerCompany: 'Northwind' }))
    expect(said).toContain('CASE-1 is open · Acme Hosting to acknowledge by')
  })

  test('carries its version and label in every button, so that a stale press is recognised', () => {
    const { buttons, more = [] } = sharedCaseCard({ ...CASE, version: 7 })
    const all = [...buttons, ...more]
    expect(all.map(({ version, subject }) => [version, subject])).toEqual(all.map(() => [7, 'CASE-1']))
  })

  test('says on whom a case waits, with the question, and that the clock is paused', () => {
    const said = saidBy(sharedCaseCard({ ...inProgress, status: 'waiting', waiting, clocks: [paused] }))
    expect(said).toContain('CASE-1 is waiting · Lea Martin (Northwind) to reply, the time is paused')
    expect(said).toContain('Otto Lind asks: “Which region?”')
    expect(said).toContain('paused since Mon 2 Mar 2026, 11:30 (Europe/Paris)')
  })

  test('does not say that the time is paused while the obligor is waited on and its clock runs', () => {
    const onObligor = { onCompany: 'Acme Hosting', question: 'Any news?', asker: LEA }
    const said = saidBy(sharedCaseCard({ ...inProgress, status: 'waiting', waiting: onObligor }))
    expect(said).toContain('Otto Lind (Acme Hosting) to reply by Mon 2 Mar 2026, 14:30')
    expect(said).not.toContain('paused')
  })

  test('is critical once a due time has passed, a warning while waiting, and good once resolved', () => {
    const overdue = [{ ...CASE.clocks[0]!, breachedAt: AT + HOUR }]
    const missed = [{ measure: 'acknowledge', target: '1 h', status: 'missed', dueAt: AT, stoppedAt: AT + 1 }] as const
    expect(sharedCaseCard(CASE).tone).toBe('neutral')
    expect(sharedCaseCard({ ...CASE, clocks: overdue }).tone).toBe('critical')
    expect(sharedCaseCard({ ...inProgress, clocks: [...missed] }).tone).toBe('critical')
    expect(sharedCaseCard({ ...inProgress, status: 'waiting', waiting }).tone).toBe('warning')
    expect(sharedCaseCard({ ...inProgress, status: 'resolved', resolution, clocks: [...missed] }).tone).toBe('good')
    expect(saidBy(sharedCaseCard({ ...CASE, clocks: overdue }))).toContain('overdue since Mon 2 Mar 2026, 11:30')
  })

  test('says by whom and until when a resolution is to be confirmed, and no more once it is', () => {
    const toConfirm = { company: 'Northwind', until: AT + 48 * HOUR }
    const stands = {
      measure: 'resolve',
      target: '4 h',
      status: 'unconfirmed',
      dueAt: AT + HOUR,
      stoppedAt: AT,
    } as const
    const view: CaseView = { ...inProgress, status: 'resolved', clocks: [stands] }
    const said = saidBy(sharedCaseCard({ ...view, resolution: { ...resolution, toConfirm } }))
    expect(said).toContain(
      'CASE-1 is resolved, not confirmed yet · Northwind to confirm by Wed 4 Mar 2026, 10:30 (Europe/Paris)',
    )
    expect(said).toContain('Otto Lind: “Restarted.”')
    expect(said).toContain('Resolved by: Otto Lind, Mon 2 Mar 2026, 10:30 (Europe/Paris)')
    expect(said).toContain('stands since Mon 2 Mar 2026, 10:30')
    expect(saidBy(sharedCaseCard({ ...view, resolution }))).not.toContain('confirmed')
  })

  test.each([
    [
      'withdrawn',
      { reason: 'Ours after all.' },
      'CASE-1 is withdrawn · by Lea Martin, Mon 2 Mar 2026, 10:30 (Europe/Paris)\nOrders API returns 500\nIncident, severity 1 – business stopped · from Northwind\nLea Martin: “Ours after all.”',
    ],
    [
      'merged',
      { into: 'CASE-7' },
      'CASE-1 is merged into CASE-7 · by Lea Martin, Mon 2 Mar 2026, 10:30 (Europe/Paris)',
    ],
  ] as const)('that was %s says by whom, when and why, and offers nothing', (status, how, says) => {
    const ended = { measure: 'resolve', target: '4 h', status: 'void', voidedAt: AT } as const
    const card = sharedCaseCard({ ...inProgress, status, ending: { by: LEA, at: AT, ...how }, clocks: [ended] })
    expect(saidBy(card)).toContain(says)
    expect(saidBy(card)).toContain('void since Mon 2 Mar 2026, 10:30')
    expect(card).toMatchObject({ buttons: [], tone: 'neutral' })
    expect(card.more).toBeUndefined()
  })

  test('says that it is to be merged, into which case, and who has still to confirm that', () => {
    const said = saidBy(sharedCaseCard({ ...inProgress, merging: { into: 'CASE-7', company: 'Northwind' } }))
    expect(said).toContain('CASE-1 is in progress, to be merged into CASE-7 · Otto Lind')
    expect(said).toContain('To be merged into CASE-7, once Northwind agrees.')
  })

  test('says in words that a target was missed, where what is next does not', () => {
    const missed = { measure: 'acknowledge', target: '1 h', status: 'missed', dueAt: AT, stoppedAt: AT + 1 } as const
    expect(saidBy(sharedCaseCard({ ...inProgress, clocks: [missed] }))).toContain('in progress, a target was missed ·')
  })

  test('says by which severity the clocks go while a lower one is not confirmed', () => {
    const said = saidBy(
      sharedCaseCard({ ...inProgress, severity: 3, clocksFollow: { severity: 1, company: 'Acme Hosting' } }),
    )
    expect(said).toContain('severity 3 – work slowed')
    expect(said).toContain('Its clocks go by severity 1 until Acme Hosting confirms the new one.')
  })

  test('asks for no word on the severity of a case that is over', () => {
    const followed = { severity: 3, clocksFollow: { severity: 1, company: 'Acme Hosting' } } as const
    const resolution = { by: CASE.owner, at: AT, note: 'Restarted.' }
    const card = sharedCaseCard({ ...inProgress, ...followed, status: 'resolved', resolution })
    expect(saidBy(card)).toContain('Its clocks went by severity 1; Acme Hosting had not confirmed the new one.')
    expect(card.buttons.map(({ action }) => action)).not.toContain('case.confirm')
  })

  test('tells its escalations to our own side alone, even when it is given them', () => {
    const view = { ...CASE, escalations: ['ESC-9'] }
    expect(saidBy(internalCaseCard(view))).toContain('ESC-9')
    expect(JSON.stringify(sharedCaseCard(view))).not.toContain('ESC-9')
  })

  test('tells both sides what its clocks protect, and nothing where none does', () => {
    for (const card of [sharedCaseCard(CASE), internalCaseCard({ ...CASE, escalations: [] })])
      expect(saidBy(card)).toContain('Customers can order.')
    expect(saidBy(sharedCaseCard({ ...CASE, protects: [] }))).not.toContain('What it protects')
  })

  test('offers no second escalation on the internal face while there is one', () => {
    const offered = (escalations: string[]) => (internalCaseCard({ ...CASE, escalations }).more ?? []).map(labelOf)
    expect(offered([])).toContain('Escalate the case')
    expect(offered(['ESC-9'])).not.toContain('Escalate the case')
  })

  test('quotes a long question on one line and cuts it visibly', () => {
    const said = saidBy(
      sharedCaseCard({ ...inProgress, status: 'waiting', waiting: { ...waiting, question: `a\nb ${NASTY}` } }),
    )
    expect(said).toContain('“a b <!channel>')
    expect(said).toContain('…”')
    expect(said.length).toBeLessThan(3_000)
  })
})

describe('a note on a case', () => {
  const note = {
    label: 'CASE-1',
    title: CASE.title,
    status: 'waiting' as const,
    waitsOnOther: true,
    toConfirm: false,
    by: OTTO,
    byCompany: 'Acme Hosting',
    otherCompany: 'Northwind',
    text: 'Which region?',
    to: LEA,
    toCompany: 'Northwind',
  }

  test('asks the person concerned in line one to reply to a question, and says who asks', () => {
    const card = caseNoteCard({ ...note, note: 'question' })
    expect(lineOneOf(card)).toBe('A question on CASE-1 · Lea Martin to reply, the case waits until then')
    expect(saidBy(card)).toContain('Otto Lind (Acme Hosting) asks Northwind:')
    expect(card.fallback).toBe(`${lineOneOf(card)}. Otto Lind (Acme Hosting) asks Northwind: “Which region?”`)
  })

  test.each(['question', 'reply', 'resolution', 'reopening'] as const)(
    'a %s leaves what can be done to the case’s card, which it shows: its own buttons would go on offering what is over',
    (kind) => {
      const { buttons } = caseNoteCard({ ...note, note: kind, toConfirm: kind === 'resolution' })
      expect(buttons).toEqual([
        { action: 'subject.show', label: 'Show CASE-1', style: 'plain', subject: 'CASE-1', version: 0 },
      ])
    },
  )

  test('mentions whom it concerns and not its author', () => {
    const said = JSON.stringify(caseNoteCard({ ...note, note: 'reply' }))
    expect(said).toContain(JSON.stringify({ mention: LEA }))
    expect(said).not.toContain(JSON.stringify({ mention: OTTO }))
  })

  test('asks the other company when author and addressee are the same person', () => {
    expect(saidBy(caseNoteCard({ ...note, note: 'question', to: OTTO }))).toContain('· Northwind to reply')
  })

  test.each([
    ['question', 'in-progress', 'Northwind is not waited on any more'],
    ['question', 'resolved', 'resolved by now'],
    ['reply', 'resolved', 'for Lea Martin to read'],
    ['resolution', 'in-progress', 'open again by now'],
    ['reopening', 'resolved', 'resolved by now'],
  ] as const)('a %s that comes when the case is %s keeps its words, and asks for nothing', (kind, status, next) => {
    const card = caseNoteCard({ ...note, note: kind, status, waitsOnOther: false })
    expect(saidBy(card)).toContain('Which region?')
    expect(lineOneOf(card).endsWith(` · ${next}`)).toBe(true)
    expect(card.tone).not.toBe('warning')
    expect(saidInNote(card)).toEqual({ byName: 'Otto Lind', text: 'Which region?' })
  })

  test('a resolution that waits to be confirmed asks for that, and says what silence does', () => {
    const card = caseNoteCard({ ...note, note: 'resolution', status: 'resolved', toConfirm: true })
    expect(lineOneOf(card)).toBe('CASE-1 is resolved · Lea Martin to confirm it; two working days of silence do, too')
  })

  test('shows what was said in full, however long', () => {
    expect(saidBy(caseNoteCard({ ...note, note: 'resolution', status: 'resolved', text: NASTY }))).toContain(NASTY)
  })
})

describe('an SLA notice', () => {
  test('warns of what is due, when and from whom', () => {
    const card = slaNoticeCard(SLA)
    expect(card.fallback).toBe(
      'The time to acknowledge CASE-1 is running short · Otto Lind to acknowledge by Mon 2 Mar 2026, 11:30 (Europe/Paris). “Orders API returns 500”',
    )
    expect(saidBy(card)).toContain(
      '75\u00A0% of the target of 1\u00A0h is used. An acknowledgement is due from Acme Hosting.',
    )
    expect(card.tone).toBe('warning')
  })

  test('says at the due time since when it has ended and what is still due, and what that protects', () => {
    const said = saidBy(slaNoticeCard({ ...SLA, notice: 'breach' }))
    expect(said).toContain('has ended · Otto Lind to acknowledge, due since Mon 2 Mar 2026, 11:30')
    expect(said).toContain('The target of 1\u00A0h is used up. An acknowledgement is still due from Acme Hosting.')
    expect(said).toContain('Customers can order.')
  })

  test.each([
    ['resolved', { measure: 'resolve', acknowledged: true }],
    ['resolved', { measure: 'acknowledge', acknowledged: false }],
    ['acknowledged', { measure: 'acknowledge', acknowledged: true }],
  ] as const)('of a breach that arrives late says when it was %s, and asks nobody for anything', (came, view) => {
    const card = slaNoticeCard({ ...SLA, ...view, notice: 'breach', stoppedAt: AT + 2 * HOUR })
    expect(lineOneOf(card)).toContain(`CASE-1 has ended · ${came} Mon 2 Mar 2026, 12:30`)
    expect(saidBy(card)).not.toMatch(/Otto Lind|still due/u)
  })

  test('offers to show the case, which knows what would satisfy it now, and nothing else', () => {
    for (const notice of ['warning', 'breach'] as const)
      expect(slaNoticeCard({ ...SLA, notice }).buttons).toEqual([
        { action: 'subject.show', label: 'Show CASE-1', style: 'plain', subject: 'CASE-1', version: 0 },
      ])
  })
})
