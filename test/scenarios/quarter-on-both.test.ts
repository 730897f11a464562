import { expect, test } from 'vitest'
import { reportPeriod } from '../../src/app/find/find-report.ts'
import { explainedLedger } from '../../src/app/queries/explained-ledger.ts'
import { ledgerOf } from '../../src/app/queries/ledger-of.ts'
import { ask } from '../../src/app/queries/query.ts'
import { slaReport } from '../../src/app/queries/sla-report.ts'
import { explainedLedgerCard } from '../../src/cards/explained-ledger-card.ts'
import { ledgerCard } from '../../src/cards/ledger-card.ts'
import { reportCard } from '../../src/cards/report-card.ts'
import { ledger } from '../../src/cli/ledger/ledger.ts'
import { operatorAsking } from '../../src/cli/operator.ts'
import { report } from '../../src/cli/report/report.ts'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS } from '../../src/playground/northwind/teams-world.ts'
import { saidBy } from '../cards/said-by.ts'
import { type Platform, World } from '../kit/world.ts'

const ANNA = { name: 'Anna Berg', side: 'internal', roles: ['account-manager'], zone: 'Europe/Paris' }

/** One partner, with everybody and everything on that platform. */
const PLACES = {
  slack: {
    shared: 'acme-shared',
    them: 'Ravi Shah',
    people: [
      { ...ANNA, slack: `${SLACK.northwind}/${SLACK.anna}` },
      { name: 'Ravi Shah', side: 'partner', roles: ['account-manager'], slack: `${SLACK.acme}/${SLACK.ravi}` },
    ],
    channels: [{ purpose: 'shared', name: 'umbrella', slack: `${SLACK.northwind}/${SLACK.acmeShared}` }],
  },
  teams: {
    shared: 'globex-shared',
    them: 'Leo Park',
    people: [
      { ...ANNA, teams: `${TEAMS.northwind}/${TEAMS.anna}` },
      { name: 'Leo Park', side: 'partner', roles: ['account-manager'], teams: `${TEAMS.globex}/${TEAMS.leo}` },
    ],
    channels: [{ purpose: 'shared', name: 'umbrella', teams: `${TEAMS.northwind}/${TEAMS.globexShared}` }],
  },
} as const

const OWED = { obligor: 'partner', period: 'month', protects: 'Orders are taken' }
const SHEET = {
  slug: 'umbrella',
  name: 'Umbrella Works',
  stage: 'steady',
  calendar: { zone: 'Europe/Paris' },
  sla: {
    others: 'end',
    objectives: [
      {
        measure: 'resolve',
        severity: 1,
        obligor: 'partner',
        target: '2h',
        hours: 'always',
        protects: 'Orders are taken',
      },
      { measure: 'acknowledge', obligor: 'internal', target: '1h', hours: 'always', protects: 'They hear from us' },
    ],
    figures: [
      { ...OWED, name: 'Availability', kind: 'availability', atLeast: 99.5, service: 'Orders API', hours: 'always' },
      { ...OWED, name: 'Orders without rework', unit: '%', atLeast: 99, source: 'The order system' },
    ],
  },
  money: {
    partner: {
      ...{ currency: 'EUR', fee: '10000.00', period: 'month', cap: '12 %', oneIncident: 'all' },
      rules: [
        { measure: 'resolve', severity: 1, perBreach: '3 %' },
        {
          figure: 'Availability',
          bands: [
            { beyond: 99.5, costs: '5 %' },
            { beyond: 98, costs: '10 %' },
          ],
        },
        { figure: 'Orders without rework', perBreach: '150.00' },
      ],
    },
    internal: {
      ...{ currency: 'EUR', fee: '2000.00', period: 'month' },
      rules: [{ measure: 'acknowledge', perBreach: '1 %' }],
    },
  },
}

/** What is typed, and how long passes before it; `they` are whoever answers for the partner. */
const STORY: [passes: string, who: 'anna' | 'they', line: string][] = [
  ['1h', 'anna', 'case umbrella "Orders API returns 500" --severity 1 --service "Orders API"'],
  ['30m', 'they', 'ack CASE-1'],
  ['3h', 'they', 'resolve CASE-1 "Rolled back | for *good*"'],
  ['10m', 'anna', 'confirm CASE-1'],
  ['1h', 'they', 'case umbrella "We wait for an answer"'],
  ['90m', 'anna', 'ack CASE-2'],
  ['1 days', 'anna', 'case umbrella "Once more" --severity 1 --service "Orders API"'],
  ['1h', 'they', 'resolve CASE-3 "Restarted"'],
  ['10m', 'anna', 'confirm CASE-3'],
  ['8 days', 'they', 'measure "Orders without rework" 98.7'],
  ['1h', 'they', 'measure "Orders without rework" 98.9 --why "One was counted twice"'],
]

