import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

/** `alone`: where the partner's contact reads what calls them: alone where the bot may write to them, else where their company reads. */
const SCENES = {
  slack: { partner: 'acme', channel: 'acme-shared', from: 'acme-internal', contact: 'Ravi Shah', alone: '@Ravi Shah' },
  teams: {
    partner: 'globex',
    channel: 'globex-shared',
    from: 'globex-internal',
    contact: 'Leo Park',
    alone: '#globex-shared',
  },
} as const

test.each(['slack', 'teams'] as const)(
  'on %s, what the silence of a side is about to confirm is recalled once, in the next message that this side gets, and to the other side in none',
  async (platform) => {
    const { partner, channel, from, contact, alone } = SCENES[platform]
    const world = await World.open()
    await world.advance('61m')
    const tom = world.person(platform, 'Tom Ek')
    const theirs = world.person(platform, contact)
    await theirs.say(channel, '@Liaison case "Orders are late"')
    await tom.command(from, `/partner case ${partner} "Invoices are wrong"`)
    await tom.command(from, '/partner resolve CASE-1 "The cable"')
    world.takeMessages()
    const recalling = () =>
      world
        .takeMessages()
        .filter(({ text }) => text.includes('counts as solved from'))
        .map(({ where }) => where)

    // What they say themselves is said to us.
    await theirs.say(channel, '@Liaison reply CASE-2 "We look into it"')
    expect(recalling()).toEqual([])
    await tom.command(from, '/partner escalate CASE-2 "Nobody answers"')
    expect(recalling()).toEqual([`${platform} ${alone}`])
    await tom.command(from, '/partner reply CASE-2 "It is getting worse"')
    expect(recalling()).toEqual([])

    await theirs.say(channel, '@Liaison resolve CASE-2 "Put right"')
    world.takeMessages()
    await world.person(platform, 'Anna Berg').command(from, `/partner check now ${partner}`)
    expect(recalling()).toEqual([`${platform} @Anna Berg`])
    await world.close()
  },
)
