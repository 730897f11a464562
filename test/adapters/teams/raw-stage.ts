import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { publicCloudEndpoints } from '../../../adapters/teams/endpoints.ts'
import { createTeamsAdapter } from '../../../adapters/teams/teams-adapter.ts'
import type { Answer, Inbound } from '../../../src/ports/inbound.ts'
import { rememberingHere } from '../../../src/remember-answers.ts'
import { keepingLog } from './teams-stage.ts'

export const NOW = 1_772_442_000_000
export const HOME = 'home-tenant'

/** What the roster answers for a person: a status and a body. */
type RosterAnswer = { status: number; body: unknown }

/** The adapter without authentication, beside a connector that knows what the test tells it. */
export async function rawStage({ connected = true } = {}) {
  const received: Inbound[] = []
  const logged: unknown[] = []
  const requests: { method: string; url: string; authorization: string | undefined; body: unknown }[] = []
  const behaviour = {
    answer: { kind: 'nothing' } as Answer,
    roster: { status: 200, body: { aadObjectId: 'aad-1', tenantId: HOME, userRole: 'user' } } as RosterAnswer,
  }
  const adapter = createTeamsAdapter({
    config: { appId: 'app', appPassword: '', tenantId: HOME, auth: 'off', endpoints: publicCloudEndpoints(HOME) },
    clock: { now: () => NOW, sleepUntil: async () => {} },
    log: keepingLog(logged),
    remember: rememberingHere({ now: () => NOW }),
    receive: async (inbound) => {
      received.push(inbound)
      return behaviour.answer
    },
  })
  if (connected) await adapter.connect({ home() {}, lost() {} })
  const app = express()
  app.use(adapter.router)
  app.use(express.json())
  app.use((request, response) => {
    const { method, url, headers, body } = request
    requests.push({ method, url, authorization: headers.authorization, body })
    if (method !== 'GET') response.status(201).json({ id: 'sent-1' })
    else response.status(behaviour.roster.status).json(behaviour.roster.body)
  })
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    adapter,
    received,
    logged,
    requests,
    behaviour,
    origin,
    async deliver(changed: Record<string, unknown>): Promise<{ status: number; body: string }> {
      const response = await fetch(`${origin}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...MESSAGE, serviceUrl: origin, ...changed }),
      })
      const delivered = { status: response.status, body: await response.text() }
      await adapter.settled()
      return delivered
    },
    async [Symbol.asyncDispose]() {
      await adapter.stop()
      server.closeAllConnections()
      server.close()
    },
  }
}

/** A message in a channel that mentions the bot. */
const MESSAGE = {
  type: 'message',
  id: '1772442000001',
  timestamp: '2026-03-02T09:00:00.001Z',
  channelId: 'msteams',
  from: { id: '29:dana', name: 'Dana', aadObjectId: 'aad-dana' },
  recipient: { id: '28:app', name: 'Liaison' },
  conversation: { id: '19:c@thread.tacv2;messageid=1', conversationType: 'channel', tenantId: HOME },
  text: '<at>Liaison</at> help',
  textFormat: 'plain',
  entities: [{ type: 'mention', text: '<at>Liaison</at>', mentioned: { id: '28:app', name: 'Liaison' } }],
}
