import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apply, type ApplyOptions } from '../../src/cli/apply.ts'
import { exportSheets } from '../../src/cli/export/export.ts'
import { importFrom } from '../../src/cli/import/import.ts'
import { allRows } from '../kit/all-rows.ts'
import { acmeSheet, App, people } from '../kit/app-fixture.ts'

/** It is Monday 23 November, 09:00 in Paris. */
let app: App
beforeEach(async () => {
  app = await App.open(acmeSheet)
})
afterEach(() => app[Symbol.asyncDispose]())

const says = (who: keyof typeof people, line: string) => app.says(people[who], line)
const applied = async (yaml: string, options: ApplyOptions = {}) =>
  (await apply(app.services, `slug: acme\nname: Acme Hosting\n${yaml}`, 'acme.yaml', 'Deniz', options)).map(
    ({ text }) => text,
  )
const exported = async (of = app) =>
  (await exportSheets(of.services, { partner: 'acme', folder: '.' })).map(({ text }) => text).join('\n')
const rotations = () => app.read(async (view) => view.rotations.of((await view.partners.bySlug('acme'))!.id))
const line = (more: string, name = 'First line') => `rotations:\n  - { name: ${name}, side: internal, ${more} }\n`

const OVER_THE_NIGHT = {
  name: 'Nights',
  time_zone: 'Europe/Paris',
  schedule_layers: [
    {
      ...{ name: 'Layer', start: '2026-11-02T08:00:00Z', rotation_virtual_start: '2026-11-02T08:00:00Z' },
      rotation_turn_length_seconds: 604_800,
      users: [
        { user: { id: 'P1', summary: 'Anna Berg' } },
        { user: { id: 'P2', summary: 'Zoe' } },
        { user: { id: 'P1', summary: 'Anna Berg' } },
      ],
      restrictions: [{ type: 'daily_restriction', start_time_of_day: '20:00:00', duration_seconds: 43_200 }],
    },
  ],
}

