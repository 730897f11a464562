import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backup, restore } from '../../src/cli/backup.ts'
import { erase } from '../../src/cli/erase.ts'
import { acmeSheet, App, people } from '../kit/app-fixture.ts'
import { temporaryFolder } from '../kit/test-store.ts'

const NOW = new Date('2026-11-27T12:00:00Z')

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
  await taken('after')
  expect(statSync(inFolder('after.erased')).mode & 0o777).toBe(0o600)
  const lines = await restore(here('restored.db'), inFolder('before'), { erased: inFolder('after.erased'), now: NOW })
  expect(texts(lines)).toMatch(/Restored \d+ rows as they were on .*; every record is whole\./u)
  expect(leftOfMia('restored.db')).toEqual([])

  // A database that is replaced knows of her too, whatever list lies beside the backup.
  const replaced = await restore(here('restored.db'), inFolder('before'), { replace: true, now: NOW })
  expect(texts(replaced)).toContain('The database that stood there is')
  expect(leftOfMia('restored.db')).toEqual([])
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

test('a file that is there is not overwritten, and a folder that is not is said', async () => {
  await taken('a')
  expect(texts(await taken('a'))).toContain('There is a file')
  expect(texts(await taken('no/such/folder'))).toContain('cannot be written (ENOENT)')
})
