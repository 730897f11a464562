import { expect, test } from 'vitest'
import { SHEETS } from '../../src/playground/northwind/sheets.ts'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { World } from '../kit/world.ts'

test('a channel shared with a partner’s workspace cannot become the internal channel, asked either way', async () => {
  const world = await World.open()
  const anna = world.person('slack', 'Anna Berg')
  await anna.command('acme-internal', '/partner add "Initech Logistics" --slug initech')
  world.expectMessage('slack #acme-internal only Anna Berg', 'Initech Logistics is registered')

  for (const purpose of ['internal', 'managers']) {
    await anna.command('initech-shared', `/partner bind initech ${purpose}`)
    world.expectMessage(
      'slack #initech-shared only Anna Berg',
      `cannot be the ${purpose} channel for Initech Logistics`,
    )
    await anna.say('initech-shared', `@Liaison bind initech ${purpose}`)
    world.expectMessage(
      'slack #initech-shared only Anna Berg',
      `cannot be the ${purpose} channel for Initech Logistics`,
    )
  }
  world.expectNothingElse()
  await anna.command('initech-shared', '/partner bind initech shared')
  world.expectMessage('slack #initech-shared only Anna Berg', 'is the shared channel for Initech Logistics')
  world.expectMessage('slack #initech-shared', 'The shared channel with Initech Logistics')
  await world.close()
})

test('a Teams channel shared with another tenant cannot take internal notices', async () => {
  const world = await World.open()
  const anna = world.person('teams', 'Anna Berg')
  await anna.say('globex-shared', '@Liaison unbind globex shared')
  world.expectMessage('teams #globex-shared only Anna Berg', 'no longer the shared channel')
  await anna.say('globex-shared', '@Liaison bind globex internal')
  const refused = world.expectMessage('teams #globex-shared only Anna Berg', 'cannot be the internal channel')
  expect(refused.text).toContain('People of other organisations are in this channel')
  await world.close()
})

/** Acme's managers read in two channels, one on each platform. */
const TWO_FOR_MANAGERS = SHEETS.map((sheet) => {
  const { slug, channels } = sheet as { slug: string; channels: { purpose: string }[] }
  if (slug !== 'acme') return sheet
  const others = channels.filter(({ purpose }) => purpose !== 'internal')
  const managers = { purpose: 'managers', name: 'acme-internal', slack: `${SLACK.northwind}/${SLACK.acmeInternal}` }
  return { ...(sheet as object), channels: [...others, managers] }
})

const COPIES = [
  {
    to: 'slack',
    channel: 'acme-internal',
    outsider: 'Mia Chen',
    call: 'chat.postMessage',
    from: 'teams',
    by: 'Mara Lind',
    ladderIn: 'teams #Partner escalations',
  },
  {
    to: 'teams',
    channel: 'Partner escalations',
    outsider: 'Gia Conti',
    call: '/activities',
    from: 'slack',
    by: 'Anna Berg',
    ladderIn: 'slack #acme-internal',
  },
] as const

test.each(COPIES)(
  'a note of ours that stands in #$channel on $to, or is on its way there, says nothing more once others read there',
  async ({ to, channel, outsider, call, from, by, ladderIn }) => {
    const world = await World.open({ sheets: TWO_FOR_MANAGERS })
    const author = world.person(from, by)
    await world.advance('61m')
    await world.person('slack', 'Tom Ek').command('acme-internal', '/partner case acme "Orders are late" --severity 1')
    await world.advance('2 days')
    const ladder = world.takeMessages().find(({ where, text }) => where === ladderIn && text.includes('ESC-1'))!
    await author.reply(ladder, 'Should we call their CEO?')
    const said = author.written()
    const [copy] = world.takeMessages().filter(({ where }) => where === `${to} #${channel}`)
    expect(copy).toMatchObject({ text: expect.stringContaining('their CEO'), message: { threadId: expect.anything() } })

    const mend = world.on(to).fail(call)
    await author.reply(ladder, 'SECRET: they lose the contract')
    await world.on(to).invite(channel, outsider)
    mend()
    await author.edit(said, 'SECRET: not a word to them')
    await world.advance('10m')
    const read = () => JSON.stringify(world.workplace(to).messages.filter(({ deletedAt }) => !deletedAt))
    expect(read()).not.toContain('SECRET')
    await author.remove(said)
    await world.advance('2m')
    expect(read()).not.toContain('their CEO')
    expect(world.again(copy!).text).toContain('CASE-1: a message stood here.')
    world.takeMessages()
    await world.close()
  },
)
