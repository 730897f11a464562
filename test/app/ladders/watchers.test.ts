import { afterEach, describe, expect, test } from 'vitest'
import { apply } from '../../../src/cli/apply.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'
import { AtForms } from '../../kit/by-form.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const FIRST = { tell: ['account-manager'], wait: '9h' }

/** Tom watches, as our member; the escalation is begun by Mara, and calls Anna. */
const opens = async (ladder: object = { ours: [FIRST], theirs: [], watchers: ['member'] }) => {
  app = await App.open({ ...acmeSheet, ladder })
  await app.says(people.mia, 'case "Lost parcels" --severity 2', places.shared)
  await app.news()
  await app.says(people.mara, 'escalate CASE-1 "No progress"', places.managers)
}
const passes = (ms: number) => app.passTo(app.clock.now() + ms)
const told = async (name: string) =>
  (await app.news())
    .filter(({ to }) => to === name)
    .map(({ card }) => textOf(card))
    .filter((text) => text.includes('ESC-'))

describe('whoever watches escalations', () => {
  test('hears once that one goes on, and once that it is over, and is asked nothing', async () => {
    await opens()
    await passes(MINUTE)
    expect(await told('Tom Ek')).toEqual([
      expect.stringContaining('ESC-1 with Acme Hosting goes on · nothing is asked of you'),
    ])
    await passes(HOUR)
    expect(await told('Tom Ek')).toEqual([])
    await app.says(people.anna, 'ack ESC-1')
    await app.says(people.anna, 'resolve ESC-1 "They answered"')
    await passes(MINUTE)
    expect(await told('Tom Ek')).toEqual([
      expect.stringContaining('ESC-1 with Acme Hosting is over · nothing is asked of you'),
    ])
    await passes(HOUR / 2)
    expect((await told('Tom Ek')).filter((text) => /goes on|is over/u.test(text))).toEqual([])
  })

  test('is never called, nor counted among those who were: nothing of it needs them', async () => {
    await opens()
    await passes(MINUTE)
    expect(textOf(await app.says(people.tom, 'needs'))).not.toContain('ESC-1')
    const { climbed } = (await app.read((view) => view.ladders.byNumber(1)))!
    expect(climbed).toHaveLength(1)
    expect(textOf(await app.says(people.tom, 'show ESC-1'))).toContain('Anna Berg')
  })

  test('hears in their working hours how it stands then: of what is over by then, its end alone', async () => {
    app = await App.open({ ...acmeSheet, ladder: { ours: [FIRST], theirs: [], watchers: ['member'] } })
    await app.says(people.mia, 'case "Lost parcels" --severity 2', places.shared)
    app.clock.move(11 * HOUR)
    await app.says(people.mara, 'escalate CASE-1 "No progress"', places.managers)
    await app.news()
    await app.says(people.anna, 'resolve ESC-1 "They answered"')
    await passes(MINUTE)
    expect(await told('Tom Ek')).toEqual([])
    await passes(14 * HOUR)
    expect((await told('Tom Ek')).join(' ')).toContain('ESC-1 with Acme Hosting is over')
  })

  test('hears nothing where they began it, or were called by it', async () => {
    await opens({ ours: [FIRST], theirs: [], watchers: ['account-manager', 'manager', 'member'] })
    await passes(MINUTE)
    const news = (await app.news()).filter(({ card }) => textOf(card).includes('goes on'))
    expect(news.map(({ to }) => to)).toEqual(['Tom Ek'])
  })

  test('hears nothing where its card stands in a channel that they look on', async () => {
    await opens({ ours: [{ tell: ['managers'], wait: '9h' }], theirs: [], watchers: ['manager', 'managers', 'member'] })
    await passes(MINUTE)
    const news = (await app.news()).filter(({ card }) => textOf(card).includes('goes on'))
    expect(news.map(({ to }) => to)).toEqual(['Tom Ek'])
  })

  test('may be a channel, which reads both in the thread of its case', async () => {
    await opens({ ours: [FIRST], theirs: [], watchers: [{ channel: 'internal' }, 'managers'] })
    const begun = (await app.news()).filter(({ card }) => textOf(card).includes('goes on'))
    expect(begun.map(({ to }) => to).toSorted()).toEqual(['#acme-internal', '#escalations'])
    await app.says(people.anna, 'resolve ESC-1 "They answered"')
    const over = (await app.news()).filter(({ card }) => textOf(card).includes('is over'))
    expect(over.map(({ to }) => to).toSorted()).toEqual(['#acme-internal', '#escalations'])
  })

  test('hears nothing of an end that was taken back before they heard of it, nor the same twice', async () => {
    await opens()
    await passes(MINUTE)
    expect(await told('Tom Ek')).toHaveLength(1)
    await app.says(people.anna, 'resolve ESC-1 "They answered"')
    await app.says(people.anna, 'reopen ESC-1 "They did not"')
    await passes(MINUTE)
    expect(await told('Tom Ek')).toEqual([])
    await app.says(people.anna, 'resolve ESC-1 "They answered"')
    await passes(MINUTE)
    expect((await told('Tom Ek')).join(' ')).toContain('is over')
    await app.says(people.anna, 'reopen ESC-1 "They did not"')
    await app.says(people.anna, 'resolve ESC-1 "They did"')
    await passes(MINUTE)
    expect(await told('Tom Ek')).toEqual([])
  })

  test('hears that it goes on where it was over and opened again before they heard anything', async () => {
    await opens()
    await app.says(people.anna, 'resolve ESC-1 "They answered"')
    await app.says(people.anna, 'reopen ESC-1 "They did not"')
    await passes(MINUTE)
    expect(await told('Tom Ek')).toEqual([expect.stringContaining('goes on')])
  })

  test('opened again, hears once more that it goes on', async () => {
    await opens()
    await app.says(people.anna, 'resolve ESC-1 "They answered"')
    await passes(MINUTE)
    expect((await told('Tom Ek')).join(' ')).toContain('is over')
    await app.says(people.anna, 'reopen ESC-1 "They did not"')
    await passes(MINUTE)
    expect((await told('Tom Ek')).join(' ')).toContain('goes on')
  })
})

