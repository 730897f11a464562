import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { partnerSheet, sheetErrors } from '../kit/partner-sheet.ts'
import { writeTerms } from '../../src/app/partners/written/write-terms.ts'
import { jointOf } from '../../src/domain/terms/joint-steps.ts'
import { usualHours } from '../../src/domain/terms/hours-of.ts'
import type { Objective } from '../../src/domain/terms/objective.ts'
import { formatTarget } from '../../src/domain/time/duration.ts'
import { acmeSheet, App, MONDAY_NINE, people, textOf } from '../kit/app-fixture.ts'
import { HOUR } from '../../src/domain/time/instant.ts'

let app: App

beforeEach(async () => {
  app = await App.open()
})

afterEach(() => app[Symbol.asyncDispose]())

const BARE = { slug: 'acme', name: 'Acme Hosting' }
const apply = (sheet: object) => applyPartnerSheet(app.services, partnerSheet.parse({ ...BARE, ...sheet }))
const refusal = async (sheet: object) => {
  const applied = await apply(sheet)
  return 'refused' in applied ? applied.refused : 'nothing was refused'
}
const acme = async () => (await app.read((view) => view.partners.bySlug('acme')))!
const promised = async () => (await acme()).terms.objectives.map(inShort)
const told = async () =>
  (await app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id)))
    .filter(({ kind }) => kind === 'TermsChanged')
    .map(({ data }) => `${data['what']}: ${data['from']} → ${data['to']}`)

function inShort({ obligor, measure, severity, target }: Objective): string {
  const who = typeof obligor === 'string' ? obligor : obligor.team
  return `${who} ${measure}${severity === undefined ? '' : ` ${severity}`} ${formatTarget(target)}`
}

const ack = { measure: 'acknowledge', target: '1h', protects: 'Nobody asks twice' }
const resolve = { measure: 'resolve', target: '8h', protects: 'Parcels come' }

describe('the promises of a sheet', () => {
  test('are owed by both sides unless it says whose they are', async () => {
    await apply({ sla: { objectives: [ack, { ...resolve, obligor: 'partner' }] } })
    expect(await promised()).toEqual(['internal acknowledge 1 h', 'partner acknowledge 1 h', 'partner resolve 8 h'])
  })

  test('that it does not mention stay, and one that it changes keeps its id and what it does not speak of', async () => {
    await apply({ sla: { objectives: [{ ...ack, warnAtPercent: [10], hours: 'always' }, resolve] } })
    const before = (await acme()).terms.objectives
    await apply({ sla: { objectives: [{ ...ack, target: '2h', obligor: 'partner' }] } })
    const after = (await acme()).terms.objectives
    expect(after).toEqual(
      before.map((one) =>
        one.measure === 'acknowledge' && one.obligor === 'partner' ? { ...one, target: { amount: 2, unit: 'h' } } : one,
      ),
    )
    expect(await told()).toEqual(['their target to acknowledge any case: 1 h → 2 h'])
  })

  test('that everybody starts with stay beside the first ones of its own', async () => {
    await apply({})
    await apply({ sla: { objectives: [{ ...ack, obligor: 'partner' }] } })
    expect(await promised()).toHaveLength(17)
    expect(await told()).toEqual([
      'their promise to acknowledge any case:  → 1 h, in working hours, paused while it waits',
    ])
  })

  test('end where it says so, one by one or all others, and each is told; once more it changes nothing', async () => {
    await apply({ sla: { objectives: [ack, resolve] } })
    const ended = { sla: { objectives: [{ measure: 'resolve', obligor: 'internal', end: true }] } }
    await apply(ended)
    expect(await promised()).toEqual(['internal acknowledge 1 h', 'partner acknowledge 1 h', 'partner resolve 8 h'])
    expect(await told()).toEqual(['our promise to resolve any case: 8 h, in working hours, paused while it waits → '])
    const { agreement } = await acme()
    await apply(ended)
    expect((await acme()).agreement).toEqual(agreement)

    await apply({ sla: { objectives: [{ ...resolve, obligor: 'partner' }], others: 'end' } })
    expect(await promised()).toEqual(['partner resolve 8 h'])
    expect((await told()).slice(1)).toEqual([
      'our promise to acknowledge any case: 1 h, in working hours, paused while it waits → ',
      'their promise to acknowledge any case: 1 h, in working hours, paused while it waits → ',
    ])
  })

  test('that are there again after they ended are new ones', async () => {
    await apply({ sla: { objectives: [{ ...ack, obligor: 'partner' }, resolve] } })
    const [{ id }] = (await acme()).terms.objectives as [Objective]
    await apply({ sla: { objectives: [{ measure: 'acknowledge', obligor: 'partner', end: true }] } })
    await apply({ sla: { objectives: [{ ...ack, obligor: 'partner' }] } })
    expect((await acme()).terms.objectives.map((one) => one.id)).not.toContain(id)
  })

  test('about the same twice are refused', async () => {
    expect(await refusal({ sla: { objectives: [ack, { ...ack, target: '2h', obligor: 'partner' }] } })).toBe(
      'A target for them to acknowledge any case is there twice: keep the one that holds.',
    )
  })

  test('of a team are for our side alone, and start no clock of the two companies', async () => {
    await apply({ ...acmeSheet, sla: { objectives: [{ ...ack, obligor: { team: 'Platform' } }], others: 'end' } })
    expect((await acme()).terms.objectives).toMatchObject([{ obligor: { team: 'Platform' }, audience: 'internal' }])
    await app.says(people.mia, 'case acme "The API is down"')
    const clocks = await app.read(async (view) => view.clocks.ofSubject('case', (await view.cases.byNumber(1))!.id))
    expect(clocks).toEqual([])
  })

  test.each([
    ['a target', { measure: 'resolve', protects: 'Parcels come' }, 'sla.objectives.0.target'],
    ['what it protects', { measure: 'resolve', target: '1h' }, 'sla.objectives.0.protects'],
  ])('need %s unless they end', (_, said, path) => {
    const errorsOf = (one: object) => Object.keys(sheetErrors({ ...BARE, sla: { objectives: [one] } }))
    expect(errorsOf(said)).toEqual([path])
    expect(errorsOf({ measure: 'resolve', end: true })).toEqual([])
  })
})

