import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { apply } from '../../src/cli/apply.ts'
import { readConfig } from '../../src/config/read-config.ts'
import { PLATFORMS } from '../../src/platforms.ts'
import { createMovableClock } from '../../src/playground/movable-clock.ts'
import { type Liaison, startLiaison } from '../../src/start-liaison.ts'
import { failingLog } from '../kit/world.ts'
import { consolePlatform } from '../platforms/console/console-platform.ts'
import { Hall } from '../platforms/console/hall.ts'
import { memoryKeepsake } from '../playground/slack/small-workspace.ts'

/** Monday 23 November 2026, 09:00 in Paris. */
const MONDAY_NINE = Date.parse('2026-11-23T08:00:00Z')

const SHEET = `
slug: acme
name: Acme Hosting
calendar: { zone: Europe/Paris }
people:
  - { name: Anna Berg, side: internal, roles: [account-manager], console: north/anna }
  - { name: Mia Chen, side: partner, roles: [account-manager], console: acme/mia }
channels:
  - { purpose: shared, name: acme-room, console: north/acme-room }
`

let hall: Hall
let liaison: Liaison
let folder: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'liaison-console-'))
  hall = new Hall(
    'north',
    [
      { id: 'anna', name: 'Anna Berg', organisation: 'north' },
      { id: 'mia', name: 'Mia Chen', organisation: 'acme' },
      { id: 'eve', name: 'Eve Stray', organisation: 'elsewhere' },
    ],
    { 'acme-room': ['anna', 'mia', 'eve', 'liaison'] },
  )
  const variables = { CONSOLE_HALL: 'open', PORT: '0', DATABASE_URL: `file:${join(folder, 'liaison.db')}` }
  const read = readConfig({ ...variables, LIAISON_ADMINS: 'console:anna' }, [...PLATFORMS, consolePlatform(hall)])
  if ('problems' in read) throw new Error(read.problems.join(' '))
  const clock = createMovableClock(() => MONDAY_NINE, memoryKeepsake())
  liaison = await startLiaison({ config: read.config, clock, log: failingLog })
  await liaison.settled()
})

afterEach(async () => {
  await liaison.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Somebody types a line there; the bot's lines in that room by then. */
async function after(visitorId: string, room: string, text: string) {
  await hall.type(visitorId, room, text)
  await liaison.settled()
  await liaison.engine.settle()
  return hall.lines(room)
}

test('a platform nobody has heard of carries a partner, a case and its acknowledgement, by one folder and one line', async () => {
  expect([...liaison.platforms().values()]).toMatchObject([{ title: 'Console', status: 'connected' }])
  const applied = await apply(liaison.services, SHEET, 'acme.yaml', 'operator')
  expect(applied.filter(({ problem }) => problem)).toEqual([])

  const opened = await after('mia', 'acme-room', '@liaison case acme "Orders fail" --severity 2')
  const card = opened.find(
    ({ text, onlyFor }) => /CASE-1 is open · .*Orders fail/su.test(text) && onlyFor === undefined,
  )
  if (!card) return expect.fail(JSON.stringify(opened))
  expect(card.text).toContain('[case.acknowledge CASE-1] Acknowledge')

  // Whoever is named on neither side acts on nothing.
  await after('eve', 'acme-room', `press ${card.id} case.acknowledge CASE-1`)
  expect(await acknowledgedBy()).toBeUndefined()

  const acknowledged = await after('anna', 'acme-room', `press ${card.id} case.acknowledge CASE-1`)
  expect(acknowledged.find(({ id }) => id === card.id)?.text).toMatch(/Anna Berg/u)
  expect(await acknowledgedBy()).toBe('Anna Berg')
})

test('a sheet that names an account of a platform that is not wired is refused, in a sentence', async () => {
  const [line] = await apply(
    liaison.services,
    SHEET.replace('console: acme/mia', 'fax: acme/mia'),
    'acme.yaml',
    'operator',
  )
  expect(line).toEqual({ problem: true, text: expect.stringMatching(/does not know “fax” here/u) })
})

async function acknowledgedBy(): Promise<string | undefined> {
  const found = await liaison.services.store.read((view) => view.cases.byNumber(1))
  return found?.acknowledgedBy?.name
}