test('who watches is written in the form, told in the plan, rehearsed with its gaps, and holds at once', async () => {
  app = await App.open(acmeSheet)
  const anna = new AtForms(app, people.anna)
  const form = await anna.open('terms.ladder', 'acme', 'usual')
  const said = await anna.preview(form, {
    rounds: '1',
    steps: 'Ours:\naccount manager: 2h',
    watchers: 'our team, our sponsor, managers’ channel',
  })
  const words = said.intro.join(' ')
  expect(words).toContain('who watches escalations')
  expect(words).toContain('Told that one goes on, and that it is over: Tom Ek and the managers’ channel.')
  expect(words).toContain('who watches: nobody is named sponsor')
  const yaml = 'slug: acme\nname: Acme Hosting\nladder: { watchers: [sponsor] }\n'
  const lines = await apply(app.services, yaml, 'acme.yaml', 'ops', { plan: true })
  expect(lines.map(({ text }) => text).join('\n')).toContain('who watches escalations')
})

test('whoever cannot watch is refused in words', async () => {
  app = await App.open(acmeSheet)
  const anna = new AtForms(app, people.anna)
  const form = await anna.open('terms.ladder', 'acme', 'usual')
  const answer = await anna.errors(form, {
    rounds: '1',
    steps: 'Ours:\naccount manager: 2h',
    watchers: 'the shared channel',
  })
  expect(JSON.stringify(answer)).toContain('cannot watch')
})

describe('whoever of the partner watches escalations', () => {
  const opened = (ladder: object = { ours: [FIRST], theirs: [], theirWatchers: ['member'] }) => opens(ladder)

  test('hears once that one goes on, and once that it is over, in their own hours, and reads what both companies read', async () => {
    await opened()
    await app.says(people.anna, 'note ESC-1 "They are slow"', places.internal)
    await passes(4 * HOUR)
    expect(await told('Mia Chen')).toEqual([])
    await passes(2 * HOUR)
    const [begun, ...others] = await told('Mia Chen')
    expect(begun).toContain('ESC-1 with Acme Hosting goes on · nothing is asked of you')
    expect(others).toEqual([])
    const shown = textOf(await app.says(people.mia, 'show ESC-1'))
    expect(shown).toContain('ESC-1')
    expect(shown).not.toContain('They are slow')
    await app.says(people.mara, 'resolve ESC-1 "They answered"', places.managers)
    // What they are owed is late as well by now.
    await app.says(people.ravi, '@Liaison resolve ESC-1 "They answered"', places.shared)
    await passes(MINUTE)
    expect(await told('Mia Chen')).toEqual([expect.stringContaining('ESC-1 with Acme Hosting is over')])
  })

  test('is never called by it, and nobody of ours hears for that', async () => {
    await opened()
    await passes(8 * HOUR)
    expect(textOf(await app.says(people.mia, 'needs'))).not.toContain('ESC-1')
    expect(await told('Tom Ek')).toEqual([])
    const { climbed } = (await app.read((view) => view.ladders.byNumber(1)))!
    expect(climbed.map(({ side }) => side)).not.toContain('partner')
  })

  test('hears nothing where they were called by it, or began it', async () => {
    app = await App.open({
      ...acmeSheet,
      ladder: { ours: [FIRST], theirs: [FIRST], theirWatchers: ['account-manager', 'member'] },
    })
    await app.says(people.mia, 'case "Lost parcels" --severity 2', places.shared)
    await app.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
    await passes(8 * HOUR)
    const news = (await app.news()).filter(({ card }) => textOf(card).includes('goes on'))
    expect(news).toEqual([])
  })
})

test('who of the partner watches is for its people to agree on, and is rehearsed with its gaps', async () => {
  app = await App.open(acmeSheet)
  const anna = new AtForms(app, people.anna)
  const form = await anna.open('terms.ladder', 'acme', 'usual')
  const steps = 'Ours:\naccount manager: 2h'
  const said = await anna.preview(form, { rounds: '1', steps, theirWatchers: 'contacts, sponsor' })
  const words = said.intro.join(' ')
  expect(words).toContain('who watches escalations on Acme Hosting’s side')
  expect(words).toContain('Told that one goes on, and that it is over: Mia Chen.')
  expect(words).toContain('who watches at Acme Hosting: nobody is named sponsor')
  const answer = await anna.errors(form, { rounds: '1', steps, theirWatchers: 'our managers' })
  expect(JSON.stringify(answer)).toContain('cannot watch')
  const before = (await app.read((view) => view.partners.bySlug('acme')))!.terms.ladders[0]!
  await app.register({ slug: 'acme', name: 'Acme Hosting', ladder: { theirWatchers: ['member'] } })
  const after = (await app.read((view) => view.partners.bySlug('acme')))!.terms.ladders[0]!
  expect(after).toEqual({ ...before, theirWatchers: [{ to: 'role', role: 'member' }] })
})
