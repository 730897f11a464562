import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { windowsFor } from '../../../src/domain/maintenance/windows-for.ts'
import { plainText } from '../../../src/cards/plain-text.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'

let app: App

/** Monday 23 November 2026, 09:00 in Paris; Tom and Anna are ours, Ravi is Acme’s account manager in London, Mia its contact in New York. */
beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const window = (number = 1) => app.read((view) => view.maintenance.byNumber(number))
const says = async (who: TestPerson, line: string, place = places.shared) => textOf(await app.says(who, line, place))
/** What stands or came where both companies read, line one each. */
const inShared = async () =>
  (await app.news()).filter(({ to }) => to === '#acme-shared').map(({ card }) => plainText(card.headline ?? card.title))
const announce = (line = 'maintenance acme "DB upgrade" --from 2026-12-05 22:00 --to 23:30', who = people.tom) =>
  says(who, line)
const instant = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds

describe('either side announces maintenance of its own service', () => {
  test('in the shared channel, on one card that calls nobody', async () => {
    expect(await announce()).toContain(
      'MAINT-1 is announced to Acme Hosting: Sat 5 Dec 2026, 22:00 until 23:30 (Europe/Paris).',
    )
    const news = await app.news()
    const [card, ...others] = news.filter(({ to }) => to !== 'only Tom Ek')
    expect(others).toEqual([])
    expect(card).toMatchObject({ to: '#acme-shared', card: { subject: 'MAINT-1', title: 'Maintenance by Northwind' } })
    expect(JSON.stringify(card)).not.toContain('mention')
    expect(card!.card.buttons.map(({ action }) => action)).toEqual(['maintenance.move', 'maintenance.cancel'])
    const saying = await says(
      people.mia,
      'maintenance "Disk swap" --service "Orders API" --from 2026-12-06 08:00 --for 90m',
    )
    expect(saying).toContain('MAINT-2 is announced to Northwind: Sun 6 Dec 2026, 08:00 until 09:30 (America/New_York).')
    expect(await window(2)).toMatchObject({
      ...{ side: 'partner', service: 'Orders API', title: 'Disk swap', announcedBy: { name: 'Mia Chen' } },
      ...{ from: instant('2026-12-06T13:00Z'), to: instant('2026-12-06T14:30Z') },
    })
  })

  test('in the words of whoever says it, times without quotes too', async () => {
    await announce('maintenance acme "DB upgrade" --from sat 22:00 --to sun 02:00')
    expect(await window()).toMatchObject({ from: instant('2026-11-28T21:00Z'), to: instant('2026-11-29T01:00Z') })
    await announce('maintenance acme --from tomorrow 10pm --for 2h "Again"')
    expect(await window(2)).toMatchObject({ title: 'Again', to: instant('2026-11-24T23:00Z') })
    // What is typed without quotes is said back before it is announced.
    await announce('maintenance acme Third one --from "tomorrow 10pm" --for 2h')
    expect(await window(3)).toBeUndefined()
  })

  test.each([
    ['--from 2026-11-22 22:00 --for 2h', 'announced before it begins'],
    ['--from now --for 2h', 'announced before it begins'],
    ['--from 2026-12-05 22:00 --to "2026-12-05 21:00"', 'ends before it begins'],
    ['--from 2027-03-28 02:30 --to "2027-03-28 03:30"', 'begins and ends at the same time'],
    ['--from 2027-03-28 02:30 --to "2027-03-28 03:30"', 'does not exist in Europe/Paris'],
    ['--from 2027-02-29 02:30 --for 2h', 'as 2027 is no leap year'],
    ['--from 2026-12-05 22:00 --for 31d', 'longer than 30 days'],
    ['--from 2028-12-05 22:00 --for 2h', 'more than a year'],
    ['--from 2026-12-05 22:00 --to 23:00 --for 2h', 'not both'],
    ['--from 2026-12-05 22:00 --for "2 working days"', 'by the clock'],
    ['--from 2026-12-05 22:00 --for soon', 'is not a duration'],
    ['--from someday --for 2h', 'does not say a day and a time of day'],
    ['--from "2026-02-30 22:00" --for 2h', 'the last of that month is 2026-02-28'],
    ['--from 2026-12-05 22:00 --to 23:00 or so', 'does not say a day and a time of day'],
    [`--from 2026-12-05 22:00 --for 2h --service "${'x'.repeat(61)}"`, '60 characters'],
    ['--from 2026-12-05 22:00 --form 2h', 'has no flag'],
  ])('but not %s', async (flags, why) => {
    expect(await announce(`maintenance acme "DB upgrade" ${flags}`)).toContain(why)
    expect(await window()).toBeUndefined()
    expect(await inShared()).toEqual([])
  })

  test('of a title that says nothing, or too much, nothing comes either', async () => {
    expect(await announce('maintenance acme "🔥" --from 2026-12-05 22:00 --for 2h')).toContain('no word in it')
    expect(await announce(`maintenance acme "${'x'.repeat(151)}" --from 2026-12-05 22:00 --for 2h`)).toContain('150')
    expect(await window()).toBeUndefined()
  })

  test('and hears which other windows it meets, and what the clocks make of its times', async () => {
    await announce()
    expect(await announce('maintenance "Disk" --from 2026-12-05 22:15 --for 10m', people.ravi)).toContain(
      'It overlaps MAINT-1.',
    )
    const saying = await announce('maintenance acme "Night" --from "2027-03-28 02:30" --to "2027-03-28 04:00"')
    expect(saying).toContain('03:30 until 04:00 (Europe/Paris). 02:30 on 2027-03-28 does not exist')
  })

  test('not where the other side could read it nowhere', async () => {
    await app.says(people.anna, 'unbind acme shared', places.shared)
    expect(textOf(await app.says(people.tom, 'maintenance acme "DB" --from 2026-12-05 22:00 --for 2h'))).toContain(
      'has no shared channel yet',
    )
    expect(await window()).toBeUndefined()
  })

  test('without its times, by a form that keeps what was said and says at the field what is wrong', async () => {
    const opened = await app.says(people.tom, 'maintenance acme "DB upgrade"', places.shared)
    expect(opened).toMatchObject({
      kind: 'form',
      form: { form: 'maintenance.announce', title: 'Announce maintenance' },
    })
    const submit = (values: Record<string, string>) =>
      app.submits(people.tom, 'maintenance.announce', 'acme', { title: 'DB upgrade', ...values })
    expect(await submit({ fromDay: '2026-12-05', fromTime: 'late', toTime: '23:30' })).toMatchObject({
      kind: 'errors',
      errors: { fromTime: expect.stringContaining('does not say') },
    })
    expect(
      await submit({ fromDay: '2026-12-05', fromTime: '22:00', toDay: '2026-12-04', toTime: '23:30' }),
    ).toMatchObject({
      errors: { toTime: expect.stringContaining('ends before it begins') },
    })
    expect(await submit({ fromDay: '2026-12-05', fromTime: '10pm', toTime: '2:00' })).toMatchObject({ kind: 'notice' })
    expect(await window()).toMatchObject({ from: instant('2026-12-05T21:00Z'), to: instant('2026-12-06T01:00Z') })
  })
})

