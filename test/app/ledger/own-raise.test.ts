import { describe, expect, test } from 'vitest'
import { reportPeriod } from '../../../src/app/find/find-report.ts'
import { ask } from '../../../src/app/queries/query.ts'
import { slaReport } from '../../../src/app/queries/sla-report.ts'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { at, ledgerOf, MONEY } from './ledger-of-acme.ts'

const PROMISE = { measure: 'resolve', obligor: 'internal', hours: 'always', protects: 'Parcels leave.' }

/** We owe it: 4 h for severity 1, which has a price, and 24 h for all others. */
async function open(attainment?: number) {
  const app = await App.open({
    ...acmeSheet,
    sla: {
      objectives: [
        { ...PROMISE, severity: 1, target: '4h', ...(attainment !== undefined && { attainment }) },
        { ...PROMISE, target: '24h' },
      ],
    },
    money: { internal: MONEY },
  })
  return { app, ...ledgerOf(app) }
}

/** We owe this for severity 1, and 24 h for all others, of which a miss costs 5 %. */
async function openWithOthers({
  measure = 'resolve',
  severe = '20h',
  also = [],
  money = MONEY,
  rule = {},
}: { measure?: 'resolve' | 'answer'; severe?: string; also?: object[]; money?: object; rule?: object } = {}) {
  const app = await App.open({
    ...acmeSheet,
    sla: {
      objectives: [
        { ...PROMISE, measure, severity: 1, target: severe },
        { ...PROMISE, measure, target: '24h' },
        ...also,
      ],
    },
    money: { internal: { ...money, rules: [{ measure, perBreach: '5 %', ...rule }] } },
  })
  return { app, ...ledgerOf(app) }
}

/** As Ravi opened it, and as we resolved it, which he confirms. `raisedAt`: when we made severity 1 of it. */
async function life(app: App, label: string, [from, to]: [string, string], severity: number, raisedAt?: string) {
  await app.passTo(at(from))
  await app.says(people.ravi, `case acme "It fails" --severity ${severity}`, places.shared)
  if (raisedAt !== undefined) {
    await app.passTo(at(raisedAt))
    await app.says(people.anna, `severity ${label} 1`)
  }
  await app.passTo(at(to))
  await app.says(people.anna, `resolve ${label} "Done."`)
  await app.says(people.ravi, `confirm ${label}`, places.shared)
}

/** The report of a month, with the months before it. */
async function reported(app: App, period: string) {
  const { clock, company, permissions, platforms, almanac } = app.services
  const answer = await app.read(async (tx) => {
    const partner = (await tx.partners.bySlug('acme'))!
    const subject = reportPeriod(partner, await tx.agreements.of(partner.id), period, clock.now())
    if ('refused' in subject) throw new Error(subject.refused)
    const asking = {
      tx,
      company,
      permissions,
      platforms,
      almanac,
      now: clock.now(),
      actor: { kind: 'operator' as const },
    }
    return ask(slaReport, { ...asking, audience: 'internal' }, { subject, partner })
  })
  if ('refused' in answer) throw new Error(answer.refused)
  return answer.found
}

const DECEMBER = ['2026-12-07T09:00:00Z', '2026-12-08T12:00:00Z'] as const
const JANUARY = ['2027-01-11T09:00:00Z', '2027-01-11T11:00:00Z'] as const

test('whoever owes earns nothing back by a case of which they have made severity 1 themselves, and it is told', async () => {
  const { app, booked, ledger } = await open()
  await life(app, 'CASE-1', [...DECEMBER], 1)
  await life(app, 'CASE-2', [...JANUARY], 3, '2027-01-11T10:00:00Z')
  await app.passTo(at('2027-02-04T12:00:00Z'))
  expect(await booked()).toEqual(['2026-12 penalty -50000'])
  const told = await ledger('explain acme resolve severity 1 --period 2027-01')
  expect(told).toContain('CASE-2: kept by a severity to which the side that owes raised it itself, and not counted.')
  expect(told).toContain('No case counts in it, so there is no figure.')
  await app[Symbol.asyncDispose]()
})

test('nor is it among those of which a share is enough', async () => {
  const { app, booked, ledger } = await open(50)
  await life(app, 'CASE-1', [...DECEMBER], 1)
  await life(app, 'CASE-2', ['2027-01-07T09:00:00Z', '2027-01-08T12:00:00Z'], 1)
  await life(app, 'CASE-3', [...JANUARY], 3, '2027-01-11T10:00:00Z')
  await app.passTo(at('2027-02-04T12:00:00Z'))
  expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-01 penalty -50000'])
  expect(await ledger('explain acme resolve severity 1 --period 2027-01')).toContain('0 met + 1 missed = 1.')
  await app[Symbol.asyncDispose]()
})

