import { expect } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { explain } from '../../src/cli/explain/explain.ts'
import { ledger } from '../../src/cli/ledger/ledger.ts'
import type { Line } from '../../src/cli/line.ts'
import { report } from '../../src/cli/report/report.ts'
import { SLACK, slackWorld } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS, teamsWorld } from '../../src/playground/northwind/teams-world.ts'
import { type Instant, MINUTE } from '../../src/domain/time/instant.ts'
import { inParis } from './quarter.ts'
import { partnerSheet } from './partner-sheet.ts'
import { type Person, type Platform, World } from './world.ts'

/** Whoever has a part in the story has an account on each platform; the partner's is called there as whoever has it. */
const PEOPLE = [
  {
    ...{ name: 'Anna Berg', side: 'internal', roles: ['account-manager'], zone: 'Europe/Paris' },
    ...{ slack: `${SLACK.northwind}/${SLACK.anna}`, teams: `${TEAMS.northwind}/${TEAMS.anna}` },
  },
  {
    ...{ name: 'Robin Vale', side: 'partner', roles: ['account-manager'], zone: 'Europe/Paris' },
    ...{ slack: `${SLACK.acme}/${SLACK.ravi}`, teams: `${TEAMS.globex}/${TEAMS.leo}` },
  },
]

const HALF_A_MINUTE = MINUTE / 2

/** Everybody reads in one zone. */
const ZONE = 'Europe/Paris'
const WORLDS = {
  slackWorld: { ...slackWorld, users: slackWorld.users.map((user) => ({ ...user, zone: ZONE })) },
  teamsWorld: { ...teamsWorld, users: teamsWorld.users.map((user) => ({ ...user, zone: ZONE })) },
}

const PLACES = {
  slack: { shared: 'acme-shared', robin: 'Ravi Shah' },
  teams: { shared: 'globex-shared', robin: 'Leo Park' },
} as const

/**
 * When, on the clock of Paris, who types what into the shared channel, and words that come of it: "we" are the account manager of Northwind, "they" that of
 * the partner; "both" of them must read the same. "told" is what the bot has said by then since the line before, unasked. What is typed by "print" is asked of the command line: `report 2027-01` and `ledger 2027-01`, each as Markdown and as CSV, or `explain CASE-1`,
 * `explain Availability 2027-01`, `explain ledger 2027-01`. "agree": terms of a sheet that hold from then on, as JSON.
 */
export type Said = [
  when: string,
  who: 'we' | 'they' | 'both' | 'told' | 'print' | 'agree',
  line: string,
  heard?: string,
]

export type Beginning = {
  startAt?: string
  /** What the sheet of the partner says besides who it is. */
  terms: object
  /** What else of the world at its end may not differ. */
  alsoAlike?: (world: World) => Promise<Record<string, string>>
}

/**
 * One story, lived once in Slack and once in Teams, through the platforms' own SDKs. Both worlds begin with copies of one database, in which the partner and
 * everybody's accounts are registered; only the channel of that platform is given its part there. So whatever is printed must be the same byte for byte,
 * ids included. What was printed is by its line; of several by the same line, by "(2)" behind the second one.
 */
export async function livedOnBoth(beginning: Beginning, story: readonly Said[]): Promise<Record<string, string>> {
  const [slack, teams] = [await lived('slack', beginning, story), await lived('teams', beginning, story)]
  expect(teams).toEqual(slack)
  return slack
}

/** The world of that platform, as a story begins in it; for what is more than typed lines. */
export async function openUmbrella(platform: Platform, { startAt = '2026-12-30 10:00', terms }: Beginning) {
  const { shared, robin } = PLACES[platform]
  const sheet = { slug: 'umbrella', name: 'Umbrella Works', stage: 'steady', calendar: { zone: 'Europe/Paris' } }
  const sheets = [{ ...sheet, people: PEOPLE, ...terms }]
  const world = await World.open({ startAt: inParis(startAt), sheets, ...WORLDS })
  const speakers = { we: world.person(platform, 'Anna Berg'), they: world.person(platform, robin) }
  await type(world, speakers.we, shared, 'bind umbrella shared')
  return { world, ...speakers, shared }
}

async function lived(
  platform: Platform,
  beginning: Beginning,
  story: readonly Said[],
): Promise<Record<string, string>> {
  const { world, shared, ...speakers } = await openUmbrella(platform, beginning)
  const files: Record<string, string> = {}
  for (const [when, who, line, heard = ''] of story) {
    await passTo(world, inParis(when), when)
    if (who === 'told') expect(told(world, platform), `${platform}, ${when}`).toContain(line)
    else if (who === 'agree') await agree(world, JSON.parse(line) as object)
    else if (who !== 'print') {
      const answer = await type(world, speakers[who === 'both' ? 'they' : who], shared, line, heard)
      if (!answer.includes(heard)) throw new Error(`${platform}, ${when}: “${line}” was answered with ${answer}`)
      if (who === 'both') expect(await type(world, speakers.we, shared, line), `${platform}: ${line}`).toBe(answer)
    } else {
      const times = Object.keys(files).filter((name) => name.replace(/ \(\d+\)$/u, '') === line).length
      files[times === 0 ? line : `${line} (${times + 1})`] = await print(world, line)
    }
  }
  Object.assign(files, await beginning.alsoAlike?.(world))
  world.takeMessages()
  await world.close()
  return files
}

async function agree({ playground }: World, terms: object): Promise<void> {
  const sheet = partnerSheet.parse({ slug: 'umbrella', name: 'Umbrella Works', ...terms })
  const applied = await applyPartnerSheet(playground.liaison.services, sheet)
  if ('refused' in applied) throw new Error(applied.refused)
}

/** Exactly then: what is still to be sent takes a moment more, and not as long on either platform, so lines are typed a minute apart. */
async function passTo(world: World, at: Instant, when: string): Promise<void> {
  if (world.now() < at - HALF_A_MINUTE) await world.advanceTo(at - HALF_A_MINUTE)
  if (world.now() < at) await world.playground.advance(at - world.now())
  if (world.now() !== at) throw new Error(`${when} has passed already`)
}

/** All that the bot posts in answer to a line, which is done unless what refuses it is expected. */
async function type(world: World, who: Person, shared: string, line: string, expected = ''): Promise<string> {
  world.takeMessages()
  await who.say(shared, `@Liaison ${line}`)
  const answer = told(world, who.platform)
  if (expected === '' && /Not done|Did you mean|do not know/u.test(answer))
    throw new Error(`“${line}” was answered with ${answer}`)
  return answer
}

function told(world: World, platform: Platform): string {
  const there = world.takeMessages().filter((one) => one.platform === platform)
  return there.map(({ text }) => text.replaceAll('\u00A0', ' ')).join('\n')
}

/** What the command line prints of that world; of what is a table, too, that below it. */
export async function print({ playground }: World, line: string): Promise<string> {
  const { services } = playground.liaison
  const [verb, ...words] = line.split(' ')
  const period = /^\d{4}(?:-\w+)?$/u.test(words.at(-1)!) ? words.pop() : undefined
  const asked = { partner: 'umbrella', ...(period !== undefined && { period }) }
  const printed: Line[] = []
  if (verb === 'explain') {
    const what = words[0]!.startsWith('CASE') ? words : ['umbrella', words.join(' ')]
    printed.push(...(await explain(services, { ...asked, what })))
  } else {
    const of = verb === 'ledger' ? ledger : report
    for (const format of ['markdown', 'csv']) printed.push(...(await of(services, { ...asked, format })))
  }
  return printed.map(({ text }) => text).join('\n')
}