describe('the figures of a sheet', () => {
  const orders = {
    ...{ name: 'Orders without rework', obligor: 'partner', period: 'month', unit: 'percent', atLeast: 99 },
    ...{ source: 'The order system', protects: 'Customers get what they ordered' },
  }
  const invoices = { ...orders, name: 'Open invoices', unit: 'EUR', obligor: 'internal' }
  const agreed = async () => (await acme()).terms.figures.map(({ name, target }) => `${name} ${target.value}`)

  test('stand beside what everybody starts with, and are reported by whoever owes them unless they say otherwise', async () => {
    await apply({ sla: { figures: [{ ...orders, floor: '95' }] } })
    const { terms } = await acme()
    expect(terms.objectives).toHaveLength(16)
    expect(terms.figures).toMatchObject([
      {
        unit: '%',
        target: { direction: 'at least', value: '99', floor: '95' },
        reporter: 'partner',
        due: { amount: 3 },
      },
    ])
  })

  test('that it does not mention stay, and each list ends its own others alone', async () => {
    await apply({ sla: { figures: [orders, invoices] } })
    await apply({ sla: { objectives: [ack], others: 'end' } })
    expect(await agreed()).toEqual(['Orders without rework 99', 'Open invoices 99'])
    await apply({ sla: { figures: [{ name: 'open INVOICES', end: true }] } })
    expect(await agreed()).toEqual(['Orders without rework 99'])
    await apply({ sla: { figures: [invoices], others: 'end' } })
    expect(await agreed()).toEqual(['Open invoices 99'])
    expect(await promised()).toHaveLength(2)
    expect((await told()).join('\n')).toContain('their figure “Orders without rework”: at least 99 % each month')
  })

  test('that end what there never was are refused with what there is', async () => {
    await apply({ sla: { figures: [orders] } })
    expect(await refusal({ sla: { figures: [{ name: 'Orders', end: true }] } })).toBe(
      'There is no figure called “Orders” to end. There is “Orders without rework”.',
    )
    await apply({ sla: { figures: [{ name: orders.name, end: true }] } })
    expect(await refusal({ sla: { figures: [{ name: orders.name, end: true }] } })).toBe('nothing was refused')
  })

  test.each<[string, object, string]>([
    ['two of one name', { figures: [orders, { ...orders, name: 'ORDERS without rework' }] }, 'is there twice'],
    ['a floor beyond the target', { figures: [{ ...orders, floor: 99.5 }] }, 'floor beyond target'],
    ['a share of more than all', { figures: [{ ...orders, atLeast: 100.5 }] }, '100.5 % is no share'],
  ])('with %s are refused', async (_, sla, why) => {
    expect(await refusal({ sla })).toContain(why)
  })

  test.each<[string, object, string, RegExp]>([
    ['no target', { atLeast: undefined }, 'sla.figures.0.atLeast', /Give one target/u],
    ['two targets', { atMost: 3 }, 'sla.figures.0.atLeast', /Give one target/u],
    ['a target that is no number', { atLeast: 'lots' }, 'sla.figures.0.atLeast', /no number/u],
    ['a number that is not read exactly', { atLeast: 0.1234567890123456 }, 'sla.figures.0.atLeast', /in quotes/u],
    ['a period that there is not', { period: 'week' }, 'sla.figures.0.period', /month, quarter, year/u],
    ['no source', { source: undefined }, 'sla.figures.0.source', /./u],
    ['a time to report in hours', { due: '4h' }, 'sla.figures.0.due', /working days/u],
    ['quotes in its name', { name: 'Orders “without” rework' }, 'sla.figures.0.name', /quotes/u],
  ])('with %s are refused where that stands', (_, change, path, why) => {
    const said = Object.fromEntries(Object.entries({ ...orders, ...change }).filter(([, value]) => value !== undefined))
    expect(sheetErrors({ ...BARE, sla: { figures: [said] } })).toEqual({ [path]: expect.stringMatching(why) as string })
  })
})

