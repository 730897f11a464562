import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apply } from '../../src/cli/apply.ts'
import { policyOf } from '../../src/domain/terms/climbs-by.ts'
import { usualHours } from '../../src/domain/terms/hours-of.ts'
import type { Line } from '../../src/cli/line.ts'
import { App } from '../kit/app-fixture.ts'

const EXAMPLE = readFileSync(fileURLToPath(new URL('../../docs/examples/partner.yaml', import.meta.url)), 'utf8')

let app: App

beforeEach(async () => {
  app = await App.open()
  app.home = { slack: 'T0NORTHWIND' }
})

afterEach(() => app[Symbol.asyncDispose]())

const applyText = (yaml: string) => apply(app.services, yaml, 'partner.yaml', 'Deniz')
const slugs = () => app.read(async (view) => (await view.partners.list()).map(({ slug }) => slug))
const problemsIn = (lines: Line[]) => lines.filter(({ problem }) => problem).map(({ text }) => text)
const textsOf = (lines: Line[]) => lines.map(({ text }) => text)

/** Everything that applying could change: the partner, its people, channels, facts, and its next health check. */
const everything = () =>
  app.read(async (view) => {
    const partner = (await view.partners.bySlug('brightwater'))!
    return {
      partner,
      people: await view.memberships.of(partner.id),
      channels: await view.bindings.of(partner.id),
      facts: await view.facts.of(partner.id),
      timers: await view.timers.list(9),
    }
  })

describe('the example in the documentation', () => {
  test('registers a partner with its people, channels, terms and cadence, and says so', async () => {
    const lines = await applyText(EXAMPLE)
    expect(problemsIn(lines)).toEqual([])
    expect(textsOf(lines)[0]).toBe('Brightwater Logistics (brightwater): registered.')
    expect(textsOf(lines)).toContain('  Deniz (command line) named Anna Berg account manager for brightwater.')
    expect(textsOf(lines)).toContain(
      "  Deniz (command line) made Partner escalations the managers' channel of brightwater.",
    )

    const { partner, people, channels, timers } = await everything()
    expect(people.map(({ person, role }) => `${person.name}: ${role}`).toSorted()).toEqual([
      'Anna Berg: account-manager',
      'Luis Ortega: sponsor',
      'Mara Lind: manager',
      'Noor Haddad: account-manager',
      'Noor Haddad: member',
      'Priya Nair: sponsor',
      'Tom Ek: member',
    ])
    expect(channels.map(({ purpose, conversation }) => [purpose, conversation.platform])).toEqual(
      expect.arrayContaining([
        ['shared', 'slack'],
        ['internal', 'slack'],
        ['managers', 'teams'],
      ]),
    )
    expect(usualHours(partner.terms).week.monday).toEqual([
      { from: '09:00', to: '12:30' },
      { from: '13:30', to: '18:00' },
    ])
    // Bastille Day is the country's, New Year's Eve the partner's own, and Whit Monday is worked.
    const { holidays, seasons, ownHours } = usualHours(partner.terms)
    expect(holidays).toEqual(expect.arrayContaining(['2026-07-14', '2026-12-31', '2027-08-11']))
    expect(holidays).not.toContain('2027-05-17')
    expect(seasons).toMatchObject([{ from: '07-15', to: '08-31' }])
    expect(ownHours?.map(({ date }) => date)).toEqual(
      expect.arrayContaining(['2026-12-12', '2026-12-24', '2027-12-24']),
    )
    // Each is owed by both sides, but for the one that says otherwise.
    expect(partner.terms.objectives).toHaveLength(13)
    expect(Object.keys(partner.terms.calendars)).toEqual(['working hours', 'night desk'])
    expect(partner.terms.ladders).toMatchObject([{ cycles: 2 }, { severity: 1, cycles: 3 }])
    expect(policyOf(partner.terms.ladders[0]!)).toMatchObject({
      cycles: 2,
      steps: {
        internal: [{}, { targets: [{ to: 'channel', purpose: 'managers' }], wait: { amount: 2, unit: 'h' } }, {}],
      },
    })
    // 10:00 in Paris on the first Tuesday of December 2026.
    expect(timers.filter(({ kind }) => kind === 'check-in.cadence')).toMatchObject([
      { dueAt: Date.parse('2026-12-01T09:00:00Z') },
    ])
  })

  test('makes one person of two accounts on two platforms', async () => {
    await applyText(EXAMPLE)
    const [onSlack, onTeams] = await app.read(async (view) => [
      await view.people.byAccount({ platform: 'slack', tenantId: 'T0NORTHWIND', userId: 'U0ANNA' }),
      await view.people.byAccount({
        platform: 'teams',
        tenantId: '6f1d2c3b-0000-4000-8000-00000000a001',
        userId: '6f1d2c3b-0000-4000-8000-00000000b001',
      }),
    ])
    expect(onSlack?.name).toBe('Anna Berg')
    expect(onTeams).toEqual(onSlack)
  })

  test('changes nothing when it is applied again, and says that', async () => {
    await applyText(EXAMPLE)
    const before = await everything()
    const again = await applyText(EXAMPLE)
    expect(again).toEqual([
      {
        problem: false,
        text: 'Brightwater Logistics (brightwater) is as partner.yaml says already. Nothing was changed.',
      },
    ])
    expect(await everything()).toEqual(before)
  })
})

