import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { partnerSheet, sheetErrors } from '../kit/partner-sheet.ts'

/** What the two examples do not say. */
const REST = {
  ...{ slug: 'acme', name: 'Acme Hosting', confirmed: false },
  calendar: { zone: 'Europe/Berlin', holidays: { country: 'DE', region: 'BY', days: ['12-24'] } },
  sla: {
    objectives: [
      { measure: 'resolve', obligor: { team: 'Platform' }, target: '4h', warnAtPercent: [75], protects: 'Orders' },
      {
        measure: 'resolve',
        severity: 2,
        target: '4h',
        tells: { internal: ['sponsor'], partner: ['member'] },
        protects: 'Orders',
      },
      { measure: 'resolve', kind: 'question', end: true },
    ],
    figures: [
      {
        ...{ name: 'Shop is there', kind: 'availability', obligor: 'partner', period: 'month', atLeast: 99.5 },
        ...{ service: 'Shop', hours: 'always', cases: { kinds: ['incident'], severities: [1] }, leastOutage: '5m' },
        ...{ maintenance: { notice: '24h', longest: '4h', sum: '12h' }, protects: 'Orders are taken' },
      },
      {
        ...{ name: 'Deployments', obligor: 'partner', period: 'month', atMost: 3, unit: 'failures', source: 'The log' },
        ...{ maintenance: undefined, protects: 'Nothing breaks' },
      },
      { name: 'Old', end: true },
    ],
    others: 'end',
  },
  checkIns: [
    {
      ...{ audience: 'operational', cron: '0 10 * * 2#1', template: 'usual', window: '3 working days' },
      ...{ remindAfter: '1 working day', remindAgain: '2 working days', flags: { R1: 'action' }, anonymous: true },
    },
    { audience: 'strategic', end: true },
  ],
  money: {
    internal: { currency: 'EUR', period: 'month', fee: 100, others: 'stay', earnBack: 'none', cap: 'none' },
    partner: { end: true },
  },
  ladder: {
    watchers: ['managers', { channel: 'internal' }],
    theirWatchers: ['sponsor'],
    ours: [{ tell: ['managers', { rotation: 'First line' }, { person: 'Ravi Rao' }, { hook: 'noc' }], wait: '1h' }],
    theirs: [{ tell: ['sponsor', { channel: 'shared' }], wait: '1h', waitIn: 'wall', acknowledge: 'all' }],
  },
  ladders: [
    {
      cause: 'sla-breach',
      steps: [{ tell: [{ side: 'partner', rotation: 'Night' }, { channel: 'internal' }], wait: '1h' }],
    },
    { urgency: 'page', end: true },
  ],
  rotations: [
    {
      ...{ name: 'Night', side: 'partner', members: ['Ravi Rao', { nobody: true }], every: '2 days', at: '20:00' },
      ...{ zone: 'UTC', start: '2026-11-23', hours: 'always', hoursIn: 'Europe/Paris' },
    },
    { name: 'Days', side: 'partner', end: true },
  ],
}

const PULSE = { cron: '0 10 * * 2#1', window: '3 working days', remindAfter: '1 working day' }

const examples = ['partner.yaml', 'sla-with-money.yaml'].map(
  (name): unknown => parse(readFileSync(new URL(`../../docs/examples/${name}`, import.meta.url), 'utf8')) as unknown,
)

/** As it comes out of a file. */
const SHEETS: unknown[] = [...examples, JSON.parse(JSON.stringify(REST)), { checkIns: { preset: 'renewal' } }].map(
  (sheet) => ({
    name: 'Acme',
    ...(sheet as object),
  }),
)

/** Every value of a sheet, by where it stands. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, within]) => placesIn(within, [...path, key]))]
}

/** The same with another value there; without one, that is left out. */
function changed(value: unknown, [key, ...path]: string[], to: { value?: unknown }): unknown {
  if (key === undefined) return to.value
  if (Array.isArray(value)) {
    const others = value as unknown[]
    if (path.length === 0 && !('value' in to)) return others.filter((_, index) => String(index) !== key)
    return others.map((one, index) => (String(index) === key ? changed(one, path, to) : one))
  }
  const entries = Object.entries(value as object)
  if (!entries.some(([name]) => name === key)) return { ...(value as object), [key]: to.value }
  return Object.fromEntries(
    entries
      .filter(([name]) => name !== key || path.length > 0 || 'value' in to)
      .map(([name, one]) => [name, name === key ? changed(one, path, to) : one]),
  )
}

const WRONG: [string, { value?: unknown }][] = [
  ['left out', {}],
  ['nothing', { value: null }],
  ['empty text', { value: '' }],
  ['a space', { value: ' ' }],
  ['other text', { value: 'nonsense “with quotes”' }],
  ['long text', { value: 'x'.repeat(5_000) }],
  ['zero', { value: 0 }],
  ['a number below zero', { value: -1 }],
  ['a part of a number', { value: 1.5 }],
  ['a huge number', { value: 1e300 }],
  ['no number', { value: Number.NaN }],
  ['without end', { value: Infinity }],
  ['true', { value: true }],
  ['false', { value: false }],
  ['an empty list', { value: [] }],
  ['a list with nothing', { value: [null] }],
  ['an empty section', { value: {} }],
  ['a strange section', { value: { colour: 'red' } }],
]

