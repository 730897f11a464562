import { expect, test } from 'vitest'
import { SLACK, slackWorld } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS, teamsWorld } from '../../src/playground/northwind/teams-world.ts'
import { businessHours } from '../../src/domain/time/calendar.ts'
import { HOUR, type Instant } from '../../src/domain/time/instant.ts'
import { isWorking } from '../../src/domain/time/work.ts'
import { inParis } from '../kit/quarter.ts'
import { type Met, World } from '../kit/world.ts'

/** Ours in five zones of four countries, of which two have a holiday in the week: Japan on Monday, the United States on Thursday. */
const OURS = [
  { name: 'Anna Berg', zone: 'Europe/Paris', slack: SLACK.anna, teams: TEAMS.anna, role: 'account-manager' },
  { name: 'Tom Ek', zone: 'Europe/London', slack: SLACK.tom, teams: TEAMS.tom, role: 'member' },
  { name: 'Lou Diaz', zone: 'America/Los_Angeles', slack: 'U0LOUDIAZ', teams: aad(1), role: 'member' },
  { name: 'Kavi Rao', zone: 'Asia/Kolkata', slack: 'U0KAVIRAO', teams: aad(2), role: 'member' },
  { name: 'Aiko Mori', zone: 'Asia/Tokyo', slack: 'U0AIKOMORI', teams: aad(3), role: 'member' },
]
const HOLIDAYS: Partial<Record<string, string[]>> = {
  'Asia/Tokyo': ['2026-11-23'],
  'America/Los_Angeles': ['2026-11-26'],
}
const PLACES = {
  slack: { shared: 'acme-shared', theirs: `${SLACK.acme}/${SLACK.ravi}` },
  teams: { shared: 'globex-shared', theirs: `${TEAMS.globex}/${TEAMS.leo}` },
} as const

function aad(number: number): string {
  return `a1000000-0000-4000-8000-0000000001${String(number).padStart(2, '0')}`
}

const isNew = ({ slack }: (typeof OURS)[number]) => !slackWorld.users.some(({ id }) => id === slack)
const worlds = {
  slackWorld: {
    ...slackWorld,
    users: [
      ...slackWorld.users.map((user) => ({
        ...user,
        zone: OURS.find(({ slack }) => slack === user.id)?.zone ?? user.zone,
      })),
      ...OURS.filter(isNew).map(({ name, zone, slack }) => ({
        ...{ id: slack, name, zone, title: 'Team member', teamId: SLACK.northwind },
        email: `${slack.toLowerCase()}@northwind.example`,
      })),
    ],
  },
  teamsWorld: {
    ...teamsWorld,
    // Where the app is installed for whoever is in the team.
    team: {
      ...teamsWorld.team,
      channels: teamsWorld.team.channels.map((channel) =>
        channel.id === TEAMS.globexInternal ? { ...channel, memberIds: OURS.map(({ teams }) => teams) } : channel,
      ),
    },
    users: [
      ...teamsWorld.users.map((user) => ({
        ...user,
        zone: OURS.find(({ teams }) => teams === user.aadObjectId)?.zone ?? user.zone,
      })),
      ...OURS.filter(isNew).map(({ name, zone, teams }) => ({
        ...{ aadObjectId: teams, name, zone, title: 'Team member', tenantId: TEAMS.northwind },
        userPrincipalName: `${teams}@northwind.example`,
      })),
    ],
  },
}

function sheetFor(platform: 'slack' | 'teams') {
  const { theirs } = PLACES[platform]
  return {
    ...{ slug: 'umbrella', name: 'Umbrella Works', stage: 'steady' },
    calendar: { zone: 'Europe/Paris' },
    checkIns: { cron: '0 10 1 1 *', window: '4 working days', remindAfter: '1 working day' },
    people: [
      ...OURS.map(({ name, zone, role, slack, teams }) => ({
        ...{ name, zone, side: 'internal', roles: [role] },
        ...{ slack: `${SLACK.northwind}/${slack}`, teams: `${TEAMS.northwind}/${teams}` },
      })),
      { name: 'Robin Vale', zone: 'Europe/London', side: 'partner', roles: ['account-manager'], [platform]: theirs },
    ],
  }
}

type Told = { to: string; at: Instant; text: string }

test.each(['slack', 'teams'] as const)(
  'colleagues in five zones are asked and reminded in their own hours, also over the holidays of two countries, on %s',
  async (platform) => {
    const { shared } = PLACES[platform]
    const world = await World.open({
      startAt: inParis('2026-11-23 07:00'),
      sheets: [sheetFor(platform)],
      ...worlds,
    })
    const anna = world.person(platform, 'Anna Berg')
    await anna.say(shared, '@Liaison bind umbrella shared')
    await world.advance('10m')
    world.takeMessages()
    await anna.say(shared, '@Liaison check now umbrella')
    const told: Told[] = []
    const channel: Told[] = []
    const take = (all: Met[]) => {
      for (const { where, text } of all) {
        if (!text.includes('CHECK-')) continue
        const [, direct] = /@(.*)$/u.exec(where) ?? []
        if (direct !== undefined) told.push({ to: direct, at: world.now(), text })
        else if (where === `${platform} #${shared}`) channel.push({ to: where, at: world.now(), text })
      }
    }
    take(world.takeMessages())
    const passTo = async (at: Instant) => {
      while (world.now() < at) {
        await world.advanceTo(Math.min(at, world.now() + HOUR))
        take(world.takeMessages())
      }
    }
    await passTo(inParis('2026-11-24 18:10'))

    // By the hour in which it came, on the clock of Paris.
    const when = (said: RegExp, of: Told[]) =>
      of.filter(({ text }) => said.test(text)).map(({ to, at }) => `${to} ${inWords(at)}`)
    expect(when(/is open/u, told).toSorted()).toEqual([
      'Aiko Mori Tue 01:10',
      'Anna Berg Mon 07:10',
      'Kavi Rao Mon 07:10',
      'Lou Diaz Mon 18:10',
      'Tom Ek Mon 10:10',
    ])
    // The shared card waits for the partner’s hours.
    expect(when(/is open/u, channel)).toEqual([`${platform} #${shared} Mon 09:10`])
    await passTo(inParis('2026-11-28 03:00'))
    expect(when(/still open/u, told).toSorted()).toEqual([
      'Aiko Mori Wed 01:10',
      'Anna Berg Tue 09:10',
      'Kavi Rao Tue 07:10',
      'Lou Diaz Tue 18:10',
      'Tom Ek Tue 10:10',
    ])
    expect(when(/still open/u, channel)).toHaveLength(1)
    for (const { to, at, text } of told) {
      const { zone } = OURS.find(({ name }) => name === to)!
      const asks = !/is closed/u.test(text) && !(to === 'Anna Berg' && at < inParis('2026-11-23 09:00'))
      if (asks) expect(isWorking(businessHours(zone, HOLIDAYS[zone]), at), `${to} ${inWords(at)}`).toBe(true)
    }
    await world.close()
  },
)

function inWords(at: Instant): string {
  const paris = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: 'Europe/Paris', weekday: 'short', hour: '2-digit', minute: '2-digit' },
  })
  return paris.format(at).replace(',', '')
}
