import { describe, expect, test } from 'vitest'
import type { Run } from '../../../src/domain/checkins/run.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, people, type TestPerson, textOf } from '../../kit/app-fixture.ts'
import { shownCard } from '../../kit/shown-card.ts'

const ANSWER = 'check-in.answer-anonymously'

/** Without names; three of ours are asked, and two of theirs. */
const sheet = {
  ...acmeSheet,
  people: [...acmeSheet.people, { ...acmeSheet.people[1]!, name: 'Uma Voss', slack: 'T0HOME/UUMA' }],
  checkIns: { cron: '0 10 1 1 *', window: '3d', remindAfter: '1d', anonymous: true },
}

async function opened(change: object = {}): Promise<App> {
  const app = await App.open({ ...sheet, ...change })
  await app.says(people.anna, 'check now acme')
  return app
}

async function latest(app: App): Promise<Run> {
  const { id } = (await app.read((view) => view.partners.bySlug('acme')))!
  return (await app.read((view) => view.runs.latestOf(id)))!
}

async function values(app: App, answer: string, texts: Record<string, string> = {}) {
  return { ...Object.fromEntries((await latest(app)).items.map(({ id }) => [id, answer])), ...texts }
}

async function answers(app: App, who: TestPerson, answer: string, texts: Record<string, string> = {}) {
  return textOf(await app.submits(who, ANSWER, 'CHECK-1', await values(app, answer, texts)))
}

const OURS = [people.anna, people.tom, people.uma]