describe('where what a raise brings has no price, and what held before it has one', () => {
  async function missed(raised: boolean, opened = '2026-12-07T09:00:00Z') {
    const { app, ...read } = await openWithOthers()
    await life(app, 'CASE-1', [opened, '2026-12-09T08:00:00Z'], 3, raised ? '2026-12-08T08:00:00Z' : undefined)
    return { app, ...read }
  }

  test('whoever owes pays for what is missed by that, raised or not', async () => {
    for (const raised of [false, true]) {
      const { app, booked } = await missed(raised)
      await app.passTo(at('2027-02-04T12:00:00Z'))
      expect(await booked()).toEqual(['2026-12 penalty -50000'])
      await app[Symbol.asyncDispose]()
    }
  })

  test('report, figures and their explanations tell it of both promises', async () => {
    const { app, ledger } = await missed(true)
    await app.passTo(at('2026-12-15T12:00:00Z'))
    const told = await ledger('explain acme resolve --period 2026-12')
    expect(told).toContain('So it would have been, had the side that owes not raised the severity.')
    expect(told).toContain('0 met + 1 missed = 1.')
    const severe = await ledger('explain acme resolve severity 1 --period 2026-12')
    expect(severe).toContain('0 met + 1 missed = 1.')
    const report = await ledger('report acme --period 2026-12')
    expect(report).toMatch(/Severity 1: resolve in 20\sh – 0 of 1 /u)
    expect(report).toMatch(/Any other case: resolve in 24\sh – 0 of 1 /u)
    for (const which of ['(Severity 1: 20 h)', '(Any other case: 24 h)']) expect(report).toContain(which)
    await app[Symbol.asyncDispose]()
  })
})

