import { expect, test } from 'vitest'
import { SLACK } from '../../../src/playground/northwind/slack-world.ts'
import { SHEETS } from '../../../src/playground/northwind/sheets.ts'
import { TEAMS } from '../../../src/playground/northwind/teams-world.ts'
import { recordedLog } from '../../kit/recorded-log.ts'
import { type Platform, World } from '../../kit/world.ts'

const otherCasesOnly = { objectives: [{ measure: 'resolve', severity: 4, target: '4h', protects: 'Small things.' }] }

const SCENES = {
  slack: { partner: 'acme', channel: 'acme-shared', internal: 'acme-internal', anna: SLACK.anna },
  teams: { partner: 'globex', channel: 'globex-shared', internal: 'globex-internal', anna: TEAMS.anna },
} as const

/** The partner of that platform, with Anna alone of ours, who has an account there alone. */
function sheetOf(platform: Platform): unknown {
  const sheet = SHEETS.map((one) => one as { slug: string; people: { name: string; side: string }[] })
    .filter(({ slug }) => slug === SCENES[platform].partner)
    .map(({ people, ...rest }) => ({
      ...rest,
      sla: otherCasesOnly,
      people: people
        .filter(({ name, side }) => side === 'partner' || name === 'Anna Berg')
        .map((one) => onlyOn(platform, one)),
    }))
  return sheet[0]
}

function onlyOn(platform: Platform, person: object): object {
  return Object.fromEntries(
    Object.entries(person).filter(([key]) => key !== (platform === 'slack' ? 'teams' : 'slack')),
  )
}

test.each(['slack', 'teams'] as const)(
  'the account manager’s account on %s is dead and nobody else of ours is named: our channel hears of the page that did not arrive, and that nobody acted',
  async (platform) => {
    const { partner, channel, internal, anna } = SCENES[platform]
    const { log } = recordedLog()
    const world = await World.open({ log, sheets: [sheetOf(platform)] })
    // Slack only refuses to write to her: it has not told that her account is gone, and still shows it.
    if (platform === 'slack')
      world.playground.slack.addFault({
        ...{ on: 'api', match: 'conversations.open', about: anna },
        ...{ fail: 'platform-error', code: 'user_disabled' },
      })
    else
      world.playground.teams.addFault({
        ...{ on: 'api', match: 'conversations /v3/conversations', about: anna },
        ...{ fail: 'platform-error', code: 'ConversationBlockedByUser', status: 403 },
      })
    const contact = world.person(platform, platform === 'slack' ? 'Ravi Shah' : 'Leo Park')
    await contact.say(channel, `@Liaison case "Orders are late"`)
    world.takeMessages()
    await contact.say(channel, '@Liaison escalate CASE-1 "Nothing moves"')
    const told = world.takeMessages()
    expect(told.filter(({ where }) => where === `${platform} #${internal}`).map(({ text }) => text)).toEqual([
      expect.stringMatching(/Escalation about CASE-1.*could not be delivered to Anna Berg/u),
    ])
    await world.advance('20 days')
    expect(
      world
        .takeMessages()
        .filter(
          ({ where, text }) => where === `${platform} #${internal}` && text.includes('ESC-1 has reached its last step'),
        ),
      partner,
    ).toHaveLength(1)
    await world.close()
  },
)

test('somebody whose Slack account is dead is called on Teams, and acknowledges there', async () => {
  const { log } = recordedLog()
  const world = await World.open({ log })
  await world.advance('61m')
  world.playground.slack.admin.changeAccount(SLACK.anna, { deleted: true })
  const tom = world.person('slack', 'Tom Ek')
  await tom.command('acme-internal', '/partner case acme "Orders are late" --severity 4')
  world.takeMessages()
  await tom.command('acme-internal', '/partner escalate CASE-1 "Nothing moves"')
  const card = world.expectMessage('teams @Anna Berg', 'Escalation about CASE-1')
  world.expectMessage('slack @Ravi Shah', 'Escalation about CASE-1')
  world.expectMessage('slack #acme-internal only Tom Ek', 'CASE-1 is escalated')
  world.expectNothingElse()
  await world.person('teams', 'Anna Berg').press(card, 'escalation.acknowledge')
  expect(world.again(card).text).toMatch(/acknowledged/u)
  await world.close()
})