describe('rotations in a sheet', () => {
  test('are all that was set in chat or imported; applied as they are they change nothing, and make the same elsewhere', async () => {
    await says('anna', 'rotation acme "First line" @Anna @Tom --every "2 weeks" --at "tuesday 10:30"')
    await says('anna', 'rotation acme "First line" --hours "Mon-Fri 9:00-12:00, 13-17:30"')
    // The hours keep the clock by which they were said.
    await says('anna', 'rotation acme "First line" --zone America/New_York')
    await says('anna', 'override acme "First line" @Mara --to 18:00')
    await says('anna', 'rotation acme Months @Mara --every month --at "31 00:00" --start 2026-10-31')
    await says('ravi', 'rotation "Night desk" @Ravi @Mia --every "12 hours" --at 08:00')
    const asked = { tool: 'pagerduty', text: JSON.stringify({ schedule: OVER_THE_NIGHT }), file: 'p.json' }
    await importFrom(app.services, { ...asked, partner: 'acme', by: 'Deniz' })
    expect(await rotations()).toHaveLength(4)
    const yaml = await exported()
    expect(yaml.slice(yaml.indexOf('# Who of a side'), yaml.indexOf('\n# Who is who'))).toMatchInlineSnapshot(`
      "# Who of a side is on duty in turn. Times set over turns, swaps and absences are said in chat, and stay whatever stands here.
      rotations:
        - name: First line
          side: internal
          members: [ Anna Berg, Tom Ek ]
          every: 2 weeks
          at: tuesday 10:30
          zone: America/New_York
          start: 2026-11-22
          hours:
            - { days: [ monday, tuesday, wednesday, thursday, friday ], from: 09:00, to: 12:00 }
            - { days: [ monday, tuesday, wednesday, thursday, friday ], from: 13:00, to: 17:30 }
          hoursIn: Europe/Paris
        - name: Months
          side: internal
          members: [ Mara Lind ]
          every: 1 month
          at: 31 00:00
          zone: Europe/Paris
          start: 2026-10-31
          hours: always
        - name: Nights
          side: internal
          members:
            - Anna Berg
            - { nobody: true }
            - Anna Berg
          every: 1 week
          at: monday 09:00
          zone: Europe/Paris
          start: 2026-11-02
          hours:
            - { days: [ monday, tuesday, wednesday, thursday, friday, saturday, sunday ], from: 00:00, to: 08:00 }
            - { days: [ monday, tuesday, wednesday, thursday, friday, saturday, sunday ], from: 20:00, to: 24:00 }
        - name: Night desk
          side: partner
          members: [ Ravi Shah, Mia Chen ]
          every: 12 hours
          at: 08:00
          zone: Europe/London
          start: 2026-11-23
          hours: always
      "
    `)
    const before = allRows(app.databaseUrl)
    expect(await apply(app.services, yaml, 'acme.yaml', 'Deniz')).toMatchObject([
      { text: 'Acme Hosting (acme) is as acme.yaml says already. Nothing was changed.' },
    ])
    expect(allRows(app.databaseUrl)).toEqual(before)
    await using elsewhere = await App.open()
    expect((await apply(elsewhere.services, yaml, 'acme.yaml', 'Deniz')).filter(({ problem }) => problem)).toEqual([])
    expect(await exported(elsewhere)).toBe(yaml)
  })

  test('are planned with who would be on and when nobody is, and recorded with the host when they are set', async () => {
    const yaml = line('members: [Tom Ek, { nobody: true }], every: 1 week, at: monday 09:00')
    const said = [
      '  Deniz (command line) set the rotation “First line” of Northwind for acme: 2 people, 1 week each, handed over on Mondays at 09:00 (Europe/Paris).',
      '  The rotation “First line” of Northwind: On duty now: Tom Ek alone, until Mon 30 Nov 2026, 09:00 (Europe/Paris). Nobody else takes over within a year. Nobody is on Mon 30 Nov 2026, 09:00 until Mon 7 Dec 2026, 09:00 (Europe/Paris) (the slot is empty); Mon 14 Dec 2026, 09:00 until Mon 21 Dec 2026, 09:00 (Europe/Paris) (the slot is empty).',
    ]
    expect(await applied(yaml, { plan: true })).toEqual([
      'Acme Hosting (acme): not changed yet. Without --plan it is, and this is recorded:',
      ...said,
    ])
    expect(await rotations()).toEqual([])
    expect(await applied(yaml)).toEqual(['Acme Hosting (acme): changed.', ...said])
    const facts = await app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id))
    expect(facts.find(({ kind }) => kind === 'RotationSet')?.data).toMatchObject({ via: 'command line', by: 'Deniz' })
    // What is left out stays, all of it where nothing is said of rotations.
    const [set] = await rotations()
    expect(await applied('')).toEqual(['Acme Hosting (acme) is as acme.yaml says already. Nothing was changed.'])
    expect((await applied(line('at: 10:00')))[1]).toContain('handed over on Mondays at 10:00 (Europe/Paris)')
    expect((await rotations())[0]).toMatchObject({ members: set!.members, turns: { every: 1, unit: 'weeks' } })
    expect((await applied(line('members: [Mara Lind]', 'Second line')))[2]).toContain('On duty now: Mara Lind alone')
    expect((await rotations()).map(({ name }) => name)).toEqual(['First line', 'Second line'])
  })

  test('are ended where it says so; again it changes nothing, and while a step calls one it stays', async () => {
    await applied(line('members: [Tom Ek, Anna Berg]'))
    await applied('ladder: { ours: [{ tell: [{ rotation: First line }], wait: 1h }, { tell: [managers], wait: 1h }] }')
    const refusal =
      'The rotation “First line” of Northwind is called by step 1 of the usual ladder, which would call nobody: let it call somebody else first, with `terms acme`.'
    expect((await applied(line('end: true'))).join(' ')).toContain(refusal)
    expect((await applied(line('end: true, every: 1 week'))).join(' ')).toContain(
      'write its name, its side and “end” alone',
    )
    expect(await rotations()).toHaveLength(1)
    const yaml = `ladder: { ours: [{ tell: [managers], wait: 1h }] }\n${line('end: true')}`
    expect((await applied(yaml, { plan: true })).join(' ')).toContain('ended the rotation “First line” of Northwind')
    expect((await applied(yaml)).join(' ')).toContain('The rotation “First line” of Northwind is ended.')
    expect(await rotations()).toEqual([])
    expect(await applied(yaml)).toEqual(['Acme Hosting (acme) is as acme.yaml says already. Nothing was changed.'])
    const calls = `ladder: { ours: [{ tell: [{ rotation: First line }], wait: 1h }] }\n${line('end: true')}`
    expect((await applied(calls)).join(' ')).toContain('There is no rotation “First line” on our side')
  })

  test('go on where one is moved past this hour on the day it began, and a day that is said is the day', async () => {
    await applied(line('members: [Anna Berg, Tom Ek], every: 1 day, at: 08:00'))
    expect((await applied(line('at: 20:00')))[2]).toContain('On duty now: Tom Ek, until Mon 23 Nov 2026, 20:00')
    const later = line('start: 2026-11-25')
    expect((await applied(later))[2]).toContain('Nobody is on duty now: it has not begun. Next: Anna Berg, from Wed 25')
    expect((await applied(later))[0]).toContain('Nothing was changed.')
  })

  test('leave what is set over turns in chat; a swap of a turn that is another’s now lapses, and both are told', async () => {
    await says('anna', 'rotation acme @Anna @Tom @Mara --every week --at "monday 09:00"')
    await says('anna', 'override acme @Mara --to 18:00')
    await says('anna', 'swap acme @Tom')
    await says('tom', 'swap acme accept')
    await app.news()
    await applied(line('members: [Anna Berg, Mara Lind]', 'On call'))
    const [after] = await rotations()
    expect(after).toMatchObject({ overrides: [{}], swaps: [{ status: 'lapsed' }] })
    expect((await app.news()).map(({ to }) => to)).toEqual(['Anna Berg', 'Tom Ek'])
  })

  test('keep the turn of whoever has left for when they are back, and say so as nobody’s', async () => {
    await says('anna', 'rotation acme @Tom @Anna --every week --at "monday 09:00"')
    const [before] = await rotations()
    await says('anna', 'people acme remove @Tom')
    const yaml = await exported()
    expect(yaml).toContain('      - { nobody: true }\n      - Anna Berg\n')
    expect((await apply(app.services, yaml, 'acme.yaml', 'Deniz'))[0]!.text).toContain('Nothing was changed.')
    await says('anna', 'people acme add @Tom')
    expect((await rotations())[0]!.members).toEqual(before!.members)
    expect(await exported()).toContain('members: [ Tom Ek, Anna Berg ]')
  })

  test('are of people whom the same sheet names, and called by its ladders', async () => {
    const yaml = `people: [{ name: Uma Voss, side: internal, roles: [member], slack: ${people.uma.tenantId}/${people.uma.userId} }]\n${line('members: [Uma Voss]')}`
    const ladder = 'ladder: { ours: [{ tell: [{ rotation: First line }], wait: 1h }] }\n'
    expect((await applied(ladder))[0]).toContain('There is no rotation “First line” on our side')
    expect((await applied(yaml + ladder))[0]).toBe('Acme Hosting (acme): changed.')
  })

  test.each<[string, string, string]>([
    [
      'somebody whom nobody there is called',
      line('members: [Zoe Zu]'),
      'The rotation “First line” of Northwind: Nobody called “Zoe Zu” is named on that side: there is “Anna Berg”, “Tom Ek”, “Mara Lind”. Name them first, under `people`, or write `{ nobody: true }` for a turn that is nobody’s.',
    ],
    ['somebody of the other side', line('members: [Ravi Shah]'), 'Nobody called “Ravi Shah” is named on that side'],
    ['nobody at all', line('every: 1 week'), 'Nobody is in this rotation'],
    [
      'one twice',
      `${line('members: [Tom Ek]')}  - { name: first LINE, side: internal }\n`,
      'The rotation “first LINE” of Northwind is there twice: keep the one that holds.',
    ],
    [
      'days of the week for turns of days',
      line('members: [Tom Ek], every: 2 days, at: monday 09:00'),
      'Its “every” and its “at” do not go together.',
    ],
    ['a day of the month for weeks', line('members: [Tom Ek], at: 31 09:00'), 'do not go together'],
    ['a day that is none', line('members: [Tom Ek], start: 2027-02-29'), '"2027-02-29" is not a date'],
    ['turns of nothing', line('members: [Tom Ek], every: 0 weeks'), 'A turn cannot be 0 weeks long'],
    ['turns of over a year', line('members: [Tom Ek], every: 60 weeks'), 'is over a year'],
    [
      'more turns than one has',
      line(`members: [${Array.from({ length: 61 }, () => 'Tom Ek').join(', ')}]`),
      '60 turns in its order at most',
    ],
    ['a zone that is none', line('members: [Tom Ek], zone: Mars/Base'), 'This is not a time zone.'],
    ['an offset', line('members: [Tom Ek], zone: "+02:00"'), 'This is not a time zone.'],
    ['a length that is none', line('members: [Tom Ek], every: a while'), 'Write how long a turn is'],
    ['no members', line('members: []'), 'Name at least one person, in the order of their turns.'],
    [
      'a clock for hours that it has not',
      line('members: [Tom Ek], hours: always, hoursIn: Europe/London'),
      '“hoursIn” says by which clock its hours go, and it has none',
    ],
    [
      'hours that end before they begin',
      line('members: [Tom Ek], hours: [{ days: [monday], from: "09:00", to: "09:00" }]'),
      'Its hours: ',
    ],
  ])('with %s are refused in words, and nothing of the sheet is applied', async (_, yaml, why) => {
    const said = await applied(yaml)
    expect(said.join('\n')).toContain(why)
    expect(await rotations()).toEqual([])
  })

  test('of a partner that has ended change no more, and stand in its sheet', async () => {
    await says('anna', 'rotation acme @Anna @Tom --every week --at "monday 09:00"')
    await says('anna', 'end acme "It is over"')
    const yaml = await exported()
    expect((await apply(app.services, yaml, 'acme.yaml', 'Deniz'))[0]!.text).toContain('Nothing was changed.')
    expect((await applied(line('members: [Tom Ek]', 'On call')))[0]).toContain('Acme Hosting has ended')
  })
})
