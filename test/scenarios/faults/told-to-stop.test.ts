import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { SLACK, slackWorld } from '../../../src/playground/northwind/slack-world.ts'
import { type LocalSlack, startLocalSlack } from '../../../src/playground/slack/local-slack.ts'
import { systemClock } from '../../../src/system-clock.ts'
import { noticeCard } from '../../../src/cards/notice-card.ts'
import { openStore } from '../../../src/storage/open-store.ts'
import { textOf } from '../../kit/message-text.ts'
import { RunningProcess } from '../../kit/running-process.ts'
import { quietLog } from '../../kit/test-store.ts'

const folder = mkdtempSync(join(tmpdir(), 'liaison-stopping-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const database = (name: string) => `file:${join(folder, `${name}.db`)}`

function bySocket({ apiUrl, credentials }: LocalSlack): Record<string, string> {
  return { SLACK_BOT_TOKEN: credentials.botToken, SLACK_APP_TOKEN: credentials.appToken, SLACK_API_URL: apiUrl }
}

const localSlack = () => startLocalSlack({ clock: systemClock, world: slackWorld, delivery: { mode: 'socket' } })

const HANGS = { on: 'api', match: 'chat.postMessage', fail: 'hang' } as const

/** Resolves once the local Slack shows it. */
function seen(slack: LocalSlack, isSo: () => boolean): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const look = () => isSo() && resolve()
  const forget = slack.onChange(look)
  look()
  return promise.finally(forget)
}

describe('told to stop', () => {
  test('npm ends the server that it started, and its port is free', async () => {
    await using running = await RunningProcess.startByNpm(database('npm'))
    expect((await fetch(`${running.address}/healthz`)).status).toBe(200)
    running.signal('SIGTERM')
    await running.ended
    await expect(fetch(`${running.address}/healthz`)).rejects.toThrow()
  })

  test('it ends by itself while Slack is out of reach, and takes nothing more once Slack is back', async () => {
    await using slack = await localSlack()
    await using running = await RunningProcess.start(database('away'), bySocket(slack))
    await slack.setReachable(false)
    await running.untilReadiness((told) => String(told['slack']).includes('not connected since'))
    // As Ctrl-C under npm: the terminal sends it, and npm passes it on.
    running.signal('SIGINT')
    running.signal('SIGINT')
    expect(await running.ended).toBe(0)
    await slack.setReachable(true)
    expect(await slack.as(SLACK.tom).command(SLACK.acmeInternal, '/partner help')).toMatchObject({ ok: false })
  })

  test('it ends within ten seconds although Slack does not answer', async () => {
    await using slack = await localSlack()
    const release = slack.addFault(HANGS)
    await using running = await startSending('silent', slack)
    running.signal('SIGTERM')
    expect(await running.ended).toBe(0)
    release()
  })

  test('a second signal ends it at once; the message that was on its way arrives after the next start, once', async () => {
    await using slack = await localSlack()
    const release = slack.addFault(HANGS)
    await using first = await startSending('twice', slack)
    first.signal('SIGTERM')
    first.signal('SIGINT')
    expect(await first.ended).toBe(1)
    release()
    await using second = await RunningProcess.start(database('twice'), bySocket(slack))
    const arrived = () => slack.workplace().messages.filter((message) => textOf(message).includes('On its way'))
    await seen(slack, () => arrived().length > 0)
    second.signal('SIGTERM')
    expect(await second.ended).toBe(0)
    expect(arrived()).toHaveLength(1)
  })
})

/** Started with one message to send, which is being sent. */
async function startSending(name: string, slack: LocalSlack): Promise<RunningProcess> {
  const store = await openStore({ databaseUrl: database(name), log: quietLog })
  const card = noticeCard({ title: 'On its way', text: 'This is on its way.', tone: 'neutral' })
  const account = { platform: 'slack' as const, tenantId: SLACK.northwind, userId: SLACK.anna }
  const destination = { kind: 'person' as const, personId: '', ...account }
  await store.transact((tx) => tx.outbox.enqueue({ id: 'message', destination, card, now: 0 }))
  await store.close()
  const running = await RunningProcess.start(database(name), bySocket(slack))
  await seen(slack, () => slack.exchanges().some(({ what }) => what === 'conversations.open'))
  return running
}
