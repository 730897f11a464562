import { describe, expect, test } from 'vitest'
import { checkChannels } from '../../../src/cli/doctor/check-channels.ts'
import { checkFiles } from '../../../src/cli/doctor/check-files.ts'
import { checkHolidays } from '../../../src/cli/doctor/check-holidays.ts'
import { checkPeople } from '../../../src/cli/doctor/check-people.ts'
import { checkTerms } from '../../../src/cli/doctor/check-terms.ts'
import type { PartnerRead } from '../../../src/cli/doctor/read-partners.ts'
import type { Partner } from '../../../src/domain/partners/partner.ts'
import type { Purpose } from '../../../src/domain/partners/purpose.ts'
import type { Role, Side } from '../../../src/domain/partners/party.ts'
import { type Terms, USUAL_CALENDAR } from '../../../src/domain/terms/terms.ts'
import { ALWAYS, businessHours, type Calendar } from '../../../src/domain/time/calendar.ts'
import { agreed, AGREEMENT, inHours, promise, terms } from '../../fixtures/terms.ts'

const NOW = Date.parse('2026-11-23T08:00:00Z')

const acme: Partner = {
  id: 'p-1',
  slug: 'acme',
  name: 'Acme Hosting',
  type: 'managed-service',
  direction: 'sell-to',
  stage: 'steady',
  agreement: AGREEMENT,
  terms: terms(),
  registeredAt: NOW,
  version: 1,
}

const on = (change: Partial<Terms>): PartnerRead[] => [read({}, { terms: terms(change) })]

const read = (changed: Partial<PartnerRead> = {}, partner: Partial<Partner> = {}): PartnerRead => ({
  partner: { ...acme, ...partner },
  channels: [],
  lost: (changed.channels ?? []).flatMap(({ conversation }) =>
    conversation.present ? [] : [{ conversation, how: 'removed' as const }],
  ),
  roster: [],
  ...changed,
})

const texts = (lines: { text: string; problem: boolean }[]): string[] =>
  lines.filter(({ problem }) => problem).map(({ text }) => text)