describe('a file applied to a registered partner', () => {
  test('says what it changed, and only that', async () => {
    await applyText(EXAMPLE)
    const changed = EXAMPLE.replace('target: 15m', 'target: 20m').replace(
      'slack: T0NORTHWIND/U0TOM',
      'slack: T0NORTHWIND/U0TOM\n    teams: 6f1d2c3b-0000-4000-8000-00000000a001/tom',
    )
    expect(textsOf(await applyText(changed))).toEqual([
      'Brightwater Logistics (brightwater): changed.',
      '  Deniz (command line) changed brightwater: their target to acknowledge a case of severity 1 from 15 min to 20 min.',
      '  Deniz (command line) added the account teams tom of Tom Ek.',
      '  Proposed to Brightwater Logistics, holds once Noor Haddad or Luis Ortega accepts:',
      '    Northwind’s target to acknowledge a case of severity 1 from 15 min to 20 min',
      '  Brightwater Logistics can see all of it.',
    ])
    expect((await everything()).partner.agreement.version).toBe(2)
  })
})

describe('a file of several partners', () => {
  test('registers each, with empty documents between them left out', async () => {
    const lines = await applyText('---\nname: Acme\n---\n# nothing\n---\nname: Globex\n---\n')
    expect(problemsIn(lines)).toEqual([])
    expect(await slugs()).toEqual(['acme', 'globex'])
  })

  test('registers the good ones, and nothing of a bad one', async () => {
    const lines = await applyText('name: Acme\nslug: a b\n---\nname: Globex\n---\nname: [Initech\n')
    expect(await slugs()).toEqual(['globex'])
    const [slug, yaml, ...others] = problemsIn(lines)
    expect(slug).toMatch(/^partner\.yaml:2 slug: "a b" cannot be a short name/u)
    expect(yaml).toMatch(/^partner\.yaml:\d+: /u)
    expect(others).toEqual([])
  })
})

