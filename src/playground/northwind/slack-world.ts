import manifest from '../../../manifest/slack.json' with { type: 'json' }
import { slackShortcuts } from './message-actions.ts'
import type { SlackWorld } from '../slack/slack-world.ts'

/** Northwind's Slack workspace, and those of two partners it shares channels with. */
export const SLACK = {
  northwind: 'T0NORTHWIND',
  acme: 'T0ACMEHOST',
  initech: 'T0INITECH',
  anna: 'U0ANNABERG',
  tom: 'U0TOMEK',
  priya: 'U0PRIYANAIR',
  ravi: 'U0RAVISHAH',
  mia: 'U0MIACHEN',
  noor: 'U0NOORHADDAD',
  gus: 'U0GUSMOREAU',
  acmeShared: 'C0ACMESHARED',
  acmeInternal: 'C0ACMEINTERN',
  initechShared: 'C0INITECHSHR',
} as const

export const slackWorld: SlackWorld = {
  // Installed from the very manifest an operator uses: what it does not ask for is refused here as there.
  scopes: [...manifest.oauth_config.scopes.bot, ...manifest.oauth_config.scopes.bot_optional],
  botEvents: manifest.settings.event_subscriptions.bot_events,
  shortcuts: slackShortcuts(manifest.features),
  commands: manifest.features.slash_commands.map(({ command }) => command),
  teams: [
    { id: SLACK.northwind, name: 'Northwind', home: true },
    { id: SLACK.acme, name: 'Acme Hosting', home: false },
    { id: SLACK.initech, name: 'Initech Logistics', home: false },
  ],
  users: [
    {
      id: SLACK.anna,
      name: 'Anna Berg',
      title: 'Account manager',
      teamId: SLACK.northwind,
      zone: 'Europe/Paris',
      email: 'anna@northwind.example',
    },
    {
      id: SLACK.tom,
      name: 'Tom Ek',
      title: 'Team member, orders',
      teamId: SLACK.northwind,
      zone: 'Europe/Paris',
      email: 'tom@northwind.example',
    },
    {
      id: SLACK.priya,
      name: 'Priya Nair',
      title: 'Sponsor',
      teamId: SLACK.northwind,
      zone: 'Europe/London',
      email: 'priya@northwind.example',
    },
    {
      id: SLACK.ravi,
      name: 'Ravi Shah',
      title: 'Account manager at Acme',
      teamId: SLACK.acme,
      zone: 'Europe/London',
      email: 'ravi@acme.example',
    },
    {
      id: SLACK.mia,
      name: 'Mia Chen',
      title: 'Engineer at Acme',
      teamId: SLACK.acme,
      zone: 'America/New_York',
      email: 'mia@acme.example',
    },
    {
      id: SLACK.noor,
      name: 'Noor Haddad',
      title: 'Account manager at Initech',
      teamId: SLACK.initech,
      zone: 'Europe/Berlin',
      email: 'noor@initech.example',
    },
    {
      id: SLACK.gus,
      name: 'Gus Moreau',
      title: 'Freelance engineer, guest',
      teamId: SLACK.northwind,
      zone: 'Europe/Paris',
      email: 'gus@freelance.example',
      guest: 'single-channel',
    },
  ],
  channels: [
    {
      id: SLACK.acmeShared,
      name: 'acme-shared',
      memberIds: [SLACK.anna, SLACK.tom, SLACK.priya, SLACK.ravi, SLACK.mia, SLACK.gus],
      sharedWithTeamIds: [SLACK.acme],
      botPresent: true,
    },
    {
      id: SLACK.acmeInternal,
      name: 'acme-internal',
      memberIds: [SLACK.anna, SLACK.tom, SLACK.priya],
      sharedWithTeamIds: [],
      botPresent: true,
    },
    {
      id: SLACK.initechShared,
      name: 'initech-shared',
      memberIds: [SLACK.anna, SLACK.tom, SLACK.noor],
      sharedWithTeamIds: [SLACK.initech],
      botPresent: true,
    },
  ],
}
