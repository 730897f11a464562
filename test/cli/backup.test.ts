import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backup } from '../../src/cli/backup.ts'
import { erase } from '../../src/cli/erase.ts'
import { restore } from '../../src/cli/restore.ts'
import { acmeSheet, App, people } from '../kit/app-fixture.ts'
import { leftInDatabase } from '../kit/left-in-database.ts'
import { startPostgres } from '../kit/postgres.ts'
import { temporaryFolder } from '../kit/test-store.ts'

const NOW = new Date('2026-11-27T12:00:00Z')
const LATER = new Date('2026-11-28T12:00:00Z')

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let app: App

beforeEach(async () => {
  folder = await temporaryFolder()
  app = await App.open(acmeSheet)
  for (const words of ['Lost parcels', 'Late parcels', 'Torn parcels']) await app.says(people.mia, `case "${words}"`)
})

afterEach(async () => {
  await app[Symbol.asyncDispose]()
  await folder[Symbol.asyncDispose]()
})

const inFolder = (name: string) => join(folder.path, name)
const here = (name: string) => ({ DATABASE_URL: `file:${inFolder(name)}` })
const taken = (name: string) => backup({ DATABASE_URL: app.databaseUrl }, inFolder(name), NOW)
const texts = (lines: { text: string }[]) => lines.map(({ text }) => text).join('\n')

/** What is left of Mia in any file of a database. */
function leftOfMia(name: string): string[] {
  const all = readdirSync(folder.path).filter((file) => file.startsWith(name))
  const bytes = all.map((file) => readFileSync(inFolder(file)).toString('latin1')).join('\n')
  return ['Mia Chen', people.mia.userId, 'Lost parcels', 'Late parcels', 'Torn parcels'].filter((one) =>
    bytes.includes(one),
  )
}

test('somebody who was erased does not come back with an older backup', async () => {
  expect(texts(await taken('before'))).toContain('Who was erased is listed in')
  await restore(here('as-it-was.db'), inFolder('before'), { now: NOW })
  expect(leftOfMia('as-it-was.db')).toHaveLength(5)

  const erased = await erase(app.services, { who: 'Mia Chen', by: 'Deniz' })
  expect(erased[0]?.problem, texts(erased)).toBe(false)
  await backup({ DATABASE_URL: app.databaseUrl }, inFolder('after'), LATER)
  expect(statSync(inFolder('after.erased')).mode & 0o777).toBe(0o600)
  const lines = await restore(here('restored.db'), inFolder('before'), { now: NOW })
  expect(texts(lines)).toMatch(/Restored \d+ rows as they were on .*; every record is whole\./u)
  expect(texts(lines)).toContain(
    `1 person of the backup was erased again. The newest list of the erased is ${inFolder('after.erased')}, of 2026-11-28T12:00:00.000Z.`,
  )
  expect(leftOfMia('restored.db')).toEqual([])

  // Named, it may lie anywhere.
  mkdirSync(inFolder('away'))
  renameSync(inFolder('after.erased'), inFolder('away/after.erased'))
  await restore(here('other.db'), inFolder('before'), { erased: inFolder('away/after.erased'), now: NOW })
  expect(leftOfMia('other.db')).toEqual([])

  // A database that is replaced knows of her too, whatever list lies beside the backup.
  const replaced = await restore(here('restored.db'), inFolder('before'), { replace: true, now: NOW })
  expect(texts(replaced)).toContain('The database that stood there is')
  expect(leftOfMia('restored.db')).toEqual([])
}, 60_000)

test('nor does it on PostgreSQL, where an empty database is asked for', async () => {
  const server = await startPostgres()
  try {
    const [asItWas, place] = [
      { DATABASE_URL: await server.databaseUrl() },
      { DATABASE_URL: await server.databaseUrl() },
    ]
    const leftIn = ({ DATABASE_URL }: typeof place) =>
      leftInDatabase(DATABASE_URL, [people.mia.name, people.mia.userId, 'Lost parcels'])
    await taken('before')
    await restore(asItWas, inFolder('before'), { now: NOW })
    expect(await leftIn(asItWas)).not.toEqual([])
    const refused = await restore(asItWas, inFolder('before'), { replace: true, now: NOW })
    expect(refused).toEqual([{ problem: true, text: expect.stringContaining('is not empty. Nothing was restored.') }])

    const erased = await erase(app.services, { who: 'Mia Chen', by: 'Deniz' })
    expect(erased[0]?.problem, texts(erased)).toBe(false)
    await taken('after')
    const lines = await restore(place, inFolder('before'), { now: LATER })
    expect(texts(lines)).toMatch(/Restored \d+ rows as they were on .*; every record is whole\./u)
    expect(texts(lines)).toContain('1 person of the backup was erased again.')
    expect(await leftIn(place)).toEqual([])

    // What was restored there is backed up and restored as any other.
    await backup(place, inFolder('once more'), LATER)
    await restore(here('back.db'), inFolder('once more'), { now: LATER })
    expect(leftOfMia('back.db')).toEqual([])
  } finally {
    await server.stop()
  }
}, 60_000)

