import { expect, test } from 'vitest'
import { recordedLog } from '../kit/recorded-log.ts'
import { World, type Platform } from '../kit/world.ts'
import { servePage } from './page/page-server.ts'

test('whoever one is and wherever, the page gets an answer in words to what it asks, and never a fault', async () => {
  // That nobody is left to be written to is told in the log.
  const world = await World.open({ log: recordedLog().log })
  await using server = await servePage(world.playground)
  const ask = async (body: Record<string, unknown>) => {
    const response = await fetch(`${server.url}/playground/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer = await response.text()
    if (response.status !== 200) faults.push(`${JSON.stringify(body)} ${response.status} ${answer}`)
    return JSON.parse(answer) as { ok: boolean; notice?: string; messageId?: string }
  }
  const faults: string[] = []
  for (const platform of ['slack', 'teams'] satisfies Platform[]) {
    const { people, channels } = world.workplace(platform)
    for (const { id: personId, isBot } of people) {
      if (isBot) continue
      const who = { platform, personId }
      await ask({ ...who, action: 'open-direct' })
      const there = channels.find(({ memberIds }) => memberIds.includes(personId))
      const elsewhere = channels.find(({ memberIds }) => !memberIds.includes(personId))
      for (const channelId of [there?.id, elsewhere?.id, 'nowhere']) {
        if (channelId === undefined) continue
        const place = { ...who, channelId }
        const said = await ask({ ...place, action: 'say', text: 'hello', files: ['a.txt'] })
        const messageId = said.messageId ?? '1.1'
        await ask({ ...place, action: 'press', messageId, actionId: 'nothing' })
        await ask({ ...place, action: 'command', text: '/unknown' })
        if (channelId !== there?.id) continue
        const again = platform === 'slack' ? { alsoToChannel: true } : { quoting: messageId }
        await ask({ ...place, action: 'say', text: 'again', threadId: messageId, ...again })
        await ask({ ...place, action: 'edit', messageId, text: 'hello again' })
        await ask({ ...place, action: 'react', messageId, emoji: 'eyes' })
        await ask({ ...place, action: 'use-action', messageId, actionId: 'nothing' })
        for (const action of ['remove', 'restore']) await ask({ ...place, action, messageId })
      }
      await ask({ ...who, action: 'submit', dialogId: 'nothing', values: {} })
    }
  }
  const { slack, teams } = world.playground
  // Nobody is left at home who could have done it, and yet it is done.
  for (const platform of [slack, teams])
    for (const { id, isBot } of platform.workplace().people) if (!isBot) platform.admin.setStanding(id, 'deactivated')
  const { id: channelId } = world.workplace('slack').channels.find(({ name }) => name === 'acme-internal') ?? { id: '' }
  const { id: personId } = world.workplace('slack').people.find(({ isBot }) => !isBot) ?? { id: '' }
  const botId = slack.credentials.botUserId
  const away = { platform: 'slack', personId, action: 'set-member', channelId, memberId: botId, present: false }
  expect(await ask(away)).toMatchObject({ ok: true })
  expect(faults).toEqual([])
  world.takeMessages()
  await world.close()
})
