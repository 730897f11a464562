import { slackWorld, SLACK } from '../../../src/playground/northwind/slack-world.ts'
import { teamsWorld, TEAMS } from '../../../src/playground/northwind/teams-world.ts'
import type { SlackWorld } from '../../../src/playground/slack/slack-world.ts'
import type { TeamsWorld } from '../../../src/playground/teams/teams-world.ts'

/** So many of ours, and of each partner, are asked. */
export type Size = { onSlack: number; onTeams: number; ours: number; theirs: readonly [slack: number, teams: number] }

type Named = {
  name: string
  side: 'internal' | 'partner'
  roles: string[]
  zone: string
  slack?: string
  teams?: string
}

/**
 * Partners of Northwind, each with people of their own on both sides and a shared channel, whose checks all open at one moment. `asked`: where they are asked, as a world
 * says it: each of ours alone, those of a partner together.
 */
export type Many = { slackWorld: SlackWorld; teamsWorld: TeamsWorld; sheets: unknown[]; asked: string[] }

const ZONE = 'Europe/Paris'
const HOURS = [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '17:00' }]

export function manyPartners({ onSlack, onTeams, ours, theirs: [theirsOnSlack, theirsOnTeams] }: Size): Many {
  const slack: SlackWorld = { ...slackWorld, teams: slackWorld.teams.slice(0, 1), users: [], channels: [] }
  const teams: TeamsWorld = {
    ...teamsWorld,
    tenants: teamsWorld.tenants.slice(0, 1),
    users: [],
    team: { ...teamsWorld.team, channels: [] },
  }
  const onSlackSheets = each(onSlack, (at) => partnerOnSlack(slack, at, ours, theirsOnSlack))
  const onTeamsSheets = each(onTeams, (at) => partnerOnTeams(teams, at, ours, theirsOnTeams))
  return {
    slackWorld: slack,
    teamsWorld: teams,
    sheets: [...onSlackSheets, ...onTeamsSheets],
    asked: [
      ...slack.users.filter(({ teamId }) => teamId === SLACK.northwind).map(({ name }) => `slack @${name}`),
      ...slack.channels.map(({ name }) => `slack #${name}`),
      ...teams.users.filter(({ tenantId }) => tenantId === TEAMS.northwind).map(({ name }) => `teams @${name}`),
      ...teams.team.channels.map(({ name }) => `teams #${name}`),
    ],
  }
}

function partnerOnSlack(world: SlackWorld, at: number, ours: number, theirs: number): unknown {
  const teamId = `T0P${at}`
  const channelId = `C0P${at}`
  world.teams.push({ id: teamId, name: `Partner S${at}`, home: false })
  const person = (side: Named['side'], nth: number): Named => {
    const home = side === 'internal' ? SLACK.northwind : teamId
    const id = `U0${side === 'internal' ? 'N' : 'P'}${at}X${nth}`
    const name = `${side === 'internal' ? 'Our' : 'Their'} S${at} ${nth}`
    world.users.push({ id, name, title: 'Respondent', teamId: home, zone: ZONE })
    return { name, side, roles: rolesOf(nth), zone: ZONE, slack: `${home}/${id}` }
  }
  const people = [...each(ours, (nth) => person('internal', nth)), ...each(theirs, (nth) => person('partner', nth))]
  world.channels.push({
    ...{ id: channelId, name: `s${at}-shared`, sharedWithTeamIds: [teamId], botPresent: true },
    memberIds: people.map(({ slack = '' }) => slack.split('/')[1]!),
  })
  return sheetOf(`s${at}`, people, { slack: `${SLACK.northwind}/${channelId}` })
}

function partnerOnTeams(world: TeamsWorld, at: number, ours: number, theirs: number): unknown {
  const number = String(at).padStart(4, '0')
  const tenantId = `8c1d4e2f-0000-4a7d-8e90-6f5a4b3c${number}`
  const channelId = `19:partner-t${at}@thread.tacv2`
  world.tenants.push({ id: tenantId, name: `Partner T${at}`, home: false })
  const person = (side: Named['side'], nth: number): Named => {
    const home = side === 'internal' ? TEAMS.northwind : tenantId
    const id = `${side === 'internal' ? 'a1' : 'b2'}00000${nth}-0000-4000-8000-00000000${number}`
    const name = `${side === 'internal' ? 'Our' : 'Their'} T${at} ${nth}`
    world.users.push({
      ...{ aadObjectId: id, name, title: 'Respondent', tenantId: home, zone: ZONE },
      userPrincipalName: `t${at}-${nth}@${side}.example`,
    })
    return { name, side, roles: rolesOf(nth), zone: ZONE, teams: `${home}/${id}` }
  }
  const people = [...each(ours, (nth) => person('internal', nth)), ...each(theirs, (nth) => person('partner', nth))]
  world.team.channels.push({
    ...{ id: channelId, name: `t${at}-shared`, shared: true, botPresent: true },
    memberIds: people.map(({ teams = '' }) => teams.split('/')[1]!),
  })
  return sheetOf(`t${at}`, people, { teams: `${TEAMS.northwind}/${channelId}` })
}

function sheetOf(slug: string, people: Named[], shared: object): unknown {
  return {
    ...{ slug, name: `Partner ${slug.toUpperCase()}`, type: 'managed-service', direction: 'sell-to', stage: 'steady' },
    calendar: { zone: ZONE, hours: HOURS, holidays: { country: 'FR' } },
    checkIns: {
      cron: '0 10 * * 2',
      zone: ZONE,
      kind: 'pulse',
      window: '3 working days',
      remindAfter: '2 working days',
    },
    people,
    channels: [{ purpose: 'shared', name: `${slug}-shared`, ...shared }],
  }
}

function rolesOf(nth: number): string[] {
  return nth === 0 ? ['account-manager'] : ['member']
}

function each<T>(many: number, make: (at: number) => T): T[] {
  return Array.from({ length: many }, (_, at) => make(at))
}
