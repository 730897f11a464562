import { describe, expect, test } from 'vitest'
import { SHEETS } from '../../src/playground/northwind/sheets.ts'
import { SLACK, slackWorld } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS, teamsWorld } from '../../src/playground/northwind/teams-world.ts'
import { recordedLog } from '../kit/recorded-log.ts'
import { type Platform, World, type WorldOptions } from '../kit/world.ts'

/** Escalations that reach the managers come to a channel of the same platform. */
const sheets = SHEETS.map((sheet) => {
  const { slug, channels } = sheet as { slug: string; channels: { purpose: string }[] }
  if (slug !== 'acme') return sheet
  const others = channels.filter(({ purpose }) => purpose !== 'managers')
  const managers = { purpose: 'managers', name: 'acme-internal', slack: `${SLACK.northwind}/${SLACK.acmeInternal}` }
  return { ...(sheet as object), channels: [...others, managers] }
})

const SCENES = {
  slack: { shared: 'acme-shared', managers: 'acme-internal', leaving: 'Priya Nair' },
  teams: { shared: 'globex-shared', managers: 'Partner escalations', leaving: 'Mara Lind' },
} as const

const withGuests: WorldOptions = {
  slackWorld: {
    ...slackWorld,
    channels: slackWorld.channels.map((one) =>
      one.id === SLACK.acmeInternal ? { ...one, memberIds: [...one.memberIds, SLACK.gus] } : one,
    ),
  },
  teamsWorld: {
    ...teamsWorld,
    team: {
      ...teamsWorld.team,
      channels: teamsWorld.team.channels.map((one) =>
        one.id === TEAMS.escalations ? { ...one, memberIds: [...one.memberIds, TEAMS.gia] } : one,
      ),
    },
  },
}

const WARNED = 'Outsiders can read a channel of ours'

describe.for(['slack', 'teams'] as Platform[])('what is sent to a channel of ours on %s', (platform) => {
  const { shared, managers, leaving } = SCENES[platform]

  /** An escalation that has reached the managers' channel, since whoever began it would be called first, and the messages that came of it. */
  async function escalated(world: World) {
    const anna = world.person(platform, 'Anna Berg')
    await anna.say(shared, `@Liaison case "Orders are late"`)
    await anna.say(shared, '@Liaison escalate CASE-1 "They do not answer"')
    return world.takeMessages()
  }
  const inManagers = (all: { where: string; text: string }[]) =>
    all.filter(({ where, text }) => where === `${platform} #${managers}` && text.includes('ESC-1'))
  const warnings = (all: { where: string; text: string }[]) =>
    all.filter(
      ({ where, text }) =>
        where.endsWith('@Anna Berg') && text.includes(WARNED) && text.includes(`#${managers}, the managers channel`),
    )

  test('shows our own people what is for them alone', async () => {
    const world = await World.open({ sheets, log: recordedLog().log })
    const all = await escalated(world)
    expect(inManagers(all)).toEqual([
      expect.objectContaining({ text: expect.stringContaining('Internal: the partner sees a shorter card.') }),
    ])
    expect(warnings(all)).toEqual([])
    await world.close()
  })

  test('is for both sides from the first message on where a guest is in it, though nobody has spoken there', async () => {
    const world = await World.open({ sheets, ...withGuests, log: recordedLog().log })
    const all = await escalated(world)
    expect(inManagers(all)).toHaveLength(1)
    expect(inManagers(all)[0]?.text).not.toContain('Internal: the partner sees a shorter card.')
    expect(warnings(all)).toHaveLength(1)
    await world.close()
  })

  test('is for both sides an hour after one of ours in it was made a guest, by deadlines alone', async () => {
    const world = await World.open({ sheets, log: recordedLog().log })
    const [card] = inManagers(await escalated(world))
    await world.on(platform).makeGuest(leaving)
    await world.advance('1 day')
    expect(world.again(card as never).text).not.toContain('Internal: the partner sees a shorter card.')
    expect(warnings(world.takeMessages())).toHaveLength(1)
    await world.close()
  })

  test('waits while nobody can say who reads there, and is sent for both sides in the end', async () => {
    const world = await World.open({ sheets, log: recordedLog().log })
    // What was judged when the bot came in is old by now.
    await world.advance('61m')
    const end = world.on(platform).fail(platform === 'slack' ? 'conversations.members' : '/pagedmembers')
    const all = await escalated(world)
    await world.advance('1m')
    const sent = inManagers([...all, ...world.takeMessages()])
    expect(sent).toHaveLength(1)
    expect(sent[0]?.text).not.toContain('Internal: the partner sees a shorter card.')
    end()
    await world.person(platform, 'Anna Berg').say(shared, '@Liaison next ESC-1')
    expect(world.again(sent[0] as never).text).toContain('Internal: the partner sees a shorter card.')
    expect(warnings(world.takeMessages())).toEqual([])
    await world.close()
  })
})
