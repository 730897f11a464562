import { expect, test } from 'vitest'
import { checkAccounts } from '../../src/app/people/check-accounts.ts'
import { recordedLog } from '../kit/recorded-log.ts'
import { type Platform, World } from '../kit/world.ts'

const SCENES = { slack: 'acme', teams: 'globex' } as const

/** Whoever is named for the partner there, in which part, under which accounts. */
async function namedIn(world: World, platform: Platform): Promise<string[]> {
  return world.playground.liaison.services.store.read(async (view) => {
    const partner = await view.partners.bySlug(SCENES[platform])
    const parts = await view.memberships.of(partner!.id)
    const lines = parts.map(async ({ person, side, role }) => {
      const accounts = (await view.people.accountsOf(person.id)).map(({ userId }) => userId)
      return [side, role, person.name, ...accounts].join(' ')
    })
    return (await Promise.all(lines)).toSorted()
  })
}

/** A day later each account is asked for, as the chore does; nobody is told of anybody who left. */
async function checkedADayLater(world: World, platform: Platform): Promise<string[]> {
  await world.advance('25h')
  world.takeMessages()
  await checkAccounts(world.playground.liaison.services, [platform])
  await world.settle()
  world.expectNothingElse()
  return namedIn(world, platform)
}

/** Refusals that are about the bot, its place, or what it may see. */
const REFUSALS = {
  slack: [{ code: 'user_not_found' }, { code: 'user_not_visible' }, { code: 'missing_scope' }],
  teams: [
    { code: 'BotNotInConversationRoster', status: 403 },
    { code: 'Forbidden', status: 403 },
    { code: 'ConversationNotFound', status: 404 },
    { code: 'BadArgument', status: 400 },
  ],
} as const

test.for(['slack', 'teams'] as Platform[])('nobody is gone from %s because it does not say', async (platform) => {
  const world = await World.open({ log: recordedLog().log })
  const before = await namedIn(world, platform)
  for (const refusal of REFUSALS[platform]) {
    const end = world.on(platform).failLookUps({ fail: 'platform-error', ...refusal })
    expect(await checkedADayLater(world, platform), refusal.code).toEqual(before)
    end()
  }
  await world.close()
})

test('nobody is gone from Teams who is in none of the partner’s channels, as active as ever, or who blocked the bot there', async () => {
  const world = await World.open({ log: recordedLog().log })
  const before = await namedIn(world, 'teams')
  // One has a chat with the bot, and one has not.
  await world.person('teams', 'Mara Lind').tellBot('help')
  for (const name of ['Mara Lind', 'Tom Ek', 'Leo Park'])
    for (const channel of world.workplace('teams').channels)
      if (channel.kind !== 'direct' && channel.memberIds.includes(world.person('teams', name).id))
        await world.teams.kick(channel.name, name)
  expect(await checkedADayLater(world, 'teams')).toEqual(before)
  await world.teams.block('Mara Lind')
  expect(await checkedADayLater(world, 'teams')).toEqual(before)
  await world.close()
})

test.for(['app taken out of the team', 'bot taken out of each channel'])(
  'nobody is gone from Teams with the %s',
  async (how) => {
    const world = await World.open({ log: recordedLog().log })
    const before = await namedIn(world, 'teams')
    await world.person('teams', 'Tom Ek').tellBot('help')
    if (how.startsWith('app')) await world.teams.uninstall()
    else
      for (const channel of ['globex-shared', 'globex-internal', 'Partner escalations'])
        await world.teams.removeBot(channel)
    world.takeMessages()
    expect(await checkedADayLater(world, 'teams')).toEqual(before)
    await world.close()
  },
)
