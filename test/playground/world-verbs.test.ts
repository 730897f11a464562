import { afterEach, describe, expect, test } from 'vitest'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { recordedLog } from '../kit/recorded-log.ts'
import { World } from '../kit/world.ts'

let world: World
afterEach(() => world.close())

/** What the platform told the product since `seq`. */
const toldSince = (seq: number) =>
  world.playground.slack
    .exchanges(seq)
    .filter(({ direction }) => direction === 'to-bot')
    .map(({ what, status }) => [what, status])
const lastSeq = () => world.playground.slack.exchanges().at(-1)?.seq ?? 0

describe('what a scenario can let happen in Slack', () => {
  test('the bot is removed from a channel and invited again', async () => {
    world = await World.open({ sheets: [], log: recordedLog().log })
    const seq = lastSeq()
    await world.slack.removeBot('acme-shared')
    expect(toldSince(seq)).toEqual([
      ['event channel_left', 200],
      ['event message.im', 200],
    ])
    expect(world.workplace('slack').channels.find(({ id }) => id === SLACK.acmeShared)?.botPresent).toBe(false)
    await world.slack.inviteBot('acme-shared')
    expect(world.workplace('slack').channels.find(({ id }) => id === SLACK.acmeShared)?.botPresent).toBe(true)
    world.takeMessages()
  })
})
