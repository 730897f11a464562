import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../src/storage/open-store.ts'
import { openTestStore, quietLog } from '../kit/test-store.ts'

const WRITER = fileURLToPath(new URL('./kill-safety-writer.ts', import.meta.url))

test(
  'a process killed in the middle of a transaction keeps all it had committed, nothing else, and blocks nobody',
  { timeout: 30_000 },
  async () => {
    const { store, databaseUrl, dispose } = await openTestStore()
    onTestFinished(dispose)
    await store.close()

    const writer = spawn(process.execPath, [WRITER, databaseUrl], { stdio: ['pipe', 'pipe', 'inherit'] })
    onTestFinished(() => void writer.kill('SIGKILL'))
    const said: string[] = []
    for await (const line of createInterface({ input: writer.stdout })) {
      said.push(line)
      if (line === 'in the middle') break
    }
    const exited = once(writer, 'exit')
    writer.kill('SIGKILL')
    expect(await exited).toEqual([null, 'SIGKILL'])
    expect(said).toEqual(['committed 1', 'committed 2', 'committed 3', 'in the middle'])

    const after = await openStore({ databaseUrl, log: quietLog })
    onTestFinished(() => after.close())
    const { numbers, timers } = await after.transact(async (tx) => ({
      numbers: await tx.counters.next('case'),
      timers: (await tx.timers.list(9)).map(({ key }) => key),
    }))
    expect(numbers).toBe(4)
    expect(timers).toEqual(['1', '2', '3'])
  },
)

test(
  'a transaction that meets another process in the middle of writing waits for it, without stopping this process',
  { timeout: 30_000 },
  async () => {
    const { store, databaseUrl, dispose } = await openTestStore()
    onTestFinished(dispose)
    const writer = spawn(process.execPath, [WRITER, databaseUrl], { stdio: ['pipe', 'pipe', 'inherit'] })
    onTestFinished(() => void writer.kill('SIGKILL'))
    for await (const line of createInterface({ input: writer.stdout })) if (line === 'in the middle') break

    let ended = false
    const writing = store.transact((tx) => tx.counters.next('case')).finally(() => (ended = true))
    expect((await store.read((view) => view.timers.list(9))).map(({ key }) => key)).toEqual(['1', '2', '3'])
    expect(ended).toBe(false)
    writer.kill('SIGKILL')
    expect(await writing).toBe(4)
  },
)
