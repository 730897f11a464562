import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Asking } from '../../src/app/asking.ts'
import { findPartner } from '../../src/app/find/find-partner.ts'
import { findCase } from '../../src/app/find/find-subject.ts'
import type { Found } from '../../src/app/find/found.ts'
import { allPartners } from '../../src/app/queries/all-partners.ts'
import { caseNow } from '../../src/app/queries/case-now.ts'
import { changesOf } from '../../src/app/queries/changes-of.ts'
import { checkInNow } from '../../src/app/queries/check-in-now.ts'
import { checkSchedule } from '../../src/app/queries/check-schedule.ts'
import { checkStanding } from '../../src/app/queries/check-standing.ts'
import { checkFlags } from '../../src/app/queries/check-flags.ts'
import { checkTrend } from '../../src/app/queries/check-trend.ts'
import { clocksOf } from '../../src/app/queries/clocks-of.ts'
import { explained } from '../../src/app/queries/explained.ts'
import { explainedLedger } from '../../src/app/queries/explained-ledger.ts'
import { healthOfPartners } from '../../src/app/queries/health-of-partners.ts'
import { holdings } from '../../src/app/queries/holdings.ts'
import { labelledNow } from '../../src/app/queries/labelled-now.ts'
import { insideReport } from '../../src/app/queries/inside-report.ts'
import { ladderNow } from '../../src/app/queries/ladder-now.ts'
import { ledgerOf } from '../../src/app/queries/ledger-of.ts'
import { ladderTimes } from '../../src/app/queries/ladder-times.ts'
import { listedCases } from '../../src/app/queries/listed-cases.ts'
import { listedLadders } from '../../src/app/queries/listed-ladders.ts'
import { managers } from '../../src/app/queries/managers.ts'
import { templateNow, templatesNow } from '../../src/app/queries/templates-now.ts'
import { partnerNow } from '../../src/app/queries/partner-now.ts'
import { peopleOf } from '../../src/app/queries/people-of.ts'
import { ask, type Query } from '../../src/app/queries/query.ts'
import { termsOf } from '../../src/app/queries/terms-of.ts'
import { dutyQuery } from '../../src/app/queries/duty-of.ts'
import { rehearsalOf } from '../../src/app/queries/rehearsal-of.ts'
import { timelineOf } from '../../src/app/queries/timeline-of.ts'
import { whatNeeds } from '../../src/app/queries/what-needs.ts'
import type { Asker } from '../../src/domain/partners/actor.ts'
import { periodZone } from '../../src/domain/sla/figures/periods-of.ts'
import { periodOf } from '../../src/domain/time/period.ts'
import type { Tx } from '../../src/ports/store/store.ts'
import { acmeSheet, App, globexSheet, people } from '../kit/app-fixture.ts'

let app: App

beforeAll(async () => {
  app = await App.open(acmeSheet, globexSheet)
  await app.says(people.anna, 'case acme "Orders API returns 500" --severity 1')
  await app.says(people.anna, 'case acme "Invoices are late"')
  await app.says(people.anna, 'case globex "Secret campaign" --severity 1')
  await app.says(people.anna, 'escalate CASE-1 "No progress"')
  await app.says(people.anna, 'check now acme')
})

afterAll(() => app[Symbol.asyncDispose]())

const OPERATOR: Asker = { kind: 'operator' }

/** Ravi is acme's, Leo globex's. */
const contact = async (userId: string): Promise<Asker> => {
  const tenantId = Object.values(people).find((one) => one.userId === userId)!.tenantId
  const person = (await app.read((view) => view.people.byAccount({ platform: 'slack', tenantId, userId })))!
  const { id, name, zone, partnerId = '' } = person
  return { kind: 'partner', personId: id, name, zone, partnerId, roles: [{ partnerId, role: 'account-manager' }] }
}

function asked<Subject, Data>(
  query: Query<Subject, Data>,
  actor: Asker,
  audience: Asking['audience'],
  find: (view: Tx) => Promise<Found<Subject>>,
) {
  const { clock, company, permissions, platforms, almanac } = app.services
  return app.read(async (tx) =>
    ask(query, { tx, now: clock.now(), company, permissions, platforms, almanac, actor, audience }, await find(tx)),
  )
}

async function acme(view: Tx) {
  const partner = (await view.partners.bySlug('acme'))!
  return { subject: partner, partner }
}

