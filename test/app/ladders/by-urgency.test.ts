import { afterEach, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { apply } from '../../../src/cli/apply.ts'
import { MINUTE } from '../../../src/domain/time/instant.ts'
import { AtForms } from '../../kit/by-form.ts'
import { acmeSheet, App, people, textOf } from '../../kit/app-fixture.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const escalates = async (severity: number) => {
  await app.says(people.tom, `case acme "Lost parcels" --severity ${severity}`)
  await app.news()
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
}
const called = async () => (await app.news()).filter(({ card }) => textOf(card).includes('ESC-1')).map(({ to }) => to)
const climbsBy = async () => (await app.read((view) => view.ladders.byNumber(1)))!.ladderName

/** Nobody set how its escalations climb. */
const unset = Object.fromEntries(Object.entries(acmeSheet).filter(([part]) => part !== 'ladder'))

test('with a partner nobody configured a page calls the managers after a quarter of an hour by the clock', async () => {
  app = await App.open(unset)
  await escalates(1)
  expect(await climbsBy()).toBe('for pages')
  expect(await called()).toContain('Anna Berg')
  await app.passTo(app.clock.now() + 15 * MINUTE)
  expect(await called()).toContain('#escalations')
})

test('with a partner nobody configured and without a sponsor a page asks everybody twice before it is exhausted', async () => {
  app = await App.open(unset)
  await escalates(1)
  const stands = async () => (await app.read((view) => view.ladders.byNumber(1)))!.sides.internal.state
  const began = app.clock.now()
  await app.passTo(began + 149 * MINUTE)
  expect(await stands()).toBe('climbing')
  await app.passTo(began + 151 * MINUTE)
  expect(await stands()).toBe('exhausted')
})

test('what is no page climbs there as usual', async () => {
  app = await App.open(unset)
  await escalates(2)
  expect(await climbsBy()).toBe('usual')
  await called()
  await app.passTo(app.clock.now() + 15 * MINUTE)
  expect(await called()).toEqual([])
})

test('a new partner whose sheet says how escalations climb has that for all of them', async () => {
  app = await App.open({ ...acmeSheet, ladder: { ours: [{ tell: ['member'], wait: '1h' }] } })
  await escalates(1)
  expect(await climbsBy()).toBe('usual')
})

test('a ladder for pages is climbed by pages alone', async () => {
  const ours = [
    { tell: ['account-manager'], wait: '15m', waitIn: 'wall' },
    { tell: ['managers'], wait: '1h' },
  ]
  app = await App.open({ ...acmeSheet, ladders: [{ urgency: 'page', ours }] })
  await escalates(1)
  expect(await climbsBy()).toBe('for pages')
  expect(await called()).toContain('Anna Berg')
  await app.passTo(app.clock.now() + 15 * MINUTE)
  expect(await called()).toContain('#escalations')
})

test('what is no page climbs as usual beside it', async () => {
  const ours = [{ tell: ['account-manager'], wait: '15m', waitIn: 'wall' }]
  app = await App.open({ ...acmeSheet, ladders: [{ urgency: 'page', ours }] })
  await escalates(2)
  expect(await climbsBy()).toBe('usual')
})

test('a ladder of a severity, then one of a cause, comes before one for an urgency', async () => {
  const ours = [{ tell: ['member'], wait: '1h' }]
  app = await App.open({
    ...acmeSheet,
    ladders: [
      { cause: 'manual', ours },
      { urgency: 'page', ours },
    ],
  })
  await escalates(1)
  expect(await climbsBy()).toBe('by hand')
})

test('steps for an urgency are written in the form, which rehearses them', async () => {
  app = await App.open(acmeSheet)
  const anna = new AtForms(app, people.anna)
  const form = await anna.open('terms.ladder', 'acme', 'new')
  const said = await anna.preview(form, {
    ...{ severity: 'any', cause: 'any', urgency: 'note', rounds: '1' },
    steps: 'Ours:\naccount manager: 2h',
  })
  expect(said.intro.join(' ')).toContain('escalations for notes')
  expect(said.intro.join(' ')).toContain('A note that begins Tue 24 Nov 10:00 – Northwind: Anna Berg Thu 26 Nov')
})

test('a plan says where no escalation would begin by some steps, and keeps them', async () => {
  app = await App.open(acmeSheet)
  const yaml =
    'slug: acme\nname: Acme Hosting\nladders:\n  - { severity: 3, urgency: page, ours: [{ tell: [account-manager], wait: 1h }] }\n'
  const lines = await apply(app.services, yaml, 'acme.yaml', 'ops', { plan: true })
  expect(lines.map(({ text }) => text).join('\n')).toContain('no escalation begins by these steps')
  const applied = await applyPartnerSheet(
    app.services,
    partnerSheet.parse({
      ...{ slug: 'acme', name: 'Acme Hosting' },
      ladders: [{ severity: 3, urgency: 'page', ours: [{ tell: ['account-manager'], wait: '1h' }] }],
    }),
  )
  expect(applied).not.toHaveProperty('refused')
})
