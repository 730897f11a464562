import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { levels } from '../fixtures/terms.ts'
import { partnerSheet, sheetErrors } from '../kit/partner-sheet.ts'
import type { Partner } from '../../src/domain/partners/partner.ts'
import { usualHours } from '../../src/domain/terms/hours-of.ts'
import { acmeSheet, App, globexSheet, people, type TestPerson } from '../kit/app-fixture.ts'

const checkIns = { cron: '0 10 * * 2#1', window: '3 working days', remindAfter: '1 working day' }
const objective = { measure: 'acknowledge', target: '45m', protects: 'Orders keep flowing' }

describe('a partner’s sheet', () => {
  test('needs no more than a name', () => {
    expect(partnerSheet.parse({ name: ' Acme ' })).toEqual({ name: 'Acme', people: [], channels: [] })
  })

  test('takes durations, accounts and short names as people write them', () => {
    const sheet = partnerSheet.parse({ ...acmeSheet, slug: ' ACME ', checkIns, sla: { objectives: [objective] } })
    expect(sheet.slug).toBe('acme')
    expect(sheet.checkIns).toMatchObject({ window: { amount: 3, unit: 'working days' } })
    expect(sheet.sla?.objectives?.[0]).toMatchObject({ target: { amount: 45, unit: 'm' }, obligor: 'both' })
    expect(sheet.people[0]?.accounts).toEqual([{ platform: 'slack', tenantId: 'T0HOME', userId: 'UANNA' }])
  })

  test('keeps a slash inside an account’s id, as Teams conversations may have one', () => {
    const { channels } = partnerSheet.parse({
      name: 'Acme',
      channels: [{ purpose: 'shared', teams: 'tenant/19:a/b@thread.tacv2' }],
    })
    expect(channels[0]?.accounts).toEqual([{ platform: 'teams', tenantId: 'tenant', userId: '19:a/b@thread.tacv2' }])
  })

  test.each<[string, unknown, string, RegExp]>([
    ['no name', {}, 'name', /./u],
    ['a name of one letter', { name: 'A' }, 'name', /at least two/u],
    ['an endless name', { name: 'x'.repeat(10_000) }, 'name', /60 characters/u],
    ['a bad short name', { name: 'Acme', slug: 'a b' }, 'slug', /cannot be a short name/u],
    [
      'an unknown type',
      { name: 'Acme', type: 'hovercraft' },
      'type',
      /Enter one of outsourcing, managed-service, partnership\./u,
    ],
    ['an unknown stage', { name: 'Acme', stage: 'limbo' }, 'stage', /Enter one of candidate/u],
    ['an unknown zone', { name: 'Acme', calendar: { zone: 'Mars/Base' } }, 'calendar.zone', /not a time zone/u],
    ['a zone that is an offset', { name: 'Acme', calendar: { zone: '+02:00' } }, 'calendar.zone', /not a time zone/u],
    [
      'an hour that is none',
      { name: 'Acme', calendar: { zone: 'UTC', hours: [{ days: ['monday'], from: '9', to: '17:00' }] } },
      'calendar.hours.0.from',
      /like “09:00”/u,
    ],
    [
      'no days',
      { name: 'Acme', calendar: { zone: 'UTC', hours: [{ days: [], from: '09:00', to: '17:00' }] } },
      'calendar.hours.0.days',
      /./u,
    ],
    [
      'a holiday in another notation',
      { name: 'Acme', calendar: { zone: 'UTC', holidays: { days: ['24.12.2026'] } } },
      'calendar.holidays.days.0',
      /like “2026-12-24”/u,
    ],
    [
      'a region without its country',
      { name: 'Acme', calendar: { zone: 'UTC', holidays: { region: 'BY' } } },
      'calendar.holidays.region',
      /A region needs its country: add “country”/u,
    ],
    [
      'holidays taken out of no country’s',
      { name: 'Acme', calendar: { zone: 'UTC', holidays: { except: ['Whit Monday'] } } },
      'calendar.holidays.except',
      /only be taken out of a country’s public holidays/u,
    ],
    [
      'hours on no day',
      { name: 'Acme', calendar: { zone: 'UTC', dates: [{ on: 'Christmas', from: '09:00', to: '12:00' }] } },
      'calendar.dates.0.on',
      /like “2026-12-24”/u,
    ],
    [
      'an objective that protects nothing',
      { name: 'Acme', sla: { objectives: [{ ...objective, protects: '' }] } },
      'sla.objectives.0.protects',
      /which business outcome/u,
    ],
    [
      'a duration that is none',
      { name: 'Acme', sla: { objectives: [{ ...objective, target: 'soon' }] } },
      'sla.objectives.0.target',
      /./u,
    ],
    [
      'a warning after the end',
      { name: 'Acme', sla: { objectives: [{ ...objective, warnAtPercent: [120] }] } },
      'sla.objectives.0.warnAtPercent.0',
      /120 % of the time is used when it is overdue.*"\+20 %"/u,
    ],
    [
      'a level of which it is not said whether it is before or after',
      { name: 'Acme', sla: { objectives: [{ ...objective, levels: ['25 %'] }] } },
      'sla.objectives.0.levels.0',
      /−25 % is before the due time, \+25 % after it/u,
    ],
    [
      'the due time as a level',
      { name: 'Acme', sla: { objectives: [{ ...objective, levels: ['+0 %'] }] } },
      'sla.objectives.0.levels.0',
      /needs no saying/u,
    ],
    [
      'a level at the start',
      { name: 'Acme', sla: { objectives: [{ ...objective, levels: ['-100 %'] }] } },
      'sla.objectives.0.levels.0',
      /at or before the start/u,
    ],
    [
      'a level after the due time that is to be sent',
      { name: 'Acme', sla: { objectives: [{ ...objective, levels: ['+1h sent'] }] } },
      'sla.objectives.0.levels.0',
      /only one before it is sent/u,
    ],
    [
      'levels said in both ways',
      { name: 'Acme', sla: { objectives: [{ ...objective, levels: ['-25 %'], warnAtPercent: [75] }] } },
      'sla.objectives.0.levels',
      /keep levels/u,
    ],
    [
      'an account without its organisation',
      { name: 'Acme', people: [{ name: 'Ravi', side: 'partner', roles: ['member'], slack: 'U123' }] },
      'people.0.slack',
      /ORGANISATION\/ID/u,
    ],
    [
      'a step that tells somebody whom that side cannot have',
      { name: 'Acme', ladder: { steps: [{ tell: [{ side: 'partner', role: 'manager' }], wait: '1h' }] } },
      'ladder.steps.0.tell.0.role',
      /Managers are on our side/u,
    ],
    ['a misspelt section', { name: 'Acme', checkins: checkIns }, 'form', /checkins/u],
  ])('is refused for %s, by the path of what is wrong', (_, sheet, path, sentence) => {
    expect(sheetErrors(sheet)[path]).toMatch(sentence)
  })
})

