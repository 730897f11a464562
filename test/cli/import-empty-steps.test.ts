import { describe, expect, test } from 'vitest'
import { loadRoster } from '../../src/app/people/roster.ts'
import { importFrom, type ImportAsked } from '../../src/cli/import/import.ts'
import { MINUTE } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places } from '../kit/app-fixture.ts'

const USERS = [
  { username: 'anna@n', fullName: 'Anna Berg' },
  { username: 'tom@n', fullName: 'Tom Ek' },
]
const rule = (timeAmount: number, recipient: object, more: object = {}) => ({
  ...{ condition: 'if-not-acked', notifyType: 'default', delay: { timeAmount, timeUnit: 'minutes' }, recipient },
  ...more,
})
const user = (username: string) => ({ type: 'user', username })
const [anna, tom, zoe] = [user('anna@n'), user('tom@n'), user('zoe@n')]
const escalation = (rules: object[], more: object = {}) => ({
  name: 'D',
  rules,
  repeat: { waitInterval: 30, count: 1 },
  ...more,
})
const schedule = (name: string, rotations: [string, object?][]) => ({
  ...{ id: 's-1', name, timezone: 'Europe/Paris' },
  rotations: rotations.map(([called, more]) => ({
    ...{ name: called, type: 'weekly', length: 1, startDate: '2026-11-02T08:00:00Z', participants: [anna] },
    ...more,
  })),
})
const bySchedule = (name: string) => ({ type: 'schedule', id: 's-1', name })

const run = async (app: App, data: object[], more: Partial<ImportAsked> = {}) => {
  const text = JSON.stringify({ users: USERS, data })
  const lines = await importFrom(app.services, {
    ...{ tool: 'opsgenie', text, file: 'o.json', partner: 'acme', by: 'deniz' },
    ...more,
  })
  return { said: lines.map((line) => line.text).join('\n'), fails: lines.some(({ problem }) => problem) }
}
const rules = (app: App, ...all: object[]) => run(app, [escalation(all)])

const partnerOf = (app: App) => app.read(async (view) => (await view.partners.bySlug('acme'))!)

/** "Anna Berg: 15", each step of ours as usual. */
const ours = async (app: App) => {
  const partner = await partnerOf(app)
  const usual = partner.terms.ladders.find(({ severity, cause, urgency }) => !severity && !cause && !urgency)!
  const roster = await app.read((view) => loadRoster(view, partner.id))
  return usual.steps.internal.map(({ targets, wait }) => {
    const who = targets.map((one) =>
      one.to === 'person'
        ? roster.find(({ person }) => person.id === one.person)?.person.name
        : one.to === 'rotation'
          ? one.name
          : one.to,
    )
    return `${who.join(', ') || 'nobody'}: ${wait.amount}`
  })
}

