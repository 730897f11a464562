import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { apply } from '../../src/cli/apply.ts'
import { exportSheets } from '../../src/cli/export/export.ts'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS } from '../../src/playground/northwind/teams-world.ts'
import { type Person, World } from '../kit/world.ts'

const STAGES = {
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
          warnAtPercent: [50, 75, 90],
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
    warn: '50, 75, 90 %',
    protects: 'Orders are taken around the clock.',
  },
  { measure: 'resolve', obligor: 'internal', target: '2 working days', protects: 'Plans for the week hold.' },
]

describe.each(['slack', 'teams'] as const)('on %s, from chat alone', (platform) => {
  test('an account manager sets up a real partner, and its export is the sheet that one would write by hand', async () => {
    const { slug, name, shared, ours, contact, admin } = STAGES[platform]
    const world = await World.open({ sheets: [], admins: [{ platform, userId: admin }] })
    const anna = world.person(platform, 'Anna Berg')
    await anna.say(shared, `@Liaison add "${name}" --slug ${slug} --zone Europe/Paris`)
    await anna.tellBot(`terms ${slug}`)
    const card = world.expectMessage(`${platform} @Anna Berg`, `How ${name} (${slug}) is run`)
    const change = (part: string, of: string | undefined, entries: Record<string, string>) =>
      changed(anna, () => anna.press(card, `terms.${part}`), of, entries)

    await change('about', undefined, { type: 'partnership', direction: 'sell-with', stage: 'steady' })
    await change('hours', 'partner', {
      ...{ hours: 'Mon-Thu 8:30-12, 13-17:30; Fri 8:30-14', whose: 'own', zone: 'Europe/Berlin', country: 'de-by' },
      ...{ except: 'Heilige Drei Könige', times: '08-01 to 08-31: Mon-Fri 8-14\n12-24: 8:30-12:00' },
    })
    await change('hours', 'internal', { hours: 'weekdays 9am-6pm', country: 'FR', off: '12-24 to 12-31' })
    for (const target of TARGETS) await change('targets', 'new', target)
    await change('ladder', 'usual', {
      steps: `account managers: 2h\nmanagers’ channel: 4h\nsponsors: 1 working day`,
    })
    await change('ladder', 'new', {
      ...{ severity: '1', rounds: '3' },
      steps: `account managers: 15m by the clock\nmanagers’ channel, ${name} sponsor: 30m by the clock`,
    })
    await change('checks', undefined, {
      ...{ cadence: 'twice a month', kind: 'full', window: '4 working days', remind: '2 working days' },
    })
    // A slash command says what its channel is called; Slack's mention does not.
    for (const [channel, line] of [
      [shared, `bind ${slug} shared`],
      [ours, `bind ${slug} managers`],
    ] as const)
      await (platform === 'slack' ? anna.command(channel, `/partner ${line}`) : anna.say(channel, `@Liaison ${line}`))
    await anna.say(shared, `@Liaison people ${slug} add @Tom Ek --role sponsor`)
    await anna.say(shared, `@Liaison people ${slug} add @${contact} --role account-manager`)
    world.takeMessages()

    const { services } = world.playground.liaison
    const [told] = await exportSheets(services, { partner: slug, folder: '/' })
    const sheet = byHand(platform)
    expect(parse(told!.text)).toEqual(sheet)
    const lines = await apply(services, JSON.stringify(sheet), 'by-hand.yaml', 'Deniz')
    expect(lines.map(({ text }) => text)).toEqual([
      `${name} (${slug}) is as by-hand.yaml says already. Nothing was changed.`,
    ])
    world.takeMessages()
    await world.close()
  })
})

/** Open a form, fill it in, see what it comes to, and do it. */
async function changed(
  person: Person,
  open: () => Promise<unknown>,
  of: string | undefined,
  entries: Record<string, string>,
): Promise<void> {
  await open()
  if (of !== undefined) await person.submit({ of })
  const { notice } = await person.submit(entries)
  const shown = JSON.stringify(person.dialog())
  expect(shown, notice).toContain('What changes')
  await person.submit({})
  expect(person.hasDialog(), shown).toBe(false)
}
