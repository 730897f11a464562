import type { Side } from '../../src/domain/partners/party.ts'
import { type Met, World } from './world.ts'

const PLACES = {
  slack: { partner: 'acme', channel: 'acme-shared', from: 'acme-internal', contact: 'Ravi Shah', opensIn: '1m' },
  teams: { partner: 'globex', channel: 'globex-shared', from: 'globex-internal', contact: 'Leo Park', opensIn: '61m' },
} as const

/**
 * A world in which CASE-1 has just been opened with a partner of this platform. `owes`: the side that is to act on it. Ours is Tom Ek, theirs the contact.
 * `card`: its card in the channel of both; `from`: the channel of our own where Tom types.
 */
export async function caseUnderCard(platform: keyof typeof PLACES, owes: Side, severity = 2) {
  const { partner, channel, from, contact, opensIn } = PLACES[platform]
  const world = await World.open()
  await world.advance(opensIn)
  const tom = world.person(platform, 'Tom Ek')
  const theirs = world.person(platform, contact)
  const words = `case ${owes === 'partner' ? `${partner} ` : ''}"Orders are late" --severity ${severity}`
  if (owes === 'partner') await tom.command(from, `/partner ${words}`)
  else await theirs.say(channel, `@Liaison ${words}`)
  const where = `${platform} #${channel}`
  const card = cardOf(world, where, 'CASE-1')
  const { store } = world.playground.liaison.services
  const look = (number = 1) =>
    store.read(async (tx) => {
      const state = await tx.cases.byNumber(number)
      if (!state) throw new Error(`There is no case ${number}.`)
      return state
    })
  return { world, tom, theirs, card, look, from, channel, where }
}

/** The card of a case that has just been opened there; the messages until now are taken. */
export function cardOf(world: World, where: string, label: string): Met {
  const card = world
    .takeMessages()
    .find((met) => met.where === where && met.text.includes(label) && !met.text.startsWith('Done'))
  if (!card) throw new Error(`The card of ${label} does not stand in ${where}.`)
  return card
}
