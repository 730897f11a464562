import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importFrom, type ImportAsked } from '../../src/cli/import/import.ts'
import { acmeSheet, App } from '../kit/app-fixture.ts'

let app: App
beforeAll(async () => {
  app = await App.open(acmeSheet)
})
afterAll(() => app[Symbol.asyncDispose]())

const OPSGENIE = {
  data: [
    {
      ...{ id: 's-1', name: 'Platform', timezone: 'Europe/Paris', enabled: true },
      rotations: [
        {
          ...{ name: 'Days', type: 'weekly', length: 1, startDate: '2026-11-02T08:00:00Z' },
          participants: [
            { type: 'user', username: 'anna@northwind.example' },
            { type: 'user', username: 'zoe@northwind.example' },
            { type: 'none' },
          ],
          timeRestriction: {
            type: 'weekday-and-time-of-day',
            restrictions: [{ startDay: 'monday', startHour: 9, startMin: 0, endDay: 'friday', endHour: 17, endMin: 0 }],
          },
        },
        {
          ...{
            name: 'Over',
            type: 'daily',
            length: 1,
            startDate: '2026-01-05T08:00:00Z',
            endDate: '2026-02-05T08:00:00Z',
          },
          participants: [{ type: 'user', username: 'anna@northwind.example' }],
        },
      ],
    },
  ],
  users: [{ username: 'anna@northwind.example', fullName: 'Anna Berg' }],
}

const run = async (more: Partial<ImportAsked> = {}) => {
  const asked = {
    tool: 'opsgenie',
    text: JSON.stringify(OPSGENIE),
    file: 'o.json',
    partner: 'acme',
    by: 'deniz',
    ...more,
  }
  const lines = await importFrom(app.services, asked)
  return { said: lines.map(({ text }) => text), fails: lines.some(({ problem }) => problem) }
}

const kept = () => app.read(async (view) => view.rotations.of((await view.partners.bySlug('acme'))!.id))

describe('`liaison import`', () => {
  test('says in a dry run what would be set, whom nobody knows and what is not carried over, and changes nothing', async () => {
    const { said, fails } = await run({ dryRun: true })
    expect(fails).toBe(false)
    expect(said).toEqual([
      '“Platform – Days” would be set.',
      '“Platform – Days”: nobody of that side is “zoe@northwind.example”; the slot stays, empty. `--person "zoe@northwind.example=Name"` says who it is.',
      'Not carried over: “Platform – Over”: it has ended, on 2026-02-05.',
      'Nothing was changed: this was a dry run.',
    ])
    expect(await kept()).toEqual([])
  })

  test('sets the rotations, again changes nothing, and who somebody is can be said', async () => {
    expect((await run()).said[0]).toBe('“Platform – Days” is set.')
    const [first] = await kept()
    expect(first).toMatchObject({
      zone: 'Europe/Paris',
      startsOn: '2026-11-02',
      turns: { every: 1, unit: 'weeks', at: '09:00', on: 'monday' },
    })
    expect(first!.members.map((one) => one === null)).toEqual([false, true, true])
    expect([first!.only!.week.monday, first!.only!.week.wednesday, first!.only!.week.saturday]).toEqual([
      [{ from: '09:00', to: '24:00' }],
      [{ from: '00:00', to: '24:00' }],
      [],
    ])
    expect((await run()).said[0]).toBe('“Platform – Days” is so already.')
    expect(await kept()).toEqual([first])
    expect((await run({ people: ['zoe@northwind.example = Tom Ek'] })).said[0]).toBe('“Platform – Days” is changed.')
    expect((await kept())[0]!.members.map((one) => one === null)).toEqual([false, false, true])
    const facts = await app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id))
    expect(facts.at(-1)).toMatchObject({ kind: 'RotationSet', data: { by: 'deniz', via: 'command line' } })
  })

  test.each<[string, Partial<ImportAsked>, string]>([
    ['another tool', { tool: 'xmatters' }, 'Say opsgenie or pagerduty'],
    ['no JSON', { text: '{' }, 'o.json is no JSON'],
    ['a file of something else', { text: '{"a":1}' }, 'holds no schedule'],
    ['an unknown partner', { partner: 'nobody-co' }, 'There is no partner'],
    ['a side that is none', { side: 'acme' }, '--side: say ours or theirs'],
    ['somebody said wrongly', { people: ['anna'] }, '--person: write it as'],
  ])('refuses %s in words', async (_, more, why) => {
    const { said, fails } = await run(more)
    expect([fails, said.join(' ')]).toEqual([true, expect.stringContaining(why)])
  })
})
