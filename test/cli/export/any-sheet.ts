import fc from 'fast-check'
import { CASE_KINDS, SEVERITIES } from '../../../src/domain/cases/case.ts'
import { CAUSES } from '../../../src/domain/escalations/ladder.ts'
import { DIRECTIONS, PARTNER_TYPES, STAGES, THREADS } from '../../../src/domain/partners/partner.ts'
import { PURPOSES } from '../../../src/domain/partners/purpose.ts'
import { MEASURES } from '../../../src/domain/sla/measures/measures.ts'
import { DERIVED_KINDS } from '../../../src/domain/terms/derived-terms.ts'
import { nameKey } from '../../../src/domain/terms/figure.ts'
import { SEVERITY_RAISED } from '../../../src/domain/terms/objective.ts'
import { sameName } from '../../../src/app/rotations/find-rotation.ts'
import { WEEKDAYS } from '../../../src/domain/time/calendar.ts'

/** What trips whoever writes YAML by hand, or reads it. */
const ODD = [
  '- x: #y', 'null and', 'yes!', '12:30', '1e3', '"quoted"', "it's", 'a: b', '#hash', '*alias', '&anchor', '<< all',
  'two\nlines', 'tab\there', '{ a }', '[b, c]', '---', '...', '% off', '@home', '`code`', '| pipe', '> fold', '! bang',
  '   spaced', 'Zoë & Søn', '株式会社', '🧯🧯🧯', 'x'.repeat(60), 'trailing: ', '~ ~', '0x1F', '2026-12-24', 'null',
] // prettier-ignore

/** Words of people, at least three letters long and at most sixty, with no space around them. */
const words = fc
  .oneof(fc.constantFrom(...ODD), fc.string({ unit: 'grapheme', minLength: 3, maxLength: 20 }))
  .map((text) => text.trim())
  .filter((text) => [...text].length >= 3 && text.length <= 60)

const target = fc.constantFrom('45s', '15m', '90m', '1h30m', '2h', '24h', '1d', '1 working day', '5 working days')
const wait = fc.constantFrom('30m', '1h', '90 min', '1 working day', '2d')

const hoursOfDay = fc.constantFrom(
  [['09:00', '17:00']],
  [
    ['09:00', '12:30'],
    ['13:30', '18:00'],
  ],
  // Not in the order of the day.
  [
    ['14:00', '18:00'],
    ['08:00', '12:00'],
  ],
  [['06:00', '24:00']],
  [['20:00', '04:00']],
  [],
)

/** Each day with hours of its own, as entries in any order; on a Monday there is always some work. */
const hours = fc
  .tuple(...WEEKDAYS.map(() => hoursOfDay))
  .map((days) => {
    const entries = days.flatMap((periods, at) => periods.map(([from, to]) => ({ days: [WEEKDAYS[at]!], from, to })))
    const monday = days[0]!.length === 0 ? [{ days: ['monday'], from: '10:00', to: '16:00' }] : []
    return [...entries, ...monday]
  })
  .chain((entries) => fc.shuffledSubarray(entries, { minLength: entries.length }))

const holidays = fc
  .constantFrom(
    { country: 'none' },
    { country: 'FR' },
    { country: 'FR', except: ['Whit Monday', '08-15'] },
    { country: 'DE', region: 'BY' },
    { country: 'DE-BY-A' },
    { country: 'de', region: 'common', except: [] },
    { country: 'US', region: 'CA' },
  )
  .chain((place) =>
    fc
      .subarray(['2026-12-28', '12-31', '12-24 to 01-02', '2027-08-09 to 2027-08-13', '02-29'])
      .map((days) => ({ ...place, ...(days.length > 0 && { days }) })),
  )

const seasons = fc.constantFrom([], ['07-15', '08-31'], ['12-15', '01-06'], ['2027-02-08', '2027-03-09'])

