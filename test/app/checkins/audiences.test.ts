import { afterEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { meetDeadline } from '../../../src/app/deadlines/meet-deadline.ts'
import { inTransaction } from '../../../src/app/in-transaction.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import type { Card } from '../../../src/cards/card.ts'
import { saidBy } from '../../cards/said-by.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'
import { shownCard } from '../../kit/shown-card.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'

let app: App
afterEach(() => app[Symbol.asyncDispose]())

const SPAN = { window: '2 working days', remindAfter: '1 working day' }
/** The team each Monday at ten, the account managers each Wednesday, the sponsors each Friday. */
const operational = { audience: 'operational', cron: '0 10 * * 1', ...SPAN }
const tactical = { audience: 'tactical', cron: '0 10 * * 3', ...SPAN }
const strategic = { audience: 'strategic', cron: '0 10 * * 5', kind: 'full', ...SPAN }

const SPONSORS = acmeSheet.people.map((one) =>
  one.name === people.anna.name || one.name === people.ravi.name
    ? { ...one, roles: ['account-manager', 'sponsor'] }
    : one,
)

const open = async (checkIns: unknown, named: unknown[] = SPONSORS) => {
  app = await App.open({ ...acmeSheet, people: named, checkIns })
}
const sheet = (checkIns: unknown) =>
  applyPartnerSheet(app.services, partnerSheet.parse({ slug: 'acme', name: 'Acme Hosting', checkIns }))
const says = async (who: TestPerson, line: string) => {
  const said = await app.says(who, line, who.outsider ? places.shared : places.direct)
  return ('kind' in said ? textOf(said) : saidBy(said)).replaceAll('\u00A0', ' ')
}
const partner = async () => (await app.read((view) => view.partners.bySlug('acme')))!
const runs = async () => {
  const { id } = await partner()
  const all = await app.read(async (view) =>
    Promise.all((await view.runs.statusesOf(id)).map(({ number }) => view.runs.byNumber(number))),
  )
  return all.map((run) => ({
    audience: run!.audience,
    status: run!.status,
    asked: run!.respondents.map(({ name }) => name.split(' ')[0]),
  }))
}

describe('whom a health check asks', () => {
  test('is whoever has the part of its audience on each side, and each audience comes by its own cadence', async () => {
    await open([strategic, operational, tactical])
    expect((await partner()).terms.checks.map(({ audience }) => audience)).toEqual([
      'operational',
      'tactical',
      'strategic',
    ])
    await app.passTo(MONDAY_NINE + 6 * DAY)
    expect(await runs()).toEqual([
      { audience: 'operational', status: 'closed', asked: ['Tom', 'Mia'] },
      { audience: 'tactical', status: 'closed', asked: ['Anna', 'Mara', 'Ravi'] },
      { audience: 'strategic', status: 'open', asked: ['Anna', 'Ravi'] },
    ])
  })

  test('is the account manager of a side without a team; without a sponsor on a side none opens, which is told once with what to do', async () => {
    const named = acmeSheet.people.filter(({ name }) => name !== people.tom.name)
    await open([operational, strategic], named)
    await app.passTo(MONDAY_NINE + 20 * DAY)
    expect((await runs()).map(({ audience, asked }) => [audience, ...asked])).toEqual([
      ['operational', 'Anna', 'Mia'],
      ['operational', 'Anna', 'Mia'],
      ['operational', 'Anna', 'Mia'],
    ])
    const told = (await app.news()).filter(({ card }) => card.title.startsWith('No strategic health check was opened'))
    expect(told.map(({ to }) => to)).toEqual(['Anna Berg'])
    expect(JSON.stringify(told[0]!.card)).toContain('/partner people acme add @name --role sponsor')
    // Somebody is named on one side: that is news, and told once more.
    await says(people.anna, 'people acme add @Ravi --role sponsor')
    await app.passTo(MONDAY_NINE + 27 * DAY)
    const again = (await app.news()).filter(({ card }) => card.title.startsWith('No strategic health check was opened'))
    expect(again).toHaveLength(1)
    expect(JSON.stringify(again[0]!.card)).toContain('none is named on our side')
  })
})

describe('where nobody of a side has the part that an audience asks', () => {
  const UNSPONSORED = SPONSORS.map((one) =>
    one.name === people.ravi.name ? { ...one, roles: ['account-manager'] } : one,
  )

  test('whoever sets it up is told what would not open, and whom to name; not again while nothing of it changes', async () => {
    await open([operational], UNSPONSORED)
    const applied = await sheet([operational, strategic])
    if ('refused' in applied) throw new Error(applied.refused)
    expect(applied.hints).toEqual([
      expect.stringMatching(
        /No strategic health check opens as people are named now.*none is named on the partner's side: name one with `\/partner people acme add @name --role sponsor`/su,
      ),
    ])
    expect(await sheet([operational, strategic])).toMatchObject({ hints: [] })
    expect(await sheet({ ...operational, window: '1 working day', remindAfter: '2h' })).toMatchObject({ hints: [] })
  })

  test('`check acme` says so beside it, and offers none to open; to the partner’s people without what we are to do', async () => {
    await open([operational, strategic], UNSPONSORED)
    const ours = await shownCard(app, people.anna, 'check acme')
    expect(saidBy(ours)).toContain(
      'None opens as it is: no sponsor is named at Acme Hosting. To name one: “@Liaison people acme add @name --role sponsor”',
    )
    expect(opensIn(ours)).toEqual(['Ask the team'])
    const theirs = await shownCard(app, people.ravi, 'check', places.shared)
    expect(saidBy(theirs)).toContain('no sponsor is named at Acme Hosting.')
    expect(saidBy(theirs)).not.toContain('--role')
    await says(people.anna, 'people acme add @Ravi --role sponsor')
    expect(saidBy(await shownCard(app, people.anna, 'check acme'))).not.toContain('None opens')
  })
})

const opensIn = ({ buttons, more = [] }: Card) =>
  [...buttons, ...more].filter(({ action }) => action === 'check-in.open').map(({ label }) => label)

describe('of several audiences', () => {
  test('`check acme` has a button for each that is open: to answer it, or to see it', async () => {
    await open([operational, strategic])
    await app.passTo(MONDAY_NINE + 2 * HOUR)
    await says(people.anna, 'check now acme strategic')
    const buttons = async (who: TestPerson) => {
      const { buttons: first, more = [] } = await shownCard(app, who, 'check acme')
      return [...first, ...more].map(({ label, subject }) => `${label} (${subject})`)
    }
    expect(await buttons(people.tom)).toEqual(['Answer the check (CHECK-1)', 'Show CHECK-2 (CHECK-2)'])
    expect(await buttons(people.anna)).toEqual(['Answer the check (CHECK-2)', 'Show CHECK-1 (CHECK-1)'])
  })

  test('whoever is asked by two has a button for each, which says of which it is', async () => {
    const both = SPONSORS.map((one) => (one.name === people.tom.name ? { ...one, roles: ['member', 'sponsor'] } : one))
    await open([operational, strategic], both)
    await app.passTo(MONDAY_NINE + 2 * HOUR)
    await says(people.anna, 'check now acme strategic')
    const { buttons } = await shownCard(app, people.tom, 'check acme')
    expect(buttons.map(({ label }) => label)).toEqual(['Answer CHECK-1', 'Answer CHECK-2'])
  })

  test('one of each may be open at once, and only its own successor makes a check late no more', async () => {
    await open([{ ...operational, window: '4 working days' }, tactical])
    await app.passTo(MONDAY_NINE + 2 * DAY + 2 * HOUR)
    expect((await runs()).map(({ status }) => status)).toEqual(['open', 'open'])
    expect(await says(people.anna, 'check now acme tactical')).toContain('the next tactical one can open when it has')
    expect(await says(people.anna, 'check now acme strategic')).toContain(
      'CHECK-3, strategic, with Acme Hosting is open',
    )
    await app.passTo(MONDAY_NINE + 7 * DAY + 2 * HOUR)
    const superseded = await app.read(async ({ runs: all }) => [
      (await all.byNumber(1))?.supersededAt !== undefined,
      (await all.byNumber(2))?.supersededAt !== undefined,
    ])
    expect(superseded).toEqual([true, false])
  })

  test('that close at one moment, whichever comes up first, how all stand together is reckoned with the last of them', async () => {
    await open([operational, { ...strategic, kind: 'pulse' }])
    await app.passTo(MONDAY_NINE + HOUR / 2)
    for (const audience of ['operational', 'strategic']) await says(people.anna, `check now acme ${audience}`)
    const [first, second] = await app.read(async ({ runs: all }) => [
      (await all.byNumber(1))!,
      (await all.byNumber(2))!,
    ])
    expect(second.closesAt).toBe(first.closesAt)
    for (const [run, answer] of [
      [first, '5'],
      [second, '4'],
    ] as const)
      for (const { name } of run.respondents) {
        const who = Object.values(people).find((one) => one.name === name)!
        const said = Object.fromEntries(run.items.map(({ id }) => [id, answer]))
        await app.submits(who, 'check-in.answer', `CHECK-${run.number}`, said)
      }
    app.clock.set(second.closesAt)
    const timer = { key: `check-in.window:${second.id}`, kind: 'check-in.window', subjectId: second.id } as const
    await inTransaction(app.services, {}, (means) => meetDeadline(means, { ...timer, dueAt: means.now, data: {} }))
    expect((await runs()).map(({ status }) => status)).toEqual(['closed', 'closed'])
    await app.passTo(second.closesAt + HOUR)
    const together = await app.read(async ({ runs: all }) => [await all.byNumber(1), await all.byNumber(2)])
    expect(together.map((run) => run?.status === 'closed' && run.together?.rhi)).toEqual([
      undefined,
      expect.any(Number),
    ])
    expect(await says(people.anna, 'check acme')).toMatch(/Altogether: 87.5 of 100/u)
  })

  test('after a downtime each comes once, whatever it missed', async () => {
    await open([operational, tactical])
    // Three weeks pass, and no deadline is met.
    app.clock.move(22 * DAY)
    await app.passTo(app.clock.now())
    expect((await runs()).map(({ audience }) => audience).toSorted()).toEqual(['operational', 'tactical'])
    await app.passTo(MONDAY_NINE + 29 * DAY + 2 * HOUR)
    expect((await runs()).filter(({ audience }) => audience === 'operational')).toHaveLength(2)
  })

  test('opening or skipping one says which, and another is left as it is', async () => {
    await open([operational, tactical])
    await app.passTo(MONDAY_NINE + 4 * DAY)
    expect(await says(people.anna, 'check now acme')).toContain(
      'Say which: “check now acme operational” or “check now acme tactical”',
    )
    expect(await says(people.anna, 'check skip acme "We meet"')).toContain('Say which')
    expect(await says(people.anna, 'check skip acme tactical "We meet"')).toContain(
      'The tactical health check of Wed 2 Dec 2026, 10:00 (Europe/Paris) is skipped. The next opens Wed 9 Dec',
    )
    expect(await says(people.anna, 'check skip acme operational off')).toContain(
      'No operational health check with Acme Hosting is skipped',
    )
    const schedule = await says(people.anna, 'check schedule acme')
    expect(schedule).toMatch(/Operational.*30 Nov.*Tactical.*Skipped: .*2 Dec.*“We meet”/su)
    await app.passTo(MONDAY_NINE + 10 * DAY)
    expect((await runs()).map(({ audience }) => audience)).toEqual(['operational', 'tactical', 'operational'])
  })

  test('another cadence of one arms no other away that is due this moment', async () => {
    await open([operational, tactical])
    app.clock.set(MONDAY_NINE + HOUR)
    await sheet({ ...tactical, window: '1 working day', remindAfter: '2h' })
    await app.passTo(MONDAY_NINE + 2 * HOUR)
    expect((await runs()).map(({ audience }) => audience)).toEqual(['operational'])
  })
})
