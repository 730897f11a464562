import { describe, expect, test } from 'vitest'
import { importFrom, type ImportAsked } from '../../src/cli/import/import.ts'
import { acmeSheet, App } from '../kit/app-fixture.ts'

const USERS = [
  { username: 'anna@northwind.example', fullName: 'Anna Berg' },
  { username: 'ravi@acme.example', fullName: 'Ravi Shah' },
]
const SCHEDULE = {
  ...{ id: 's-1', name: 'Platform', timezone: 'Europe/Paris', enabled: true },
  rotations: [
    {
      ...{ name: 'Days', type: 'weekly', length: 1, startDate: '2026-11-02T08:00:00Z' },
      participants: [{ type: 'user', username: 'anna@northwind.example' }],
    },
  ],
}
const rule = (timeAmount: number, recipient: object) => ({
  ...{ condition: 'if-not-acked', notifyType: 'default', delay: { timeAmount, timeUnit: 'minutes' }, recipient },
})
const user = (username: string) => ({ type: 'user', username })
const ESCALATION = {
  name: 'Default',
  rules: [
    rule(0, { type: 'schedule', id: 's-1', name: 'Platform' }),
    rule(15, user('anna@northwind.example')),
    rule(15, user('zoe@northwind.example')),
  ],
  repeat: { waitInterval: 30, count: 1 },
}
const FILE = { data: [SCHEDULE, ESCALATION], users: USERS }

const run = async (app: App, file: object, more: Partial<ImportAsked> = {}) => {
  const text = JSON.stringify(file)
  const asked = { tool: 'opsgenie', text, file: 'o.json', partner: 'acme', by: 'deniz', ...more }
  const lines = await importFrom(app.services, asked)
  return { said: lines.map((line) => line.text), fails: lines.some(({ problem }) => problem) }
}

const partnerOf = (app: App) => app.read(async (view) => (await view.partners.bySlug('acme'))!)
const usualOf = async (app: App) =>
  (await partnerOf(app)).terms.ladders.find(({ severity, cause, urgency }) => !severity && !cause && !urgency)!

