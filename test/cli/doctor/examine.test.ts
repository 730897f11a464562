import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { examine } from '../../../src/cli/doctor/examine.ts'
import type { Line } from '../../../src/cli/line.ts'
import type { Ask } from '../../../src/ports/ask.ts'

async function examined(environment: Record<string, string>, ask: Ask) {
  const lines: Line[] = []
  const said = await examine(environment, {
    ask,
    now: () => 0,
    say: (more) => lines.push(...more),
    databaseWithinMs: 1,
  })
  return { ...said, texts: lines.map(({ text }) => text) }
}

/** A PostgreSQL that takes a connection and says nothing. */
async function silentDatabase(): Promise<string> {
  const sockets: Socket[] = []
  const server = createServer((socket) => void sockets.push(socket))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  return `postgres://u:hush@127.0.0.1:${(server.address() as AddressInfo).port}/liaison`
}

test('a database that does not answer is given up, after both platforms were tried', async () => {
  const asked: string[] = []
  const ask: Ask = async ({ url }) => {
    asked.push(url)
    return { unreachable: 'no answer came within 5 s', remedy: 'Check the network.' }
  }
  const { late, texts } = await examined(
    {
      DATABASE_URL: await silentDatabase(),
      SLACK_BOT_TOKEN: 'xoxb-hush',
      SLACK_APP_TOKEN: 'xapp-hush',
      TEAMS_APP_ID: 'app',
      TEAMS_APP_PASSWORD: 'hush',
      TEAMS_TENANT_ID: 'tenant',
    },
    ask,
  )
  expect(late).toBe(true)
  expect(asked.sort()).toEqual([
    'https://login.botframework.com/v1/.well-known/openidconfiguration',
    'https://login.microsoftonline.com/tenant/oauth2/v2.0/token',
    'https://slack.com/api/apps.connections.open',
    'https://slack.com/api/auth.test',
  ])
  expect(texts).toEqual([
    'Slack is configured, by Socket Mode.',
    'Microsoft Teams is configured, at POST /api/messages.',
    expect.stringMatching(/^Slack cannot be reached at slack\.com: no answer came within 5 s\. Check the network\.$/u),
    expect.stringMatching(/^Microsoft's login service cannot be reached at login\.microsoftonline\.com/u),
    expect.stringMatching(/^The keys .* cannot be read at login\.botframework\.com/u),
    expect.stringMatching(/^The database has not answered within 0\.001 s\./u),
  ])
  expect(texts.join(' ')).not.toContain('hush')
})

test('platforms that are not configured are not tried', async () => {
  const ask: Ask = () => Promise.reject(new Error('asked'))
  const { texts } = await examined({ DATABASE_URL: await silentDatabase() }, ask)
  expect(texts[0]).toMatch(/^No platform is configured/u)
})
