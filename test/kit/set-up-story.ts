import { parse } from 'yaml'
import { expect } from 'vitest'
import { apply } from '../../src/cli/apply.ts'
import { exportSheets } from '../../src/cli/export/export.ts'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS } from '../../src/playground/northwind/teams-world.ts'
import { World } from './world.ts'

/** What an account manager does in a client, through the kit or by hand on the page. */
export type Hands = {
  says(channel: string, line: string): Promise<void>
  /** By the slash command where there is one: it says what its channel is called. */
  binds(channel: string, line: string): Promise<void>
  /** Have the card of how the partner is run in front. */
  seesTerms(slug: string, title: string): Promise<void>
  /** Of a part of that card: open its form, choose `of` where there is a choice, fill it in, see what changes, and do it. */
  changes(part: string, of: string | undefined, entries: Record<string, string>): Promise<void>
}

export const STAGES = {
  slack: {
    ...{
      slug: 'initech',
      name: 'Initech Logistics',
      shared: 'initech-shared',
      ours: 'acme-internal',
      contact: 'Noor Haddad',
    },
    admin: SLACK.anna,
    people: {
      anna: `${SLACK.northwind}/${SLACK.anna}`,
      tom: `${SLACK.northwind}/${SLACK.tom}`,
      contact: `${SLACK.initech}/${SLACK.noor}`,
    },
    channels: {
      shared: `${SLACK.northwind}/${SLACK.initechShared}`,
      ours: `${SLACK.northwind}/${SLACK.acmeInternal}`,
    },
  },
  teams: {
    ...{
      slug: 'globex',
      name: 'Globex Agency',
      shared: 'globex-shared',
      ours: 'Partner escalations',
      contact: 'Leo Park',
    },
    admin: TEAMS.anna,
    people: {
      anna: `${TEAMS.northwind}/${TEAMS.anna}`,
      tom: `${TEAMS.northwind}/${TEAMS.tom}`,
      contact: `${TEAMS.globex}/${TEAMS.leo}`,
    },
    channels: {
      shared: `${TEAMS.northwind}/${TEAMS.globexShared}`,
      ours: `${TEAMS.northwind}/${TEAMS.escalations}`,
    },
  },
} as const

const days = (...named: string[]) => named
const WEEK = days('monday', 'tuesday', 'wednesday', 'thursday', 'friday')

/** The partner as somebody would write it down by hand. */
function byHand(platform: keyof typeof STAGES): unknown {
  const { slug, name, people, channels, shared, ours, contact } = STAGES[platform]
  const theirs = `hours of ${name}`
  const am = (side: string) => ({ side, role: 'account-manager' })
  const sponsor = (side: string) => ({ side, role: 'sponsor' })
  return {
    slug,
    name,
    type: 'partnership',
    direction: 'sell-with',
    stage: 'steady',
    threads: 'kept',
    calendar: {
      zone: 'Europe/Paris',
      hours: [{ days: WEEK, from: '09:00', to: '18:00' }],
      holidays: { country: 'FR', days: ['12-24 to 12-31'] },
    },
    calendars: {
      [theirs]: {
        zone: 'Europe/Berlin',
        hours: [
          { days: WEEK.slice(0, 4), from: '08:30', to: '12:00' },
          { days: WEEK.slice(0, 4), from: '13:00', to: '17:30' },
          { days: ['friday'], from: '08:30', to: '14:00' },
        ],
        seasons: [{ from: '08-01', to: '08-31', hours: [{ days: WEEK, from: '08:00', to: '14:00' }] }],
        holidays: { country: 'DE', region: 'BY', except: ['Heilige Drei Könige'] },
        dates: [{ on: '12-24', from: '08:30', to: '12:00' }],
      },
    },
    hours: { internal: 'working hours', partner: theirs },
    sla: {
      objectives: [
        {
          measure: 'acknowledge',
          severity: 1,
          obligor: 'internal',
          target: '30m',
          hours: 'always',
          pausesWhileWaiting: false,
          protects: 'Orders are taken around the clock.',
        },
        {
          measure: 'acknowledge',
          severity: 1,
          obligor: 'partner',
          target: '1h',
          pausesWhileWaiting: false,
          protects: 'Orders are taken around the clock.',
        },
        { measure: 'acknowledge', target: '4h', pausesWhileWaiting: false, protects: 'Nothing lies unread for a day.' },
        {
          measure: 'resolve',
          severity: 1,
          obligor: 'partner',
          target: '4h',
          levels: ['-50 %', '-25 %', '-10 %'],
          protects: 'Orders are taken around the clock.',
        },
        { measure: 'resolve', obligor: 'internal', target: '2 working days', protects: 'Plans for the week hold.' },
      ],
    },
    ladder: {
      cycles: 2,
      steps: [
        { tell: [am('internal'), am('partner')], wait: '2h' },
        { tell: ['managers'], wait: '4h' },
        { tell: [sponsor('internal'), sponsor('partner')], wait: '1 working day' },
      ],
    },
    ladders: [
      {
        severity: 1,
        cycles: 3,
        steps: [
          { tell: [am('internal'), am('partner')], wait: '15m', waitIn: 'wall' },
          { tell: ['managers', sponsor('partner')], wait: '30m', waitIn: 'wall' },
        ],
      },
    ],
    checkIns: {
      cron: '0 10 * * 2#1,2#3',
      zone: 'Europe/Berlin',
      kind: 'full',
      window: '4 working days',
      remindAfter: '2 working days',
    },
    people: [
      { name: 'Anna Berg', side: 'internal', roles: ['account-manager'], [platform]: people.anna },
      { name: 'Tom Ek', side: 'internal', roles: ['sponsor'], [platform]: people.tom },
      { name: contact, side: 'partner', roles: ['account-manager'], [platform]: people.contact },
    ],
    channels: [
      { purpose: 'shared', name: shared, [platform]: channels.shared },
      { purpose: 'managers', name: ours, [platform]: channels.ours },
    ],
  }
}

