import { openStore } from '../../src/storage/open-store.ts'
import { quietLog } from '../kit/test-store.ts'

// The other process of kill-safety.test.ts: commits three times, then stops in the middle of a fourth transaction.

const [databaseUrl = ''] = process.argv.slice(2)
const store = await openStore({ databaseUrl, log: quietLog })
for (let i = 1; i <= 3; i += 1) {
  await store.transact(async (tx) => write(tx, await tx.counters.next('case')))
  process.stdout.write(`committed ${i}\n`)
}
await store.transact(async (tx) => {
  await write(tx, await tx.counters.next('case'))
  process.stdout.write('in the middle\n')
  // Waits for the kill: listening to the parent keeps the process alive.
  await new Promise(() => process.stdin.resume())
})

async function write(tx: Parameters<Parameters<typeof store.transact>[0]>[0], number: number): Promise<void> {
  await tx.timers.set({ key: String(number), kind: 'case.silence', subjectId: 's', dueAt: number, data: {} })
}
