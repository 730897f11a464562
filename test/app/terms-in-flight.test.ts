import { afterEach, expect, test } from 'vitest'
import { ladderLabel } from '../../src/domain/escalations/ladder.ts'
import { policyOf } from '../../src/domain/terms/climbs-by.ts'
import { hoursOf, usualHours } from '../../src/domain/terms/hours-of.ts'
import { formatTarget } from '../../src/domain/time/duration.ts'
import { HOUR } from '../../src/domain/time/instant.ts'
import { addWork } from '../../src/domain/time/work.ts'
import { timeline } from '../../src/cli/timeline/timeline.ts'
import { acmeSheet, App, people, textOf } from '../kit/app-fixture.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const TIMES = 10

/** No version has as many as the one before. */
const rounds = (nth: number) => (nth % 2) + 1

/** Nobody of Acme is named who could accept terms, so all of them hold at once. */
const NOBODY_ACCEPTS = acmeSheet.people.map((one) => (one.side === 'partner' ? { ...one, roles: ['member'] } : one))

/** The terms in their nth version: everything in them changes with each. */
function sheet(nth: number): object {
  const from = `${String(nth).padStart(2, '0')}:00`
  return {
    ...acmeSheet,
    people: NOBODY_ACCEPTS,
    calendar: {
      zone: 'Europe/Paris',
      hours: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday'], from, to: '22:00' }],
    },
    sla: { objectives: [{ measure: 'resolve', target: `${20 + nth}h`, protects: `Outcome ${nth}` }], others: 'end' },
    ladder: {
      cycles: rounds(nth),
      steps: [{ tell: [{ side: 'internal', role: 'account-manager' }], wait: `${nth}h`, waitIn: 'working' }],
    },
    checkIns: { cron: '0 10 * * 2#1', window: `${nth} working days`, remindAfter: '30m' },
  }
}

/** What began under the nth version of the terms: a case with its clock, an escalation by hand, a health check. */
async function begin(nth: number): Promise<void> {
  await app.says(people.mia, `case acme "Matter ${nth}"`)
  await app.says(people.tom, `escalate CASE-${nth} "Nothing moves"`)
  await app.says(people.anna, 'check now acme')
  const run = await app.read(async (view) => (await view.runs.byNumber(nth))!)
  await app.passTo(run.closesAt + HOUR)
}

const read = (nth: number) =>
  app.read(async (view) => {
    const state = (await view.cases.byNumber(nth))!
    const [clock] = await view.clocks.ofSubject('case', state.id)
    const ladders = await view.ladders.about(state.partnerId, state.id)
    return {
      state,
      clock: clock!,
      // Others climb for what is overdue.
      ladder: ladders.find(({ cause }) => cause === 'manual')!,
      run: (await view.runs.byNumber(nth))!,
      versions: await view.agreements.of(state.partnerId),
    }
  })

test('terms changed ten times in flight: what began under a version is explained by that one, and each change is on the timeline', async () => {
  app = await App.open(sheet(1))
  for (let nth = 1; nth <= TIMES; nth += 1) {
    if (nth > 1) await app.register(sheet(nth))
    await begin(nth)
  }
  await app.register(sheet(TIMES + 1))

  for (let nth = 1; nth <= TIMES; nth += 1) {
    const { state, clock, ladder, run, versions } = await read(nth)
    expect(versions.map(({ version }) => version)).toEqual(Array.from({ length: TIMES + 1 }, (_, at) => at + 1))
    const { id, version, terms } = versions[nth - 1]!
    for (const one of [clock, ladder, run]) expect(one.agreement).toEqual({ id, version })

    const objective = terms.objectives.find(({ obligor }) => obligor === 'internal')!
    expect(clock).toMatchObject({ objective, calendar: hoursOf(terms, objective), targetMs: (20 + nth) * HOUR })
    expect(formatTarget(objective.target)).toBe(`${20 + nth} h`)
    const explained = textOf(await app.says(people.tom, `sla explain CASE-${nth}`))
    expect(explained).toContain(`version ${nth} of the terms`)
    expect(explained).toContain(`The target to resolve is ${20 + nth} h`)
    expect(explained).toContain(`Outcome ${nth}`)

    expect(ladder).toMatchObject({ policy: policyOf(terms.ladders[0]!), calendar: usualHours(terms) })
    expect(ladder.policy).toMatchObject({
      cycles: rounds(nth),
      steps: { internal: [{ wait: { amount: nth, unit: 'h' } }] },
    })
    // Ours live by the clock of the agreement; the last to be asked ends it.
    const ours = run.respondents.filter(({ side }) => side === 'internal')
    expect(ours).not.toEqual([])
    for (const { opensAt, closesAt } of ours.map(({ personId }) => run.windows[personId]!))
      expect(closesAt).toBe(addWork(usualHours(terms), opensAt, nth * (22 - nth) * HOUR))
    expect(run.closesAt).toBe(Math.max(...Object.values(run.windows).map(({ closesAt }) => closesAt)))

    const told = await app.read(async (view) => [
      ...(await view.facts.of(state.partnerId, ladderLabel(ladder.number))),
      ...(await view.facts.of(state.partnerId, `CHECK-${nth}`)),
    ])
    const begun = told.filter(({ kind }) => kind === 'EscalationStarted' || kind === 'CheckInOpened')
    expect(begun.map(({ data }) => data['terms'])).toEqual([nth, nth])
    expect(JSON.stringify(await app.says(people.anna, `timeline ${ladderLabel(ladder.number)}`))).toContain(
      `by version ${nth} of the terms`,
    )
    expect(JSON.stringify(await app.says(people.anna, `timeline CHECK-${nth}`))).toContain(
      `by version ${nth} of the terms`,
    )
  }

  const lines = (await timeline(app.services, { partner: 'acme' })).map(({ text }) => text).join('\n')
  for (let nth = 1; nth <= TIMES; nth += 1) {
    for (const who of ['our', 'their'])
      expect(lines).toContain(`changed acme: ${who} target to resolve any case from ${20 + nth} h to ${21 + nth} h.`)
    expect(lines).toContain(`the rounds of escalations from ${rounds(nth)} to ${rounds(nth + 1)}.`)
    expect(lines).toContain(
      `what our target to resolve any case protects from “Outcome ${nth}” to “Outcome ${nth + 1}”.`,
    )
    const day = nth === 1 ? 'day' : 'days'
    expect(lines).toContain(`the time to answer health checks from ${nth} working ${day} to ${nth + 1} working days.`)
  }
  const changes = await app.read(async (view) =>
    (await view.agreements.of((await view.partners.bySlug('acme'))!.id)).map((one) => one.changes.length),
  )
  expect(changes).toEqual([0, ...Array.from({ length: TIMES }, () => 8)])
}, 120_000)