async function lived(platform: Platform) {
  const { shared, them, people, channels } = PLACES[platform]
  const world = await World.open({ sheets: [{ ...SHEET, people, channels }] })
  const { services } = world.playground.liaison
  const speakers = { anna: world.person(platform, 'Anna Berg'), they: world.person(platform, them) }
  for (const [passes, who, line] of STORY) {
    await world.advance(passes)
    await speakers[who].say(shared, `@Liaison ${line}`)
  }
  // Until November is closed.
  await world.advance('3 days')
  const printed = async (of: typeof report, format: string) =>
    (await of(services, { partner: 'umbrella', period: '2026-11', format })).map(({ text }) => text).join('\n')
  const cards = await services.store.read(async (view) => {
    const partner = (await view.partners.bySlug('umbrella'))!
    const asking = operatorAsking(services, view)
    const month = reportPeriod(partner, await view.agreements.of(partner.id), '2026-11', services.clock.now())
    if ('refused' in month) throw new Error(month.refused)
    const subject = { partner, period: '2026-11' }
    const reported = await ask(slaReport, asking, { subject: month, partner })
    const booked = await ask(ledgerOf, asking, { subject, partner })
    const told = await ask(explainedLedger, asking, { subject, partner })
    if ('refused' in reported || 'refused' in booked || 'refused' in told) throw new Error('refused')
    if (!('sides' in booked.found) || !('sides' in told.found)) throw new Error('no ledger')
    const reader = 'Europe/Paris'
    return [
      saidBy(reportCard({ ...reported.found, reader })),
      saidBy(ledgerCard({ ...booked.found, reader })),
      saidBy(explainedLedgerCard(told.found, reader)),
    ]
  })
  world.takeMessages()
  const shown: string[] = []
  for (const line of [
    'report umbrella --period 2026-11',
    'ledger umbrella --period 2026-11',
    'explain umbrella "Availability" --period 2026-11',
    'explain umbrella ledger 2026-11 4',
  ]) {
    await speakers.they.say(shared, `@Liaison ${line}`)
    shown.push(
      world
        .takeMessages()
        .map(({ text }) => text)
        .join('\n'),
    )
  }
  const files = [
    await printed(report, 'markdown'),
    await printed(report, 'csv'),
    await printed(ledger, 'markdown'),
    await printed(ledger, 'csv'),
  ]
  await world.close()
  return { cards, files, shown }
}

/** Ids of promises are made by chance. */
const withoutIds = (text: string) => text.replaceAll(/"[\da-f]{8}-[\da-f-]{27}"/gu, '"id"')

test(
  'the same month on Slack and on Teams gives the same report and the same ledger, byte for byte, as cards and as files',
  { timeout: 120_000 },
  async () => {
    const [slack, teams] = [await lived('slack'), await lived('teams')]
    expect(teams.cards).toEqual(slack.cards)
    expect(teams.files.map(withoutIds)).toEqual(slack.files.map(withoutIds))
    const [reported, , booked, table] = slack.files
    // 3.5 h of the whole month were down, and one more: 4.5 h of 720 h.
    expect(reported).toContain('99\\.375 %')
    expect(booked).toContain('closed')
    expect(table).toContain('"booked"')
    // Money was agreed on the 23rd: on 7 of 30 days. 10,000.00 × 7/30 = 2,333.33: 5 % = 116.67, with 3 % of 10,000.00 = 300.00 and 150.00 it is 566.67; at most 12 % of 2,333.33 = 280.00.
    expect(slack.cards[1]).toContain('Umbrella Works pays EUR 280.00')
    // What held then: 1 % of 2,000.00 = 20.00, whatever days of the month money held.
    expect(slack.cards[1]).toContain('Northwind pays EUR 20.00')
    expect(slack.cards[2]).toContain('5 % of (EUR 10,000.00 × 7/30) = EUR 116.67')
    expect(slack.cards[2]).toContain('at most 12 % of (EUR 10,000.00 × 7/30) = EUR 280.00')
    for (const { shown } of [slack, teams]) {
      expect(shown[0]).toContain('2026-11')
      expect(shown[1]).toContain('Umbrella Works pays EUR 280.00')
      expect(shown[2]).toContain('715 h 30 min / 720 h = 99.375 %')
      expect(shown[3]).toContain('The penalty is the least of these: EUR 280.00.')
    }
  },
)