describe('`liaison import` of an escalation policy', () => {
  test('says in a dry run what it would be, whom nobody knows and whom it would call when, and changes nothing', async () => {
    await using app = await App.open(acmeSheet)
    const before = await partnerOf(app)
    const { said, fails } = await run(app, FILE, { dryRun: true })
    expect(fails).toBe(false)
    expect(said).toMatchInlineSnapshot(`
      [
        "“Platform” would be set.",
        "The policy “Default” would become the steps of that side in escalations as usual.",
        "“Default”: nobody of that side is “zoe@northwind.example”; they are not called. \`--person "zoe@northwind.example=Name"\` says who it is.",
        "  deniz (command line) changed acme: step 1 of escalations on our side from tell our account manager, wait 1 h of working time to tell whoever is on duty by our rotation “Platform”, wait 15 min by the clock.",
        "  deniz (command line) changed acme: step 2 of escalations on our side from tell the managers' channel, wait 2 h of working time to tell Anna Berg, wait 30 min by the clock.",
        "  deniz (command line) took away from acme: step 3 of escalations on our side, tell our sponsor, wait 1 working day.",
        "  Acme Hosting cannot see any of it.",
        "  Rehearsed, as people, rotations and absences are now: escalations as usual.",
        "  A notice that begins Tue 24 Nov 10:00 – Northwind: Anna Berg (on duty) at once, then Anna Berg Tue 24 Nov 13:00. Acme Hosting: Ravi Shah at once.",
        "  A page that begins Tue 24 Nov 10:00 – Northwind: Anna Berg (on duty) at once, then Anna Berg Tue 24 Nov 10:15. Acme Hosting: Ravi Shah at once.",
        "  A notice that begins Sat 28 Nov 03:00 – Northwind: Anna Berg (on duty) Mon 30 Nov 09:00, then Anna Berg Mon 30 Nov 13:00. Acme Hosting: Ravi Shah Mon 30 Nov 10:00.",
        "  A page that begins Sat 28 Nov 03:00 – Northwind: Anna Berg (on duty) at once, then Anna Berg Sat 28 Nov 03:15. Acme Hosting: Ravi Shah Mon 30 Nov 10:00.",
        "  Then all of it again, 2 rounds in all.",
        "  Gaps: step 3 at Acme Hosting: nobody is named sponsor.",
        "Nothing was changed: this was a dry run.",
      ]
    `)
    expect(await partnerOf(app)).toEqual(before)
  })

  test('makes it the steps of our side, by the clock; the other side’s stay, and again nothing changes', async () => {
    await using app = await App.open(acmeSheet)
    const before = await usualOf(app)
    await run(app, FILE)
    const after = await partnerOf(app)
    const usual = await usualOf(app)
    expect(usual.steps.internal).toEqual([
      { targets: [{ to: 'rotation', name: 'Platform' }], wait: { amount: 15, unit: 'm' }, waitIn: 'wall' },
      {
        targets: [{ to: 'person', person: expect.any(String) }],
        ...{ wait: { amount: 30, unit: 'm' }, waitIn: 'wall' },
      },
    ])
    expect(usual.steps.partner).toEqual(before.steps.partner)
    const again = await run(app, FILE)
    expect(again.said.join('\n')).toContain('is so already')
    expect(await partnerOf(app)).toEqual(after)
    const facts = await app.read((view) => view.facts.of(after.id))
    expect(facts.at(-1)).toMatchObject({ data: { by: 'deniz', via: 'command line' } })
  })

  test('proposes to the partner what calls its own people, and while that waits again nothing changes', async () => {
    await using app = await App.open(acmeSheet)
    const file = { escalations: [{ ...ESCALATION, rules: [rule(0, user('ravi@acme.example'))] }], users: USERS }
    const before = await usualOf(app)
    const { said } = await run(app, file, { side: 'theirs' })
    expect(said.join('\n')).toContain('Proposed to Acme Hosting, holds once Ravi Shah accepts')
    expect(await usualOf(app)).toEqual(before)
    const again = await run(app, file, { side: 'theirs' })
    expect(again.said.join('\n')).toContain('is proposed already')
    expect(again.said.join('\n')).not.toContain('Proposed to')
    await app.accepts()
    expect((await usualOf(app)).steps.partner).toEqual([
      { targets: [{ to: 'person', person: expect.any(String) }], wait: { amount: 30, unit: 'm' }, waitIn: 'wall' },
    ])
    expect((await usualOf(app)).steps.internal).toEqual(before.steps.internal)
  })

  test('guesses none of several: each is told, and named ones become those of some escalations', async () => {
    await using app = await App.open(acmeSheet)
    const file = { data: [SCHEDULE, ESCALATION, { ...ESCALATION, name: 'Fast' }], users: USERS }
    const before = await partnerOf(app)
    const { said } = await run(app, file)
    expect(said.filter((line) => line.includes('Not carried over: The escalation policy'))).toHaveLength(2)
    expect((await partnerOf(app)).terms).toEqual(before.terms)
    await run(app, file, { policies: ['Default', 'Fast=severity 1'] })
    const { ladders } = (await partnerOf(app)).terms
    const own = ladders.find(({ severity }) => severity === 1)!
    expect(own.steps.internal).toHaveLength(2)
    // Whoever of the partner was called by such an escalation still is.
    expect(own.steps.partner).toEqual((await usualOf(app)).steps.partner)
  })

  test('carries its rounds over where that is asked for, since both sides share them', async () => {
    await using app = await App.open(acmeSheet)
    const often = { ...FILE, data: [SCHEDULE, { ...ESCALATION, repeat: { waitInterval: 30, count: 3 } }] }
    const { said } = await run(app, often)
    expect(said.join('\n')).toContain('it goes through its steps 4 times: here both sides go through theirs 2 times')
    const asked = await run(app, often, { rounds: true })
    expect(asked.said.join('\n')).toContain('the rounds of escalations from 2 to 4')
  })

  test('refuses a policy of which nobody is known, and leaves the ladder alone', async () => {
    await using app = await App.open(acmeSheet)
    const before = await partnerOf(app)
    const file = { escalations: [{ name: 'Default', rules: [rule(0, user('zoe@northwind.example'))] }] }
    const { said, fails } = await run(app, file)
    expect(said.join('\n')).toContain('The policy “Default” changes no ladder: it calls nobody who can be called here.')
    // It was asked for and is refused, which is no success.
    expect([fails, await partnerOf(app)]).toEqual([true, before])
  })

  test.each<[string, string[], string]>([
    ['a policy that is not there', ['Slow'], 'There is “Default”'],
    ['escalations that are none', ['Default=urgent'], 'write it as'],
    ['two severities for one', ['Default=severity 1, severity 2'], 'write it as'],
    ['two for one ladder', ['Default', 'Default=usual'], 'two become the ladder usual'],
  ])('refuses %s in words, and does nothing', async (_, policies, why) => {
    await using app = await App.open(acmeSheet)
    const before = await partnerOf(app)
    const { said, fails } = await run(app, FILE, { policies })
    expect([fails, said.join()]).toEqual([true, expect.stringContaining(why)])
    expect(await partnerOf(app)).toEqual(before)
  })
})
