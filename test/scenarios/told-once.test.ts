import { expect, test } from 'vitest'
import { World } from '../kit/world.ts'

const SCENES = {
  slack: { partner: 'acme', shared: 'acme-shared', from: 'acme-internal', contact: 'Mia Chen', alone: true },
  teams: { partner: 'globex', shared: 'globex-shared', from: 'globex-internal', contact: 'Ida Rossi', alone: false },
} as const

test.each(['slack', 'teams'] as const)(
  'whoever a case is given to on %s is told once: alone where the bot may write to them, else by name in its thread',
  async (platform) => {
    const { partner, shared, from, contact, alone } = SCENES[platform]
    const world = await World.open()
    await world.advance('7h')
    const tom = world.person(platform, 'Tom Ek')
    await tom.command(from, `/partner case ${partner} "Orders are late" --severity 3`)
    const card = world.takeMessages().find(({ where }) => where === `${platform} #${shared}`)!
    const word = () => world.takeMessages().filter(({ text }) => text.includes('is yours now'))
    await tom.say(shared, `@Liaison assign CASE-1 @${contact}`)
    await world.advance('1m')
    const [told, ...others] = word()
    expect(others).toEqual([])
    expect(told?.where).toBe(alone ? `${platform} @${contact}` : `${platform} #${shared}`)
    expect(told?.message.threadId).toBe(alone ? undefined : card.message.id)
    expect(told?.text).toContain('Orders are late')
    await world.advance('5 days')
    expect(word()).toEqual([])
    await world.close()
  },
)

test('what is so no longer is told to nobody, also where it could not be said in time', async () => {
  const world = await World.open()
  await world.advance('6h')
  const [tom, onTeams, ravi] = [
    world.person('slack', 'Tom Ek'),
    world.person('teams', 'Tom Ek'),
    world.person('slack', 'Ravi Shah'),
  ]
  await onTeams.command('globex-internal', '/partner case globex "Banners are late" --severity 3')
  for (const title of ['Orders are late', 'Orders late again'])
    await tom.command('acme-internal', `/partner case acme "${title}" --severity 3`)
  await world.advance('2m')
  world.takeMessages()
  const told = (name: string) =>
    world
      .takeMessages()
      .flatMap(({ where, text }) => (where === `slack @${name}` && text.includes('CASE-') ? [text] : []))

  // Somebody else owns it before the platform takes anything.
  const mend = world.teams.fail('/activities')
  await onTeams.say('globex-shared', '@Liaison assign CASE-1 @Ida Rossi')
  await world.advance('2m')
  await onTeams.say('globex-shared', '@Liaison assign CASE-1 @Leo Park')
  mend()
  await world.advance('20m')
  const calls = world.takeMessages().filter(({ text }) => text.includes('yours now'))
  expect(calls.map(({ text }) => /Ida|Leo/u.exec(text)?.[0])).toEqual(['Leo'])

  // A slip that is put right at once.
  await tom.say('acme-shared', '@Liaison severity CASE-2 2')
  await tom.say('acme-shared', '@Liaison severity CASE-2 4')
  await world.advance('2m')
  expect(told('Ravi Shah')).toEqual([])

  // Whoever asked to merge is not told that somebody else did.
  await ravi.say('acme-shared', '@Liaison merge CASE-3 into CASE-2')
  await tom.say('acme-shared', '@Liaison confirm CASE-3')
  await world.advance('2m')
  expect(told('Ravi Shah')).toEqual([])

  // Whoever was told that nothing is left to do hears that it goes on; whoever was not, neither.
  await tom.say('acme-shared', '@Liaison withdraw CASE-2 "oops"')
  await world.advance('2m')
  expect(told('Ravi Shah')).toEqual([expect.stringContaining('nothing is left to do')])
  await tom.say('acme-shared', '@Liaison undo CASE-2')
  await world.advance('2m')
  expect(told('Ravi Shah')).toEqual([expect.stringContaining('CASE-2 goes on')])
  await tom.say('acme-shared', '@Liaison withdraw CASE-2 "oops"')
  await tom.say('acme-shared', '@Liaison undo CASE-2')
  await world.advance('2m')
  expect(told('Ravi Shah')).toEqual([])
  await world.close()
})
