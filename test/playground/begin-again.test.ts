import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { RunningProcess } from '../kit/running-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'liaison-again-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('from the page everything is forgotten and begins again, at the same address', async () => {
  await using running = await RunningProcess.start(`file:${join(folder, 'liaison.db')}`)
  const post = (path: string, body: unknown) =>
    fetch(running.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const state = async () => (await fetch(`${running.address}/playground/state`)).json()
  const before = await state()
  expect(before.canReset).toBe(true)
  await post('/playground/clock', { advance: 7 * 86_400_000 })
  const [{ id: personId }] = before.slack.people
  const { id: channelId } = before.slack.channels.find(({ name }: { name: string }) => name === 'acme-internal')
  await post('/playground/act', { platform: 'slack', personId, action: 'say', channelId, text: 'forget me' })
  expect((await post('/playground/reset', {})).status).toBe(202)
  await expect.poll(async () => (await state().catch(() => before)).run, { timeout: 20_000 }).not.toBe(before.run)
  const after = await state()
  expect(JSON.stringify(after.slack.messages)).not.toContain('forget me')
  expect(after.now).toBeLessThan(before.now + 86_400_000)
})
