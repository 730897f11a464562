import { SLACK } from './slack-world.ts'
import { TEAMS } from './teams-world.ts'

const OFFICE_HOURS = [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '17:00' }]

const slack = (tenant: string, id: string) => ({ slack: `${tenant}/${id}` })
const teams = (tenant: string, id: string) => ({ teams: `${tenant}/${id}` })

/** The two partners Northwind works with already, as `liaison apply` would take them. A third waits to be registered by hand. */
export const SHEETS: unknown[] = [
  {
    slug: 'acme',
    name: 'Acme Hosting',
    type: 'managed-service',
    direction: 'sell-to',
    stage: 'steady',
    calendar: { zone: 'Europe/Paris', hours: OFFICE_HOURS, holidays: { country: 'FR' } },
    checkIns: { cron: '0 10 * * 2#1', kind: 'pulse', window: '3 working days', remindAfter: '1 working day' },
    people: [
      {
        name: 'Anna Berg',
        side: 'internal',
        roles: ['account-manager'],
        zone: 'Europe/Paris',
        ...slack(SLACK.northwind, SLACK.anna),
        ...teams(TEAMS.northwind, TEAMS.anna),
      },
      {
        name: 'Tom Ek',
        side: 'internal',
        roles: ['member'],
        zone: 'Europe/Paris',
        ...slack(SLACK.northwind, SLACK.tom),
        ...teams(TEAMS.northwind, TEAMS.tom),
      },
      {
        name: 'Priya Nair',
        side: 'internal',
        roles: ['sponsor'],
        zone: 'Europe/London',
        ...slack(SLACK.northwind, SLACK.priya),
      },
      {
        name: 'Mara Lind',
        side: 'internal',
        roles: ['manager'],
        zone: 'Europe/Paris',
        ...teams(TEAMS.northwind, TEAMS.mara),
      },
      {
        name: 'Ravi Shah',
        side: 'partner',
        roles: ['account-manager'],
        zone: 'Europe/London',
        ...slack(SLACK.acme, SLACK.ravi),
      },
      {
        name: 'Mia Chen',
        side: 'partner',
        roles: ['member'],
        zone: 'America/New_York',
        ...slack(SLACK.acme, SLACK.mia),
      },
    ],
    channels: [
      { purpose: 'shared', name: 'acme-shared', ...slack(SLACK.northwind, SLACK.acmeShared) },
      { purpose: 'internal', name: 'acme-internal', ...slack(SLACK.northwind, SLACK.acmeInternal) },
      { purpose: 'managers', name: 'Partner escalations', ...teams(TEAMS.northwind, TEAMS.escalations) },
    ],
  },
  {
    slug: 'globex',
    name: 'Globex Agency',
    type: 'partnership',
    direction: 'sell-with',
    stage: 'steady',
    calendar: { zone: 'Europe/London', hours: OFFICE_HOURS, holidays: { country: 'GB', region: 'ENG' } },
    people: [
      {
        name: 'Anna Berg',
        side: 'internal',
        roles: ['account-manager'],
        zone: 'Europe/Paris',
        ...teams(TEAMS.northwind, TEAMS.anna),
      },
      {
        name: 'Tom Ek',
        side: 'internal',
        roles: ['member'],
        zone: 'Europe/Paris',
        ...teams(TEAMS.northwind, TEAMS.tom),
      },
      {
        name: 'Mara Lind',
        side: 'internal',
        roles: ['manager'],
        zone: 'Europe/Paris',
        ...teams(TEAMS.northwind, TEAMS.mara),
      },
      {
        name: 'Leo Park',
        side: 'partner',
        roles: ['account-manager'],
        zone: 'Europe/London',
        ...teams(TEAMS.globex, TEAMS.leo),
      },
      { name: 'Ida Rossi', side: 'partner', roles: ['member'], zone: 'Europe/Rome', ...teams(TEAMS.globex, TEAMS.ida) },
    ],
    channels: [
      { purpose: 'shared', name: 'globex-shared', ...teams(TEAMS.northwind, TEAMS.globexShared) },
      { purpose: 'internal', name: 'globex-internal', ...teams(TEAMS.northwind, TEAMS.globexInternal) },
      { purpose: 'managers', name: 'Partner escalations', ...teams(TEAMS.northwind, TEAMS.escalations) },
    ],
  },
]
