import type { SlackUser, SlackWorld } from '../slack/slack-world.ts'
import { SLACK, slackWorld } from './slack-world.ts'

/** What is there besides when Northwind is on Enterprise Grid: its organisation, and a second workspace of it. */
export const GRID = {
  corp: 'E0NORTHWIND',
  labs: 'T0NORTHLABS',
  wes: 'W0WESOYELARAN',
  zoe: 'W0ZOEKLEIN',
  acmeCorp: 'E0ACMEGROUP',
} as const

/** In the labs' workspace alone, and not in the bot's. */
const wes: SlackUser = {
  id: GRID.wes,
  name: 'Wes Oyelaran',
  title: 'Researcher, Northwind Labs',
  teamId: GRID.labs,
  zone: 'Europe/London',
  email: 'wes@northwind.example',
}

/** In both workspaces; Slack names the other one as hers, and her without a team in `users.info`. */
const zoe: SlackUser = {
  id: GRID.zoe,
  name: 'Zoe Klein',
  title: 'Partner operations, Northwind Labs',
  teamId: GRID.labs,
  otherTeamIds: [SLACK.northwind],
  teamUnsaid: true,
  namedByOrganisation: true,
  zone: 'Europe/Berlin',
  email: 'zoe@northwind.example',
}

/**
 * Northwind's workspace as one of two of an Enterprise Grid organisation, with a colleague in each internal channel. Acme's
 * workspace is on a Grid of its own, so that its people are outsiders who are named by an E… as well.
 */
export const slackGridWorld: SlackWorld = {
  ...slackWorld,
  enterprises: [
    { id: GRID.corp, name: 'Northwind Group' },
    { id: GRID.acmeCorp, name: 'Acme Group' },
  ],
  teams: [
    ...slackWorld.teams.map((team) => {
      if (team.home) return { ...team, enterpriseId: GRID.corp }
      return team.id === SLACK.acme ? { ...team, enterpriseId: GRID.acmeCorp } : team
    }),
    { id: GRID.labs, name: 'Northwind Labs', home: false, enterpriseId: GRID.corp },
  ],
  users: [...slackWorld.users, wes, zoe],
  channels: slackWorld.channels.map((channel) =>
    channel.id === SLACK.acmeInternal
      ? { ...channel, memberIds: [...channel.memberIds, GRID.wes, GRID.zoe], sharedWithTeamIds: [GRID.labs] }
      : channel,
  ),
}
