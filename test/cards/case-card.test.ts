import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/cards/card.ts'
import { type CaseView, internalCaseCard, sharedCaseCard } from '../../src/cards/case-card.ts'
import { caseNoteCard, saidInNote } from '../../src/cards/case-note.ts'
import { slaNoticeCard } from '../../src/cards/sla-notice.ts'
import { AT, CASE, HOUR, LEA, NASTY, OTTO, SLA, ZONE } from '../fixtures/card-views.ts'
import { saidBy } from './said-by.ts'

const labels = (card: Card) => card.buttons.map(({ label }) => label)
const waiting = { onCompany: 'Northwind', question: 'Which region?', asker: OTTO }
const paused = { measure: 'resolve', target: '4 h', status: 'paused', since: AT + HOUR } as const
const resolution = { by: OTTO, at: AT, note: 'Restarted.' }
const inProgress = { ...CASE, status: 'in-progress', acknowledged: true } as const

describe('a case card', () => {
  test('asks the owner to acknowledge an open case by its due time, with a mention and a moment', () => {
    const [next] = sharedCaseCard(CASE).blocks
    expect(next).toEqual({
      kind: 'text',
      text: [
        { bold: 'Next: ' },
        { mention: OTTO },
        ' (Acme Hosting)',
        ' is asked to acknowledge CASE-1',
        ', due ',
        { at: AT + HOUR, zone: ZONE, style: 'date-time' },
        '.',
      ],
    })
  })

  test.each([
    ['open', CASE, ['Acknowledge', 'Ask a question', 'Resolve', 'Escalate']],
    ['in progress', inProgress, ['Reply', 'Ask a question', 'Resolve', 'Escalate']],
    ['waiting', { ...inProgress, status: 'waiting', waiting } as const, ['Reply', 'Resolve', 'Escalate']],
    [
      'waiting and not acknowledged',
      { ...CASE, status: 'waiting', waiting } as const,
      ['Reply', 'Acknowledge', 'Resolve', 'Escalate'],
    ],
    ['resolved', { ...inProgress, status: 'resolved', resolution } as const, ['Reopen']],
  ])('offers on a case that is %s what can be done, the likeliest first', (_, view, expected) => {
    expect(labels(sharedCaseCard(view))).toEqual(expected)
  })

  test('asks the company where nobody of the side that must acknowledge is named yet', () => {
    const said = saidBy(sharedCaseCard({ ...CASE, owner: LEA, ownerCompany: 'Northwind' }))
    expect(said).toContain('Next: Acme Hosting is asked to acknowledge CASE-1, due')
  })

  test('carries its version and label in every button, so that a stale press is recognised', () => {
    const { buttons } = sharedCaseCard({ ...CASE, version: 7 })
    expect(buttons.map(({ version, subject }) => [version, subject])).toEqual(buttons.map(() => [7, 'CASE-1']))
  })

  test('says on whom a case waits, with the question, and that the clock is paused', () => {
    const said = saidBy(sharedCaseCard({ ...inProgress, status: 'waiting', waiting, clocks: [paused] }))
    expect(said).toContain('waiting on Northwind: “Which region?”, asked by Otto Lind')
    expect(said).toContain(
      'Lea Martin (Northwind) is asked to reply on CASE-1. The time to resolve is paused until then.',
    )
    expect(said).toContain('paused since Mon 2 Mar 2026, 11:30 (Europe/Paris)')
  })

  test('does not say that the time is paused while the obligor is waited on and its clock runs', () => {
    const onObligor = { onCompany: 'Acme Hosting', question: 'Any news?', asker: LEA }
    const said = saidBy(sharedCaseCard({ ...inProgress, status: 'waiting', waiting: onObligor }))
    expect(said).toContain('Otto Lind (Acme Hosting) is asked to reply on CASE-1, due Mon 2 Mar 2026, 14:30')
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
      'resolved by Otto Lind, Mon 2 Mar 2026, 10:30 (Europe/Paris), to be confirmed by Northwind until Wed 4 Mar 2026, 10:30 (Europe/Paris): “Restarted.”',
    )
    expect(said).toContain('stands since Mon 2 Mar 2026, 10:30')
    expect(saidBy(sharedCaseCard({ ...view, resolution }))).not.toContain('confirmed')
  })

  test.each([
    [
      'withdrawn',
      { reason: 'Ours after all.' },
      'withdrawn by Lea Martin, Mon 2 Mar 2026, 10:30 (Europe/Paris): “Ours after all.”',
    ],
    ['merged', { into: 'CASE-7' }, 'merged by Lea Martin, Mon 2 Mar 2026, 10:30 (Europe/Paris) into CASE-7'],
  ] as const)('that was %s says by whom, when and why, and offers nothing', (status, how, says) => {
    const ended = { measure: 'resolve', target: '4 h', status: 'void', voidedAt: AT } as const
    const card = sharedCaseCard({ ...inProgress, status, ending: { by: LEA, at: AT, ...how }, clocks: [ended] })
    expect(saidBy(card)).toContain(says)
    expect(saidBy(card)).toContain('void since Mon 2 Mar 2026, 10:30')
    expect(card).toMatchObject({ buttons: [], tone: 'neutral' })
    expect(card.fallback).toContain('Nothing is left to do on it.')
  })

  test('says by which severity the clocks go while a lower one is not confirmed', () => {
    const said = saidBy(
      sharedCaseCard({ ...inProgress, severity: 3, clocksFollow: { severity: 1, company: 'Acme Hosting' } }),
    )
    expect(said).toContain('severity 3 – work slowed; the clocks go by severity 1 until Acme Hosting confirms that')
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
    expect(labels(internalCaseCard({ ...CASE, escalations: [] }))).toContain('Escalate')
    expect(labels(internalCaseCard({ ...CASE, escalations: ['ESC-9'] }))).not.toContain('Escalate')
  })

  test('quotes a long question on one line and cuts it visibly', () => {
    const said = saidBy(
      sharedCaseCard({ ...inProgress, status: 'waiting', waiting: { ...waiting, question: `a\nb ${NASTY}` } }),
    )
    expect(said).toContain('“a b <!channel>')
    expect(said).toContain('…”')
    expect(said.length).toBeLessThan(2_500)
  })
})