describe('the hours of a sheet', () => {
  const nights = { zone: 'Europe/Paris', hours: [{ days: ['monday', 'tuesday'], from: '20:00', to: '04:00' }] }

  test('keep what it does not speak of: hours, holidays, days off, seasons', async () => {
    await apply({
      calendar: {
        zone: 'Europe/Paris',
        hours: [{ days: ['monday'], from: '10:00', to: '12:00' }],
        holidays: { country: 'FR', except: ['Lundi de Pentecôte'], days: ['12-24'] },
        dates: [{ on: '12-31', from: '09:00', to: '12:00' }],
      },
    })
    const { rules } = (await acme()).terms.calendars['working hours']!
    await apply({ calendar: { zone: 'Europe/Paris' } })
    expect((await acme()).agreement.version).toBe(1)
    await apply({ calendar: { zone: 'Europe/Rome', holidays: { days: ['12-27'] } } })
    expect((await acme()).terms.calendars['working hours']!.rules).toEqual({
      ...rules,
      zone: 'Europe/Rome',
      daysOff: ['12-27'],
    })
    expect(await told()).toEqual([
      'the time zone: Europe/Paris → Europe/Rome',
      'the days off: 1 (with 12-24) → 1 (with 12-27)',
    ])
    await apply({ calendar: { zone: 'Europe/Rome', holidays: { country: 'none', days: [] } } })
    expect(usualHours((await acme()).terms).holidays).toEqual([])
  })

  test('may be further ones, by which one side works or one promise counts', async () => {
    await app.register({
      ...acmeSheet,
      calendars: { 'night desk': nights, office: { zone: 'Europe/Berlin' } },
      hours: { internal: 'night desk' },
      sla: { objectives: [resolve, { ...ack, obligor: 'partner', hours: 'office' }] },
    })
    await app.says(people.mia, 'case acme "Ours to do"')
    await app.says(people.tom, 'case acme "Theirs to do"')
    const dueAt = async (number: number) =>
      app.read(async (view) => {
        const clocks = await view.clocks.ofSubject('case', (await view.cases.byNumber(number))!.id)
        return clocks.map((clock) => [
          clock.measure,
          clock.calendar.name,
          'dueAt' in clock && clock.dueAt - MONDAY_NINE,
        ])
      })
    expect(await dueAt(1)).toEqual([['resolve', 'night desk', 19 * HOUR]])
    expect(await dueAt(2)).toEqual([
      ['acknowledge', 'office', HOUR],
      ['resolve', 'working hours', 8 * HOUR],
    ])
    expect(textOf(await app.says(people.tom, 'sla explain CASE-1'))).toContain('night desk (Europe/Paris)')
  })

  test('that are nowhere to be found are refused, with those that are', async () => {
    expect(await refusal({ hours: { partner: 'nights' } })).toBe(
      'There are no hours called “nights”. There are: “working hours”. Write further ones under calendars.',
    )
    expect(await refusal({ sla: { objectives: [{ ...ack, hours: 'nights' }] } })).toContain(
      'A target counts in the hours “nights”, which are not there. Write always, calendar, or the name of some.',
    )
  })

  test('that nobody could be in are refused with their name', async () => {
    expect(await refusal({ calendars: { 'night desk': { zone: 'UTC', holidays: { country: 'XX' } } } })).toMatch(
      /^The hours “night desk”: /u,
    )
  })
})

