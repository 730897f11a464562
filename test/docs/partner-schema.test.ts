import { Ajv } from 'ajv'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { partnerSchema, templateSchema } from '../../docs/partner-schema.ts'
import { anySheet } from '../cli/export/any-sheet.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'

const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const FILE = inRepository('docs/examples/partner.schema.json')
const committed = readFileSync(FILE, 'utf8')
const validate = new Ajv({ strict: false }).compile(JSON.parse(committed))
const documentsIn = (path: string) => parseAllDocuments(readFileSync(inRepository(path), 'utf8'))

test('the schema of templates is what templates are read by, and the example is one, which reads as it is written', async () => {
  const file = inRepository('docs/examples/template.schema.json')
  const schema = readFileSync(file, 'utf8')
  expect(schema).toBe(await format(templateSchema(), { ...(await resolveConfig(file)), parser: 'json' }))
  const isTemplate = new Ajv({ strict: false }).compile(JSON.parse(schema))
  for (const document of documentsIn('docs/examples/template.yaml'))
    expect(isTemplate(document.toJS()), JSON.stringify(isTemplate.errors)).toBe(true)
})

test('the schema is what sheets are read by; `npm run generate:partner-schema` writes it anew', async () => {
  expect(committed).toBe(await format(partnerSchema(), { ...(await resolveConfig(FILE)), parser: 'json' }))
})

const TUESDAYS = { cron: '0 10 * * 2', window: '2d', remindAfter: '1h' }

const FIGURE = {
  name: 'Orders in time',
  obligor: 'internal',
  period: 'month',
  unit: '%',
  source: 'The shop',
  protects: 'Trust',
}

