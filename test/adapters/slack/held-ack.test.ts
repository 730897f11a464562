import { App, type Receiver, type ReceiverEvent } from '@slack/bolt'
import { describe, expect, test } from 'vitest'
import { afterAckOf, HeldAck } from '../../../adapters/slack/receive/held-ack.ts'
import { createBoltLogger } from '../../../adapters/slack/bolt-logger.ts'
import { keepingLog } from './slack-stage.ts'

const BODY = {
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  event: { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text: 'help' },
}

describe('the acknowledgement of an event', () => {
  test('is sent after the listeners, and before what follows it', async () => {
    const { happened, app, process, heldAck } = stage()
    app.event('app_mention', async ({ context }) => {
      happened.push('stored')
      afterAckOf(context)(async () => void happened.push('told'))
    })
    await process()
    await heldAck.settled()
    expect(happened).toEqual(['stored', 'acknowledged', 'told'])
  })

  test('is not sent when a listener fails, and nothing follows it', async () => {
    const { happened, app, process, heldAck } = stage()
    app.event('app_mention', async ({ context }) => {
      afterAckOf(context)(async () => void happened.push('told'))
      throw new Error('the disk is full')
    })
    await expect(process()).rejects.toThrow('the disk is full')
    await heldAck.settled()
    expect(happened).toEqual([])
  })

  test('stands when what follows it fails, which is logged', async () => {
    const { happened, logged, app, process, heldAck } = stage()
    app.event('app_mention', async ({ context }) => {
      afterAckOf(context)(() => Promise.reject(new Error('no connection')))
    })
    await process()
    await heldAck.settled()
    expect(happened).toEqual(['acknowledged'])
    expect(logged.join()).toContain('no connection')
  })

  test('stopping waits for an event that is being stored', async () => {
    const { happened, app, process, heldAck } = stage()
    const { promise, resolve } = Promise.withResolvers<void>()
    app.event('app_mention', () => promise)
    const processed = process()
    const settled = heldAck.settled().then(() => happened.push('settled'))
    resolve()
    await Promise.all([processed, settled])
    expect(happened).toEqual(['acknowledged', 'settled'])
  })
})

describe('what Bolt writes to the log', () => {
  test('holds no token and no address that would let others answer', () => {
    const lines: string[] = []
    const logger = createBoltLogger(keepingLog(lines))
    logger.error('refused xoxb-123-abc', new Error('xapp-1-A-2-dead'), 'https://hooks.slack.com/actions/T1/2/3?x')
    logger.warn('wss://x.test/?ticket=abc-def&app_id=1', { toString: () => 'xoxe.xoxp-1-secret' })
    logger.debug('what a person said')
    expect(lines.join('\n')).not.toMatch(/123-abc|dead|T1|abc-def|secret|person/)
    expect(lines).toHaveLength(2)
  })
})

function stage() {
  const happened: string[] = []
  const logged: string[] = []
  const log = keepingLog(logged)
  const receiver: Receiver = { init() {}, start: async () => {}, stop: async () => {} }
  const app = new App({
    receiver,
    logger: createBoltLogger(log),
    convoStore: false,
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'UBOT', teamId: 'T1' }),
  })
  const heldAck = new HeldAck(log)
  heldAck.holdBack(app)
  const event: ReceiverEvent = { body: BODY, ack: async () => void happened.push('acknowledged') }
  return { happened, logged, app, heldAck, process: () => app.processEvent(event) }
}