describe('A step of an imported policy that calls nobody here', () => {
  test('is left out with its wait: whoever comes next is called when that step would have been', async () => {
    await using app = await App.open(acmeSheet)
    const { said, fails } = await rules(app, rule(0, anna), rule(15, zoe), rule(135, tom))
    expect(said).toContain(
      'nobody whom it calls after 15 minutes (“zoe@n”) can be called here: that step is left out, so that the call to Tom Ek comes 15 minutes after that to Anna Berg, not 135.',
    )
    expect([fails, await ours(app)]).toEqual([false, ['Anna Berg: 15', 'Tom Ek: 30']])
    await app.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
    await app.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
    const calledAt = async (name: string, minutes: number) => {
      await app.passTo(MONDAY_NINE + minutes * MINUTE)
      return (await app.news()).some(({ to }) => to.includes(name))
    }
    expect(await calledAt('Tom', 14)).toBe(false)
    expect(await calledAt('Tom', 16)).toBe(true)
  })

  test.each<[string, object[], string[], string]>([
    [
      'at the beginning',
      [rule(0, zoe), rule(30, { type: 'team', name: 'Ops' }), rule(45, tom)],
      ['Tom Ek: 30'],
      'nobody whom it calls after 0 minutes (“zoe@n”) and after 30 minutes (“Ops”) can be called here: these steps are left out, so that the call to Tom Ek comes at once, not after 45 minutes.',
    ],
    [
      'at the end',
      [rule(0, anna), rule(20, tom), rule(30, zoe)],
      ['Anna Berg: 20', 'Tom Ek: 10'],
      'so that the call to Tom Ek is the last.',
    ],
    [
      'since it calls whoever is on duty next',
      [rule(0, anna), rule(15, bySchedule('P'), { notifyType: 'next' }), rule(40, tom)],
      ['Anna Berg: 15', 'Tom Ek: 30'],
      'comes 15 minutes after that to Anna Berg, not 40.',
    ],
    [
      'since its schedule is not here',
      [rule(0, bySchedule('Elsewhere')), rule(40, tom)],
      ['Tom Ek: 30'],
      'comes at once, not after 40 minutes.',
    ],
    [
      'since it is a first delay',
      [rule(20, anna), rule(40, tom)],
      ['Anna Berg: 20', 'Tom Ek: 30'],
      'it calls nobody for the first 20 minutes: here the call to Anna Berg comes at once.',
    ],
  ])('%s is waited for by nobody, and told', async (_, all, steps, words) => {
    await using app = await App.open(acmeSheet)
    const { said } = await rules(app, ...all)
    expect(said).toContain(words)
    expect(await ours(app)).toEqual(steps)
    expect((await rules(app, ...all)).said).toContain('is so already')
  })

  test('lends no wait to the last one either, of which nothing says how long it waits', async () => {
    await using app = await App.open(acmeSheet)
    const file = [escalation([rule(0, anna), rule(15, zoe), rule(135, tom)], { repeat: null })]
    expect((await run(app, file)).said).toContain('nothing follows its last step: here that waits 15 minutes')
    expect(await ours(app)).toEqual(['Anna Berg: 15', 'Tom Ek: 15'])
  })

  test('of PagerDuty is left out so, too', async () => {
    await using app = await App.open(acmeSheet)
    const to = (name: string, more: object = {}) => ({ type: 'user', name, ...more })
    const steps: [number, object][] = [
      [10, to('Cem', { deleted_at: '2026-01-01' })],
      [20, to('Anna Berg')],
      [60, { type: 'schedule_reference', summary: 'Elsewhere' }],
      [30, to('Tom Ek')],
    ]
    const policy = {
      name: 'P',
      escalation_rules: steps.map(([delay, one]) => ({ escalation_delay_in_minutes: delay, targets: [one] })),
    }
    const text = JSON.stringify({ escalation_policies: [policy] })
    const { said } = await run(app, [], { tool: 'pagerduty', text })
    expect(said).toContain('the call to Anna Berg comes at once, not after 10 minutes.')
    expect(said).toContain(
      'nobody whom it calls in step 3 (“Elsewhere”) can be called here: that step is left out, so that the call to Tom Ek comes 20 minutes after that to Anna Berg, not 80.',
    )
    expect(await ours(app)).toEqual(['Anna Berg: 20', 'Tom Ek: 30'])
  })

  test('is never among those of any policy, and those that call somebody are called in their order, no later than there', async () => {
    await using app = await App.open(acmeSheet)
    const whom = [anna, tom, zoe, { type: 'team', name: 'Ops' }]
    for (let drawn = 1; drawn < 4 ** 3; drawn += 1) {
      const all = [0, 1, 2].map((at) => whom[Math.floor(drawn / 4 ** at) % 4]!)
      const isKnown = (one: object) => one === anna || one === tom
      const { fails } = await rules(app, ...all.map((one, at) => rule(5 + at * at * 10, one)))
      expect(fails).toBe(!all.some(isKnown))
      if (fails) continue
      const expected = all.flatMap((one, at) =>
        isKnown(one) ? [`${one === anna ? 'Anna Berg' : 'Tom Ek'}: ${[10, 30, 30][at]}`] : [],
      )
      expect(await ours(app)).toEqual(expected)
    }
  })
})

