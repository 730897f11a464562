import { describe, expect, test } from 'vitest'
import { caseListCard } from '../../src/cards/case-list-card.ts'
import { helpCard } from '../../src/cards/help-card.ts'
import { noticeCard } from '../../src/cards/notice-card.ts'
import { partnerAddForm } from '../../src/cards/partner-add-form.ts'
import { internalPartnerCard, sharedPartnerCard } from '../../src/cards/partner-card.ts'
import { partnerListCard, type PartnerListView } from '../../src/cards/partner-list-card.ts'
import { peopleCard } from '../../src/cards/people-card.ts'
import { timelineCard } from '../../src/cards/timeline-card.ts'
import { welcomeCard } from '../../src/cards/welcome-card.ts'
import { AT, CASE, LEA, OTTO, PARTNER, ZONE } from '../fixtures/card-views.ts'
import { saidBy } from './said-by.ts'

const INTERNAL = {
  ...PARTNER,
  ...({ type: 'managed-service', direction: 'sell-to', stage: 'exiting' } as const),
  channels: [{ purpose: 'managers', name: 'escalations', platform: 'Chat' } as const],
  escalations: [{ label: 'ESC-1', reason: 'No progress.' }],
  missing: ['No shared channel yet: type `@Liaison bind acme shared`.'],
}

/** With a health check in this state. */
const actionsOf = (status: 'open' | 'closed') =>
  internalPartnerCard({ ...INTERNAL, checkIn: { label: 'CHECK-1', status } }).buttons.map(({ action }) => action)

const initial = (values: Record<string, string>) =>
  Object.fromEntries(partnerAddForm(values).fields.map((field) => [field.id, field.initial]))

