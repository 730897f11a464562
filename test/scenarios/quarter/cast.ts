import { SLACK, slackWorld } from '../../../src/playground/northwind/slack-world.ts'
import { TEAMS, teamsWorld } from '../../../src/playground/northwind/teams-world.ts'
import { businessHours, type Calendar } from '../../../src/domain/time/calendar.ts'

/** Somebody of the quarter: by whose clock, with which accounts, and on which days of their own country they do not work. */
type Somebody = { name: string; zone: string; slack?: string; teams?: string; off?: string[] }

const IN_FRANCE = ['2027-01-01', '2027-03-29']
const IN_ENGLAND = ['2027-01-01', '2027-03-26', '2027-03-29']
const JAPAN = ['2027-01-01', '2027-01-11', '2027-02-11', '2027-02-23', '2027-03-22']
const STATES = ['2027-01-01', '2027-01-18', '2027-02-15']
const INDIA = ['2027-01-26', '2027-03-26']

const home = (slack: string, teams: string) => ({
  slack: `${SLACK.northwind}/${slack}`,
  teams: `${TEAMS.northwind}/${teams}`,
})
const aad = (number: number) => `a1000000-0000-4000-8000-00000000010${number}`

const OURS = {
  anna: { name: 'Anna Berg', zone: 'Europe/Paris', ...home(SLACK.anna, TEAMS.anna) },
  tom: { name: 'Tom Ek', zone: 'Europe/London', off: IN_ENGLAND, ...home(SLACK.tom, TEAMS.tom) },
  lou: { name: 'Lou Diaz', zone: 'America/Los_Angeles', off: STATES, ...home('U0LOUDIAZ', aad(1)) },
  kavi: { name: 'Kavi Rao', zone: 'Asia/Kolkata', off: INDIA, ...home('U0KAVIRAO', aad(2)) },
  aiko: { name: 'Aiko Mori', zone: 'Asia/Tokyo', off: JAPAN, ...home('U0AIKOMORI', aad(3)) },
  mara: { name: 'Mara Lind', zone: 'Europe/Paris', ...home('U0MARALIND', TEAMS.mara) },
} satisfies Record<string, Somebody>

const THEIRS = {
  ravi: { name: 'Ravi Shah', zone: 'Europe/London', slack: `${SLACK.acme}/${SLACK.ravi}` },
  mia: { name: 'Mia Chen', zone: 'America/New_York', slack: `${SLACK.acme}/${SLACK.mia}` },
  sol: { name: 'Sol Reyes', zone: 'Europe/Paris', slack: `${SLACK.acme}/U0SOL` },
  leo: { name: 'Leo Park', zone: 'Europe/London', teams: `${TEAMS.globex}/${TEAMS.leo}` },
  ida: { name: 'Ida Rossi', zone: 'Europe/Rome', teams: `${TEAMS.globex}/${TEAMS.ida}` },
  noa: { name: 'Noa Levi', zone: 'Europe/Rome', teams: `${TEAMS.globex}/0a0a0a0a-0000-4000-8000-00000000a0a0` },
  noor: { name: 'Noor Haddad', zone: 'Europe/Berlin', slack: `${SLACK.initech}/${SLACK.noor}` },
} satisfies Record<string, Somebody>

const idOf = (account: string) => account.split('/')[1]!
const zones = new Map<string, string>(
  Object.values({ ...OURS, ...THEIRS }).flatMap((one: Somebody) =>
    [one.slack, one.teams].flatMap((account) => (account === undefined ? [] : [[idOf(account), one.zone] as const])),
  ),
)
const NEW = [OURS.lou, OURS.kavi, OURS.aiko]

/** Slack and Teams of Northwind, with colleagues in five zones. */
export const WORLDS = {
  slackWorld: {
    ...slackWorld,
    users: [
      ...slackWorld.users,
      ...[...NEW, OURS.mara].map(({ name, slack }) => ({
        name,
        id: idOf(slack),
        title: 'Team member',
        teamId: SLACK.northwind,
      })),
      { name: 'Sol Reyes', id: 'U0SOL', title: 'Engineer at Acme', teamId: SLACK.acme },
    ].map((user) => ({
      ...{ email: `${user.id.toLowerCase()}@example.com`, zone: 'Europe/Paris' },
      ...user,
      ...(zones.has(user.id) && { zone: zones.get(user.id)! }),
    })),
    channels: slackWorld.channels.map((channel) =>
      channel.id === SLACK.acmeShared ? { ...channel, memberIds: [...channel.memberIds, 'U0SOL'] } : channel,
    ),
  },
  teamsWorld: {
    ...teamsWorld,
    users: [
      ...teamsWorld.users,
      ...NEW.map(({ name, teams }) => ({
        ...{ name, aadObjectId: idOf(teams), title: 'Team member', tenantId: TEAMS.northwind },
      })),
      { name: 'Noa Levi', aadObjectId: idOf(THEIRS.noa.teams), title: 'Writer at Globex', tenantId: TEAMS.globex },
    ].map((user) => ({
      ...{ userPrincipalName: `${user.aadObjectId}@example.com`, zone: 'Europe/Paris' },
      ...user,
      ...(zones.has(user.aadObjectId) && { zone: zones.get(user.aadObjectId)! }),
    })),
    team: {
      ...teamsWorld.team,
      channels: teamsWorld.team.channels.map((channel) => ({
        ...channel,
        memberIds: [
          ...channel.memberIds,
          ...(channel.id === TEAMS.globexShared ? [idOf(THEIRS.noa.teams)] : []),
          // Where the app is installed for whoever is in the team.
          ...(channel.id === TEAMS.globexInternal ? NEW.map(({ teams }) => idOf(teams)) : []),
        ],
      })),
    },
  },
}

