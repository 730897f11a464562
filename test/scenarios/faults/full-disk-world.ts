import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recordedLog } from '../../kit/recorded-log.ts'
import { fillDisk } from '../../kit/small-disk.ts'
import { World } from '../../kit/world.ts'

// Runs with a small disk of its own for full-disk.test.ts; each line it prints is one thing found.

const [disk = ''] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'liaison-world-'))
const { log } = recordedLog()
const world = await World.open({ databaseUrl: `file:${join(disk, 'liaison.db')}`, folder, log })
const { store } = world.playground.liaison.services

function say(what: string, found: unknown): void {
  process.stdout.write(`${what}: ${JSON.stringify(found)}\n`)
}

const makeRoom = fillDisk(disk, 4096)
const slack = world.person('slack', 'Tom Ek')
const teams = world.person('teams', 'Tom Ek')
const typed = await slack.command('acme-internal', '/partner case acme "Typed in Slack" --severity 2')
say('what is typed in Slack is answered', typed.ok)
await slack.say('acme-internal', '@Liaison case acme "Said in Slack" --severity 2')
await teams.say('globex-internal', '@Liaison case globex "Said in Teams" --severity 2')
say('opened on a full disk', await titles())
say('ready', await database())

const mended = new Promise((resolve) => store.onCommit(resolve))
makeRoom()
await mended
say('ready when there is room', await database())
// Both platforms send again what was not accepted.
await world.advance('10m')
say('opened when there is room', await titles())
rmSync(folder, { recursive: true })
process.exit()

/** What /readyz says of the database, without the moment. */
async function database(): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${world.playground.port}/readyz`)
  const { database } = (await response.json()) as { database: string }
  return database.replace(/ since .*/u, '')
}

async function titles(): Promise<string[]> {
  const cases = await store.read((view) => view.cases.list({ unresolved: true, limit: 9 }))
  return cases.map(({ title }) => title).sort()
}
