import type { Server } from 'node:http'
import { once } from 'node:events'
import express from 'express'
import { createTeamsAdapter } from '../../../adapters/teams/teams-adapter.ts'
import type { TeamsAdapter } from '../../../adapters/teams/teams-adapter.ts'
import type { TeamsConfig } from '../../../adapters/teams/teams-config.ts'
import type { Answer, Inbound } from '../../../src/ports/inbound.ts'
import type { Log } from '../../../src/ports/log.ts'
import type { LocalTeams } from '../../../src/playground/teams/local-teams.ts'
import { startLocalTeams } from '../../../src/playground/teams/local-teams.ts'
import type { Message } from '../../../src/playground/workplace.ts'
import { rememberingHere } from '../../../src/remember-answers.ts'
import { memoryKeepsake, START, WORLD } from '../../playground/teams/teams-fixture.ts'

/** The adapter on a real HTTP server, wired to a strict local Teams. */
export type TeamsStage = AsyncDisposable & {
  teams: LocalTeams
  adapter: TeamsAdapter
  /** Everything the core was given, oldest first. */
  received: Inbound[]
  logged: unknown[]
  messagingUrl: string
  /** What the core answers from now on; a thrown error is a failed store. */
  answerWith(answer: (inbound: Inbound) => Answer): void
  /** The newest message of the bot in a conversation. */
  lastFromBot(channelId: string): Message
  clock: { at: number }
  /** An adapter for the same bot that has not heard anything yet, as after a restart. */
  restarted(): TeamsAdapter
}

export async function teamsStage(changed: Partial<TeamsConfig> = {}): Promise<TeamsStage> {
  const clock = { at: START }
  const received: Inbound[] = []
  const logged: unknown[] = []
  let answer: (inbound: Inbound) => Answer = () => ({ kind: 'nothing' })
  const app = express()
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const messagingUrl = `http://127.0.0.1:${portOf(server)}/api/messages`
  const teams = await startLocalTeams({
    clock: { now: () => clock.at },
    world: WORLD,
    keepsake: await memoryKeepsake(),
    messagingUrl: () => messagingUrl,
  })
  const newAdapter = (): TeamsAdapter =>
    createTeamsAdapter({
      config: { ...configOf(teams), ...changed },
      clock: { now: () => clock.at, sleepUntil: async () => {} },
      log: keepingLog(logged),
      remember: rememberingHere({ now: () => clock.at }),
      receive: async (inbound) => {
        received.push(inbound)
        return answer(inbound)
      },
    })
  const adapter = newAdapter()
  app.use(adapter.router)
  await adapter.connect({ home() {}, lost() {} })
  await teams.tick()
  await teams.settled()
  return {
    teams,
    adapter,
    received,
    logged,
    messagingUrl,
    clock,
    restarted: newAdapter,
    answerWith: (next) => void (answer = next),
    lastFromBot(channelId) {
      const { messages, people } = teams.workplace()
      const isBot = (id: string): boolean => people.some((person) => person.id === id && person.isBot)
      const last = messages.filter((message) => message.channelId === channelId && isBot(message.authorId)).at(-1)
      if (last === undefined) throw new Error(`The bot has said nothing in ${channelId}`)
      return last
    },
    async [Symbol.asyncDispose]() {
      await adapter.stop()
      await teams[Symbol.asyncDispose]()
      server.closeAllConnections()
      server.close()
    },
  }
}

function configOf({ settings }: LocalTeams): TeamsConfig {
  const { appId, appPassword, tenantId, openIdMetadataUrl, tokenIssuer, loginUrl, oauthScope } = settings
  const endpoints = { openIdMetadataUrl, tokenIssuer, loginUrl, oauthScope }
  return { appId, appPassword, tenantId, auth: 'on', endpoints }
}

export function keepingLog(logged: unknown[]): Log {
  const keep = (fields: Record<string, unknown>, message: string): void => void logged.push({ ...fields, message })
  return { debug: keep, info: keep, warn: keep, error: keep }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return address.port
}