/** What a validator says by itself, for whoever programs. */
const RAW = /[Ii]nvalid|expected|received|[Tt]oo (?:big|small)|[Uu]nrecognized|pattern|undefined|null|NaN|\[object/u

describe('whatever is wrong with a sheet', () => {
  test('is looked for in all that a sheet can say', () => {
    const named = new Set(SHEETS.flatMap((sheet) => placesIn(sheet).flat()))
    const properties = (schema: unknown): string[] => {
      if (typeof schema !== 'object' || schema === null) return []
      const own = 'properties' in schema ? Object.keys(schema.properties as object) : []
      return [...own, ...Object.values(schema).flatMap(properties)]
    }
    const all = properties(z.toJSONSchema(partnerSheet, { io: 'input', unrepresentable: 'any' }))
    expect([...new Set(all)].filter((name) => !named.has(name))).toEqual([])
    for (const sheet of SHEETS) expect(sheetErrors(sheet)).toEqual({})
  })

  test.each(WRONG)('is said in words for people, with what to write instead: %s', (_, wrong) => {
    const said = new Map<string, string>()
    let refused = 0
    for (const sheet of SHEETS) {
      for (const path of placesIn(sheet)) {
        const errors = sheetErrors(changed(sheet, path, wrong))
        for (const [where, sentence] of Object.entries(errors)) {
          refused += 1
          if (path.length > 0) expect(where.split('.')[0], `${path.join('.')}: ${sentence}`).toBe(path[0])
          said.set(sentence.replaceAll(/“[^”]*”|"[^"]*"/gu, ''), where)
        }
      }
    }
    expect(refused).toBeGreaterThan(0)
    for (const [sentence, where] of said) {
      expect(sentence, where).not.toMatch(RAW)
      expect(sentence, where).toMatch(/^.{9,}\.$/u)
    }
  })

  test('and a name that no section has is told with those that there are', () => {
    for (const sheet of SHEETS) {
      const sections = placesIn(sheet).filter((path) => isSection(path.reduce(within, sheet)))
      for (const path of sections) {
        const errors = Object.entries(sheetErrors(changed(sheet, [...path, 'colour'], { value: 'red' })))
        expect(errors.length, path.join('.')).toBeGreaterThan(0)
        for (const [, sentence] of errors) expect(sentence, path.join('.')).not.toMatch(RAW)
      }
    }
    expect(sheetErrors({ name: 'Acme', checkIns: { cron: '* * * * *', windw: '1h', remindAfter: '1h' } })).toEqual({
      checkIns:
        'Liaison does not know “windw” (did you mean “window”?) here. There are: audience, preset, cron, zone, kind, template, window, remindAfter, remindAgain, anonymous, flags, end.',
      'checkIns.window': 'This is missing: write how long the questions are open, like “3 working days”.',
    })
  })

  test.each<[string, object, Record<string, string>]>([
    [
      'a preset that there is not',
      { checkIns: { preset: 'vendor' } },
      { 'checkIns.preset': 'Enter one of outsourcing, managed-service, partnership, onboarding, renewal, exiting.' },
    ],
    [
      'two health checks of one audience',
      {
        checkIns: [
          { ...PULSE, audience: 'tactical' },
          { ...PULSE, audience: 'tactical' },
        ],
      },
      { 'checkIns.1.audience': 'Health checks of the audience “tactical” are written twice: keep one of them.' },
    ],
    [
      'several health checks of which one says no audience',
      { checkIns: [PULSE, { ...PULSE, audience: 'tactical', window: '0h' }] },
      { 'checkIns.1.window': expect.stringContaining('0h') },
    ],
    [
      'health checks that are text',
      { checkIns: 'monthly' },
      { checkIns: 'Write one as a section with names and values, or several as a list of them.' },
    ],
    [
      'an objective that protects nothing',
      { sla: { objectives: [{ measure: 'resolve', target: '4h' }] } },
      {
        'sla.objectives.0.protects':
          'This is missing: say which business outcome this protects; both companies read it.',
      },
    ],
    [
      'earn-back in no time',
      { money: { partner: { earnBack: { months: 0, each: '50 %' } } } },
      { 'money.partner.earnBack.months': 'Write a number of at least 1.' },
    ],
    [
      'a severity that there is not',
      { sla: { objectives: [{ measure: 'resolve', severity: 5, target: '4h', protects: 'Orders' }] } },
      { 'sla.objectives.0.severity': 'Enter one of 1, 2, 3, 4.' },
    ],
    [
      'a step that calls somebody on no side',
      { ladder: { steps: [{ tell: ['sponsor'], wait: '1h' }] } },
      {
        'ladder.steps.0.tell.0':
          'Say whom it tells: “managers”, “{ side: partner, role: sponsor }”, “{ side: internal, rotation: First line }”, “{ side: partner, person: Ravi Rao }”, “{ side: internal, hook: noc }” or “{ channel: shared }”.',
      },
    ],
    [
      'a name in digits',
      { people: [{ name: 7, side: 'internal', roles: ['member'] }] },
      { 'people.0.name': 'This must be text, in quotes.' },
    ],
  ])('like %s', (_, said, expected) => {
    expect(sheetErrors({ name: 'Acme', ...said })).toEqual(expected)
  })
})

function isSection(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function within(value: unknown, key: string): unknown {
  return (value as Record<string, unknown>)[key]
}