const named = (side: 'internal' | 'partner', role: string, { name, zone, slack, teams }: Somebody) => ({
  ...{ name, zone, side, roles: [role] },
  ...(slack !== undefined && { slack }),
  ...(teams !== undefined && { teams }),
})
const onSlack = (purpose: string, name: string, id: string) => ({ purpose, name, slack: `${SLACK.northwind}/${id}` })
const onTeams = (purpose: string, name: string, id: string) => ({ purpose, name, teams: `${TEAMS.northwind}/${id}` })
const FRENCH = { zone: 'Europe/Paris', holidays: { country: 'FR' } }
const ENGLISH = { zone: 'Europe/London', holidays: { country: 'GB', region: 'ENG' } }
const TWICE = { window: '4 working days', remindAfter: '1 working day', remindAgain: '2 working days' }

/** Acme is asked each month with names, Globex once without, and Initech each month, whose account manager never says a word. */
export const SHEETS = [
  {
    ...{ slug: 'acme', name: 'Acme Hosting', stage: 'steady', calendar: FRENCH },
    checkIns: { cron: '0 10 22 * *', kind: 'pulse', ...TWICE },
    people: [
      named('internal', 'account-manager', OURS.anna),
      ...[OURS.tom, OURS.lou, OURS.aiko].map((one) => named('internal', 'member', one)),
      named('internal', 'manager', OURS.mara),
      named('partner', 'account-manager', THEIRS.ravi),
      named('partner', 'member', THEIRS.mia),
    ],
    channels: [
      onSlack('shared', 'acme-shared', SLACK.acmeShared),
      onSlack('internal', 'acme-internal', SLACK.acmeInternal),
    ],
  },
  {
    ...{ slug: 'globex', name: 'Globex Agency', stage: 'steady', calendar: ENGLISH },
    checkIns: {
      cron: '0 9 22 2 *',
      kind: 'full',
      window: '5 working days',
      remindAfter: '2 working days',
      anonymous: true,
    },
    people: [
      named('internal', 'account-manager', OURS.anna),
      ...[OURS.lou, OURS.kavi].map((one) => named('internal', 'member', one)),
      named('partner', 'account-manager', THEIRS.leo),
      ...[THEIRS.ida, THEIRS.noa].map((one) => named('partner', 'member', one)),
    ],
    channels: [
      onTeams('shared', 'globex-shared', TEAMS.globexShared),
      onTeams('internal', 'globex-internal', TEAMS.globexInternal),
    ],
  },
  {
    ...{ slug: 'initech', name: 'Initech Logistics', stage: 'steady', calendar: FRENCH },
    checkIns: { cron: '0 10 25 * *', kind: 'pulse', window: '3 working days', remindAfter: '1 working day' },
    people: [
      named('internal', 'account-manager', OURS.anna),
      named('internal', 'member', OURS.kavi),
      named('partner', 'account-manager', THEIRS.noor),
    ],
    channels: [onSlack('shared', 'initech-shared', SLACK.initechShared)],
  },
]

const BY_FRENCH_HOURS = ['acme', 'initech']

/** The hours in which somebody works: with any of their partners, by their own clock, and on no holiday of their own country. */
export function hoursOf(somebody: string): Calendar[] {
  const { zone, off = [] } = found(somebody)
  const partners = SHEETS.filter(({ people }) => people.some(({ name }) => name === somebody)).map(({ slug }) => slug)
  // Sol is named for Acme in March.
  const all = somebody === THEIRS.sol.name ? ['acme'] : partners
  return all.map((slug) => businessHours(zone, [...(BY_FRENCH_HOURS.includes(slug) ? IN_FRANCE : IN_ENGLAND), ...off]))
}

export function zoneOf(somebody: string): string {
  return found(somebody).zone
}

function found(somebody: string): Somebody {
  const one = Object.values<Somebody>({ ...OURS, ...THEIRS }).find(({ name }) => name === somebody)
  if (!one) throw new Error(`${somebody} has no part in the quarter`)
  return one
}