describe('channels', () => {
  const channel = (purpose: Purpose, name: string, present: boolean): PartnerRead['channels'][number] => ({
    partnerId: 'p-1',
    conversationRowId: name,
    purpose,
    conversation: {
      ...{ id: name, platform: 'teams', tenantId: 't', conversationId: `19:${name}`, kind: 'channel', name, present },
    },
  })

  test('where Liaison still is are not spoken of', () => {
    expect(checkChannels([read({ channels: [channel('shared', 'acme-shared', true)] })])).toEqual([])
  })

  test('that it was removed from are named with what they serve, and with the way back', () => {
    const channels = [channel('shared', 'acme-shared', false), channel('internal', 'acme-internal', false)]
    expect(texts(checkChannels([read({ channels })]))).toEqual([
      'Liaison is no longer in #acme-shared, which is shared with Acme Hosting. Invite it back to #acme-shared, or bind another channel with `@Liaison bind acme shared` there.',
      expect.stringMatching(
        /^Liaison is no longer in #acme-internal, our own channel about Acme Hosting\. Invite it back/u,
      ),
    ])
  })

  test('in which the last word was refused are named too, though nobody told of a removal', () => {
    const channels = [channel('shared', 'acme-shared', true)]
    const lost = [{ conversation: channels[0]!.conversation, how: 'refused' as const, since: NOW }]
    expect(texts(checkChannels([read({ channels, lost })]))).toEqual([
      expect.stringMatching(
        /^What Liaison said last in #acme-shared, which is shared with Acme Hosting, was refused .* Invite it back to #acme-shared/u,
      ),
    ])
  })

  test('of managers that serve many partners are named once', () => {
    const channels = [channel('managers', 'escalations', false)]
    expect(texts(checkChannels([read({ channels }), read({ channels }, { name: 'Globex Agency' })]))).toEqual([
      expect.stringMatching(/#escalations, the managers’ channel for Acme Hosting, Globex Agency\./u),
    ])
  })
})

describe('people', () => {
  const entry = (name: string, side: Side, role: Role, accounts: number): PartnerRead['roster'][number] => ({
    side,
    role,
    person: { id: name, name, zone: 'Europe/Paris', ours: true, bySheet: { name: false, zone: false } },
    accounts: Array.from({ length: accounts }, (_, n) => ({ platform: 'slack', tenantId: 'T', userId: `U${n}` })),
  })

  test('without an account are named once with all their roles; those with one are not', () => {
    const roster = [
      entry('Anna Berg', 'internal', 'account-manager', 1),
      entry('Ravi Shah', 'partner', 'account-manager', 0),
      entry('Ravi Shah', 'partner', 'member', 0),
    ]
    expect(texts(checkPeople([read({ roster })]))).toEqual([
      expect.stringMatching(
        /^Ravi Shah, account manager and partner contact for Acme Hosting, has no account, so nothing reaches them\. Name one .*`\/partner people acme`\.$/u,
      ),
    ])
  })
})

describe('holidays', () => {
  const withHolidays = (...holidays: string[]) => [
    read({}, { terms: terms(inHours(businessHours('Europe/Paris', holidays))) }),
  ]

  test.each([
    ['there are none', []],
    ['the last is more than a year away', ['2026-12-25', '2027-11-24']],
  ])('give no reason to worry when %s', (_, holidays) => {
    expect(checkHolidays(withHolidays(...holidays), NOW)).toEqual([])
  })

  test.each([
    ['within a year', ['2027-11-22', '2026-12-25'], '2027-11-22'],
    ['already', ['2025-12-25'], '2025-12-25'],
  ])('that end %s are told with their last day', (_, holidays, last) => {
    expect(texts(checkHolidays(withHolidays(...holidays), NOW))).toEqual([
      expect.stringMatching(
        new RegExp(`^The holidays in Acme Hosting’s calendar end with ${last};.*sheet of acme`, 'u'),
      ),
    ])
  })
})

describe('terms', () => {
  const hours = (change: Partial<Calendar>) => inHours({ ...businessHours('Europe/Paris'), ...change })
  const none = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
  const everyDayOff = Array.from({ length: 4_000 }, (_, n) =>
    new Date(NOW + n * 86_400_000).toISOString().slice(0, 'YYYY-MM-DD'.length),
  )

  test('hold as they are by default, in business hours and around the clock', () => {
    expect(checkTerms([read(), ...on(inHours(ALWAYS))], NOW)).toEqual([])
  })

  test('without any hours in the week cannot be used', () => {
    expect(texts(checkTerms(on(hours({ week: none })), NOW))).toEqual([
      expect.stringMatching(
        /^The hours “working hours” of Acme Hosting cannot be used: The week has no working time.*sheet of acme/u,
      ),
    ])
  })

  test('whose days are all holidays reach no target, no answer and no wait, but what is counted around the clock', () => {
    const resolve = promise({ severity: 1, target: { amount: 4, unit: 'h' } })
    const objectives = [resolve, { ...resolve, severity: 2 as const, hours: 'always' }]
    expect(texts(checkTerms(on({ ...hours({ holidays: everyDayOff }), objectives }), NOW))).toEqual([
      expect.stringMatching(
        /^Acme Hosting: The time to resolve at severity 1: 4 h cannot be reached: .*sheet of acme/u,
      ),
      expect.stringMatching(/^Acme Hosting: The days of our side to answer and to reopen/u),
      expect.stringMatching(/^Acme Hosting: The days of their side to answer and to reopen/u),
      expect.stringMatching(/^Acme Hosting: The wait of step 1 of escalations: 1 h cannot/u),
      expect.stringMatching(/^Acme Hosting: The wait of step 2 of escalations/u),
      expect.stringMatching(/^Acme Hosting: The wait of step 3 of escalations/u),
      expect.stringMatching(/^Acme Hosting: The window of health checks/u),
    ])
  })

  test('whose little working time makes a target longer than two years are told', () => {
    const sundays = { ...none, sunday: [{ from: '09:00', to: '09:15' }] }
    const objectives = [promise({ measure: 'acknowledge', severity: 1, target: { amount: 48, unit: 'h' } })]
    const ladders = [{ steps: { internal: [], partner: [] }, cycles: 1 }]
    expect(texts(checkTerms(on({ ...hours({ week: sundays }), objectives, ladders }), NOW))).toContainEqual(
      expect.stringMatching(/The time to acknowledge at severity 1: 48 h cannot be reached/u),
    )
  })

  test('by which one side alone works too little to answer or to reopen are told, though every target is reached', () => {
    const { calendars } = inHours(businessHours('Europe/Paris'))
    const fewDays = agreed({ ...businessHours('Europe/Paris'), holidays: everyDayOff.slice(5) }, 'few')
    const both = { calendars: { ...calendars, few: fewDays }, hours: { internal: 'few', partner: USUAL_CALENDAR } }
    expect(texts(checkTerms(on(both), NOW))).toEqual([
      expect.stringMatching(/^Acme Hosting: The days of our side to answer and to reopen: 10 working days cannot be/u),
    ])
  })
})

describe('files', () => {
  const modes =
    (found: Record<string, number>) =>
    (path: string): number | undefined =>
      found[path]

  test('that only their owner can read, and files that are not there, are not spoken of', () => {
    expect(checkFiles('/data/l.db', modes({ '/data': 0o40700, '/data/l.db': 0o100600, '.env': 0o100600 }))).toEqual([])
    expect(checkFiles(undefined, modes({}))).toEqual([])
  })

  test('that others can read are told; a folder that others can enter is only mentioned', () => {
    const lines = checkFiles('/data/l.db', modes({ '/data': 0o40755, '/data/l.db-wal': 0o100644, '.env': 0o100640 }))
    expect(texts(lines)).toEqual([
      expect.stringContaining('`chmod 600 /data/l.db-wal`'),
      expect.stringContaining('`chmod 600 .env`'),
    ])
    expect(lines.at(-1)).toEqual({ problem: false, text: expect.stringContaining('`chmod 700 /data`') })
  })
})
