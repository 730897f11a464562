import { afterEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { holderOn, takenOn } from '../../../src/domain/escalations/side-state.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import type { Card } from '../../../src/cards/card.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'
import { AtForms } from '../../kit/by-form.ts'
import { PageStage } from '../../kit/page-stage.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const ALL = { wait: '1h', acknowledge: 'all' } as const
/** Anna and Tom are both called by the first step of ours; then the managers' channel. */
const POLICY = {
  ours: [
    { tell: ['account-manager', 'member'], ...ALL },
    { tell: ['managers'], wait: '1h' },
  ],
  theirs: [{ tell: ['account-manager', 'member'], ...ALL }],
}

const opens = async (ladder: object = POLICY) => {
  app = await App.open({ ...acmeSheet, ladder })
  await app.says(people.mia, 'case "Lost parcels" --severity 2', places.shared)
  await app.says(people.mara, 'escalate CASE-1 "No progress"', places.managers)
}
const ladder = async () => (await app.read((view) => view.ladders.byNumber(1)))!
const ours = async () => (await ladder()).sides.internal
const haveIt = async () => {
  const stands = await ours()
  return [...takenOn(stands).map(({ by }) => by.name), ...(holderOn(stands) ? [holderOn(stands)!.name] : [])]
}
const wholeOf = ({ blocks }: Card) => JSON.stringify(blocks)
const onCard = async (place: string) =>
  wholeOf(
    (await app.news()).filter(({ to, cardKey }) => to === place && cardKey?.startsWith('escalation:')).at(-1)!.card,
  )

describe('a step that each must take', () => {
  test('goes on until the last of them has it, and its card says who has and who has not', async () => {
    await opens()
    await app.news()
    const said = textOf(await app.says(people.anna, 'ack ESC-1'))
    expect(said).toContain('You have ESC-1 now. Each whom its step calls must take it')
    expect(said).toContain('it climbs until Tom Ek has it, too')
    expect((await ours()).state).toBe('climbing')
    expect(await onCard('Anna Berg')).toContain('step 1 of 2, Anna Berg has it, Tom Ek not yet, the next')
    const last = textOf(await app.says(people.tom, 'ack ESC-1'))
    expect(last).toContain('It stops climbing on your side')
    expect(await ours()).toMatchObject({ state: 'acknowledged' })
    expect((await haveIt()).toSorted()).toEqual(['Anna Berg', 'Tom Ek'])
    expect(await onCard('Anna Berg')).toMatch(/has it, back by .*; .* has it too/u)
    expect((await ladder()).status).toBe('open')
  })

  test('says to the other company who has it, and of ours who has not only that there are others', async () => {
    await opens()
    const shown = async () => wholeOf((await app.says(people.ravi, '@Liaison show ESC-1', places.shared)) as Card)
    await app.says(people.anna, 'ack ESC-1')
    const shared = await shown()
    expect(shared).toContain('Anna Berg has it, others not yet')
    expect(shared).not.toContain('Tom Ek')
    await app.says(people.ravi, '@Liaison ack ESC-1', places.shared)
    expect(await shown()).toContain('Ravi Shah has it, Mia Chen not yet')
  })

  test('taken twice by one of them is taken once, also an hour later', async () => {
    await opens()
    await app.says(people.anna, 'ack ESC-1')
    const before = await ladder()
    app.clock.move(HOUR / 2)
    expect(textOf(await app.says(people.anna, 'ack ESC-1'))).toContain('You have ESC-1 already')
    expect(await ladder()).toEqual(before)
  })

  test('calls on when its wait is over; who has it stays named and is called no more, here or later', async () => {
    await opens({
      ours: [POLICY.ours[0], { tell: ['account-manager', 'managers'], wait: '1h' }],
      theirs: POLICY.theirs,
    })
    await app.says(people.anna, 'ack ESC-1')
    await app.news()
    await app.passTo(app.clock.now() + HOUR + MINUTE)
    expect(await ours()).toMatchObject({ state: 'climbing', step: 1 })
    expect(await haveIt()).toEqual(['Anna Berg'])
    const news = await app.news()
    const drawn = news.filter(({ cardKey }) => cardKey?.startsWith('escalation:')).map(({ to }) => to)
    const calls = news.filter(({ changes, cardKey }) => !changes && cardKey?.startsWith('call:')).map(({ to }) => to)
    expect(drawn).toContain('#escalations')
    expect(calls).not.toContain('Anna Berg')
  })

  test('waits for nobody who leaves, nor who is away from then on', async () => {
    await opens()
    await app.says(people.anna, 'ack ESC-1')
    await app.says(people.tom, 'away until friday')
    expect(await ours()).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
    await app.says(people.mia, '@Liaison ack ESC-1', places.shared)
    expect((await ladder()).sides.partner.state).toBe('climbing')
    await app.says(people.anna, 'people acme remove @Ravi')
    expect((await ladder()).sides.partner).toMatchObject({ state: 'acknowledged', by: { name: 'Mia Chen' } })
  })

  test('whose people need it no more is on the list only of those who have yet to take it', async () => {
    await opens()
    await app.says(people.anna, 'ack ESC-1')
    expect(textOf(await app.says(people.anna, 'needs'))).not.toContain('ESC-1')
    expect(textOf(await app.says(people.tom, 'needs'))).toContain('ESC-1')
    expect(textOf(await app.says(people.anna, 'escalations mine'))).toContain('ESC-1')
  })

  test('counts as taken once all have it, also where one of them gave it on', async () => {
    await opens()
    const taken = async () => {
      const { partnerId } = await ladder()
      const until = app.clock.now() + HOUR
      const moments = await app.read((view) => view.ladders.answersOf([partnerId], 0, until))
      return moments.get(partnerId)!.filter(({ what }) => what === 'taken').length
    }
    await app.says(people.anna, 'assign ESC-1 @Mara')
    expect((await ours()).state).toBe('climbing')
    expect(await haveIt()).toEqual(['Mara Lind'])
    expect(await taken()).toBe(0)
    await app.says(people.tom, 'ack ESC-1')
    expect((await ours()).state).toBe('acknowledged')
    expect(await taken()).toBe(1)
  })

  test('calls everybody anew once it is a page, also whoever had it', async () => {
    await opens()
    await app.says(people.anna, 'ack ESC-1 --until tomorrow')
    await app.news()
    await app.says(people.mara, 'severity CASE-1 1')
    expect(await haveIt()).toEqual([])
    const called = (await app.news()).filter(({ changes }) => !changes).map(({ to }) => to)
    expect(called).toEqual(expect.arrayContaining(['Anna Berg', 'Tom Ek']))
    expect(textOf(await app.says(people.anna, 'ack ESC-1'))).toContain('You have ESC-1 now')
  })

  test('after its last step is held by whoever has it still, who is asked at their time; then it is exhausted, and anybody may take it', async () => {
    await opens({ cycles: 1, ours: [POLICY.ours[0]], theirs: POLICY.theirs })
    await app.says(people.anna, 'ack ESC-1 --until 14:00')
    await app.passTo(app.clock.now() + HOUR + MINUTE)
    expect(await ours()).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
    await app.passTo(app.clock.now() + 6 * HOUR)
    expect((await ours()).state).toBe('exhausted')
    expect(await haveIt()).toEqual([])
    expect(textOf(await app.says(people.anna, 'ack ESC-1'))).toContain('You have ESC-1 now')
    expect((await ours()).state).toBe('acknowledged')
  })

  test('is held by whoever has it and says so again once the step that calls wants one alone', async () => {
    await opens()
    await app.says(people.anna, 'ack ESC-1 --until 16:00')
    await app.passTo(app.clock.now() + HOUR + MINUTE)
    expect(await ours()).toMatchObject({ state: 'climbing', step: 1 })
    expect(textOf(await app.says(people.anna, 'ack ESC-1'))).toContain('It stops climbing on your side')
    expect(await ours()).toMatchObject({ state: 'acknowledged', by: { name: 'Anna Berg' } })
  })

  test('calls whoever is past the time that they said with the next step, since they have it no more', async () => {
    await opens({ cycles: 1, ours: [POLICY.ours[0], { tell: ['account-manager'], wait: '1h' }], theirs: POLICY.theirs })
    const soon = new Date(app.clock.now() + 30 * MINUTE).toLocaleTimeString('en-GB', { timeZone: 'Europe/Paris' })
    await app.says(people.anna, `ack ESC-1 --until ${soon.slice(0, 5)}`)
    expect(await haveIt()).toEqual(['Anna Berg'])
    await app.news()
    await app.passTo(app.clock.now() + HOUR + MINUTE)
    expect(await ours()).toMatchObject({ state: 'climbing', step: 1 })
    expect(await haveIt()).toEqual([])
    expect((await app.news()).map(({ to }) => to)).toContain('Anna Berg')
  })

  test('given on and on waits for nobody in whose place somebody has it', async () => {
    const uma = { name: 'Uma Voss', side: 'internal', roles: ['manager'], slack: 'T0HOME/UUMA' }
    app = await App.open({ ...acmeSheet, people: [...acmeSheet.people, uma], ladder: POLICY })
    await app.says(people.mia, 'case "Lost parcels" --severity 2', places.shared)
    await app.says(people.mara, 'escalate CASE-1 "No progress"', places.managers)
    await app.says(people.anna, 'assign ESC-1 @Mara')
    await app.says(people.mara, 'assign ESC-1 @Uma')
    expect(textOf(await app.says(people.tom, 'ack ESC-1'))).toContain('It stops climbing on your side')
  })

  test('put off says until when, and whom it waits for then', async () => {
    await opens()
    await app.says(people.tom, 'snooze ESC-1 until 14:00')
    expect(textOf(await app.says(people.anna, 'ack ESC-1'))).toMatch(
      /put off until .*, and climbs from then until Tom Ek has it, too/u,
    )
  })

  test('is recorded one by one', async () => {
    await opens()
    await app.says(people.anna, 'ack ESC-1')
    await app.says(people.tom, 'ack ESC-1')
    const told = wholeOf((await app.says(people.anna, 'timeline ESC-1')) as Card)
    expect(told).toContain('it climbs on at Northwind until the others of its step have it, too')
    expect(told).toContain('and so have all whom it waits for at Northwind')
  })
})

test('all that one joined call lists is taken by one press, each as far as it is theirs to take', async () => {
  await opens()
  await app.says(people.mia, 'case "Late parcels" --severity 2', places.shared)
  await app.says(people.mara, 'escalate CASE-2 "No progress"', places.managers)
  const list = (await app.news())
    .filter(({ to, cardKey }) => to === 'Anna Berg' && cardKey?.startsWith('call:'))
    .at(-1)!
  const { action, subject, version } = list.card.buttons[0]!
  expect(action).toBe('escalation.acknowledge-all')
  await app.presses(people.anna, action, subject, version)
  for (const number of [1, 2]) {
    const { sides } = (await app.read((view) => view.ladders.byNumber(number)))!
    expect(takenOn(sides.internal).map(({ by }) => by.name)).toEqual(['Anna Berg'])
  }
  const news = await app.news()
  const redrawn = (who: string) => news.findLast(({ to, cardKey }) => to === who && cardKey?.startsWith('call:'))!
  expect(textOf(redrawn('Anna Berg').card)).toContain('None of 2 escalations waits any more')
  expect(textOf(redrawn('Tom Ek').card)).toContain('2 escalations')
})

test('the token of a page takes it as a press does', async () => {
  await using stage = await PageStage.open()
  app = stage.app
  await applyPartnerSheet(
    app.services,
    partnerSheet.parse({ slug: 'acme', name: 'Acme Hosting', ladder: { ours: POLICY.ours } }),
  )
  await stage.paged('Anna Berg')
  await stage.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
  await stage.says(people.mara, 'escalate CASE-1 "No progress"', places.managers)
  await stage.engine.settle()
  expect(await stage.acknowledge(stage.way(0))).toMatchObject({ status: 200 })
  expect((await ours()).state).toBe('climbing')
  expect(await haveIt()).toEqual(['Anna Berg'])
})

test('it is written in the form, said back, and rehearsed', async () => {
  app = await App.open(acmeSheet)
  const anna = new AtForms(app, people.anna)
  const form = await anna.open('terms.ladder', 'acme', 'usual')
  const said = await anna.preview(form, { rounds: '1', steps: 'Ours:\nall of account manager, team: 2h' })
  const words = said.intro.join(' ')
  expect(words).toContain('our account manager and our member, who must all take it, wait 2 h')
  expect(words).toContain('Anna Berg and Tom Ek, each of whom must take it, at once')
})