describe('A policy that calls a schedule of its file', () => {
  test('changes no ladder where that schedule cannot be set, and once a rotation of that name is set it changes one', async () => {
    await using app = await App.open(acmeSheet)
    const before = (await partnerOf(app)).terms
    const file = [
      schedule('Halves', [['Only', { type: 'monthly' }]]),
      escalation([rule(0, bySchedule('Halves')), rule(30, anna)]),
    ]
    const { said, fails } = await run(app, file)
    expect(said).toContain(
      'The policy “D” changes no ladder: it calls whoever is on duty by “Halves”, a schedule of this file that cannot be set. Set a rotation of that name, then import the file again.',
    )
    expect(said).not.toContain('import that schedule too')
    expect([fails, (await partnerOf(app)).terms]).toEqual([true, before])
    await run(app, [schedule('Halves', [['Only']])])
    expect((await run(app, file)).fails).toBe(false)
    expect(await ours(app)).toEqual(['Halves: 30', 'Anna Berg: 30'])
  })

  test('changes none where one of its rotations is one more than a side has', async () => {
    await using app = await App.open(acmeSheet)
    const all = Array.from({ length: 21 }, (_, nth): [string] => [`R${nth}`])
    const { said, fails } = await run(app, [schedule('S', all), escalation([rule(0, bySchedule('S'))])])
    expect(said).toContain('“S – R20” cannot be set')
    expect(said).toContain('The policy “D” changes no ladder: it calls whoever is on duty by “S”')
    expect(fails).toBe(true)
  })

  test('calls it by a shorter name where its own is too long, which is said, and again nothing changes', async () => {
    await using app = await App.open(acmeSheet)
    const long = 'Platform Engineering Europe Middle East and Africa schedule'
    const file = [
      schedule(long, [['Weekday days rotation'], ['Weekend']]),
      escalation([rule(0, bySchedule(long)), rule(30, anna)]),
    ]
    const { said, fails } = await run(app, file)
    const short = 'Platform Engineering Europe M…edule – Weekday days rotation'
    expect(said).toContain(`the name of “${long} – Weekday days rotation”: here it is called “${short}”.`)
    expect(fails).toBe(false)
    expect((await ours(app))[0]).toContain(short)
    const again = await run(app, file)
    expect(again.said.match(/is so already/gu)).toHaveLength(3)
    // Another file that only names the schedule finds what it has become here.
    const named = escalation([rule(0, { type: 'schedule', name: long }), rule(20, anna)])
    expect((await run(app, [named])).said).toContain('is 2 rotations here')
    expect((await ours(app))[0]).toContain(short)
  })

  test('tells two of one name apart by a number', async () => {
    await using app = await App.open(acmeSheet)
    const twice = schedule('S', [['Days'], ['Days', { participants: [tom] }]])
    expect((await run(app, [twice])).said).toContain('the name of “S – Days”: here it is called “S – Days (2)”.')
    expect((await run(app, [twice])).said.match(/is so already/gu)).toHaveLength(2)
  })
})

describe('A wait of an imported policy', () => {
  const waits = (app: App, delay: number) => {
    const policy = {
      name: 'P',
      escalation_rules: [{ escalation_delay_in_minutes: delay, targets: [{ type: 'user', name: 'Anna Berg' }] }],
    }
    return run(app, [], { tool: 'pagerduty', text: JSON.stringify({ escalation_policies: [policy] }) })
  }

  test('of over a week is asked about', async () => {
    await using app = await App.open(acmeSheet)
    expect((await waits(app, 900_000)).said).toContain(
      '“P”: after the call to Anna Berg it waits for 625 days, as the file says. Is that meant?',
    )
    expect((await waits(app, 10_080)).said).not.toContain('Is that meant?')
  })

  test.each([6_000_000, 1e300])('of %d minutes, which no sheet has, is refused', async (delay) => {
    await using app = await App.open(acmeSheet)
    const before = (await partnerOf(app)).terms
    const { said, fails } = await waits(app, delay)
    expect(said).toContain(
      'The policy “P” changes no ladder: it waits for over ten years after the call to Anna Berg: give something shorter.',
    )
    expect([fails, (await partnerOf(app)).terms]).toEqual([true, before])
  })
})
