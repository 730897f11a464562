import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createSlackAdapter, type SlackAdapter } from '../../../adapters/slack/slack-adapter.ts'
import type { Answer, Inbound } from '../../../src/ports/inbound.ts'
import type { Log } from '../../../src/ports/log.ts'
import { startLocalSlack, type LocalSlack } from '../../../src/playground/slack/local-slack.ts'
import type { Message } from '../../../src/playground/workplace.ts'
import { rememberingHere } from '../../../src/remember-answers.ts'
import { movableClock, smallWorld } from '../../playground/slack/small-workspace.ts'

/** The real adapter, wired to a strict local Slack of its own. */
export type SlackStage = AsyncDisposable & {
  slack: LocalSlack
  adapter: SlackAdapter
  clock: ReturnType<typeof movableClock>
  /** Everything the core was given, oldest first. */
  received: Inbound[]
  logged: string[]
  /** What the core answers from now on; a thrown error is a failed store. */
  answerWith(answer: (inbound: Inbound) => Answer): void
  /** The newest message in a channel, of those the bot wrote. */
  lastFromBot(channelId: string): Message
  /** Resolves once the local Slack shows what is looked for, which may follow an acknowledgement. */
  shown<Found>(look: () => Found | undefined): Promise<Found>
}

export async function startSlackStage(mode: 'http' | 'socket'): Promise<SlackStage> {
  const clock = movableClock()
  const received: Inbound[] = []
  const logged: string[] = []
  let answer: (inbound: Inbound) => Answer = () => ({ kind: 'nothing' })
  const web = express()
  const server = web.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`
  const slack = await startLocalSlack({
    clock,
    world: {
      ...smallWorld,
      botEvents: [
        'app_mention',
        'message.im',
        'message.channels',
        'member_joined_channel',
        'channel_left',
        'group_left',
        'user_change',
      ],
    },
    delivery: mode === 'http' ? { mode, url: () => url } : { mode },
  })
  const { botToken, signingSecret, appToken } = slack.credentials
  const adapter = createSlackAdapter({
    config: { botToken, apiUrl: slack.apiUrl, ...(mode === 'http' ? { signingSecret } : { appToken }) },
    clock: { now: () => clock.now(), sleepUntil: async () => {} },
    log: keepingLog(logged),
    remember: rememberingHere(clock),
    receive: async (inbound) => {
      received.push(inbound)
      return answer(inbound)
    },
  })
  if (adapter.router !== undefined) web.use(adapter.router)
  await adapter.connect({ home() {}, lost() {} })

  return {
    slack,
    adapter,
    clock,
    received,
    logged,
    answerWith(next) {
      answer = next
    },
    lastFromBot(channelId) {
      const { botUserId } = slack.credentials
      const last = slack
        .workplace()
        .messages.filter((message) => message.channelId === channelId && message.authorId === botUserId)
        .at(-1)
      if (last === undefined) throw new Error(`The bot has said nothing in ${channelId}`)
      return last
    },
    shown: (look) =>
      new Promise((resolve) => {
        const check = () => {
          const found = look()
          if (found === undefined) return
          stop?.()
          resolve(found)
        }
        const stop = slack.onChange(check)
        check()
      }),
    async [Symbol.asyncDispose]() {
      await adapter.stop()
      server.closeAllConnections()
      server.close()
      await slack[Symbol.asyncDispose]()
    },
  }
}

/** Keeps every line, so that tests can look for what must and must not be in them. */
export function keepingLog(lines: string[]): Log {
  const keep = (fields: Record<string, unknown>, message: string) =>
    void lines.push(`${message} ${JSON.stringify(fields)}`)
  return { debug: keep, info: keep, warn: keep, error: keep }
}