describe('by the schema', () => {
  test.each(['docs/examples/partner.yaml', 'test/fixtures/exported-partner.yaml.txt'])(
    '%s is a sheet, and names it for editors in its first line',
    (path) => {
      const documents = documentsIn(path)
      expect(documents.length).toBeGreaterThan(0)
      for (const document of documents) expect(validate(document.toJS()), JSON.stringify(validate.errors)).toBe(true)
      const [first] = readFileSync(inRepository(path), 'utf8').split('\n')
      expect(first).toMatch(/^# yaml-language-server: \$schema=(?:.*\/)?partner\.schema\.json$/u)
    },
  )

  test('every sheet that can be read is one', () => {
    fc.assert(
      fc.property(anySheet, (made) => {
        expect(partnerSheet.safeParse(made(1)).success).toBe(true)
        expect(validate(made(1)), JSON.stringify(validate.errors)).toBe(true)
      }),
    )
  })

  test('a sheet that is spoiled somewhere is one just where it is still read, but for what has to be reckoned', () => {
    const refused: string[] = []
    fc.assert(
      fc.property(anySheet, fc.array(SPOILING, { minLength: 1, maxLength: 3 }), (made, spoilings) => {
        const sheet: Spoilable = structuredClone(made(1))
        for (const spoiling of spoilings) spoil(sheet, spoiling)
        const read = partnerSheet.safeParse(sheet)
        const isOne = validate(sheet)
        if (read.success) expect(isOne, JSON.stringify([validate.errors, sheet])).toBe(true)
        else {
          refused.push(read.error.message)
          const messages = read.error.issues.map(({ message }) => message)
          if (!messages.some((one) => RECKONED.test(one))) expect(isOne, JSON.stringify([messages, sheet])).toBe(false)
        }
      }),
      { numRuns: 2_000 },
    )
    expect(refused.length).toBeGreaterThan(500)
  })

  test.each<[string, object, boolean]>([
    [
      'a duration in capitals',
      { checkIns: { cron: '0 10 * * 1', window: ' 2 Working Days', remindAfter: '90 MIN' } },
      true,
    ],
    ['a duration of nothing', { checkIns: { cron: '0 10 * * 1', window: '0h', remindAfter: '1h' } }, false],
    ['one in fractions', { checkIns: { cron: '0 10 * * 1', window: '1.5h', remindAfter: '1h' } }, false],
    ['one that says a unit twice', { checkIns: { cron: '0 10 * * 1', window: '1h1h', remindAfter: '1h' } }, false],
    ['one without a unit', { checkIns: { cron: '0 10 * * 1', window: '12', remindAfter: '1h' } }, false],
    ['a health check that never comes', { checkIns: { window: '2d', remindAfter: '1h' } }, false],
    ['a preset of health checks', { checkIns: { preset: 'renewal', zone: 'UTC' } }, true],
    ['a preset that there is not', { checkIns: { preset: 'whenever' } }, false],
    ['a preset with more beside it', { checkIns: { preset: 'renewal', kind: 'full' } }, false],
    ['a preset that ends', { checkIns: { preset: 'renewal', end: true } }, false],
    ['a preset in a list', { checkIns: [{ preset: 'renewal' }] }, false],
    [
      'health checks of two audiences',
      {
        checkIns: [
          { ...TUESDAYS, audience: 'operational' },
          { audience: 'strategic', end: true },
        ],
      },
      true,
    ],
    ['a list of one health check', { checkIns: [TUESDAYS] }, true],
    ['several of which one says no audience', { checkIns: [TUESDAYS, { ...TUESDAYS, audience: 'strategic' }] }, false],
    ['a list of no health checks', { checkIns: [] }, false],
    ['one that ends', { checkIns: { end: true } }, true],
    [
      'a manager of the partner',
      { ladder: { steps: [{ tell: [{ side: 'partner', role: 'manager' }], wait: '1h' }] } },
      false,
    ],
    ['a target without what it protects', { sla: { objectives: [{ measure: 'resolve', target: '2h' }] } }, false],
    ['one that ends', { sla: { objectives: [{ measure: 'resolve', end: true }] } }, true],
    ['a figure with two targets', { sla: { figures: [{ ...FIGURE, atLeast: 1, atMost: 2 }] } }, false],
    ['a figure without one', { sla: { figures: [FIGURE] } }, false],
    ['a figure', { sla: { figures: [{ ...FIGURE, atLeast: '98,7', due: ' 3 WD ' }] } }, true],
    ['one that comes in hours', { sla: { figures: [{ ...FIGURE, atLeast: 1, due: '3h' }] } }, false],
    ['no target at all', { sla: { objectives: [] } }, false],
    ['all of them ended', { sla: { objectives: [], others: 'end' } }, true],
    ...['', '  ', 'x', '42 %%', 'In “time”', ' x '.repeat(30)].flatMap((figure): [string, object, boolean][] => [
      [
        `money for a figure called “${figure}”`,
        { money: { partner: { rules: [{ figure, perBreach: '5 %' }] } } },
        false,
      ],
      [`a bonus for a figure called “${figure}”`, { money: { partner: { bonuses: [{ figure, end: true }] } } }, false],
    ]),
    [
      'money for a figure with space around its name',
      { money: { partner: { rules: [{ figure: '  Orders  in time ', perBreach: '5 %' }] } } },
      true,
    ],
    ...['\n', '\r\n', '\t'].flatMap((space): [string, object, boolean][] => [
      [
        `a figure with ${JSON.stringify(space)} around its name`,
        { sla: { figures: [{ ...FIGURE, name: `${space}Orders in time${space}`, atLeast: 1 }] } },
        true,
      ],
      [
        `one with ${JSON.stringify(space)} within`,
        { sla: { figures: [{ ...FIGURE, name: `Orders${space}in time`, atLeast: 1 }] } },
        false,
      ],
      [
        `money for a figure with ${JSON.stringify(space)} around its name`,
        { money: { partner: { rules: [{ figure: `${space}Orders in time${space}`, perBreach: '5 %' }] } } },
        true,
      ],
    ]),
    ['a ladder for nothing', { ladders: [{ cycles: 1 }] }, false],
    ['a region without its country', { calendar: { zone: 'UTC', holidays: { region: 'BY' } } }, false],
    ['days taken out of no list', { calendar: { zone: 'UTC', holidays: { except: ['08-15'] } } }, false],
    ['none taken out', { calendar: { zone: 'UTC', holidays: { except: [] } } }, true],
    ['30 February', { calendar: { zone: 'UTC', holidays: { days: ['02-30'] } } }, false],
    [
      'days from one of every year to a date',
      { calendar: { zone: 'UTC', holidays: { days: ['12-24 to 2027-01-02'] } } },
      false,
    ],
    ['a zone without a place', { calendar: { zone: 'Paris' } }, false],
    ['a short name with two hyphens', { slug: 'ac--me' }, false],
    ['a short name in capitals', { slug: ' ACME-2 ' }, true],
    ['hours called always', { calendars: { ' always ': { zone: 'UTC' } } }, false],
    ['hours called so with space around', { calendars: { ' night desk ': { zone: 'UTC' } } }, true],
    ['a name of spaces', { name: '   ' }, false],
    ['a name with space around', { name: `  ${'x'.repeat(60)}  ` }, true],
  ])('%s is judged as it is read', (_, part, isRead) => {
    const sheet = { name: 'Acme', ...part }
    expect(partnerSheet.safeParse(sheet).success).toBe(isRead)
    expect(validate(sheet), JSON.stringify(validate.errors)).toBe(isRead)
  })

  test.each<[string, object]>([
    ['without a name', { slug: 'acme' }],
    ['with a section that is none', { name: 'Acme', checkins: {} }],
    ['with a word that is none of the choices', { name: 'Acme', stage: 'limbo' }],
    ['with a severity that is none', { name: 'Acme', sla: { objectives: [{ measure: 'resolve', severity: 9 }] } }],
    ['with an account without its organisation', { name: 'Acme', channels: [{ purpose: 'shared', slack: 'C1' }] }],
    [
      'with hours at no time',
      { name: 'Acme', calendar: { zone: 'UTC', hours: [{ days: [], from: '9', to: '17:00' }] } },
    ],
    ['that says it is confirmed', { name: 'Acme', confirmed: true }],
  ])('one %s is none, as it is not read', (_, sheet) => {
    expect(validate(sheet)).toBe(false)
    expect(partnerSheet.safeParse(sheet).success).toBe(false)
  })
})

/** What no pattern tells: the length of a sum, which day comes first, which zones and currencies there are. */
const RECKONED =
  /over ten years|written twice|ends before it begins|over a year of days off|is not a time zone|is too long|is not read exactly|can be read as two numbers|is no number|“[A-Z]{3}” is no currency/iu

type Spoilable = Record<string, unknown>
type Spoiling = { at: number; how: 'replace' | 'remove' | 'add'; by: unknown }

const ODD: unknown[] = [
  ...[
    '',
    ' ',
    ' x ',
    'xy',
    '0h',
    '00m',
    '1.5h',
    '-1h',
    '1h1h',
    '1h 1m',
    ' 90 MIN ',
    '2 WD',
    '1 business day',
    '3',
    '400000d',
    'h',
  ],
  ...[
    '24:30',
    '9:00',
    '24:00',
    'always',
    ' calendar ',
    'night desk',
    'Europe/Paris',
    'Mars/Base',
    'nowhere',
    'UTC',
    'a/b',
    'T/ U',
    'T1/U/2',
  ],
  ...[
    '02-30',
    '02-29',
    '13-01',
    '12-24 to 01-02',
    '12-24 to 2027-01-02',
    '2026-12-24 to 2026-12-20',
    '2026-12-24 to',
    'DE',
    'acme',
    'Ac-Me',
    'ac--me',
  ],
  ...[
    '🧯a',
    'x'.repeat(61),
    'x'.repeat(81),
    'a'.repeat(31),
    'managers',
    'internal',
    true,
    false,
    null,
    0,
    1,
    1.5,
    11,
    100,
    -1,
    [],
    {},
    ['08-15'],
  ],
]

const SPOILING: fc.Arbitrary<Spoiling> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add'),
  by: fc.constantFrom(...ODD),
})

/** Another value somewhere, or nothing, or a key of which nobody knows. */
function spoil(sheet: Spoilable, { at, how, by }: Spoiling): void {
  const places = placesIn(sheet)
  const place = places[at % places.length]
  if (!place) return
  const [within, key] = place
  if (how === 'replace') within[key] = structuredClone(by)
  else if (how === 'add') within[Array.isArray(within) ? `${within.length}` : 'another'] = structuredClone(by)
  else if (Array.isArray(within)) within.splice(Number(key), 1)
  else delete within[key]
}

function placesIn(value: unknown): [Spoilable, string][] {
  if (!isSpoilable(value)) return []
  return Object.keys(value).flatMap((key): [Spoilable, string][] => [[value, key], ...placesIn(value[key])])
}

function isSpoilable(value: unknown): value is Spoilable {
  return typeof value === 'object' && value !== null
}