describe('a partner’s card', () => {
  test('tells our own side how the partner is classed and where things lead', () => {
    const said = saidBy(internalPartnerCard(INTERNAL))
    expect(said).toContain('Stage: exiting')
    expect(said).toContain('managers’ channel: #escalations in Chat')
    expect(said).toContain('ESC-1 No progress.')
    expect(said).toContain('type “@Liaison bind acme shared”.')
  })

  test('tells the partner neither stage, type, channels, escalations nor what is still to set up, even when it is given them', () => {
    const said = saidBy(sharedPartnerCard(INTERNAL))
    expect(said).toContain('Otto Lind – account manager')
    expect(said).not.toMatch(/exiting|managed service|sell to|#escalations|ESC-1|bind/u)
    expect(sharedPartnerCard(INTERNAL).buttons.map(({ action }) => action)).toEqual(['case.open'])
  })

  test('offers a health check to our own side unless one is open', () => {
    expect(actionsOf('closed')).toEqual(['case.open', 'check-in.open', 'terms.show'])
    expect(actionsOf('open')).toEqual(['case.open', 'terms.show'])
  })

  test('sets commands in what is missing as code', () => {
    expect(JSON.stringify(internalPartnerCard(INTERNAL).blocks)).toContain('{"code":"@Liaison bind acme shared"}')
  })
})

test('the list of people shows everybody once with all their roles, and says where nobody is named', () => {
  const people = [
    { ref: LEA, side: 'internal', role: 'account-manager' } as const,
    { ref: LEA, side: 'internal', role: 'member' } as const,
  ]
  const said = saidBy(peopleCard({ ...PARTNER, people }))
  expect(said).toContain('Lea Martin – account manager, team member')
  expect(said).toContain('People at Acme Hosting\nNobody is named yet.')
  expect(saidBy(peopleCard({ ...PARTNER, people: [{ ref: OTTO, side: 'partner', role: 'member' }] }))).toContain(
    'partner contact',
  )
})

test('the list of partners makes adding one the main thing only while there is none', () => {
  const page = (...partners: PartnerListView['partners']) => ({
    ...{ partners, total: partners.length, escalated: 0, from: 0 },
  })
  const one = { ...INTERNAL, accountManager: 'Lea Martin', waiting: false, openCases: 2, escalations: 0 }
  expect(partnerListCard({ ...page(), add: true }).buttons).toMatchObject([
    { action: 'partner.register', style: 'primary' },
  ])
  expect(partnerListCard({ ...page(one), add: true }).buttons).toMatchObject([{ style: 'plain' }])
  expect(partnerListCard({ ...page(one), add: false }).buttons).toEqual([])
  expect(saidBy(partnerListCard({ ...page(one), add: true }))).not.toContain('not confirmed')
  expect(saidBy(partnerListCard({ ...page({ ...one, waiting: true }), add: true }))).toContain('not confirmed yet')
})

test('the list of cases says which are overdue and since when, and names partners only where there are several', () => {
  const owned = { ...CASE, ownerName: 'Otto Lind' }
  const listed = { ...owned, dueAt: AT, overdue: true }
  const list = { filter: { which: 'open' as const }, zone: ZONE, first: true, next: {} }
  expect(saidBy(caseListCard({ ...list, cases: [listed] }))).toContain(
    'CASE-1 Orders API returns 500 – severity 1, open, owned by Otto Lind, overdue since Mon 2 Mar 2026, 10:30',
  )
  const other = { ...owned, label: 'CASE-2', partnerName: 'Globex Agency', overdue: false }
  expect(saidBy(caseListCard({ ...list, cases: [listed, other] }))).toContain('– Globex Agency, severity 1')
})

test('a timeline says that earlier lines were left out', () => {
  const lines = [{ at: AT, text: 'Otto Lind (Acme Hosting) acknowledged CASE-1.' }]
  expect(saidBy(timelineCard({ label: 'CASE-1', lines, zone: ZONE, more: true }))).toContain(
    'Only the newest 1 lines are shown.',
  )
  expect(saidBy(timelineCard({ label: 'CASE-1', lines, zone: ZONE, more: false }))).not.toContain('Only')
})

describe('help', () => {
  const verbs = [
    { usage: 'case acme "title"', summary: 'open a case', example: 'case acme "It is down"' },
    { usage: 'list', summary: 'all partners', example: 'list' },
  ]

  test('shows every verb as it is typed where the reader is', () => {
    const said = saidBy(helpCard({ verbs, intro: 'Hello.', prefix: '@Liaison' }))
    expect(said).toContain('“@Liaison case acme "title"” – open a case')
  })

  test('explains a single verb with an example', () => {
    expect(saidBy(helpCard({ verbs: verbs.slice(0, 1), intro: 'Hello.', prefix: '/partner' }))).toContain(
      'For example: “/partner case acme "It is down"”',
    )
  })

  test('offers the nearest verb for an unknown word', () => {
    const unknown = { word: 'caes', nearest: 'case' }
    expect(saidBy(helpCard({ verbs, intro: 'Hello.', prefix: '/partner', unknown }))).toContain(
      'I do not know “caes”. Did you mean “/partner case”?',
    )
  })
})

test('a welcome says what the channel is for, who reads it, and what to type first', () => {
  const bound = { partnerName: 'Acme Hosting', purpose: 'managers', threads: 'kept' } as const
  const said = saidBy(welcomeCard({ company: 'Northwind', audience: 'internal', bound }))
  expect(said).toContain('Escalations about Acme Hosting come here')
  expect(said).toContain('Only Northwind reads this channel.')
  expect(saidBy(welcomeCard({ company: 'Northwind', audience: 'shared' }))).toContain('“@Liaison bind shared”')
})

test('a notice keeps its subject, and sets commands as code', () => {
  const card = noticeCard({ title: 'Not done', text: 'Type `help`.', tone: 'warning', subject: 'acme' })
  expect(card).toMatchObject({ subject: 'acme', fallback: 'acme: Not done. Type “help”.' })
  expect(card.blocks).toEqual([{ kind: 'text', text: ['Type ', { code: 'help' }, '.'] }])
})

test('the form for a new partner keeps what was entered, and falls back to the usual for what does not exist', () => {
  expect(initial({ name: 'Acme', zone: 'Mars/Base', type: 'nonsense', cadence: 'monthly' })).toMatchObject({
    name: 'Acme',
    zone: 'Mars/Base',
    type: 'managed-service',
    cadence: 'monthly',
    direction: 'sell-to',
  })
  expect(initial({})).toMatchObject({ zone: 'Europe/London', cadence: 'none', name: undefined })
})
