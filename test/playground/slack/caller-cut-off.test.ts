import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { FaultBook } from '../../../src/playground/fault-book.ts'
import { ExchangeLog } from '../../../src/playground/slack/exchange-log.ts'
import { forgetful } from '../../../src/playground/slack/forgetful-keepsake.ts'
import { apiHandler } from '../../../src/playground/slack/web-api/api-server.ts'
import { Workspace } from '../../../src/playground/slack/workspace/workspace.ts'
import { movableClock, smallWorld } from './small-workspace.ts'

test('a caller that is gone before it is answered is over, and does not keep the local Slack from ending', async () => {
  const clock = movableClock()
  const workspace = new Workspace(smallWorld, forgetful(), clock, Date.now)
  const handler = apiHandler({
    workspace,
    methods: new Map(),
    faults: new FaultBook(),
    log: new ExchangeLog(clock, () => undefined),
    now: Date.now,
  })
  const { promise: answered, resolve } = Promise.withResolvers<void>()
  const server = createServer((request, response) => {
    const { url, headers, socket } = request
    // Read to its end by the time that its connection is gone.
    const read = Object.assign(Readable.from([]), { url, headers, socket }) as unknown as IncomingMessage
    socket.once('close', () => resolve(handler(read, response)))
    caller.resetAndDestroy()
  }).listen(0)
  await once(server, 'listening')
  const caller = connect((server.address() as AddressInfo).port)
  await once(caller, 'connect')
  caller.write('GET /api/auth.test HTTP/1.1\r\nhost: local\r\n\r\n')
  await expect(answered).resolves.toBeUndefined()
  server.close()
})