const calendar = fc
  .record(
    {
      zone: fc.constantFrom('UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham'),
      hours,
      season: fc.tuple(seasons, hours),
      holidays,
      dates: fc.subarray([
        { on: '12-24', from: '09:00', to: '12:00' },
        { on: '2026-12-12', from: '09:00', to: '11:00' },
        { on: '2026-12-12', from: '12:00', to: '13:00' },
      ]),
    },
    { requiredKeys: ['zone'] },
  )
  .map(({ season, ...rest }) => {
    const [span, week] = season ?? [[], []]
    const [from, to] = span
    return { ...rest, ...(from !== undefined && { seasons: [{ from, to, hours: week }] }) }
  })

const HOURS = ['24-7', 'Zoë’s']
const NIGHTS = 'night desk'

const objective = fc
  .record(
    {
      measure: fc.constantFrom(...MEASURES),
      severity: fc.constantFrom(...SEVERITIES),
      kind: fc.constantFrom(...CASE_KINDS),
      obligor: fc.constantFrom('internal', 'partner', 'both', { team: 'Platform' }, { team: 'a side' }),
      target,
      hours: fc.constantFrom('calendar', 'always', NIGHTS),
      pausesWhileWaiting: fc.boolean(),
      levels: fc.constantFrom(
        [],
        ['-25 %'],
        ['−50%', '-1s'],
        ['+4h', '-25 % sent'],
        ['12.5 % before', '+1 working day'],
      ),
      tells: fc.constantFrom(
        {},
        { internal: ['manager'] },
        { internal: ['sponsor', 'account-manager'], partner: ['sponsor'] },
      ),
      severityRaised: fc.constantFrom(...SEVERITY_RAISED),
      attainment: fc.constantFrom(95, '99.5 %', '97,5', 100),
      protects: words,
    },
    { requiredKeys: ['measure', 'target', 'protects'] },
  )
  .map((one) => {
    if (typeof one.obligor === 'object') delete one.tells
    if (one.hours !== 'always') return one
    const levels = (one.levels ?? []).filter((level) => !level.includes('working'))
    return { ...one, levels, ...(one.target.includes('working') && { target: '4h' }) }
  })