describe('what begins while the raise stands', () => {
  /** CASE-1 was opened in the morning of that day, and we raise it or not. */
  async function begun(measure: 'resolve' | 'answer', day: string, raised: boolean, severe = '20h') {
    const { app, ...read } = await openWithOthers({ measure, severe })
    await app.passTo(at(`${day}T09:00:00Z`))
    await app.says(people.ravi, 'case acme "It fails" --severity 3', places.shared)
    await app.says(people.anna, 'ack CASE-1')
    await app.passTo(at(`${day}T10:00:00Z`))
    if (raised) await app.says(people.anna, 'severity CASE-1 1')
    return { app, ...read }
  }

  async function solved(app: App, moment: string) {
    await app.passTo(at(moment))
    await app.says(people.anna, 'resolve CASE-1 "Done."')
    await app.says(people.ravi, 'confirm CASE-1', places.shared)
  }

  test('a question costs what it would have cost without the raise, and is told', async () => {
    for (const raised of [false, true]) {
      const { app, booked, ledger } = await begun('answer', '2026-12-07', raised)
      await app.says(people.ravi, 'ask CASE-1 "Which one?"', places.shared)
      await solved(app, '2026-12-09T08:00:00Z')
      await app.passTo(at('2026-12-15T12:00:00Z'))
      const told = await ledger('explain acme answer --period 2026-12')
      expect(told).toContain('0 met + 1 missed = 1.')
      expect(told.includes('So it would have been, had the side that owes not raised the severity.')).toBe(raised)
      await app.passTo(at('2027-02-04T12:00:00Z'))
      expect(await booked()).toEqual(['2026-12 penalty -50000'])
      await app[Symbol.asyncDispose]()
    }
  })

  test('so does a round after a reopening, with what is left of the target', async () => {
    for (const raised of [false, true]) {
      const { app, booked, ledger } = await begun('resolve', '2026-12-07', raised)
      await solved(app, '2026-12-07T11:00:00Z')
      await app.passTo(at('2026-12-07T12:00:00Z'))
      await app.says(people.ravi, 'reopen CASE-1 "It fails again."', places.shared)
      await solved(app, '2026-12-09T08:00:00Z')
      await app.passTo(at('2026-12-15T12:00:00Z'))
      const told = await ledger('explain acme resolve --period 2026-12')
      expect(told.toLowerCase()).toContain('due on tue 8 dec 2026, 11:00')
      expect(told).toContain('0 met + 1 missed = 1.')
      const report = await ledger('report acme --period 2026-12')
      expect(report).toMatch(/Any other case: resolve in 24\sh – 0 of 1 /u)
      await app.passTo(at('2027-02-04T12:00:00Z'))
      expect(await booked()).toEqual(['2026-12 penalty -50000'])
      await app[Symbol.asyncDispose]()
    }
  })

  test('what is due by the raise in one period, and without it in the next, is told and paid for in the next', async () => {
    for (const raised of [false, true]) {
      const { app, booked, ledger } = await begun('answer', '2026-12-30', raised)
      await app.passTo(at('2026-12-31T01:00:00Z'))
      await app.says(people.ravi, 'ask CASE-1 "Which one?"', places.shared)
      await solved(app, '2027-01-02T08:00:00Z')
      expect(await ledger('explain acme answer --period 2027-01')).toContain('0 met + 1 missed = 1.')
      expect(await ledger('report acme --period 2027-01')).toContain('answer questions on, due Fri 1 Jan 2027, 02:00')
      await app.passTo(at('2027-03-14T12:00:00Z'))
      expect(await booked()).toEqual(['2027-01 penalty -50000'])
      await app[Symbol.asyncDispose]()
    }
  })

  test('and each figure that reaches back to it tells the same: later reports, what is shown now, and the ledger', async () => {
    const { app, booked, ledger } = await begun('answer', '2026-12-30', true)
    await app.passTo(at('2026-12-31T01:00:00Z'))
    await app.says(people.ravi, 'ask CASE-1 "Which one?"', places.shared)
    await solved(app, '2027-01-02T08:00:00Z')
    await app.passTo(at('2027-02-10T12:00:00Z'))
    expect(await ledger('sla acme')).toMatch(/January 0 of 1 /u)
    const { promises } = await reported(app, '2027-02')
    expect(promises.map(({ keptBefore }) => keptBefore)).toEqual([
      { met: 0, missed: 0 },
      { met: 0, missed: 1 },
    ])
    await app.passTo(at('2027-03-14T12:00:00Z'))
    const { course } = await reported(app, '2027-03')
    expect(course.find(({ period }) => period === '2027-01')?.kept.internal).toEqual({ met: 0, missed: 1 })
    expect(await booked()).toEqual(['2027-01 penalty -50000'])
    await app[Symbol.asyncDispose]()
  })

  test('what would be due by the raise only in the next period is told and paid for in the one in which it was due without', async () => {
    for (const raised of [false, true]) {
      const { app, booked, ledger } = await begun('answer', '2026-12-30', raised, '48h')
      await app.passTo(at('2026-12-30T12:00:00Z'))
      await app.says(people.ravi, 'ask CASE-1 "Which one?"', places.shared)
      await solved(app, '2027-01-02T08:00:00Z')
      expect(await ledger('explain acme answer --period 2026-12')).toContain('0 met + 1 missed = 1.')
      const { promises } = await reported(app, '2026-12')
      expect(promises.map(({ kept }) => kept)).toContainEqual({ met: 0, missed: 1 })
      await app.passTo(at('2027-03-14T12:00:00Z'))
      expect(await booked()).toEqual(['2026-12 penalty -50000'])
      await app[Symbol.asyncDispose]()
    }
  })
})

test.each([
  ['not raised', undefined],
  ['raised', '2026-12-30T12:00:00Z'],
])('what is still overdue counts again where the terms say so, and is told: %s', async (_, raisedAt) => {
  const { cap: _cap, ...money } = MONEY
  const { app, booked, ledger } = await openWithOthers({ money, rule: { whileOverdue: 'counts again' } })
  await life(app, 'CASE-1', ['2026-12-30T09:00:00Z', '2027-02-10T09:00:00Z'], 3, raisedAt)
  await app.passTo(at('2027-02-12T12:00:00Z'))
  const told = await ledger('explain acme resolve --period 2027-01')
  expect(told).toContain('by the terms it counts again.')
  expect(told).toContain('0 met + 1 missed = 1.')
  const report = await ledger('report acme --period 2027-01')
  expect(report).toMatch(/Any other case: resolve in 24\sh – 0 of 1 /u)
  expect(report).toContain(', counted again')
  await app.passTo(at('2027-03-14T12:00:00Z'))
  expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-01 penalty -50000'])
  await app[Symbol.asyncDispose]()
})