describe('a note on a case', () => {
  const note = {
    label: 'CASE-1',
    version: 3,
    title: CASE.title,
    status: 'waiting' as const,
    waitsOnOther: true,
    toConfirm: false,
    by: OTTO,
    byCompany: 'Acme Hosting',
    otherCompany: 'Northwind',
    text: 'Which region?',
    to: LEA,
  }

  test('asks the person concerned to reply to a question, with one main button for it, or to say that no answer is needed', () => {
    const card = caseNoteCard({ ...note, note: 'question' })
    expect(saidBy(card)).toContain('Otto Lind (Acme Hosting) asks Northwind:')
    expect(saidBy(card)).toContain('Lea Martin is asked to reply.')
    expect(card.buttons).toMatchObject([
      { action: 'case.reply', style: 'primary', subject: 'CASE-1', version: 3 },
      { action: 'case.end-wait', style: 'plain' },
    ])
  })

  test('mentions whom it concerns and not its author', () => {
    const said = JSON.stringify(caseNoteCard({ ...note, note: 'reply' }).blocks)
    expect(said).toContain(JSON.stringify({ mention: LEA }))
    expect(said).not.toContain(JSON.stringify({ mention: OTTO }))
  })

  test('asks the other company when author and addressee are the same person', () => {
    const said = saidBy(caseNoteCard({ ...note, note: 'question', to: OTTO }))
    expect(said).toContain('Northwind is asked to reply.')
  })

  test.each([
    ['question', 'in-progress', 'CASE-1 does not wait on Northwind any more.'],
    ['question', 'resolved', 'CASE-1 is resolved by now.'],
    ['reply', 'resolved', 'For Lea Martin to read.'],
    ['resolution', 'in-progress', 'CASE-1 is open again by now.'],
    ['reopening', 'resolved', 'CASE-1 is resolved by now.'],
  ] as const)('a %s that comes when the case is %s keeps its words, and asks for nothing', (kind, status, next) => {
    const card = caseNoteCard({ ...note, note: kind, status, waitsOnOther: false })
    expect(saidBy(card)).toContain('Which region?')
    expect(saidBy(card)).toContain(next)
    expect(saidBy(card)).not.toMatch(/is asked to|Until then|to check|Reopen it|goes on/u)
    expect(card.buttons).toEqual([])
    expect(card.tone).not.toBe('warning')
    expect(saidInNote(card)).toEqual({ byName: 'Otto Lind', text: 'Which region?' })
  })

  test('a resolution that waits to be confirmed asks whether it is solved, with both answers', () => {
    const card = caseNoteCard({ ...note, note: 'resolution', status: 'resolved', toConfirm: true })
    expect(saidBy(card)).toContain('Lea Martin is asked whether it is solved.')
    expect(card.buttons).toMatchObject([
      { action: 'case.confirm', label: 'Confirm it is solved', style: 'primary' },
      { action: 'case.reopen', label: 'Not solved', opensForm: true },
    ])
  })

  test('shows what was said in full, however long', () => {
    expect(saidBy(caseNoteCard({ ...note, note: 'resolution', status: 'resolved', text: NASTY }))).toContain(NASTY)
  })
})