describe('its own side', () => {
  beforeEach(async () => {
    await announce()
    await app.news()
  })

  test('moves it before it begins, which announces it anew, on the same card', async () => {
    await says(people.ravi, 'confirm MAINT-1')
    await app.news()
    app.clock.move(DAY)
    expect(await says(people.anna, 'maintenance MAINT-1 --from 2026-12-06 22:00')).toContain(
      'MAINT-1 is announced to Acme Hosting: Sun 6 Dec 2026, 22:00 until 23:30',
    )
    expect(await window()).toMatchObject({ status: 'announced', announcedAt: app.clock.now(), version: 3 })
    const [line, ...others] = await inShared()
    expect(line).toMatch(/^MAINT-1 DB upgrade · Sun 6 Dec 2026, 22:00/u)
    expect(others).toEqual([])
    expect(await says(people.tom, 'maintenance MAINT-1 --to "2026-12-07 01:00"')).toContain('22:00 until')
    expect(await says(people.tom, 'maintenance MAINT-1 --from 2026-11-22 22:00')).toContain(
      'announced before it begins',
    )
    expect(await says(people.ravi, 'maintenance MAINT-1 --for 3h')).toContain('is the other side’s')
  })

  test('by its button and form, which shows the times as they stand on their clock, and does not change what has changed since', async () => {
    const pressed = await app.presses(people.mia, 'maintenance.move', 'MAINT-1', 1)
    expect(textOf(pressed)).toContain('is the other side’s')
    expect(await app.presses(people.tom, 'maintenance.move', 'MAINT-1', 1)).toMatchObject({
      kind: 'form',
      form: {
        context: { subject: 'MAINT-1', read: '1' },
        fields: [{ initial: '2026-12-05' }, { initial: '22:00' }, { initial: '2026-12-05' }, { initial: '23:30' }],
      },
    })
    const values = { fromDay: '2026-12-05', fromTime: '21:00', toDay: '2026-12-05', toTime: '23:00', read: '1' }
    expect(textOf(await app.submits(people.tom, 'maintenance.move', 'MAINT-1', values))).toContain('21:00 until 23:00')
    expect(
      textOf(await app.submits(people.tom, 'maintenance.move', 'MAINT-1', { ...values, toTime: '23:15' })),
    ).toContain('has changed since')
    expect(await window()).toMatchObject({ to: instant('2026-12-05T22:00Z') })
  })

  test('brings its end forward once it has begun, and says nothing as it begins or ends', async () => {
    await app.passTo(instant('2026-12-05T21:30Z'))
    expect(await inShared()).toEqual([])
    expect(await says(people.tom, 'cancel MAINT-1')).toContain('maintenance MAINT-1 --to now')
    expect(await says(people.tom, 'maintenance MAINT-1 --from 2026-12-05 23:00')).toContain('has begun')
    expect(await says(people.tom, 'maintenance MAINT-1 --to 23:45')).toContain('only be brought forward')
    expect(await app.presses(people.tom, 'maintenance.move', 'MAINT-1', 1)).toMatchObject({
      form: { fields: [{ id: 'toDay' }, { id: 'toTime' }] },
    })
    expect(await says(people.tom, 'maintenance MAINT-1 --to now')).toContain('MAINT-1 ends at Sat 5 Dec 2026, 22:30')
    expect(await says(people.ravi, 'confirm MAINT-1')).toContain('only before')
    await app.passTo(instant('2026-12-07T21:30Z'))
    expect(textOf(await app.presses(people.tom, 'maintenance.move', 'MAINT-1', 2))).toContain('is over')
    expect(await inShared()).toHaveLength(1)
  })

  test('cancels it before it begins, once', async () => {
    expect(textOf(await app.presses(people.tom, 'maintenance.cancel', 'MAINT-1', 1))).toContain('MAINT-1 is cancelled')
    expect(await inShared()).toEqual([expect.stringMatching(/^MAINT-1 DB upgrade is cancelled/u)])
    expect(textOf(await app.presses(people.tom, 'maintenance.cancel', 'MAINT-1', 1))).toContain('cancelled already')
    expect(await says(people.tom, 'maintenance MAINT-1 --for 3h')).toContain('announce another one')
    expect(await inShared()).toEqual([])
  })
})