/** Whatever a target is about and says, into the form of a new one. */
type Target = Record<string, string>

const TARGETS: Target[] = [
  {
    measure: 'acknowledge',
    severity: '1',
    obligor: 'internal',
    target: '30m',
    hours: 'always',
    pauses: 'no',
    protects: 'Orders are taken around the clock.',
    others: 'end',
  },
  {
    measure: 'acknowledge',
    severity: '1',
    obligor: 'partner',
    target: '1h',
    pauses: 'no',
    protects: 'Orders are taken around the clock.',
  },
  { measure: 'acknowledge', target: '4 h', pauses: 'no', protects: 'Nothing lies unread for a day.' },
  {
    measure: 'resolve',
    severity: '1',
    obligor: 'partner',
    target: '4h',
    levels: '-50 %, -25 %, -10 %',
    protects: 'Orders are taken around the clock.',
  },
  { measure: 'resolve', obligor: 'internal', target: '2 working days', protects: 'Plans for the week hold.' },
]

/** A world in which nobody is registered yet, and whoever sets the partner up is an admin. */
export function openStage(platform: keyof typeof STAGES): Promise<World> {
  return World.open({ sheets: [], admins: [{ platform, userId: STAGES[platform].admin }] })
}

/** An account manager sets up a real partner with its own terms, ladder and cadence from chat alone. */
export async function setUpPartner(platform: keyof typeof STAGES, hands: Hands): Promise<void> {
  const { slug, name, shared, ours, contact } = STAGES[platform]
  await hands.says(shared, `@Liaison add "${name}" --slug ${slug} --zone Europe/Paris`)
  await hands.seesTerms(slug, `How ${name} (${slug}) is run`)
  await hands.changes('about', undefined, { type: 'partnership', direction: 'sell-with', stage: 'steady' })
  await hands.changes('hours', 'partner', {
    ...{ hours: 'Mon-Thu 8:30-12, 13-17:30; Fri 8:30-14', whose: 'own', zone: 'Europe/Berlin', country: 'de-by' },
    ...{ except: 'Heilige Drei Könige', times: '08-01 to 08-31: Mon-Fri 8-14\n12-24: 8:30-12:00' },
  })
  await hands.changes('hours', 'internal', { hours: 'weekdays 9am-6pm', country: 'FR', off: '12-24 to 12-31' })
  for (const target of TARGETS) await hands.changes('targets', 'new', target)
  await hands.changes('ladder', 'usual', {
    steps: `account managers: 2h\nmanagers’ channel: 4h\nsponsors: 1 working day`,
  })
  await hands.changes('ladder', 'new', {
    ...{ severity: '1', rounds: '3' },
    steps: `account managers: 15m by the clock\nmanagers’ channel, ${name} sponsor: 30m by the clock`,
  })
  await hands.changes('ladder', 'for pages', { goes: 'ends' })
  await hands.changes('checks', 'everybody', {
    ...{ cadence: 'twice a month', kind: 'full', window: '4 working days', remind: '2 working days' },
  })
  await hands.binds(shared, `bind ${slug} shared`)
  await hands.binds(ours, `bind ${slug} managers`)
  await hands.says(shared, `@Liaison people ${slug} add @Tom Ek --role sponsor`)
  await hands.says(shared, `@Liaison people ${slug} add @${contact} --role account-manager`)
}

/** The export is the sheet that one would write by hand, and that applied changes nothing. */
export async function expectAsByHand(world: World, platform: keyof typeof STAGES): Promise<void> {
  const { slug, name } = STAGES[platform]
  const { services } = world.playground.liaison
  const [told] = await exportSheets(services, { partner: slug, folder: '/' })
  const sheet = byHand(platform)
  expect(parse(told!.text)).toEqual(sheet)
  const lines = await apply(services, JSON.stringify(sheet), 'by-hand.yaml', 'Deniz')
  expect(lines.map(({ text }) => text)).toEqual([
    `${name} (${slug}) is as by-hand.yaml says already. Nothing was changed.`,
  ])
}