/** Missed by 20 h, let pass before it is missed by 24 h, and solved two days after that. */
async function letPass(also: object[] = [], meanwhile?: string) {
  const { app, booked, ledger } = await openWithOthers({ also })
  const waive = () => ledger('waive CASE-1 "An hour more is fine"', people.ravi, places.shared)
  await app.passTo(at('2026-12-07T09:00:00Z'))
  await app.says(people.ravi, 'case acme "It fails" --severity 3', places.shared)
  await app.says(people.anna, 'severity CASE-1 1')
  await app.passTo(at('2026-12-08T06:00:00Z'))
  expect(await waive()).toContain('What was missed on CASE-1 is waived.')
  expect(await waive()).toContain('Nothing was missed on CASE-1 that could be waived.')
  if (meanwhile !== undefined) await app.says(people.ravi, meanwhile, places.shared)
  await app.passTo(at('2026-12-12T08:00:00Z'))
  await app.says(people.anna, 'resolve CASE-1 "Done."')
  await app.says(people.ravi, 'confirm CASE-1', places.shared)
  return { app, booked, ledger, waive }
}

test('a waiver that is given before something is missed besides lets that not pass; one that is given after does', async () => {
  const { app, booked, ledger, waive } = await letPass()
  expect(await ledger('explain acme resolve --period 2026-12')).toContain('0 met + 1 missed = 1.')
  expect(await ledger('report acme --period 2026-12')).toMatch(/Any other case: resolve in 24\sh – 0 of 1 /u)
  await app.passTo(at('2027-01-08T12:00:00Z'))
  expect(await booked()).toEqual(['2026-12 penalty -50000'])
  expect(await waive()).toContain('What was missed on CASE-1 is waived.')
  expect(await waive()).toContain('Nothing was missed on CASE-1 that could be waived.')
  await app.passTo(at('2027-02-06T12:00:00Z'))
  expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-01 correction 50000 2026-12'])
  await app[Symbol.asyncDispose]()
})

test('what is waived once its money can be corrected no more says so of what was missed besides, too, and the form says when that was due', async () => {
  const answer = { ...PROMISE, measure: 'answer', target: '1h' }
  const { app, booked, waive } = await letPass([answer], 'ask CASE-1 "When?"')
  const form = await app.presses(people.ravi, 'case.waive', 'CASE-1')
  expect(JSON.stringify(form)).toContain('Resolve, round 1, due Tue 8 Dec 2026, 09:00')
  await app.passTo(at('2028-06-01T12:00:00Z'))
  expect(await booked()).toEqual(['2026-12 penalty -50000'])
  expect(await waive()).toContain('The money of 2026-12 stays')
  await app[Symbol.asyncDispose]()
})

describe('where what a raise brings promises nothing of what may still begin, or promises it later', () => {
  /** We owe 24 h to answer or to write for severity 3, of which a miss costs 5 %, and for severity 1 this or nothing. We say in the first hour that it is severity 1, or do not; what is measured begins after that. */
  async function begun(measure: 'answer' | 'update', severe: string | undefined, raised: boolean) {
    const app = await App.open({
      ...acmeSheet,
      sla: {
        objectives: [
          { ...PROMISE, measure, severity: 3, target: '24h' },
          ...(severe === undefined ? [] : [{ ...PROMISE, measure, severity: 1, target: severe }]),
          { ...PROMISE, measure: 'acknowledge', target: '24h' },
        ],
        others: 'end',
      },
      money: { internal: { ...MONEY, rules: [{ measure, severity: 3, perBreach: '5 %' }] } },
    })
    const { ledger, booked } = ledgerOf(app)
    await app.passTo(at('2026-12-07T09:00:00Z'))
    await app.says(people.ravi, 'case acme "It fails" --severity 3', places.shared)
    await app.says(people.anna, 'ack CASE-1')
    // While it waits on the other side no update is due.
    if (measure === 'update') await app.says(people.anna, 'ask CASE-1 "Since when?"')
    const said = raised ? await ledger('severity CASE-1 1') : undefined
    await app.says(people.ravi, `${measure === 'update' ? 'reply' : 'ask'} CASE-1 "This one?"`, places.shared)
    await app.passTo(at('2026-12-10T08:00:00Z'))
    await app.says(people.anna, 'reply CASE-1 "This one."')
    await app.says(people.anna, 'resolve CASE-1 "Done."')
    await app.says(people.ravi, 'confirm CASE-1', places.shared)
    await app.passTo(at('2027-02-04T12:00:00Z'))
    return { app, said, booked }
  }

  test.each([
    ['answer', undefined],
    ['answer', '96h'],
    ['update', undefined],
    ['update', '96h'],
  ] as const)(
    'a miss to %s costs as without the raise, which waits for the other side: %s',
    async (measure, severe) => {
      for (const raised of [false, true]) {
        const { app, said, booked } = await begun(measure, severe, raised)
        if (raised) expect(said).toContain('its clocks keep their times until the other side confirms it.')
        expect(await booked()).toEqual(['2026-12 penalty -50000'])
        await app[Symbol.asyncDispose]()
      }
    },
  )
})
