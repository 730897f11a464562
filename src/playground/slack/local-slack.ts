import { createServer, type IncomingMessage } from 'node:http'
import { slackAdmin, type SlackAdmin } from './admin/slack-admin.ts'
import { FaultBook } from '../fault-book.ts'
import { listenOn, setListening } from '../listening.ts'
import type { PersonActions } from '../person-actions.ts'
import type { Ms } from '../../domain/time/instant.ts'
import type { Keepsake, LocalPlatform, PlaygroundClock } from '../workplace.ts'
import type { SlackCredentials } from './credentials.ts'
import { EventQueue } from './delivery/event-queue.ts'
import { HttpCourier } from './delivery/http-courier.ts'
import { Interactions } from './delivery/interact.ts'
import { SocketCourier } from './delivery/socket-courier.ts'
import { tellOfMessages } from './delivery/tell-of-messages.ts'
import { describeWorkplace } from './describe-workplace.ts'
import { ExchangeLog } from './exchange-log.ts'
import { forgetful } from './forgetful-keepsake.ts'
import type { Desk } from './people/desk.ts'
import { openHome } from './people/open-home.ts'
import { personAt } from './people/person.ts'
import type { SlackWorld } from './slack-world.ts'
import { apiHandler } from './web-api/api-server.ts'
import { methodTable } from './web-api/method-table.ts'
import type { StoredView } from './workspace/records.ts'
import { Workspace } from './workspace/workspace.ts'

export type { SlackWorld } from './slack-world.ts'
export type { SlackCredentials } from './credentials.ts'

export interface LocalSlack extends LocalPlatform {
  /** "http://127.0.0.1:PORT/api/": what SLACK_API_URL is set to. */
  apiUrl: string
  credentials: SlackCredentials
  /** Acts as this person; throws for an unknown id. */
  as(userId: string): PersonActions
  /** This person opens the app, which then draws their Home tab; `homeOf` is what stands there. */
  openHome(userId: string, tab?: 'home' | 'messages'): void
  homeOf(userId: string): StoredView | undefined
  admin: SlackAdmin
  /** To be called after the clock moved: events whose retry has become due are tried again. */
  tick(): void
}

export type LocalSlackOptions = {
  clock: PlaygroundClock
  /** Without one, nothing outlives the process. */
  keepsake?: Keepsake
  world: SlackWorld
  /** `url` is asked for each delivery, so it may change while the bot restarts. */
  delivery: { mode: 'http'; url: () => string } | { mode: 'socket' }
  /** 0 or absent: any free one. Fix it where response_urls must survive a restart. */
  port?: number
  /** Real time, for signatures and trigger ids. */
  realNow?: () => number
  /** How long the bot has to answer; Slack's 3 seconds unless a test says otherwise. */
  answerLimitMs?: number
}

/** Starts a Slack workspace on this machine, which the real SDKs talk to as if it were Slack's cloud. */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  const { clock, world, delivery, keepsake = forgetful(), realNow = Date.now, answerLimitMs = 3_000 } = options
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const workspace = new Workspace(world, keepsake, clock, realNow)
  const { credentials } = workspace
  let ahead: Ms = 0
  const slackNow = () => realNow() + ahead
  const log = new ExchangeLog(clock, changed)
  const faults = new FaultBook()
  const socket =
    delivery.mode === 'socket'
      ? new SocketCourier({ appId: credentials.appId, answerLimitMs, onConnect: () => events.retryAll() })
      : undefined
  const courier =
    delivery.mode === 'http'
      ? new HttpCourier({ url: delivery.url, signingSecret: credentials.signingSecret, now: slackNow, answerLimitMs })
      : undefined
  const way = courier ?? socket
  if (way === undefined) throw new Error('Delivery must be http or socket')
  const events = new EventQueue(workspace, way, log, faults)
  tellOfMessages(workspace, events)
  const interactions = new Interactions(way, log, faults)
  const socketUrl = socket && (() => `${workspace.origin.replace('http', 'ws')}/link/?ticket=${socket.ticket()}`)
  const handler = apiHandler({ workspace, methods: methodTable(workspace, socketUrl), faults, log, now: slackNow })
  const answering = new Set<Promise<void>>()
  const server = createServer((request, response) => {
    const answer = handler(request, response)
      .then(changed, (error: unknown) => void response.destroy(asError(error)))
      .finally(() => answering.delete(answer))
    answering.add(answer)
  })
  server.on('upgrade', (request: IncomingMessage, connection, head) => {
    if (socket === undefined) connection.destroy()
    else socket.upgrade(request, connection, head)
  })
  const deskOf = (userId: string): Desk => {
    const user = workspace.user(userId)
    if (user === undefined) throw new Error(`No user ${userId} in the local Slack`)
    return {
      get user() {
        return workspace.user(userId) ?? user
      },
      ...{ workspace, events, interactions, changed },
    }
  }
  const port = await listenOn(server, options.port ?? 0)
  workspace.origin = `http://127.0.0.1:${port}`

  return {
    apiUrl: `${workspace.origin}/api/`,
    credentials,
    workplace: () => describeWorkplace(workspace),
    exchanges: (sinceSeq) => log.since(sinceSeq),
    addFault: (fault) => faults.add(fault),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    as: (userId) => personAt(deskOf(userId)),
    openHome: (userId, tab = 'home') => openHome(deskOf(userId), tab),
    homeOf: (userId) => workspace.homeViews.get(userId),
    admin: slackAdmin({ workspace, events, changed }),
    async setReachable(reachable) {
      if (!reachable) socket?.disconnect()
      await setListening(server, port, reachable)
    },
    setClockAhead(ms) {
      ahead = ms
    },
    tick: () => events.retryDue(),
    async settled() {
      await Promise.all([events.settled(), interactions.settled()])
    },
    async [Symbol.asyncDispose]() {
      await socket?.close()
      faults.clear()
      // Whoever was being answered gets the answer; connections kept alive for more are cut.
      await Promise.all(answering)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