describe('a file with something wrong in it', () => {
  test.each<[string, string, RegExp]>([
    ['is empty', '', /^partner\.yaml: there is no partner in this file\.$/u],
    ['holds only comments', '# later\n---\n', /there is no partner in this file/u],
    ['is no mapping', '- name: Acme\n', /^partner\.yaml:1: This must be a section with names and values\.$/u],
    ['does not name the partner', 'slug: acme\n', /^partner\.yaml:1 name: This is missing: write text here\.$/u],
    [
      'misspells a section',
      'name: Acme\ncheckins: {}\n',
      /:1: Liaison does not know “checkins” \(did you mean “checkIns”\?\)/u,
    ],
    [
      'misspells a key inside a section',
      'name: Acme\npeople:\n  - { name: Ravi, side: partner, roles: [member], mail: r@example.org }\n',
      /^partner\.yaml:3 people\.0: Liaison does not know “mail” here\. There are: .*roles/u,
    ],
    [
      'says a word that is none of the choices',
      'name: Acme\nstage: limbo\n',
      /^partner\.yaml:2 stage: Enter one of candidate/u,
    ],
    ['has text where a list belongs', 'name: Acme\npeople: Ravi\n', /^partner\.yaml:2 people: This must be a list\.$/u],
    [
      'has an empty list where one is needed',
      'name: Acme\nladder:\n  steps: []\n',
      /^partner\.yaml:3 ladder\.steps: Give at least one\.$/u,
    ],
    [
      'has a severity that does not exist',
      'name: Acme\nsla:\n  objectives:\n    - { measure: resolve, severity: 9, target: 4h, protects: Orders }\n',
      /^partner\.yaml:4 sla\.objectives\.0\.severity: Enter one of 1, 2, 3, 4\.$/u,
    ],
    [
      'has an account without its organisation',
      'name: Acme\npeople:\n  - name: Ravi\n    side: partner\n    roles: [member]\n    slack: U1\n',
      /^partner\.yaml:6 people\.0\.slack: Enter it as ORGANISATION\/ID/u,
    ],
    ['says a key twice', 'name: Acme\nname: Globex\n', /^partner\.yaml:2: “name” stands here twice\. Keep one\.$/u],
    [
      'says a key twice inside a section',
      'name: Acme\ncalendar: { zone: UTC, "zone": Europe/Paris }\n',
      /^partner\.yaml:2: “zone” stands here twice\. Keep one\.$/u,
    ],
    ...['__proto__', 'constructor', 'toString', 'hasOwnProperty'].map((key): [string, string, RegExp] => [
      `has the key ${key}, which every object has`,
      `name: Acme\n${key}: { stage: steady }\n`,
      new RegExp(`^partner\\.yaml:2: Liaison does not know “${key}” here\\.$`, 'u'),
    ]),
    [
      'has such a key inside a section',
      'name: Acme\ncalendar:\n  zone: UTC\n  __proto__: { hours: [] }\n',
      /^partner\.yaml:4: Liaison does not know “__proto__” here\.$/u,
    ],
    ['has broken YAML', 'name: "Acme\n', /^partner\.yaml:\d+: Missing closing/u],
    ['has a tag nobody knows', 'name: !secret acme\n', /^partner\.yaml:1: .*!secret/u],
    [
      'refers to an anchor that is not there',
      'name: *acme\n',
      /^partner\.yaml:1: “\*acme” stands for something written elsewhere\. Write it out here\.$/u,
    ],
    [
      'refers to an anchor',
      'name: &name Acme\nslug: *name\n',
      /^partner\.yaml:2: “\*name” stands for something written elsewhere\. Write it out here\.$/u,
    ],
    [
      'takes over keys from elsewhere',
      '%YAML 1.1\n---\nname: Acme\n<<: { stage: steady }\n',
      /^partner\.yaml:4: “<<” takes over what is written elsewhere\. Write it out here\.$/u,
    ],
    [
      'is nested without end',
      `name: ${'['.repeat(50_000)}`,
      /^partner\.yaml:1: This is nested deeper than any sheet is\.$/u,
    ],
    [
      'is larger than 5 MB',
      `name: Acme\n# ${'x'.repeat(5_000_000)}`,
      /^partner\.yaml is larger than 5 MB\. .* If so, split it\.$/u,
    ],
    [
      'names a country that does not exist',
      'name: Acme\ncalendar: { zone: Europe/Paris, holidays: { country: XX } }\n',
      /^partner\.yaml acme: No holidays are known for “XX”.* Nothing of this partner was applied\.$/u,
    ],
    [
      'names a channel without an id, after people that are fine',
      'name: Acme\npeople:\n  - { name: Ravi, side: partner, roles: [member], slack: T1/U1 }\nchannels:\n  - { purpose: shared }\n',
      /^partner\.yaml acme: The shared channel needs/u,
    ],
  ])('that %s is refused in a sentence with its place, and applies nothing', async (_, yaml, sentence) => {
    const lines = await applyText(yaml)
    const [only, ...others] = problemsIn(lines)
    expect(only).toMatch(sentence)
    expect(others).toEqual([])
    expect(lines).toHaveLength(1)
    expect(await slugs()).toEqual([])
  })

  test('that would unfold without end is refused, with the first place of each name', async () => {
    const layers = Array.from({ length: 12 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]`)
    const problems = problemsIn(await applyText(['a0: &a0 [x]', ...layers].join('\n')))
    expect(problems).toHaveLength(12)
    expect(problems[0]).toBe('partner.yaml:2: “*a0” stands for something written elsewhere. Write it out here.')
  })

  test('that promises how rather than what, or more than people look after, says so, and is applied all the same', async () => {
    const figure = (name: string) =>
      `    - { name: ${name}, obligor: partner, period: month, unit: '%', atLeast: 99, source: A list, protects: Kept in Jira }`
    const names = ['Orders', 'Parcels', 'Answers', 'Invoices']
    const yaml = ['name: Acme', 'sla:', '  figures:', ...names.map(figure)].join('\n')
    const told = textsOf(await applyText(yaml))
    expect(told[0]).toBe('Acme (acme): registered.')
    expect(told).toContainEqual(expect.stringContaining('Acme would owe 6 things by this.'))
    expect(told.filter((text) => text.includes('What, not how: “Jira”'))).toHaveLength(1)
    // Applied again it says nothing new.
    expect(textsOf(await applyText(yaml))).toEqual([
      'Acme (acme) is as partner.yaml says already. Nothing was changed.',
    ])
  })

  test('tells all its problems at once', async () => {
    const lines = await applyText('name: A\nstage: limbo\ncalendar: { zone: Mars/Base }\n')
    expect(problemsIn(lines).map((text) => text.split(':')[1])).toEqual(['1 name', '2 stage', '3 calendar.zone'])
  })
})