async function checksOfAcme(view: Tx) {
  const { partner } = await acme(view)
  return { subject: { partner }, partner }
}

async function casesOfAcme(view: Tx) {
  const { partner } = await acme(view)
  return { subject: { filter: { which: 'open' as const }, partner, personId: 'nobody', zone: 'UTC' }, partner }
}

async function firstCase(view: Tx) {
  return { subject: (await view.cases.byNumber(1))!, partner: (await acme(view)).partner }
}

async function firstLadder(view: Tx) {
  return { subject: (await view.ladders.byNumber(1))!, partner: (await acme(view)).partner }
}

async function firstCheck(view: Tx) {
  return { subject: (await view.runs.byNumber(1))!, partner: (await acme(view)).partner }
}

async function labelled(view: Tx) {
  const { subject, partner } = await firstCase(view)
  return { subject: { kind: 'case' as const, case: subject }, partner }
}

async function none() {
  return { subject: undefined }
}

/** Every question there is, each about acme or what is acme's. */
const QUESTIONS: Record<string, (actor: Asker, audience: Asking['audience']) => ReturnType<typeof asked>> = {
  partner: (...who) => asked(partnerNow, ...who, acme),
  'way a partner is run': (...who) => asked(termsOf, ...who, acme),
  people: (...who) => asked(peopleOf, ...who, acme),
  cases: (...who) => asked(listedCases, ...who, casesOfAcme),
  escalations: (...who) =>
    asked(listedLadders, ...who, async (view) => {
      const { partner } = await acme(view)
      return { subject: { partner, after: 0 }, partner }
    }),
  'how soon escalations are taken': (...who) => asked(ladderTimes, ...who, acme),
  changes: (...who) => asked(changesOf, ...who, acme),
  case: (...who) => asked(caseNow, ...who, firstCase),
  'figures and what they come of': (...who) =>
    asked(explained, ...who, async (view) => {
      const { partner } = await acme(view)
      const versions = await view.agreements.of(partner.id)
      const period = { kind: 'month' as const, ...periodOf('month', periodZone(partner.terms), app.clock.now()) }
      const promises = partner.terms.objectives
      return { subject: { is: 'promises' as const, partner, versions, period, promises }, partner }
    }),
  ledger: (...who) =>
    asked(ledgerOf, ...who, async (view) => {
      const { partner } = await acme(view)
      return { subject: { partner }, partner }
    }),
  'what is owed inside': (...who) =>
    asked(insideReport, ...who, async (view) => {
      const { partner } = await acme(view)
      const kind = 'month' as const
      const period = periodOf(kind, periodZone(partner.terms), app.clock.now())
      return { subject: { partner, period: { kind, ...period } }, partner }
    }),
  'ledger and what it comes of': (...who) =>
    asked(explainedLedger, ...who, async (view) => {
      const { partner } = await acme(view)
      return { subject: { partner }, partner }
    }),
  clocks: (...who) => asked(clocksOf, ...who, firstCase),
  escalation: (...who) => asked(ladderNow, ...who, firstLadder),
  'health check': (...who) => asked(checkInNow, ...who, firstCheck),
  'way the health checks stand': (...who) => asked(checkStanding, ...who, checksOfAcme),
  'cadence of health checks': (...who) =>
    asked(checkSchedule, ...who, async (view) => {
      const { partner } = await acme(view)
      const each = [{ audience: 'everybody' as const, dates: [], skipped: undefined }]
      return { subject: { partner, each }, partner }
    }),
  'red flags': (...who) => asked(checkFlags, ...who, checksOfAcme),
  'way they went over time': (...who) =>
    asked(checkTrend, ...who, async (view) => {
      const { partner } = await acme(view)
      return { subject: { partner, of: 'all' as const }, partner }
    }),
  health: (...who) =>
    asked(healthOfPartners, ...who, async (view) => ({
      subject: { everybodys: false },
      partner: (await acme(view)).partner,
    })),
  'whatever a label names': (...who) => asked(labelledNow, ...who, labelled),
  timeline: (...who) => asked(timelineOf, ...who, labelled),
  partners: (...who) => asked(allPartners, ...who, none),
  'who is on duty': (...who) => asked(dutyQuery, ...who, acme),
  'how escalations would go': (...who) => asked(rehearsalOf, ...who, acme),
  managers: (...who) => asked(managers, ...who, none),
  templates: (...who) => asked(templatesNow, ...who, none),
  'one template': (...who) => asked(templateNow, ...who, async () => ({ subject: 'health' })),
  'what needs somebody': (...who) =>
    asked(whatNeeds, ...who, async (view) => {
      const anna = (await view.people.byAccount(people.anna))!
      const roles = (await view.memberships.ofPerson(anna.id)).map(({ partnerId, role }) => ({ partnerId, role }))
      const { id: personId, name, zone } = anna
      const who = { kind: 'internal' as const, personId, name, zone, admin: false, managerOfAll: false, roles }
      return { subject: { who } }
    }),
  person: (...who) =>
    asked(holdings, ...who, async (view) => ({
      subject: (await view.people.byAccount(people.anna))!,
    })),
}