describe('a health check without names', () => {
  test('asks a side of three or more without names, and tells a smaller one before it answers that names are visible', async () => {
    await using app = await opened()
    const asked = (await app.news()).map(({ to, card }) => ({ to, text: JSON.stringify(card) }))
    const toTom = asked.find(({ to }) => to.includes('Tom Ek'))!
    expect(toTom.text).toContain('Without names: nobody can find out who answered what, nor who has answered')
    expect(toTom.text).not.toContain('check-in.hand-over')
    const shared = asked.find(({ to }) => to.includes('acme-shared'))!
    expect(shared.text).toContain(
      'Fewer than three of this side are asked, so that it is not anonymous. Names are visible',
    )
    expect(await latest(app)).toMatchObject({ anonymous: ['internal'] })
  })
  test('takes an answer once, in the answer alone: no event, no message, no fact, and no change of the run tells of it', async () => {
    await using app = await opened()
    const run = await latest(app)
    const facts = async () => (await app.read((view) => view.facts.of(run.partnerId))).length
    const known = await facts()
    await app.news()
    const logged = app.logged.length
    expect(await app.presses(people.tom, ANSWER, 'CHECK-1')).toMatchObject({ kind: 'form', form: { form: ANSWER } })
    expect(await answers(app, people.tom, '2', { text: 'Late news.', comment: 'Meet more.' })).toContain(
      'without your name',
    )
    // Whoever sends once more, or presses again, is told so, and nobody else.
    expect(await answers(app, people.tom, '5')).toContain('they are final')
    expect(await app.presses(people.tom, ANSWER, 'CHECK-1')).toMatchObject({ kind: 'told' })
    expect(await latest(app)).toEqual(run)
    expect(await facts()).toBe(known)
    expect(await app.news()).toEqual([])
    expect(app.logged.length).toBe(logged)
    const kept = await app.read((view) => view.anonymousAnswers.of(run.id))
    expect(kept.internal).toEqual([{ answers: expect.anything(), followUp: 'Late news.', comment: 'Meet more.' }])
  })

  test('tells while it is open neither how many nor who has answered, and reminds everybody who is asked', async () => {
    await using app = await opened()
    await answers(app, people.tom, '4')
    await app.news()
    const standing = JSON.stringify(await shownCard(app, people.anna, 'check acme'))
    expect(standing).toContain('(of 3, without names)')
    expect(standing).not.toContain('Tom Ek')
    // The button stands for all who are asked.
    expect(JSON.stringify(await shownCard(app, people.tom, 'check acme'))).toContain(ANSWER)
    expect(JSON.stringify(await app.says(people.tom, 'mine'))).not.toContain('CHECK-1')
    await app.news()
    await app.passTo(app.clock.now() + DAY)
    const reminded = (await app.news()).map(({ to }) => to)
    for (const { name } of OURS) expect(reminded.some((to) => to.includes(name))).toBe(true)
  })

  test('closes with the scores and texts of a side of which three answered, without their names, and forgets all marks', async () => {
    await using app = await opened()
    for (const [at, who] of OURS.entries()) await answers(app, who, String(at + 2), { comment: `Said by number ${at}` })
    for (const who of [people.ravi, people.mia])
      await app.submits(who, 'check-in.answer', 'CHECK-1', await values(app, '4'))
    const { id } = await latest(app)
    await app.news()
    await app.passTo((await latest(app)).closesAt + HOUR)
    const run = await latest(app)
    if (run.status !== 'closed') throw new Error('open')
    // (25 + 50 + 75) / 3 = 50.
    expect(run.result).toMatchObject({
      internal: 50,
      partner: 75,
      rhi: 62.5,
      responses: { internal: { answered: 3, asked: 3, anonymous: true }, partner: { answered: 2, asked: 2 } },
    })
    expect(Object.keys(run.responses).length).toBe(2)
    const { blocks } = await shownCard(app, people.anna, 'check results acme')
    // Whoever has the agenda is named whatever anybody answered.
    const ours = JSON.stringify(blocks.filter((one) => !JSON.stringify(one).includes('"Agenda: "')))
    for (const at of [0, 1, 2]) expect(ours).toContain(`Said by number ${at}`)
    for (const { name } of OURS) expect(ours).not.toContain(name)
    expect(await app.read((view) => view.anonymousAnswers.of(id))).toEqual({})
    expect(await answers(app, people.anna, '5')).toContain('has closed')
  })

  test('shows nothing of a side of which fewer than three answered but how many did', async () => {
    await using app = await opened()
    for (const who of [people.anna, people.tom]) await answers(app, who, '1', { comment: 'Only two of us say so' })
    await app.submits(people.ravi, 'check-in.answer', 'CHECK-1', await values(app, '4'))
    await app.passTo((await latest(app)).closesAt + HOUR)
    const run = await latest(app)
    expect(JSON.stringify(run)).not.toContain('Only two')
    expect(run).toMatchObject({
      result: { band: 'insufficient data', responses: { internal: { answered: 2, asked: 3 } } },
      tallies: { internal: { answered: 2, dimensions: {}, texts: [] } },
    })
    expect(JSON.stringify(await shownCard(app, people.anna, 'check results acme'))).toContain(
      'without names at least three answers',
    )
  })

  test('refuses, each with its reason, whoever is not asked, the other partner, the form with names, another run, and handing over', async () => {
    await using app = await opened()
    await app.register(globexSheet)
    expect(await answers(app, people.mara, '4')).toContain('does not ask you')
    expect(await answers(app, people.leo, '4')).toContain('I know no CHECK-1')
    expect(await answers(app, people.eve, '4')).not.toContain('answers')
    // A side with fewer than three answers with its names, by the other form alone.
    expect(await answers(app, people.ravi, '4')).toContain('asks your side with names')
    const named = await app.submits(people.tom, 'check-in.answer', 'CHECK-1', await values(app, '4'))
    expect(textOf(named)).toContain('asks your side without names')
    expect(textOf(await app.submits(people.tom, ANSWER, 'CHECK-9', await values(app, '4')))).toContain('CHECK-9')
    expect(await app.submits(people.tom, ANSWER, 'CHECK-1', { Q1: '4' })).toMatchObject({ kind: 'errors' })
    expect(await answers(app, people.tom, '9')).toContain('Answer Q1 with 1 to 5')
    // The same sentence before and after the answer.
    const handing = async () =>
      textOf(await app.submits(people.tom, 'check-in.hand-over', 'CHECK-1', { userId: 'UANNA' }))
    const before = await handing()
    await answers(app, people.tom, '4')
    expect(await handing()).toBe(before)
    expect(before).toContain('nobody can tell who has answered')
  })

  test('asks those whom it asked until it closes, also when one of them goes: nobody answers in another’s place', async () => {
    await using app = await opened()
    await answers(app, people.tom, '4')
    await app.says(people.anna, 'people acme remove @Tom')
    expect((await latest(app)).respondents.map(({ name }) => name)).toContain('Tom Ek')
    await app.register({ ...sheet, checkIns: { ...sheet.checkIns, anonymous: false } })
    expect(await latest(app)).toMatchObject({ anonymous: ['internal'] })
    expect(await answers(app, people.uma, '4')).toContain('without your name')
  })
})