test('without a list of the erased nothing is restored, nor from one that is none', async () => {
  await taken('a')
  rmSync(inFolder('a.erased'))
  const lines = await restore(here('new.db'), inFolder('a'), { now: NOW })
  expect(lines).toEqual([{ problem: true, text: expect.stringContaining('There is no list of the erased at') }])
  expect(texts(await restore(here('new.db'), inFolder('a'), { erased: inFolder('a'), now: NOW }))).toContain(
    'is no list of the erased',
  )
  expect(readdirSync(folder.path)).not.toContain('new.db')
})

test('every list in the folder is applied, whoever wrote it and however old it is', async () => {
  await taken('a')
  const id = await app.read(async (view) => (await view.people.byAccount({ ...people.mia, platform: 'slack' }))!.id)
  // As older builds wrote them, without a head.
  writeFileSync(inFolder('old.erased'), `${JSON.stringify({ id, at: '2026-11-20T12:00:00.000Z' })}\n`)
  writeFileSync(inFolder('strange.erased'), '{"id":"nobody","at":"2026-11-21T12:00:00.000Z"}\n')
  const head = { liaisonErased: 1, at: '2026-12-01T12:00:00.000Z', people: 0, database: '0'.repeat(32) }
  writeFileSync(inFolder('other.erased'), `${JSON.stringify(head)}\n`)
  const said = texts(await restore(here('b.db'), inFolder('a'), { now: NOW }))
  expect(leftOfMia('b.db')).toEqual([])
  expect(said).toContain('1 person of the backup was erased again.')
  expect(said).toContain(`The newest list of the erased is ${inFolder('a.erased')}, of 2026-11-27T12:00:00.000Z.`)
  expect(said).toContain('No list is newer than the backup: whoever was erased after 2026-11-27T12:00:00.000Z is back.')
  expect(said).toContain(`${inFolder('other.erased')} is of another database, and names nobody who is known here.`)
  expect(said).toContain(`${inFolder('strange.erased')} does not say of which database it is, and names nobody`)
  expect(said).toContain('Somebody who was erased no longer acts for Acme Hosting.')
}, 60_000)

test('whoever came and was erased after the backup stays on the list of what was restored from it', async () => {
  await taken('before')
  await app.says(people.uma, 'list')
  await erase(app.services, { who: 'Uma Voss', by: 'Deniz' })
  await backup({ DATABASE_URL: app.databaseUrl }, inFolder('after'), LATER)
  await restore(here('restored.db'), inFolder('before'), { now: NOW })
  await backup(here('restored.db'), inFolder('next'), LATER)
  const listedIn = (name: string) => readFileSync(inFolder(name), 'utf8').trimEnd().split('\n').slice(1)
  expect(listedIn('next.erased')).toEqual(listedIn('after.erased'))
  expect(listedIn('next.erased')).toHaveLength(1)
}, 60_000)

test('a list that was cut, is of something else, or is of another database alone, restores nothing', async () => {
  await taken('a')
  const whole = { liaisonErased: 1, at: '2026-12-01T12:00:00.000Z', people: 2 }
  const only = { ...whole, people: 0, database: '0'.repeat(32) }
  for (const [text, why] of [
    [
      `${JSON.stringify(whole)}\n{"id":"x","at":"2026-11-21T12:00:00.000Z"}\n`,
      'is to name 2 of the erased, and names 1',
    ],
    ['{"id":1}\n', 'is no list of the erased'],
    [`${JSON.stringify({ ...whole, liaisonErased: 2 })}\n`, 'was written by a newer build'],
  ] as const) {
    writeFileSync(inFolder('bad.erased'), text)
    expect(await restore(here('new.db'), inFolder('a'), { now: NOW })).toEqual([
      { problem: true, text: expect.stringContaining(`${inFolder('bad.erased')} ${why}`) },
    ])
  }
  rmSync(inFolder('bad.erased'))
  writeFileSync(inFolder('a.erased'), `${JSON.stringify(only)}\n`)
  expect(await restore(here('new.db'), inFolder('a'), { now: NOW })).toEqual([
    { problem: true, text: expect.stringContaining('is a list of who was erased from another database') },
  ])
  expect(readdirSync(folder.path)).not.toContain('new.db')
}, 60_000)

test('a file that is there is not overwritten, and a folder that is not is said', async () => {
  await taken('a')
  expect(texts(await taken('a'))).toContain('There is a file')
  expect(texts(await taken('no/such/folder'))).toContain('cannot be written (ENOENT)')
})