describe('the other side', () => {
  beforeEach(async () => {
    await announce()
    await app.news()
  })

  test('confirms it, by its account manager or sponsor alone', async () => {
    expect(await says(people.mia, 'confirm MAINT-1')).toContain('the account manager and the sponsor confirm')
    expect(await says(people.anna, 'confirm MAINT-1')).toContain('your own side’s')
    expect(await says(people.ravi, 'confirm maint-1')).toContain('MAINT-1 is confirmed')
    expect(await says(people.ravi, 'confirm MAINT-1')).toContain('confirmed already, by Ravi Shah')
    expect(await says(people.ravi, 'decline MAINT-1 "No"')).toContain('counts on it')
    expect(await inShared()).toEqual([expect.stringContaining('confirmed by Ravi Shah (Acme Hosting)')])
  })

  test('declines it with a reason, which a form asks for, and which erasing its author takes', async () => {
    expect(await app.says(people.ravi, 'decline MAINT-1', places.shared)).toMatchObject({
      form: { form: 'maintenance.decline' },
    })
    expect(await says(people.ravi, 'decline MAINT-1 "Saturday is our busiest day"')).toContain('MAINT-1 is declined')
    const [card] = (await app.news()).filter(({ to }) => to === '#acme-shared')
    expect(JSON.stringify(card)).toContain('Saturday is our busiest day')
    const told = JSON.stringify(await app.read((view) => view.maintenance.byNumber(1)))
    expect(told).not.toContain('busiest')
    app.services.admins.push({ platform: 'slack', tenantId: people.uma.tenantId, userId: people.uma.userId })
    await app.says(people.uma, 'erase @Ravi')
    await app.says(people.tom, 'show MAINT-1', places.direct)
    const [shown] = (await app.news()).filter(({ to }) => to === 'only Tom Ek')
    expect(JSON.stringify(shown)).not.toContain('busiest')
  })

  test('a press on a card that says other times does nothing but show the fresh one', async () => {
    await says(people.tom, 'maintenance MAINT-1 --from 2026-12-06 22:00')
    expect(await app.presses(people.ravi, 'maintenance.confirm', 'MAINT-1', 1)).toMatchObject({
      kind: 'fresh-card',
      text: expect.stringContaining('has changed since'),
    })
    expect(await app.presses(people.ravi, 'maintenance.decline', 'MAINT-1', 1)).toMatchObject({ kind: 'fresh-card' })
    expect(await window()).toMatchObject({ status: 'announced' })
    expect(textOf(await app.presses(people.ravi, 'maintenance.confirm', 'MAINT-1', 2))).toContain('is confirmed')
  })

  test('of another partner does not exist for it', async () => {
    for (const line of [
      'show MAINT-1',
      'confirm MAINT-1',
      'cancel MAINT-1',
      'timeline MAINT-1',
      'maintenance MAINT-1 --for 2h',
    ])
      expect(await says(people.leo, line, places.elsewhere)).toContain('I know no MAINT-1.')
    expect(await says(people.leo, 'show MAINT-7', places.elsewhere)).toContain('I know no MAINT-7.')
  })
})