describe('the escalations and health checks of a sheet', () => {
  const step = (...tell: unknown[]) => ({ tell, wait: '1h' })
  const sponsors = [
    { side: 'internal', role: 'sponsor' },
    { side: 'partner', role: 'sponsor' },
  ]

  test('are kept side by side, and told together as they were written', async () => {
    await apply({ ladder: { steps: [step('managers'), step(...sponsors), step(sponsors[0])] } })
    const [ladder] = (await acme()).terms.ladders
    expect(ladder!.steps.internal).toHaveLength(3)
    expect(ladder!.steps.partner.map(({ targets }) => targets.length)).toEqual([0, 1, 0])
    expect(jointOf(ladder!.steps)!.map(({ targets }) => targets.length)).toEqual([1, 2, 1])
  })

  test('of each side by themselves wait by themselves; a sheet that says one side leaves the other’s', async () => {
    const ours = [
      { tell: [{ rotation: 'On call' }, 'account-manager'], wait: '15m', waitIn: 'wall' },
      { tell: ['managers'], wait: '2h' },
    ]
    const theirs = [{ tell: ['account-manager'], wait: '3h' }, { wait: '1h' }, { tell: ['sponsor'], wait: '1wd' }]
    await apply({ ladder: { cycles: 1, ours, theirs } })
    const [ladder] = (await acme()).terms.ladders
    expect(ladder!.steps).toMatchObject({
      internal: [
        {
          targets: [
            { to: 'rotation', name: 'On call' },
            { to: 'role', role: 'account-manager' },
          ],
          waitIn: 'wall',
        },
        { targets: [{ to: 'channel', purpose: 'managers' }], wait: { amount: 2, unit: 'h' } },
      ],
      partner: [{ wait: { amount: 3, unit: 'h' } }, { targets: [] }, { targets: [{ to: 'role', role: 'sponsor' }] }],
    })
    expect(writeTerms((await acme()).terms, (id) => id).ladder).toMatchObject({
      cycles: 1,
      ours,
      theirs: [theirs[0], theirs[1], {}],
    })
    await apply({ ladder: { ours: [{ tell: ['sponsor'], wait: '1h' }] } })
    const [changed] = (await acme()).terms.ladders
    expect(changed).toMatchObject({ cycles: 1, steps: { internal: [{ targets: [{ role: 'sponsor' }] }] } })
    expect(changed!.steps.partner).toEqual(ladder!.steps.partner)
  })

  test.each<[string, object, string]>([
    ['both ways at once', { steps: [{ tell: ['managers'], wait: '1h' }], ours: [] }, 'Write either “steps”'],
    ['nobody at all', { ours: [], theirs: [] }, 'The ladder usual tells nobody on either side'],
    ['only waits on a side', { theirs: [{ wait: '1h' }] }, 'No step under “theirs” of the ladder usual tells anybody'],
    ['a manager of theirs', { theirs: [{ tell: ['manager'], wait: '1h' }] }, 'theirs'],
    ['a wait of nothing', { ours: [{ tell: ['managers'], wait: '0h' }] }, 'longer than zero'],
    [
      'a wait of years',
      { ours: [{ tell: ['managers'], wait: '900 working days' }] },
      'The wait of step 1 of escalations',
    ],
  ])('that say %s are refused in words', async (_, ladder, why) => {
    const read = partnerSheet.safeParse({ ...BARE, ladder })
    expect(read.success ? await refusal({ ladder }) : JSON.stringify(read.error.issues)).toContain(why)
  })

  test('keep their steps where only the rounds are said, and their rounds where only the steps are', async () => {
    await apply({ ladder: { cycles: 5, steps: [step('managers')] } })
    await apply({ ladder: { cycles: 3 } })
    expect((await acme()).terms.ladders).toMatchObject([{ cycles: 3, steps: { internal: [{}], partner: [] } }])
    await apply({ ladder: { steps: [step(...sponsors)] } })
    expect((await acme()).terms.ladders).toMatchObject([{ cycles: 3, steps: { internal: [{}], partner: [{}] } }])
  })

  test('may be others for some causes and severities: the most specific ladder is climbed', async () => {
    const managers = { steps: [step('managers')] }
    await app.register({
      ...acmeSheet,
      ladders: [
        { severity: 1, ...managers, cycles: 4 },
        { cause: 'manual', ...managers },
      ],
    })
    for (const severity of [1, 2]) {
      await app.says(people.tom, `case acme "Matter of ${severity}" --severity ${severity}`)
      await app.says(people.tom, `escalate CASE-${severity} "Nothing moves"`)
    }
    const [worst, byHand] = await app.read((view) => Promise.all([1, 2].map((number) => view.ladders.byNumber(number))))
    expect(worst).toMatchObject({ ladderName: 'of severity 1', policy: { cycles: 4 } })
    expect(byHand).toMatchObject({
      ladderName: 'by hand',
      policy: { cycles: 2, steps: { internal: [{ targets: [{ to: 'channel' }] }], partner: [] } },
    })

    await apply({
      ladders: [
        { severity: 1, cycles: 5 },
        { cause: 'manual', end: true },
      ],
    })
    // By hand, the partner's own people are called again.
    await app.accepts()
    expect((await acme()).terms.ladders).toMatchObject([{ cycles: 2 }, { severity: 1, cycles: 5 }])
    expect((await app.read((view) => view.ladders.byNumber(1)))?.policy.cycles).toBe(4)
  })

  test('of their own need their steps, and are there once each', async () => {
    expect(await refusal({ ladders: [{ severity: 2, cycles: 3 }] })).toBe(
      'The ladder of severity 2 is a new one: say its steps.',
    )
    const one = { cause: 'red-flag', steps: [step('managers')] }
    expect(await refusal({ ladders: [one, one] })).toBe(
      'The ladder after a red flag is there twice: keep the one that holds.',
    )
    expect(partnerSheet.safeParse({ ...BARE, ladders: [{ cycles: 2 }] }).success).toBe(false)
  })

  test('end where it says so', async () => {
    const checkIns = { cron: '0 10 * * 2#1', window: '3 working days', remindAfter: '1 working day' }
    await apply({ checkIns: { ...checkIns, kind: 'full' } })
    await apply({ checkIns: { ...checkIns, window: '4 working days' } })
    expect((await acme()).terms.checks).toMatchObject([{ kind: 'full', window: { amount: 4 } }])
    await apply({ checkIns: { end: true } })
    expect((await acme()).terms.checks).toEqual([])
    expect(await app.read((view) => view.timers.list(9))).toEqual([])
  })
})