describe('an SLA notice', () => {
  test('warns of what is due, when and from whom', () => {
    const card = slaNoticeCard(SLA)
    expect(card.fallback).toBe(
      'The time to acknowledge CASE-1 is running short. 75\u00A0% of the target of 1\u00A0h is used. An acknowledgement is due from Acme Hosting. ' +
        'Otto Lind is asked to acknowledge CASE-1, due Mon 2 Mar 2026, 11:30 (Europe/Paris). CASE-1 is “Orders API returns 500”.',
    )
    expect(card.tone).toBe('warning')
  })

  test('says at the due time since when it has ended and what is still due, and what that protects', () => {
    const said = saidBy(slaNoticeCard({ ...SLA, notice: 'breach' }))
    expect(said).toContain('The target of 1\u00A0h ended Mon 2 Mar 2026, 11:30')
    expect(said).toContain('An acknowledgement is still due from Acme Hosting.')
    expect(said).toContain('Customers can order.')
  })

  test.each([
    ['resolved', { measure: 'resolve', acknowledged: true }],
    ['resolved', { measure: 'acknowledge', acknowledged: false }],
    ['acknowledged', { measure: 'acknowledge', acknowledged: true }],
  ] as const)('of a breach that arrives late says when it was %s, and asks nobody for anything', (came, view) => {
    const card = slaNoticeCard({ ...SLA, ...view, notice: 'breach', stoppedAt: AT + 2 * HOUR })
    expect(saidBy(card)).toContain(`CASE-1 was ${came} Mon 2 Mar 2026, 12:30`)
    expect(saidBy(card)).not.toMatch(/Next:|is asked to|still due/u)
    expect(card.buttons).toEqual([])
  })

  test.each([
    ['the acknowledgement', SLA, ['case.acknowledge']],
    ['an acknowledgement given meanwhile', { ...SLA, acknowledged: true }, ['case.reply', 'case.resolve']],
    ['the resolution', { ...SLA, measure: 'resolve', acknowledged: true } as const, ['case.resolve', 'case.reply']],
  ])('about %s offers what would satisfy it', (_, view, actions) => {
    expect(slaNoticeCard(view).buttons.map(({ action }) => action)).toEqual(actions)
  })
})