describe.each(Object.keys(QUESTIONS))('the question of the %s', (name) => {
  const question = QUESTIONS[name]!

  test('is answered to whoever is on the host, with plain data that JSON can carry', async () => {
    const told = await question(OPERATOR, 'internal')
    expect(told).toHaveProperty('found')
    expect(JSON.parse(JSON.stringify(told))).toEqual(told)
  })

  test('tells people of another partner nothing', async () => {
    expect(await question(await contact(people.leo.userId), 'shared')).toEqual({ refused: expect.any(String) })
  })
})

test('what a partner’s people are told has nothing in it that only our own people may read', async () => {
  const ravi = await contact(people.ravi.userId)
  for (const name of [
    'partner',
    'way a partner is run',
    'people',
    'cases',
    'case',
    'escalation',
    'timeline',
    'clocks',
    'way the health checks stand',
    'health',
    'red flags',
  ]) {
    const told = JSON.stringify(await QUESTIONS[name]!(ravi, 'internal'))
    expect(told, name).toContain('found')
    expect(told, name).not.toMatch(/Mara Lind|Secret campaign|acme-internal|"path"|"ours"|"signs"/u)
  }
  expect(await QUESTIONS['escalation']!(OPERATOR, 'internal')).toMatchObject({
    found: { path: { internal: expect.any(Array) } },
  })
  expect(await QUESTIONS['red flags']!(OPERATOR, 'internal')).toMatchObject({ found: { signs: expect.any(Array) } })
  expect(await QUESTIONS['people']!(OPERATOR, 'internal')).toMatchObject({
    found: { people: expect.arrayContaining([expect.objectContaining({ role: 'manager' })]) },
  })
})

test('what a question is about is found by its name from nowhere in particular, and what is another partner’s is unknown', async () => {
  const { clock, company, permissions, platforms, almanac } = app.services
  const named = (actor: Asker, subject: string) =>
    app.read(async (tx) => {
      const asking: Asking = {
        tx,
        now: clock.now(),
        company,
        permissions,
        platforms,
        almanac,
        actor,
        audience: 'internal',
      }
      const request = { subject, values: {} }
      return [
        await ask(partnerNow, asking, await findPartner(asking, request)),
        await ask(caseNow, asking, await findCase(asking, { subject: 'CASE-1', values: {} })),
      ]
    })
  expect(await named(OPERATOR, 'Acme Hosting')).toMatchObject([
    { found: { slug: 'acme' } },
    { found: { label: 'CASE-1' } },
  ])
  expect(await named(OPERATOR, 'acmee')).toMatchObject([{ refused: expect.stringContaining('`acme`') }, {}])
  const leo = await contact(people.leo.userId)
  const [acme, nobody] = [await named(leo, 'acme'), await named(leo, 'nobody')]
  expect(JSON.stringify(acme).replace('acme', 'nobody')).toEqual(JSON.stringify(nobody))
  expect(acme[1]).toEqual({ refused: 'I know no CASE-1.' })
})

test('a card in chat shows what the question answers', async () => {
  const told = await asked(listedCases, OPERATOR, 'internal', casesOfAcme)
  if ('refused' in told) throw new Error(told.refused)
  expect(told.found.cases.map(({ label, title }) => `${label} ${title}`)).toEqual([
    'CASE-2 Invoices are late',
    'CASE-1 Orders API returns 500',
  ])
  const card = JSON.stringify(await app.says(people.anna, 'cases acme'))
  for (const { label, title, ownerName, dueAt } of told.found.cases)
    for (const shown of [label, title, ownerName, dueAt]) expect(card).toContain(String(shown))
})