describe('what a sheet ends and was never there', () => {
  test('is refused with what is nearest, so that a slip leaves nothing standing unseen', async () => {
    await apply({
      sla: {
        objectives: [
          { ...ack, severity: 1, obligor: 'internal' },
          { ...resolve, severity: 2 },
        ],
      },
    })
    const before = await promised()
    expect(
      await refusal({ sla: { objectives: [{ measure: 'resolve', severity: 3, obligor: 'internal', end: true }] } }),
    ).toBe(
      'There is no such target to end: a target for us to resolve a case of severity 3. The nearest: ' +
        'a target for us to resolve a case of severity 2; a target for us to acknowledge a case of severity 1; ' +
        'a target for them to resolve a case of severity 2.',
    )
    expect(await refusal({ ladders: [{ severity: 2, end: true }] })).toBe(
      'There is no ladder of severity 2 to end. There are: usual, for pages.',
    )
    expect(await promised()).toEqual(before)
  })

  test('is not what one of the two sides has, where it speaks of both', async () => {
    await apply({ sla: { objectives: [{ ...ack, obligor: 'internal' }, resolve] } })
    await apply({ sla: { objectives: [{ measure: 'acknowledge', end: true }] } })
    expect(await promised()).toEqual(['internal resolve 8 h', 'partner resolve 8 h'])
  })
})

describe('terms that cannot be kept', () => {
  const everyDay = { calendar: { zone: 'Europe/Paris', holidays: { days: ['01-01 to 12-31'] } } }
  const always = { others: 'end', objectives: [{ ...resolve, hours: 'always' }] }

  test('are refused when written: hours in which nobody could answer, though every target counts day and night', async () => {
    const wall = { steps: [{ tell: ['managers'], wait: '1h', waitIn: 'wall' }] }
    expect(await refusal({ ...everyDay, sla: always, ladder: wall })).toContain(
      'The days of our side to answer and to reopen: 10 working days cannot be reached',
    )
  })

  test('are a reminder after the window has closed, and health checks that come before it has', async () => {
    const checkIns = { cron: '0 10 * * 2#1', window: '1 working day', remindAfter: '5 working days' }
    expect(await refusal({ checkIns })).toBe(
      'The reminder of health checks: 5 working days after the opening it never comes, since a health check closes after 1 working day. Give it a shorter time.',
    )
    expect(await refusal({ checkIns: { cron: '0 10 * * *', window: '3 working days', remindAfter: '2h' } })).toBe(
      'A health check is open for 3 working days, and by “0 10 * * *” the next one comes before it has closed. Give a shorter window, or let them come less often.',
    )
    expect(await refusal({ checkIns: { cron: '0 10 * * *', window: '1 working day', remindAfter: '2h' } })).toBe(
      'nothing was refused',
    )
  })
})
