import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startAndEnd } from '../kit/running-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'liaison-refused-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const here = (name: string) => `file:${join(folder, name)}`

describe('a start that cannot succeed ends at once, with one sentence and exit code 1', () => {
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

  test('when its configuration is half of one', async () => {
    const { code, said } = await startAndEnd({ SLACK_BOT_TOKEN: 'xoxb-1', DATABASE_URL: here('half.db') })
    expect(said).toContain('SLACK_SIGNING_SECRET: is missing')
    expect(said).not.toContain('xoxb-1')
    expect(code).toBe(1)
  })
})
