import { afterEach, describe, expect, test } from 'vitest'
import { plainText } from '../../../src/cards/plain-text.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { shownCard } from '../../kit/shown-card.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const checkIns = { cron: '0 10 * * 1', kind: 'pulse', window: '1 working day', remindAfter: '4h' }
const open = async () => {
  app = await App.open({ ...acmeSheet, checkIns })
}

const runOf = async (week: number) => {
  await app.passTo(MONDAY_NINE + week * 7 * DAY + 2 * HOUR)
  const partner = (await app.read((view) => view.partners.bySlug('acme')))!
  return (await app.read((view) => view.runs.latestOf(partner.id)))!
}

/** Everybody is content with all but trust, which our side rates low, and says this of the action that is asked about. */
async function lived(week: number, helped: Partial<Record<string, string>> = {}) {
  const run = await runOf(week)
  for (const { name, side } of run.respondents) {
    const who = Object.values(people).find((person) => person.name === name)!
    const judged = run.items.filter(({ action }) => !action)
    const said = judged.map(({ id, dimension }) => [id, dimension === 'trust' && side === 'internal' ? '2' : '4'])
    await app.submits(who, 'check-in.answer', `CHECK-${run.number}`, {
      ...Object.fromEntries(said),
      ...(helped[name] !== undefined && { helped_1: helped[name] }),
    })
  }
  await app.passTo(run.closesAt + HOUR)
  await app.news()
  return run
}

/** The partner’s side says what it will change. */
async function accepted(): Promise<void> {
  await app.submits(people.ravi, 'check-in.propose', 'CHECK-1', {
    ...{ dimension: 'trust', title: 'Bad news comes late', side: 'partner' },
  })
  await app.says(people.ravi, 'accept ACT-1 "Bad news is told the same day" --by 2026-12-31', places.shared)
  await app.news()
}

const formOf = (who: TestPerson, label: string) => app.submits(who, 'check-in.answer', label, {})

describe('you said, we did: did it help?', () => {
  test('is asked of both sides in the next check, in the words of whoever accepted it, and may be left out', async () => {
    await open()
    await lived(0)
    await accepted()
    await runOf(1)
    for (const who of [people.anna, people.ravi]) {
      const asked = JSON.stringify(await formOf(who, 'CHECK-2'))
      expect(asked).toContain(
        'You said: trust. Acme Hosting is doing: “Bad news is told the same day” (ACT-1). Does it help?',
      )
      expect(asked).toMatch(/"id":"helped_1"[^}]*/u)
    }
    await lived(1)
    expect(saidBy(await shownCard(app, people.anna, 'check results acme'))).toContain('nobody could judge')
    expect((await app.read((view) => view.correctiveActions.byNumber(1)))?.judged).toBeUndefined()
  })

  test('is counted on the result of both sides without names, kept with the action and in the record', async () => {
    await open()
    await lived(0)
    await accepted()
    await app.says(people.ravi, 'done ACT-1 "We do"', places.shared)
    await lived(1, { 'Anna Berg': 'no', 'Tom Ek': 'no', 'Ravi Shah': 'partly', 'Mia Chen': 'cant-judge' })
    const line =
      'ACT-1 (Acme Hosting), Bad news is told the same day: Northwind no 2; Acme Hosting partly 1. It did not help: propose another.'
    for (const [who, at] of [
      [people.anna, places.direct],
      [people.ravi, places.shared],
    ] as const)
      expect(saidBy(await shownCard(app, who, 'check results acme', at))).toContain(line)
    const action = await app.read((view) => view.correctiveActions.byNumber(1))
    expect(action?.judged).toMatchObject([
      {
        ...{ check: 'CHECK-2', of: 'done' },
        counts: { internal: { yes: 0, partly: 0, no: 2 }, partner: { yes: 0, partly: 1, no: 0 } },
      },
    ])
    expect(saidBy(await shownCard(app, people.ravi, 'show ACT-1', places.shared))).toContain(
      'Did it help? CHECK-2: Northwind no 2; Acme Hosting partly 1.',
    )
    const facts = await app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id))
    expect(facts.filter(({ kind }) => kind === 'ActionHelpJudged')).toMatchObject([
      { subject: 'ACT-1', audience: 'shared', data: { check: 'CHECK-2', yes: 0, partly: 1, no: 2 } },
    ])
    // Somebody has said so: the next asks no more.
    expect((await runOf(2)).items.some(({ action: one }) => one)).toBe(false)
  })

  test('and where it did not, the same is offered again: its words, its dimension and whose it was', async () => {
    await open()
    await lived(0)
    await accepted()
    await lived(1, { 'Anna Berg': 'no', 'Tom Ek': 'no', 'Ravi Shah': 'no', 'Mia Chen': 'yes' })
    const card = await shownCard(app, people.anna, 'check results acme')
    const button = [...card.buttons, ...(card.more ?? [])].find(({ action }) => action === 'check-in.propose')
    expect(button?.data).toEqual({ again: '1' })
    const form = JSON.stringify(await app.submits(people.anna, 'check-in.propose', 'CHECK-2', button!.data!))
    expect(form).toContain('ACT-1 did not help: what would?')
    expect(form).toContain('"initial":"Bad news is told the same day"')
    expect(form).toContain('"initial":"trust"')
    expect(form).toContain('"initial":"partner"')
    // An action of something else begins no form.
    expect(JSON.stringify(await app.submits(people.anna, 'check-in.propose', 'CHECK-2', { again: '9' }))).not.toContain(
      'did not help',
    )
  })

  test('a late answer is counted too, once', async () => {
    await open()
    await lived(0)
    await accepted()
    const run = await runOf(1)
    const answers = Object.fromEntries(run.items.filter(({ action }) => !action).map(({ id }) => [id, '4']))
    const says = (who: TestPerson, helped: string) =>
      app.submits(who, 'check-in.answer', 'CHECK-2', { ...answers, helped_1: helped })
    await says(people.anna, 'yes')
    await app.passTo(run.closesAt + HOUR)
    await says(people.tom, 'partly')
    await says(people.tom, 'partly')
    const action = await app.read((view) => view.correctiveActions.byNumber(1))
    expect(action?.judged).toMatchObject([{ counts: { internal: { yes: 1, partly: 1, no: 0 } } }])
  })

  test('where checks led to nothing it is not asked, and nothing stands on the result', async () => {
    await open()
    await lived(0)
    const run = await lived(1)
    expect(run.items).toHaveLength(5)
    expect(plainText((await shownCard(app, people.anna, 'check results acme')).title)).toContain('result')
    expect(saidBy(await shownCard(app, people.anna, 'check results acme'))).not.toContain('did it help')
  })
})