describe('what is announced', () => {
  const shown = async (line: string) => {
    await app.news()
    await app.says(people.tom, line, places.internal)
    return (await app.news()).find(({ to }) => to === 'only Tom Ek')!.card
  }

  test('is listed: what runs, what is to come, then the last of what is over', async () => {
    expect(plainText((await shown('maintenance acme')).headline!)).toBe(
      'Maintenance with Acme Hosting (acme): none to come',
    )
    for (const [title, from] of [
      ['First', '2026-11-24 22:00'],
      ['Second', '2026-11-26 22:00'],
      ['Third', '2026-12-02 22:00'],
      ['Fourth', '2026-12-01 22:00'],
    ])
      await announce(`maintenance acme "${title}" --from ${from} --for 2h`)
    await says(people.tom, 'cancel MAINT-3')
    await app.passTo(instant('2026-11-26T21:30Z'))
    const card = await shown('maintenance acme')
    expect(plainText(card.headline!)).toBe('Maintenance with Acme Hosting (acme): 1 running, 1 to come')
    const lists = card.blocks.flatMap((block) =>
      block.kind === 'list' ? [block.items.map((one) => plainText(one))] : [],
    )
    expect(lists.map((items) => items.map((item) => item.slice(0, 7)))).toEqual([
      ['MAINT-2'],
      ['MAINT-4'],
      ['MAINT-3', 'MAINT-1'],
    ])
    expect(lists[2]![0]).toContain('cancelled')
    const [button] = card.buttons
    expect(await app.presses(people.tom, button!.action, button!.subject)).toMatchObject({
      form: { form: 'maintenance.announce' },
    })
  })

  test('is shown by its label, and its timeline tells who did what', async () => {
    await announce()
    await says(people.ravi, 'confirm MAINT-1')
    await says(people.tom, 'maintenance MAINT-1 --from 2026-12-06 22:00')
    await says(people.ravi, 'decline MAINT-1 "Too busy"')
    await says(people.tom, 'cancel MAINT-1')
    expect((await shown('MAINT-1')).subject).toBe('MAINT-1')
    expect(JSON.stringify(await shown('show maint 1'))).toContain('Announced by Tom Ek')
    const timeline = await shown('timeline MAINT-1')
    const lines = timeline.blocks.flatMap((block) =>
      block.kind === 'list' ? block.items.map((one) => plainText(one)) : [],
    )
    expect(lines).toEqual([
      expect.stringContaining('Tom Ek (Northwind) announced MAINT-1 “DB upgrade”: Sat 5 Dec 2026, 22:00'),
      expect.stringContaining('Ravi Shah (Acme Hosting) confirmed MAINT-1'),
      expect.stringContaining('Tom Ek (Northwind) moved MAINT-1 to Sun 6 Dec 2026, 22:00'),
      expect.stringContaining('Ravi Shah (Acme Hosting) declined MAINT-1: “Too busy”.'),
      expect.stringContaining('Tom Ek (Northwind) cancelled MAINT-1.'),
    ])
  })

  test('and still to come is cancelled as the partnership ends; what runs ends as it was announced', async () => {
    await announce('maintenance acme "Now" --from 2026-11-23 12:00 --for 2h')
    await announce()
    await app.passTo(instant('2026-11-23T11:30Z'))
    const ended = await applyPartnerSheet(
      app.services,
      partnerSheet.parse({ slug: 'acme', name: acmeSheet.name, stage: 'ended' }),
    )
    expect(ended).not.toHaveProperty('refused')
    expect(await window(1)).toMatchObject({ status: 'announced' })
    expect(await window(2)).toMatchObject({ status: 'cancelled' })
    expect(await window(2)).not.toHaveProperty('cancelledBy')
  })

  test('and still to come stands in a channel that is bound later', async () => {
    await announce()
    await app.news()
    await app.says(people.anna, 'unbind acme shared', places.shared)
    await app.says(people.anna, 'bind acme shared', places.elsewhere)
    const there = (await app.news()).filter(({ to }) => to === '#random').map(({ card }) => card.subject)
    expect(there).toContain('MAINT-1')
  })

  test('keeps a partner from being removed, for it has a history', async () => {
    await announce()
    expect(await says(people.anna, 'remove acme', places.internal)).toMatch(/1 maintenance window|remove/u)
  })
})

