import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { SLACK, slackWorld } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS, teamsWorld } from '../../src/playground/northwind/teams-world.ts'
import { startLocalSlack } from '../../src/playground/slack/local-slack.ts'
import { startLocalTeams } from '../../src/playground/teams/local-teams.ts'
import type { LocalPlatform } from '../../src/playground/workplace.ts'
import { systemClock } from '../../src/system-clock.ts'
import { textOf } from '../kit/message-text.ts'
import { slackVariables, teamsVariables } from '../../src/playground/operator-variables.ts'
import { RunningProcess } from '../kit/running-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'liaison-configured-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// The product runs as a process of its own here, on the machine's clock; so do the platforms it talks to.
const clock = systemClock

describe('configured by its environment alone, against servers it knows nothing of', () => {
  test.each(['http', 'socket'] as const)(
    'it answers, posts and updates in a Slack that delivers by %s, and shows no local page',
    async (mode) => {
      let address = 'http://127.0.0.1:1'
      await using slack = await startLocalSlack({
        clock,
        world: slackWorld,
        delivery: mode === 'http' ? { mode, url: () => `${address}/slack/events` } : { mode },
      })
      await using running = await RunningProcess.start(
        `file:${join(folder, `${mode}.db`)}`,
        slackVariables(slack, mode),
      )
      address = running.address
      expect((await fetch(`${address}/`)).status).toBe(404)
      expect((await fetch(`${address}/healthz`)).status).toBe(200)

      const anna = slack.as(SLACK.anna)
      await anna.command(SLACK.acmeShared, '/partner add "Acme Hosting" --zone Europe/Paris')
      await said(slack, 'Acme Hosting is registered')
      await anna.say(SLACK.acmeShared, '@Liaison bind acme-hosting shared')
      await said(slack, 'This channel is the shared channel')
      await anna.command(SLACK.acmeShared, '/partner case "Nobody can log in" --severity 2')
      const card = await said(slack, 'Nobody can log in')
      await anna.press(
        card.channelId,
        card.id,
        /"action_id":"(case\.ask[^"]*)"/u.exec(JSON.stringify(card.payload))![1]!,
      )
      await until(slack, () => slack.workplace().dialogs.length > 0)
      await anna.submit(slack.workplace().dialogs[0]!.id, { text: 'It was the proxy' })
      await said(slack, 'It was the proxy')
      await until(slack, () =>
        /is waiting/iu.test(textOf(slack.workplace().messages.find(({ id }) => id === card.id)!)),
      )
    },
  )

  test('it answers a Teams tenant whose keys, tokens and connector are all elsewhere', async () => {
    let address = 'http://127.0.0.1:1'
    await using teams = await startLocalTeams({
      clock,
      world: teamsWorld,
      messagingUrl: () => `${address}/api/messages`,
    })
    await using running = await RunningProcess.start(`file:${join(folder, 'teams.db')}`, teamsVariables(teams))
    address = running.address
    await teams.tick()
    await teams.as(TEAMS.anna).say(TEAMS.globexShared, '@Liaison add "Globex Agency" --zone Europe/London')
    await said(teams, 'Globex Agency is registered')
    await teams.as(TEAMS.anna).command(TEAMS.globexInternal, '/partner list')
    const list = await said(teams, 'globex-agency')
    expect(list.visibleTo).toBe(TEAMS.anna)
  })
})

/** The message of the bot that says this, as soon as it is there. */
async function said(platform: LocalPlatform, words: string) {
  const found = () =>
    platform
      .workplace()
      .messages.find((message) => isBots(platform, message.authorId) && textOf(message).includes(words))
  await until(platform, () => found() !== undefined)
  return found()!
}

function isBots(platform: LocalPlatform, authorId: string): boolean {
  return platform.workplace().people.some(({ id, isBot }) => id === authorId && isBot)
}

/** Resolves at the change that makes it true. */
function until(platform: LocalPlatform, isSo: () => boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const look = () => {
    if (isSo()) resolve()
  }
  const stop = platform.onChange(look)
  look()
  return promise.finally(stop)
}