describe('applying a sheet', () => {
  let app: App

  beforeEach(async () => {
    app = await App.open()
  })

  afterEach(() => app[Symbol.asyncDispose]())

  const apply = (sheet: unknown) => applyPartnerSheet(app.services, partnerSheet.parse(sheet))
  const stored = () => app.read((view) => view.partners.bySlug('acme'))
  const factsOf = async (partner: Partner | undefined) =>
    (await app.read((view) => view.facts.of(partner!.id))).map(({ kind }) => kind)

  test('twice changes nothing the second time, and records nothing', async () => {
    await apply({ ...acmeSheet, checkIns })
    const [partner, facts, timers] = [
      await stored(),
      await factsOf(await stored()),
      await app.read((view) => view.timers.list(9)),
    ]
    await apply({ ...acmeSheet, checkIns })
    expect(await stored()).toEqual(partner)
    expect(await factsOf(partner)).toEqual(facts)
    expect(await app.read((view) => view.timers.list(9))).toEqual(timers)
  })

  test('takes what it leaves out of something new as usual', async () => {
    await apply({ ...acmeSheet, checkIns, sla: { objectives: [objective] } })
    const { objectives, checks } = (await stored())!.terms
    expect(checks).toMatchObject([{ kind: 'pulse', zone: 'Europe/Paris' }])
    const usual = {
      hours: 'calendar',
      pausesWhileWaiting: true,
      levels: levels('-25 %'),
      severityRaised: 'from change',
    }
    expect(objectives).toMatchObject([
      { ...usual, obligor: 'internal' },
      { ...usual, obligor: 'partner' },
    ])
  })

  test('with other terms gives those the next version, keeps the rest, and says that they changed', async () => {
    await apply(acmeSheet)
    const before = await stored()
    await apply({ ...acmeSheet, sla: { objectives: [objective] } })
    const after = await stored()
    expect(after?.agreement.version).toBe(before!.agreement.version + 1)
    expect(after?.terms.ladders).toEqual(before?.terms.ladders)
    expect(usualHours(after!.terms)).toMatchObject({ ...usualHours(before!.terms), version: 2 })
    expect(await factsOf(after)).toContain('TermsChanged')
  })

  test('that names only the partner leaves type, direction and stage as they were', async () => {
    await app.register({ ...acmeSheet, type: 'outsourcing', direction: 'sell-with', stage: 'renewal' })
    await app.register({ slug: 'acme', name: 'Acme Hosting' })
    expect(await stored()).toMatchObject({ type: 'outsourcing', direction: 'sell-with', stage: 'renewal' })
  })

  test('without a section leaves it as it was', async () => {
    await apply({ ...acmeSheet, checkIns, sla: { objectives: [objective] } })
    const before = await stored()
    await apply({ slug: 'acme', name: 'Acme Hosting', stage: 'steady' })
    expect(await stored()).toMatchObject({ agreement: before!.agreement, terms: before!.terms })
  })

  test('with everything that hours can be has them in its calendar', async () => {
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
    await apply({
      ...acmeSheet,
      calendar: {
        zone: 'Europe/Berlin',
        hours: [
          { days, from: '09:00', to: '17:00' },
          { days: ['friday'], from: '22:00', to: '06:00' },
        ],
        seasons: [{ from: '07-01', to: '08-31', hours: [{ days, from: '08:00', to: '14:00' }] }],
        holidays: { country: 'de-by-a', except: ['Mariä Himmelfahrt'], days: ['12-31'] },
        dates: [
          { on: '12-24', from: '09:00', to: '12:00' },
          { on: '2026-12-12', from: '10:00', to: '12:00' },
          { on: '2026-12-12', from: '13:00', to: '14:00' },
        ],
      },
    })
    const calendar = usualHours((await stored())!.terms)
    expect(calendar.week.friday).toEqual([
      { from: '09:00', to: '17:00' },
      { from: '22:00', to: '06:00' },
    ])
    expect(calendar.seasons).toMatchObject([{ from: '07-01', to: '08-31', week: { friday: [{ from: '08:00' }] } }])
    expect(calendar.holidays).toEqual(expect.arrayContaining(['2026-08-08', '2026-12-31', '2027-12-31']))
    expect(calendar.holidays).not.toContain('2026-08-15')
    expect(calendar.ownHours?.filter(({ date }) => date.startsWith('2026'))).toEqual([
      {
        date: '2026-12-12',
        periods: [
          { from: '10:00', to: '12:00' },
          { from: '13:00', to: '14:00' },
        ],
      },
      { date: '2026-12-24', periods: [{ from: '09:00', to: '12:00' }] },
    ])
  })

  test('arms the cadence of its health checks, and takes it away when the partnership has ended', async () => {
    await apply({ ...acmeSheet, checkIns })
    const timers = () =>
      app.read(async (view) =>
        (await view.timers.list(99)).map(({ kind }) => kind).filter((kind) => /check/u.test(kind)),
      )
    expect(await timers()).toEqual(['check-in.cadence'])
    await apply({ ...acmeSheet, checkIns, stage: 'ended' })
    expect(await timers()).toEqual([])
  })

  test('names an account manager by replacing the one before: each side has one', async () => {
    await apply(acmeSheet)
    const uma = { name: 'Uma Voss', side: 'internal', roles: ['account-manager'], slack: 'T0HOME/UUMA' }
    await apply({ ...acmeSheet, people: [uma] })
    const { id } = (await stored())!
    const managers = (await app.read((view) => view.memberships.of(id))).filter(
      ({ side, role }) => side === 'internal' && role === 'account-manager',
    )
    expect(managers.map(({ person }) => person.name)).toEqual(['Uma Voss'])
  })

  test('that says nothing new of the health checks leaves the one that is due this moment to open', async () => {
    await apply({ ...acmeSheet, checkIns: { ...checkIns, cron: '0 10 * * 1' } })
    app.clock.move(2 * 60 * 60_000)
    await apply({ ...acmeSheet, checkIns: { ...checkIns, cron: '0 10 * * 1' }, sla: { objectives: [objective] } })
    await app.passTo(app.clock.now())
    const { id } = (await stored())!
    expect(await app.read((view) => view.runs.latestOf(id))).toMatchObject({ number: 1, status: 'open' })
  })

  const umaOnBoth = { name: 'Uma Voss', side: 'internal', roles: ['sponsor'], slack: 'T0HOME/UUMA', teams: 'home/uma' }

  test('makes one person of somebody whom we met on each platform as another, with the parts of both', async () => {
    await apply(acmeSheet)
    await apply(globexSheet)
    const umaOnTeams: TestPerson = { ...people.uma, platform: 'teams', tenantId: 'home', userId: 'uma' }
    await app.says(people.uma, 'help')
    await app.says(umaOnTeams, 'help')
    const { slack: _, ...umaOnlyOnTeams } = umaOnBoth
    await apply({ ...globexSheet, people: [...globexSheet.people, umaOnlyOnTeams] })

    expect(await apply({ ...acmeSheet, people: [...acmeSheet.people, umaOnBoth] })).toMatchObject({
      partner: { slug: 'acme' },
    })
    const [one, other] = await app.read((view) => Promise.all([people.uma, umaOnTeams].map(view.people.byAccount)))
    expect(one?.id).toBe(other?.id)
    const roles = await app.read((view) => view.memberships.ofPerson(one!.id))
    expect(roles.map(({ role }) => role)).toEqual(['sponsor', 'sponsor'])
  })

  test('has somebody who is one by now away when either was, and stand in for whoever named either', async () => {
    await apply(acmeSheet)
    await apply(globexSheet)
    const umaOnTeams: TestPerson = { ...people.uma, platform: 'teams', tenantId: 'home', userId: 'uma' }
    await app.says(people.uma, 'help')
    await app.says(umaOnTeams, 'help')
    const met = () => app.read((view) => Promise.all([people.uma, umaOnTeams, people.anna].map(view.people.byAccount)))
    const [onSlack, onTeams, anna] = (await met()).map((one) => one!.id)
    const now = app.clock.now()
    const away = (id: string, personId: string, delegateId: string) => ({
      ...{ id, personId, delegateId, from: now, to: now + 60 * 60_000, saidAt: now },
    })
    await app.services.store.transact(async ({ absences }) => {
      await absences.insert(away('a1', onSlack!, anna!))
      await absences.insert(away('a2', onTeams!, onSlack!))
      await absences.insert(away('a3', anna!, onTeams!))
    })
    expect(await apply({ ...acmeSheet, people: [...acmeSheet.people, umaOnBoth] })).toMatchObject({
      partner: { slug: 'acme' },
    })
    const one = (await met())[0]!.id
    const absences = await app.read((view) => view.absences.notOver(now))
    expect(absences.map(({ id, personId, delegateId }) => [id, personId, delegateId])).toEqual([
      ['a1', one, anna],
      ['a2', one, undefined],
      ['a3', anna, one],
    ])
  })

  test('never gives an account of one company’s people to the other’s', async () => {
    await apply(acmeSheet)
    await app.says({ ...people.uma, platform: 'teams', tenantId: 'home', userId: 'uma' }, 'help')
    const ravi = { ...umaOnBoth, name: 'Ravi Shah', side: 'partner', slack: 'T0ACME/URAVI' }
    expect(await apply({ ...acmeSheet, people: [...acmeSheet.people, ravi] })).toEqual({
      refused: 'Uma Voss is one of our own people, and cannot be a contact of Acme Hosting.',
    })
  })

  const ravi = { name: 'Ravi Shah', side: 'partner', roles: ['member'], slack: 'T0ACME/URAVI' }

  test.each<[string, unknown, RegExp]>([
    [
      'a contact of another partner',
      { ...globexSheet, people: [...globexSheet.people, ravi] },
      /already a contact of another partner/u,
    ],
    [
      'one of our own people on their side',
      { ...globexSheet, people: [{ name: 'Anna', side: 'partner', roles: ['member'], slack: 'T0HOME/UANNA' }] },
      /one of our own people/u,
    ],
    [
      'one of theirs on our side',
      { ...globexSheet, people: [{ ...ravi, side: 'internal' }] },
      /cannot be named on the side of Northwind/u,
    ],
    [
      'a manager on their side',
      { ...globexSheet, people: [{ name: 'Leo', side: 'partner', roles: ['manager'], slack: 'T0G/ULEO2' }] },
      /Managers are on our side/u,
    ],
    [
      'somebody who cannot be reached',
      { ...globexSheet, people: [{ name: 'Leo', side: 'partner', roles: ['member'] }] },
      /needs an account/u,
    ],
    [
      'a channel without a platform',
      { ...globexSheet, channels: [{ purpose: 'shared', name: 'x' }] },
      /needs “slack:” or “teams:”/u,
    ],
    [
      'another partner’s shared channel',
      { ...globexSheet, channels: [{ purpose: 'shared', slack: 'T0HOME/C-SHARED' }] },
      /already serves Acme Hosting/u,
    ],
    [
      'another partner’s internal channel as its shared one',
      { ...globexSheet, channels: [{ purpose: 'shared', slack: 'T0HOME/C-INTERNAL' }] },
      /already serves Acme Hosting/u,
    ],
    ['an unknown country', { ...globexSheet, calendar: { zone: 'UTC', holidays: { country: 'XX' } } }, /XX/u],
    [
      'a country whose holidays hang on its region',
      { ...globexSheet, calendar: { zone: 'UTC', holidays: { country: 'DE' } } },
      /public holidays of Germany hang on the region.*BY \(Bayern\)/u,
    ],
    [
      'a region that does not exist',
      { ...globexSheet, calendar: { zone: 'UTC', holidays: { country: 'DE', region: 'Bayren' } } },
      /did you mean BY \(Bayern\)/u,
    ],
    [
      'a day taken out of the holidays that is none of them',
      { ...globexSheet, calendar: { zone: 'UTC', holidays: { country: 'FR', except: ['Whit Mondey'] } } },
      /no public holiday of FR.*did you mean “Whit Monday”/u,
    ],
    [
      'hours until 00:00',
      { ...globexSheet, calendar: { zone: 'UTC', hours: [{ days: ['monday'], from: '09:00', to: '00:00' }] } },
      /write 24:00 for the end of the day/u,
    ],
    [
      'a target that its hours do not come to',
      { ...globexSheet, sla: { objectives: [{ ...objective, target: '5000h' }] } },
      /The time to acknowledge: 5000 h cannot be reached/u,
    ],
    [
      'working days day and night',
      { ...globexSheet, sla: { objectives: [{ ...objective, target: '2 working days', hours: 'always' }] } },
      /2 working days cannot be counted day and night/u,
    ],
    ['a cadence nobody can read', { ...globexSheet, checkIns: { ...checkIns, cron: 'whenever' } }, /./u],
  ])('that asks for %s is refused as a whole: nothing of it is kept', async (_, sheet, sentence) => {
    await apply(acmeSheet)
    const refused = await apply(sheet)
    expect('refused' in refused && refused.refused).toMatch(sentence)
    const kept = await app.read(async (view) => [
      await view.partners.bySlug('globex'),
      await view.people.byAccount({ platform: 'slack', tenantId: 'T0GLOBEX', userId: 'ULEO' }),
    ])
    expect(kept).toEqual([undefined, undefined])
  })
})
