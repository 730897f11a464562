import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { World } from '../kit/world.ts'

/** What the manifests mark as optional: whoever installs the app may leave it out. */
const slackManifest = z
  .object({ oauth_config: z.object({ scopes: z.object({ bot_optional: z.array(z.string()) }) }) })
  .parse(JSON.parse(readFileSync(new URL('../../manifest/slack.json', import.meta.url), 'utf8')))
const teamsManifest = z
  .object({
    authorization: z.object({ permissions: z.object({ resourceSpecific: z.array(z.object({ name: z.string() })) }) }),
  })
  .parse(JSON.parse(readFileSync(new URL('../../manifest/teams/manifest.json', import.meta.url), 'utf8')))

const OPTIONAL = [
  ...slackManifest.oauth_config.scopes.bot_optional.map((name) => ['slack', name] as const),
  ...teamsManifest.authorization.permissions.resourceSpecific.map(({ name }) => ['teams', name] as const),
]

/** How each one is taken away on Teams: what the owner of a team has not consented to. */
const WITHOUT_ON_TEAMS: Record<string, (world: World) => Promise<void>> = {
  'ChannelMessage.Read.Group': (world) => world.teams.letRead('none'),
}

const SCENES = {
  slack: { shared: 'acme-shared', ours: 'acme-internal', contact: 'Ravi Shah' },
  teams: { shared: 'globex-shared', ours: 'globex-internal', contact: 'Leo Park' },
} as const

test.each(OPTIONAL)(
  'on %s, without the optional %s a case is lived by mention, button and form',
  async (platform, name) => {
    const { shared, ours, contact } = SCENES[platform]
    const world = await World.open()
    await world.advance('61m')
    await (platform === 'slack' ? world.slack.takeScope(name) : WITHOUT_ON_TEAMS[name]!(world))
    const [theirs, tom] = [world.person(platform, contact), world.person(platform, 'Tom Ek')]
    const { store } = world.playground.liaison.services
    const look = () => store.read((tx) => tx.cases.byNumber(1))
    const pressed = async (card: Parameters<typeof tom.press>[0], by: typeof tom, action: string) => {
      const seen =
        platform === 'slack' && action === 'case.ask'
          ? await by.unfold(card, `slack #${shared} only ${contact}`, 'Opened')
          : world.again(card)
      await by.press(seen, action)
    }
    await theirs.say(shared, '@Liaison case "Orders are late" --severity 3')
    const card = world.expectMessage(`${platform} #${shared}`, 'Orders are late')
    await pressed(card, tom, 'case.acknowledge')
    await pressed(card, theirs, 'case.ask')
    await theirs.submit({ text: 'Since when?' })
    expect(await look()).toMatchObject({ status: 'waiting', on: 'internal', acknowledgedBy: { name: 'Tom Ek' } })
    // Heard or not, it stops nothing that follows.
    await theirs.reply(card, 'Anybody there?')
    await tom.say(shared, '@Liaison reply CASE-1 "Since nine"')
    expect(await look()).toMatchObject({ status: 'in-progress' })
    await pressed(card, tom, 'case.resolve')
    await tom.submit({ text: 'The cable' })
    await pressed(card, theirs, 'case.confirm')
    expect(await look()).toMatchObject({ status: 'resolved', confirmation: { confirmed: 'by word' } })
    await tom.command(ours, '/partner show CASE-1')
    world.takeMessages()
    await world.close()
  },
)