test('a window says what its hours are to the very minute, in zones of half an hour too', async () => {
  await app.services.store.transact(async (tx) => {
    const tom = (await tx.people.byAccount({
      platform: 'slack',
      tenantId: people.tom.tenantId,
      userId: people.tom.userId,
    }))!
    await tx.people.save({ ...tom, zone: 'Asia/Kolkata' })
  })
  await app.says(
    { ...people.tom, zone: 'Asia/Kolkata' },
    'maintenance acme "DB" --from 2026-12-05 22:00 --for 1h',
    places.shared,
  )
  expect(await window()).toMatchObject({ from: instant('2026-12-05T16:30Z'), to: instant('2026-12-05T16:30Z') + HOUR })
})

test('figures get the windows of one side that meet their time, of one service and of none in particular', async () => {
  await announce('maintenance acme "All" --from 2026-12-05 22:00 --for 2h')
  await announce('maintenance acme "Orders" --service "Orders API" --from 2026-12-06 22:00 --for 2h')
  await announce('maintenance acme "Mail" --service Mail --from 2026-12-07 22:00 --for 2h')
  await announce('maintenance "Theirs" --from 2026-12-07 22:00 --for 2h', people.mia)
  await says(people.ravi, 'confirm MAINT-2')
  const { id: partnerId } = (await app.read((view) => view.partners.bySlug('acme')))!
  const stretch = { from: instant('2026-12-05T22:00Z'), to: instant('2026-12-31T22:00Z') }
  const meeting = async (service: string) =>
    windowsFor(await app.read((view) => view.maintenance.meeting(partnerId, stretch)), { side: 'internal', service })
  expect((await meeting('Backups')).map(({ label }) => label)).toEqual(['MAINT-1'])
  expect(await meeting('orders api')).toEqual([
    expect.objectContaining({ label: 'MAINT-1', from: instant('2026-12-05T21:00Z') }),
    expect.objectContaining({ label: 'MAINT-2', confirmedAt: app.clock.now() }),
  ])
})
