import { join } from 'node:path'
import { openStore } from '../../src/storage/open-store.ts'
import type { Store } from '../../src/ports/store/store.ts'
import { fillDisk } from '../kit/small-disk.ts'
import { quietLog } from '../kit/test-store.ts'

// Runs with a small disk of its own for full-disk.test.ts; each line it prints is one thing found.

const [disk = ''] = process.argv.slice(2)
const databaseUrl = `file:${join(disk, 'liaison.db')}`

/** Always the same row, so that the log grows and the database does not. */
const write = (into: Store): Promise<string> =>
  into
    .transact((tx) =>
      tx.timers.set({ key: 'k', kind: 'case.silence', subjectId: 's'.repeat(20_000), dueAt: 1, data: {} }),
    )
    .then(
      () => 'written',
      (error: { code: string }) => error.code,
    )

function say(what: string, found: unknown): void {
  process.stdout.write(`${what}: ${String(found)}\n`)
}

// What is tried again by itself does not keep a process alive.
const alive = setInterval(() => {}, 1_000)

// All the pages that the row needs are in the database itself when this is closed.
const first = await openStore({ databaseUrl, log: quietLog })
for (let i = 0; i < 3; i += 1) await write(first)
await first.close()

const store = await openStore({ databaseUrl, log: quietLog })

// Somebody reads for long: until that ends, the log cannot begin anew.
const beside = await openStore({ databaseUrl, log: quietLog })
const read = Promise.withResolvers<void>()
const reading = Promise.withResolvers<void>()
const view = beside.read(async (tables) => {
  await tables.timers.nextDueAt()
  reading.resolve()
  await read.promise
})
await reading.promise
let last = 'written'
while (last === 'written') last = await write(store)
say('the log has filled the disk', last)
say('trouble', store.trouble()?.sentence.includes('is full: make room there'))
read.resolve()
await view
say('when the log may begin anew', await write(store))

const makeRoom = fillDisk(disk, 0)
last = 'written'
while (last === 'written') last = await write(store)
say('with the disk full of other things', last)
const mended = new Promise((resolve) => store.onCommit(resolve))
makeRoom()
await mended
say('trouble after room was made', store.trouble())
say('writing after room was made', await write(store))
await beside.close()
await store.close()
clearInterval(alive)
