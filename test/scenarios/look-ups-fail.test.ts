import { describe, expect, test } from 'vitest'
import { stateOf } from '../kit/state.ts'
import { recordedLog } from '../kit/recorded-log.ts'
import { type Platform, World } from '../kit/world.ts'

const SCENES = {
  slack: {
    partner: 'acme',
    name: 'Acme Hosting',
    shared: 'acme-shared',
    contact: 'Mia Chen',
    lead: 'Ravi Shah',
    picked: 'Gus Moreau',
  },
  teams: {
    partner: 'globex',
    name: 'Globex Agency',
    shared: 'globex-shared',
    contact: 'Ida Rossi',
    lead: 'Leo Park',
    picked: 'Gia Conti',
  },
} as const

/** Faults of the platform, and refusals that are about the bot: neither says anything of whom it was asked about. */
const SILENCES = {
  slack: [
    { fail: 'server-error', status: 503 },
    { fail: 'platform-error', code: 'missing_scope' },
  ],
  teams: [
    { fail: 'server-error', status: 503 },
    { fail: 'platform-error', code: 'BotNotInConversationRoster', status: 403 },
    { fail: 'platform-error', code: 'ConversationNotFound', status: 404 },
  ],
} as const

const KEPT = 'I cannot see at the moment who you are. What you asked for is kept and done as soon as I can'

const stateIn = (world: World) => stateOf(world.playground.liaison.services.store)
const casesIn = async (world: World) => (await stateIn(world)).cases.toReversed()

describe.for(['slack', 'teams'] as Platform[])('while %s does not say who somebody is', (platform) => {
  const { partner, name, shared, contact, lead, picked } = SCENES[platform]
  /** Before it is known who asked, and to outsiders, Teams answers in the open. */
  const answers = (who: string) => (platform === 'slack' ? `slack #${shared} only ${who}` : `teams #${shared}`)

  test('what is said and pressed is kept, and done for the right side once it does', async () => {
    const world = await World.open({ log: recordedLog().log })
    const end = world.on(platform).failLookUps({ fail: 'server-error', status: 503 })
    const before = await stateIn(world)
    await world.person(platform, 'Tom Ek').say(shared, '@Liaison case "From one of ours"')
    world.expectMessage(answers('Tom Ek'), KEPT)
    end()
    const endOther = world.on(platform).failLookUps({ fail: 'server-error', status: 500 })
    await world.person(platform, contact).say(shared, '@Liaison case "From the partner"')
    world.expectMessage(answers(contact), KEPT)
    // It builds on what he said before, which is done first.
    await world.person(platform, 'Tom Ek').say(shared, '@Liaison severity CASE-1 4')
    world.expectMessage(answers('Tom Ek'), KEPT)
    await world.advance('2m')
    world.expectNothingElse()
    expect(await stateIn(world)).toEqual(before)

    endOther()
    await world.advance('2m')
    expect(await casesIn(world)).toMatchObject([
      { title: 'From one of ours', severity: 4, openedBy: { name: 'Tom Ek', side: 'internal' }, obligor: 'partner' },
      { title: 'From the partner', openedBy: { name: contact, side: 'partner' }, obligor: 'internal' },
    ])
    const card = world.expectMessage(`${platform} #${shared}`, 'CASE-1', 'From one of ours')
    world.expectMessage(`${platform} #${shared}`, 'CASE-2', 'From the partner')
    world.expectMessage(`${platform} #${shared} only Tom Ek`, 'CASE-1 is open')
    world.expectMessage(answers(contact), 'CASE-2 is open')
    world.expectMessage(`${platform} #${shared} only Tom Ek`, 'CASE-1 has severity 4 now')

    const endAgain = world.on(platform).failLookUps({ fail: 'server-error', status: 503 }, { about: lead })
    const pressed = await world.person(platform, lead).press(card, 'case.acknowledge')
    if (platform === 'slack') world.expectMessage(answers(lead), KEPT)
    else expect(JSON.stringify(pressed)).toContain(KEPT)
    expect(await casesIn(world)).toMatchObject([{ status: 'open' }, {}])
    endAgain()
    await world.advance('2m')
    expect(await casesIn(world)).toMatchObject([{ status: 'in-progress', owner: { name: lead, side: 'partner' } }, {}])
    world.expectMessage(answers(lead), 'You own CASE-1 now')
    world.expectMessage(`${platform} @Anna Berg`, 'CASE-2 is yours now')
    await world.close()
  })

  test('nobody who is picked is named, on either side, and whoever picked them is told to try again', async () => {
    const world = await World.open({ log: recordedLog().log })
    const anna = world.person(platform, 'Anna Berg')
    if (platform === 'teams') await world.teams.invite(shared, picked)
    await anna.say(shared, '@Liaison help')
    world.takeMessages()
    const before = await stateIn(world)
    const alone = `${platform} #${shared} only Anna Berg`
    for (const silence of SILENCES[platform]) {
      const end = world.on(platform).failLookUps(silence, { about: picked })
      for (const line of [`people ${partner} add @${picked}`, `add "Initech Logistics" --slug initech @${picked}`]) {
        await anna.say(shared, `@Liaison ${line}`)
        const refusal = world.expectMessage(alone, 'cannot be seen at the moment')
        expect(refusal.text).toMatch(/try again in a minute/iu)
        expect(refusal.text).not.toMatch(/posted|Account manager/u)
      }
      await world.advance('10m')
      expect(await stateIn(world)).toEqual(before)
      end()
    }

    await anna.say(shared, `@Liaison people ${partner} add @${picked}`)
    world.expectMessage(alone, `${picked} is named`, `on the side of ${name}`)
    await world.close()
  })
})

test('a Slack that hangs when it is asked who somebody is holds up nothing that is said', async () => {
  const world = await World.open({ log: recordedLog().log })
  const end = world.slack.failLookUps({ fail: 'hang' })
  await world.person('slack', 'Mia Chen').say('acme-shared', '@Liaison case "Orders are late"')
  world.expectMessage('slack #acme-shared only Mia Chen', KEPT)
  expect(await casesIn(world)).toEqual([])
  end()
  await world.advance('2m')
  expect(await casesIn(world)).toMatchObject([{ title: 'Orders are late', openedBy: { side: 'partner' } }])
  world.expectMessage('slack #acme-shared', 'CASE-1', 'Orders are late')
  world.expectMessage('slack #acme-shared only Mia Chen', 'CASE-1 is open')
  world.expectMessage('slack @Anna Berg', 'CASE-1 is yours now')
  await world.close()
})
