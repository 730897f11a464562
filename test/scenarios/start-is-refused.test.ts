import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { SLACK, slackWorld } from '../../src/playground/northwind/slack-world.ts'
import { startLocalSlack } from '../../src/playground/slack/local-slack.ts'
import { systemClock } from '../../src/system-clock.ts'
import { RunningProcess, startAndEnd } from '../kit/running-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'liaison-refused-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const here = (name: string) => `file:${join(folder, name)}`

describe('a start that cannot succeed ends at once, with one sentence and exit code 1', { timeout: 120_000 }, () => {
  test('when its port is taken', async () => {
    const taken = createServer()
    taken.listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const port = String((taken.address() as AddressInfo).port)
    const { code, said } = await startAndEnd({ PORT: port, DATABASE_URL: here('port.db') })
    taken.close()
    expect(said).toBe(
      `Port ${port} is taken by another program. Stop it, or set PORT to another one, e.g. PORT=4000 npm start.\n`,
    )
    expect(code).toBe(1)
  })

  test('when its database cannot be reached', async () => {
    const { code, said } = await startAndEnd({ DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x' })
    expect(said).toContain('PostgreSQL at 127.0.0.1:1/x cannot be reached')
    expect(said).not.toContain('secret')
    expect(code).toBe(1)
  })

  test('when another server runs on its database, which keeps all it has, also when the second is to forget everything', async () => {
    const DATABASE_URL = here('two.db')
    await using running = await RunningProcess.start(DATABASE_URL)
    for (const args of [[], ['--fresh']]) {
      const { code, said } = await startAndEnd({ DATABASE_URL }, args)
      expect(said).toMatch(
        /^A Liaison server runs on the database \S+two\.db already: process \d+ on this machine, since \S+\. Stop it first, .*\n$/u,
      )
      expect(code).toBe(1)
    }
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['two.db', 'two.db-wal', 'playground.db']))
    const result = await running.act({
      platform: 'slack',
      personId: SLACK.tom,
      action: 'command',
      channelId: SLACK.acmeInternal,
      text: '/partner list',
    })
    expect(result.ok).toBe(true)
  })

  test('when Slack, which is all there is, does not accept the token', async () => {
    await using slack = await startLocalSlack({ clock: systemClock, world: slackWorld, delivery: { mode: 'socket' } })
    const { code, said } = await startAndEnd({
      DATABASE_URL: here('token.db'),
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: 'xoxb-wrong',
      SLACK_APP_TOKEN: slack.credentials.appToken,
    })
    expect(said).toBe('Slack answered "invalid_auth": check SLACK_BOT_TOKEN.\n')
    expect(code).toBe(1)
  })

  test('when its configuration is half of one', async () => {
    const { code, said } = await startAndEnd({ SLACK_BOT_TOKEN: 'xoxb-1', DATABASE_URL: here('half.db') })
    expect(said).toContain('SLACK_SIGNING_SECRET: is missing')
    expect(said).not.toContain('xoxb-1')
    expect(code).toBe(1)
  })
})
