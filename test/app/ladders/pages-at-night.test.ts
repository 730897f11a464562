import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, people, textOf } from '../../kit/app-fixture.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'
import { recordOfFirst } from './record-of-first.ts'

let app: App

/** Anna is the account manager; Max is a sponsor, whom the first step calls with Tom, who is a member. It is eleven at night in Paris. */
beforeEach(async () => {
  app = await App.open(acmeSheet)
  for (const line of ['people acme add @Max --role sponsor', 'people acme add @Tom --role member'])
    await app.says(people.anna, line)
  await app.says(people.tom, 'case acme "Nothing works" --severity 1')
  await calls([{ tell: ['sponsor'], wait: '1h' }])
  app.clock.move(14 * HOUR)
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

const calls = async (ours: object[]) =>
  expect(
    await applyPartnerSheet(app.services, partnerSheet.parse({ slug: 'acme', name: 'Acme Hosting', ladder: { ours } })),
  ).not.toHaveProperty('refused')
const OURS = ['Anna Berg', 'Max Ruiz', 'Tom Ek', 'Mara Lind']
/** Whom of ours it called now. */
async function called(): Promise<string[]> {
  await app.says(people.mia, 'escalate CASE-1 "No progress"')
  const all = (await app.news()).filter(({ card }) => textOf(card).includes('ESC-'))
  return [...new Set(all.map(({ to }) => to))].filter((to) => OURS.includes(to))
}
const recorded = () => recordOfFirst(app, 'EscalationPagedAtNight')

describe('a page outside of their working hours', () => {
  test('calls the account manager in the place of whoever takes none, and our record says so', async () => {
    expect(await called()).toEqual(['Anna Berg'])
    expect(await recorded()).toEqual([
      `internal: Max Ruiz, whom step 1 at Northwind of ESC-1 tells, does not work at that hour and takes no pages then; Anna Berg is paged instead.`,
    ])
  })

  test('calls whoever takes pages at any hour, and nobody in their place', async () => {
    expect(textOf(await app.says(people.max, 'pages on'))).toContain('Pages call you at any hour')
    await app.news()
    expect(await called()).toEqual(['Max Ruiz'])
    expect(await recorded()).toEqual([])
    expect(textOf(await app.says(people.max, 'pages off'))).toContain('only while you are on duty')
  })

  test('calls whoever is on duty by a rotation', async () => {
    await app.says(people.anna, 'rotation acme @Max --every week --at "monday 09:00"')
    await app.news()
    expect(await called()).toEqual(['Max Ruiz'])
  })

  test('calls whoever stands in for the account manager, where these are away', async () => {
    await app.says(people.anna, 'away until friday --delegate @Tom')
    await app.news()
    expect(await called()).toEqual(['Tom Ek'])
  })

  test('leaves a step at once where the account manager is away and nobody stands in, and another step calls a person', async () => {
    await app.says(people.mara, 'pages on')
    await calls([
      { tell: ['sponsor'], wait: '1h' },
      { tell: ['manager'], wait: '1h' },
    ])
    await app.says(people.anna, 'away until friday')
    await app.news()
    expect(await called()).toEqual(['Mara Lind'])
    expect(await app.read((view) => view.ladders.byNumber(1))).toMatchObject({ sides: { internal: { step: 1 } } })
  })

  test('calls those of the steps after all, where a channel alone would hear it', async () => {
    await calls([
      { tell: ['managers'], wait: '1h' },
      { tell: ['sponsor'], wait: '1h' },
    ])
    await app.says(people.anna, 'away until 2026-12-10')
    await app.news()
    expect(JSON.stringify(await app.says(people.anna, 'rehearse acme'))).toContain(
      'A page that begins Sat 28 Nov 03:00 – Northwind: the managers’ channel at once, then Max Ruiz Sat 28 Nov 04:00',
    )
    await called()
    await app.passTo(app.clock.now() + HOUR)
    expect((await app.news()).map(({ to }) => to)).toContain('Max Ruiz')
  })

  test('calls those of the step after all, where it would reach nobody of ours', async () => {
    await app.says(people.anna, 'away until friday')
    await app.news()
    expect(await called()).toEqual(['Max Ruiz'])
  })

  test('calls so too where it was calmed, ended and opened again', async () => {
    await called()
    for (const line of ['calm ESC-1 "It can wait"', 'resolve ESC-1 "Better"']) await app.says(people.ravi, line)
    await app.news()
    await app.says(people.ravi, 'reopen ESC-1 "Not better"')
    expect(await app.read((view) => view.ladders.byNumber(1))).toMatchObject({ status: 'open' })
    const all = (await app.news()).filter(({ card }) => textOf(card).includes('ESC-1'))
    expect(OURS.filter((name) => all.some(({ to }) => to === name))).toEqual(['Anna Berg'])
    expect(await recorded()).toHaveLength(2)
  })

  test('is rehearsed so', async () => {
    const said = JSON.stringify(await app.says(people.anna, 'rehearse acme'))
    expect(said).toContain(
      'A page that begins Sat 28 Nov 03:00 – Northwind: Anna Berg (pages do not call Max Ruiz at that hour) at once',
    )
    expect(said).toContain('A page that begins Tue 24 Nov 10:00 – Northwind: Max Ruiz at once')
  })
})

test('within their working hours a page calls those whom the step names', async () => {
  app.clock.move(10 * HOUR)
  await app.news()
  expect(await called()).toEqual(['Max Ruiz'])
})