/** What a side reports: of at least some, and of at most some; some of these floors are beyond their targets. */
const measured = fc
  .record(
    {
      name: words.filter((text) => !/["“”„«»`\p{Cc}]/u.test(text) && /\p{L}/u.test(text)),
      obligor: fc.constantFrom('internal', 'partner', { team: 'Platform' }),
      period: fc.constantFrom('month', 'quarter', 'year'),
      unit: fc.constantFrom('%', 'orders', 'EUR', 'of 100'),
      more: fc.boolean(),
      target: fc.constantFrom(99, '98.75', 40, '12.000001'),
      floor: fc.constantFrom('none', 5, '2.5'),
      source: words,
      reporter: fc.constantFrom('internal', 'partner'),
      due: fc.constantFrom('1 working day', '3 working days', '10 working days'),
      protects: words,
    },
    { requiredKeys: ['name', 'obligor', 'period', 'unit', 'more', 'target', 'source', 'protects'] },
  )
  .map(({ more, target: value, floor, ...one }) => ({
    ...one,
    ...(more ? { atLeast: value, ...(floor !== undefined && { floor }) } : { atMost: value }),
    ...(typeof one.obligor === 'object' && { reporter: 'internal' }),
  }))

const admission = fc.constantFrom(
  { confirmed: true },
  { notice: '2d', confirmed: true },
  { longest: '4h', sum: '12h' },
  { notice: '90m', longest: '1h30m', sum: '2h' },
  { end: true },
)

/** What is counted from cases; some of these targets are on the wrong side. */
const counted = fc
  .record(
    {
      name: words.filter((text) => !/["“”„«»`\p{Cc}]/u.test(text) && /\p{L}/u.test(text)),
      obligor: fc.constantFrom('internal', 'partner', { team: 'Platform' }),
      period: fc.constantFrom('month', 'quarter', 'year'),
      kind: fc.constantFrom(...DERIVED_KINDS),
      service: fc.constantFrom('Orders API', 'Zoë’s search', '株 API'),
      hours: fc.constantFrom('calendar', 'always', NIGHTS),
      cases: fc.record(
        {
          kinds: fc.subarray([...CASE_KINDS], { minLength: 1 }),
          severities: fc.subarray([...SEVERITIES], { minLength: 1 }),
        },
        { requiredKeys: [] },
      ),
      leastOutage: fc.constantFrom('5m', '1 working day', 'none'),
      maintenance: admission,
      protects: words,
    },
    { requiredKeys: ['name', 'obligor', 'period', 'kind', 'service', 'protects'] },
  )
  .map(({ leastOutage, maintenance, ...one }) => ({
    ...one,
    service: `${one.service} of ${typeof one.obligor === 'string' ? one.obligor : 'internal'}`,
    ...(one.kind === 'availability' && { atLeast: '99.95', floor: 95 }),
    ...(one.kind === 'mtbf' && { atLeast: 240 }),
    ...(one.kind === 'mttr' && { atMost: '4.5', floor: 8 }),
    ...(one.kind === 'failures' && { atMost: 2 }),
    ...(one.kind !== 'mttr' && {
      ...(leastOutage !== undefined && { leastOutage }),
      ...(maintenance && { maintenance }),
    }),
  }))

const figure = fc.oneof(measured, counted)

const step = fc.record(
  {
    tell: fc.subarray(
      [
        { side: 'internal', role: 'account-manager' },
        { side: 'internal', role: 'manager' },
        { side: 'partner', role: 'account-manager' },
        { side: 'partner', role: 'sponsor' },
        'managers',
        { channel: 'internal' },
        { channel: 'shared' },
      ],
      { minLength: 1 },
    ),
    wait,
    waitIn: fc.constantFrom('working', 'wall'),
  },
  { requiredKeys: ['tell', 'wait'] },
)

const ladder = fc.record({
  cycles: fc.integer({ min: 1, max: 10 }),
  steps: fc.array(step, { minLength: 1, maxLength: 4 }),
})

const ownLadder = fc
  .tuple(
    fc.constantFrom(
      ...SEVERITIES.map((severity) => ({ severity })),
      ...CAUSES.map((cause) => ({ cause })),
      {
        cause: 'manual',
        severity: 1,
      },
      { urgency: 'page' },
      { cause: 'sla-breach', urgency: 'notice' },
    ),
    ladder,
  )
  .map(([about, how]) => ({ ...about, ...how }))

const objectives = fc.uniqueArray(objective, {
  // Both sides' and one side's of the same would be one twice.
  selector: ({ measure, severity, kind, obligor }) =>
    JSON.stringify([measure, severity, kind, typeof obligor === 'object' && obligor]),
  maxLength: 5,
})

type AnyFigure = { name: string; obligor: unknown; service?: string }

/** Of a service of a team both companies have a figure, too: no case could name it else. */
function withShared<T extends AnyFigure>(all: T[]): T[] {
  return all.flatMap((one) => {
    const { service, obligor } = one
    const isInside = service !== undefined && typeof obligor === 'object'
    const isNamed = all.some((other) => other.obligor === 'internal' && other.service === service)
    return isInside && !isNamed ? [one, { ...one, name: `${one.name} to both`, obligor: 'internal' }] : [one]
  })
}

const figures = fc.uniqueArray(figure, { selector: ({ name }) => nameKey(name), maxLength: 3 })

const sla = fc
  .record({ objectives, figures }, { requiredKeys: ['objectives'] })
  .map((one) => ({ ...one, ...(one.figures && { figures: withShared(one.figures) }), others: 'end' }))

const regular = fc.record({
  cron: fc.constantFrom('0 10 * * 2#1', '0 10 1 1,4,7,10 *', '30 9 1 * *'),
  zone: fc.constantFrom('Europe/Paris', 'UTC'),
  kind: fc.constantFrom('pulse', 'full'),
  window: fc.constantFrom('3 working days', '6d'),
  remindAfter: fc.constantFrom('1 working day', '4h'),
  remindAgain: fc.constantFrom('2 working days', '40h'),
  anonymous: fc.boolean(),
  flags: fc.constantFrom({ R1: 'action' }, { R5: 'note', R11: 'nothing' }),
})

const ofAudience = fc
  .tuple(regular, fc.constantFrom('everybody', 'operational', 'tactical', 'strategic'))
  .map(([one, audience]) => ({ ...one, audience }))

const checkIns = fc.oneof(
  regular,
  fc.uniqueArray(ofAudience, { selector: ({ audience }) => audience, minLength: 1, maxLength: 3 }),
  fc.record({ preset: fc.constantFrom('outsourcing', 'partnership', 'renewal') }),
)

const person = fc.record(
  {
    name: words,
    side: fc.constantFrom('internal', 'partner'),
    roles: fc.subarray(['member', 'sponsor', 'account-manager'], { minLength: 1 }),
    zone: fc.constantFrom('Europe/Rome', 'UTC'),
    slack: fc.boolean(),
    teams: fc.boolean(),
  },
  { requiredKeys: ['name', 'side', 'roles', 'slack', 'teams'] },
)

const channel = fc.record({
  purpose: fc.constantFrom(...PURPOSES),
  name: fc.oneof(words, fc.constant('')),
  platform: fc.constantFrom('slack', 'teams'),
})

/** `picks`: whose turns they are; of whom there is none, nobody's. */
const rotation = fc
  .record(
    {
      side: fc.constantFrom('internal', 'partner'),
      picks: fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }),
      turns: fc.constantFrom(
        {},
        { every: '2 weeks', at: 'Monday 09:00' },
        { every: 'every 12 h', at: '08:00' },
        { every: '3 days', at: '23:30' },
        { every: 'month', at: '31 00:00' },
      ),
      zone: fc.constantFrom('Europe/Paris', 'America/New_York', 'UTC', 'CET'),
      start: fc.constantFrom('2026-11-02', '2027-02-28', '2019-12-31'),
      hours: fc.oneof(fc.constant('always'), hours),
      hoursIn: fc.constantFrom('Asia/Kolkata', 'UTC'),
    },
    { requiredKeys: ['side', 'picks', 'turns'] },
  )
  // Hours that are always on go by no clock.
  .map(({ turns, hoursIn, ...rest }) => ({
    ...rest,
    ...turns,
    ...(Array.isArray(rest.hours) && hoursIn !== undefined && { hoursIn }),
  }))

const COSTS = ['5 %', '12.5 %', '250', 1250, '0.5%']

type Promised = {
  obligor?: unknown
  measure?: string
  severity?: number
  kind?: string
  name?: string
  period?: string
}

/** Money for what one side owes, of a sheet that promises all this. */
function moneyOf(side: string, promised: Promised[]): fc.Arbitrary<object> {
  const own = promised.filter(({ obligor = 'both', name, period }) => {
    return (obligor === side || obligor === 'both') && (name === undefined || period === 'month')
  })
  const rules = fc.subarray(own).chain((some) =>
    fc.tuple(
      ...some.map(({ name, measure, severity, kind }) => {
        const about =
          name === undefined ? { measure, ...(severity && { severity }), ...(kind && { kind }) } : { figure: name }
        const bands = {
          bands: [
            { beyond: 95, costs: '5 %' },
            { beyond: '90.5', costs: '10 %' },
          ],
          decimals: 1,
        }
        const perBreach = fc.constantFrom(...COSTS).map((cost) => ({ perBreach: cost }))
        const again = fc.constantFrom({}, ...(name === undefined ? [{ whileOverdue: 'counts again' }] : []))
        const how = name === undefined ? fc.oneof(perBreach, fc.constant(bands)) : perBreach
        return fc.tuple(how, again).map((said) => Object.assign({}, about, ...said))
      }),
    ),
  )
  return fc.record(
    {
      currency: fc.constant('EUR'),
      period: fc.constant('month'),
      fee: fc.constantFrom(12000, '12000.5', '12 400'),
      rules,
      cap: fc.constantFrom('20 %', 2500),
      yearCap: fc.constantFrom('10%', '100000.00'),
      yearFrom: fc.constantFrom('01-01', '04-01'),
      oneIncident: fc.constantFrom('highest', 'all'),
      earnBack: fc.constantFrom({ each: '50 %' }, { months: 6, each: 100, atMost: '80 %' }),
      bonusCap: fc.constantFrom('5 %', 'none'),
    },
    { requiredKeys: ['currency', 'period', 'fee'] },
  )
}

type Numbered<T> = { one: T; nth: number }

/** Sheets of any kind of partner, as an operator might write them; what of them cannot be kept is refused. `nth` makes its names its own. */
export const anySheet = fc
  .record(
    {
      type: fc.constantFrom(...PARTNER_TYPES),
      direction: fc.constantFrom(...DIRECTIONS),
      stage: fc.constantFrom(...STAGES),
      threads: fc.constantFrom(...THREADS),
      calendar,
      calendars: fc
        .subarray(HOURS)
        .chain((names) => fc.record(Object.fromEntries([NIGHTS, ...names].map((name) => [name, calendar])))),
      hours: fc.constantFrom({}, { internal: 'working hours' }, { partner: NIGHTS }),
      sla,
      ladder,
      ladders: fc.uniqueArray(ownLadder, {
        selector: (one) => JSON.stringify(['cause' in one && one.cause, 'severity' in one && one.severity]),
        maxLength: 3,
      }),
      rotations: fc.array(rotation, { maxLength: 3 }),
      people: fc.array(person, { maxLength: 5 }),
      channels: fc.array(channel, { maxLength: 3 }),
      checkIns,
    },
    { requiredKeys: ['calendars'] },
  )
  .chain((sheet) => {
    const promised: Promised[] = [...(sheet.sla?.objectives ?? []), ...(sheet.sla?.figures ?? [])]
    return fc
      .record({ partner: moneyOf('partner', promised), internal: moneyOf('internal', promised) }, { requiredKeys: [] })
      .map((money) => ({ ...sheet, money }))
  })
  .map(({ people = [], channels = [], rotations, ...rest }) => (nth: number) => ({
    slug: `partner-${nth}`,
    name: `Partner ${'I'.repeat((nth % 7) + 1)} of ${nth}`,
    ...rest,
    ...(rotations && { rotations: rotations.map((one, at) => rotationIn(one, people, at)) }),
    people: people.map((one, at) => personIn({ one, nth: nth * 100 + at })),
    channels: channels.map((one, at) => channelIn({ one, nth: nth * 100 + at })),
  }))

type Named = { name: string; side: string; roles: string[] }

/** Those who stay named, whoever else is: one account manager and one sponsor of a side take the place of others. */
function rotationIn({ picks, ...one }: { side: string; picks: number[] }, people: Named[], at: number): object {
  const own = people.filter(({ side, roles }) => side === one.side && roles.includes('member'))
  const once = own.filter(({ name }) => people.filter((other) => sameName(other.name, name)).length === 1)
  const members = picks.map((pick) => once[pick]?.name ?? { nobody: true })
  return { name: `Line ${at}`, ...one, members }
}

type Person = { slack: boolean; teams: boolean; side: string }

function personIn({ one, nth }: Numbered<Person>): object {
  const { slack, teams, ...rest } = one
  const ours = one.side === 'internal'
  const onSlack = slack || !teams ? { slack: `${ours ? 'T0HOME' : 'T0THEIRS'}/U${nth}` } : {}
  return { ...rest, ...onSlack, ...(teams && { teams: `${ours ? 'home' : 'theirs'}/user-${nth}` }) }
}

function channelIn({ one, nth }: Numbered<{ purpose: string; name: string; platform: string }>): object {
  const { platform, ...rest } = one
  return { ...rest, [platform]: platform === 'slack' ? `T0HOME/C${nth}` : `home/19:${nth}@thread.tacv2` }
}
