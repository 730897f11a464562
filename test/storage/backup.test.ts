import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { restoreBackup, type Restoring } from '../../src/storage/backup/restore-backup.ts'
import { takeBackup } from '../../src/storage/backup/take-backup.ts'
import type { Tx } from '../../src/ports/store/store.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { takeServerPlace } from '../../src/storage/take-server-place.ts'
import { acmeSheet, App, globexSheet, people } from '../kit/app-fixture.ts'
import { startPostgres } from '../kit/postgres.ts'
import { quietLog, temporaryFolder } from '../kit/test-store.ts'

const AT = new Date('2026-11-27T12:00:00Z')
/** What people write: a line end that is none for JSON, quotes, and letters of two alphabets. */
const WORDS = 'Where is it?\u2028"Here" said Zoë, здесь 👍'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
let server: Awaited<ReturnType<typeof startPostgres>>
let app: App
let backup: string

beforeAll(async () => {
  folder = await temporaryFolder()
  server = await startPostgres()
  app = await App.open(acmeSheet, globexSheet)
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.presses(people.mia, 'case.acknowledge', 'CASE-1')
  await app.says(people.anna, 'ask CASE-1 "Where is it?"')
  await app.services.store.transact((tx) => tx.people.insert(stranger('words', WORDS), []))
  await app.says(people.anna, 'escalate CASE-1 "Nothing moves"')
  await app.says(people.anna, 'check now acme')
  await app.news()
  backup = await backedUp(app.databaseUrl, 'first')
}, 60_000)

afterAll(async () => {
  await app[Symbol.asyncDispose]()
  await server.stop()
  await folder[Symbol.asyncDispose]()
})

async function backedUp(databaseUrl: string, name: string): Promise<string> {
  const file = join(folder.path, `${name}.backup`)
  await takeBackup({ databaseUrl, file, at: AT })
  return file
}

const linesOf = async (file: string) =>
  gunzipSync(await readFile(file))
    .toString('utf8')
    .split('\n')
const nowhere = (name: string) => `file:${join(folder.path, name, 'liaison.db')}`
const restored = (databaseUrl: string, file: string, more: Partial<Restoring> = {}) =>
  restoreBackup({ databaseUrl, file, replace: false, at: AT, erased: [], settle: async () => {}, ...more })

async function changed(name: string, change: (lines: string[]) => string[]): Promise<string> {
  const file = join(folder.path, `${name}.backup`)
  await writeFile(file, gzipSync(change(await linesOf(backup)).join('\n')))
  return file
}

const stranger = (id: string, name: string) => ({
  id,
  name,
  zone: 'UTC',
  ours: true,
  bySheet: { name: false, zone: false },
})
const questionIn = (databaseUrl: string) => reading(databaseUrl, (view) => view.cases.byNumber(1))
const nameIn = async (databaseUrl: string, id: string) =>
  (await reading(databaseUrl, (view) => view.people.get(id)))?.name

async function reading<T>(databaseUrl: string, work: (view: Tx) => Promise<T>): Promise<T> {
  const store = await openStore({ databaseUrl, log: quietLog })
  try {
    return await store.read(work)
  } finally {
    await store.close()
  }
}

describe('a backup', () => {
  test('holds the same when it went from SQLite to PostgreSQL and back, and the product reads it', async () => {
    const moved = await server.databaseUrl()
    const { rows, applied } = await restored(moved, backup)
    expect(rows).toBeGreaterThan(50)
    expect(applied).toEqual([])
    expect(await linesOf(await backedUp(moved, 'moved'))).toEqual(await linesOf(backup))
    const back = nowhere('back')
    await restored(back, await backedUp(moved, 'moved'))
    expect(await linesOf(await backedUp(back, 'back'))).toEqual(await linesOf(backup))
    expect(await questionIn(back)).toEqual(await questionIn(app.databaseUrl))
    expect(await nameIn(moved, 'words')).toBe(WORDS)
  })

  test('is for its owner alone, and leaves nothing beside it', async () => {
    expect((await stat(backup)).mode & 0o777).toBe(0o600)
    expect((await readdir(folder.path)).filter((name) => name.includes('unfinished'))).toEqual([])
  })

  test('is not made of what is none of ours', async () => {
    const empty = await server.databaseUrl()
    const nothing = join(folder.path, 'empty.db')
    await writeFile(nothing, '')
    for (const databaseUrl of [empty, `file:${nothing}`])
      await expect(backedUp(databaseUrl, 'nothing')).rejects.toThrow(/There is nothing of Liaison in/u)
    await expect(backedUp(`file:${join(folder.path, 'missing.db')}`, 'nothing')).rejects.toThrow(/missing\.db/u)
    expect(await readdir(folder.path)).not.toContain('nothing.backup')
  })

  test('is one state, whatever is written while it is taken', async () => {
    const { store } = app.services
    const before = await linesOf(await backedUp(app.databaseUrl, 'before'))
    const file = join(folder.path, 'beside.backup')
    await store.transact(async (tx) => {
      await tx.people.insert(stranger('late', 'Late'), [{ platform: 'slack', tenantId: 'T', userId: 'ULATE' }])
      await takeBackup({ databaseUrl: app.databaseUrl, file, at: AT })
    })
    expect(await linesOf(file)).toEqual(before)
  })
})

describe('restoring', () => {
  test.each<[string, (lines: string[]) => string[], RegExp]>([
    ['cut', (lines) => lines.slice(0, -4), /has no end/u],
    ['changed', (lines) => lines.map((line) => line.replace('Mia Chen', 'Eve Chen')), /was changed/u],
    ['short of a row', (lines) => lines.filter((line) => !line.includes('Mia Chen')), /was changed/u],
    ['nothing of ours', () => ['{"hello":"world"}'], /no backup of Liaison/u],
    ['empty', () => [], /no backup of Liaison|has no end/u],
  ])('refuses a file that is %s, and makes nothing', async (name, change, why) => {
    const file = await changed(name, change)
    const url = nowhere(`from ${name}`)
    await expect(restored(url, file)).rejects.toThrow(
      expect.objectContaining({ code: 'broken-backup', message: expect.stringMatching(why) }),
    )
    expect(await readdir(folder.path)).not.toContain(`from ${name}`)
  })

  test('refuses a file that is not there, or is no archive', async () => {
    await expect(restored(nowhere('a'), join(folder.path, 'none'))).rejects.toThrow(/There is no file/u)
    const text = join(folder.path, 'text')
    await writeFile(text, 'hello')
    await expect(restored(nowhere('a'), text)).rejects.toThrow(expect.objectContaining({ code: 'broken-backup' }))
  })

  test('refuses what a newer build has written', async () => {
    const newer = nowhere('newer')
    await restored(newer, backup)
    const store = await openStore({ databaseUrl: newer, log: quietLog })
    await store.close()
    const file = join(folder.path, 'newer.backup')
    const [head, ...rest] = await linesOf(backup)
    const told = JSON.parse(head!) as { migrations: string[] }
    const lines = [JSON.stringify({ ...told, migrations: [...told.migrations, '29990101000000_later'] }), ...rest]
    await writeFile(file, gzipSync(signed(lines).join('\n')))
    await expect(restored(nowhere('older'), file)).rejects.toThrow(
      expect.objectContaining({ code: 'newer-database', message: expect.stringContaining('29990101000000_later') }),
    )
  })

  test('keeps a database that stands there, under another name, and only when told to replace it', async () => {
    const url = nowhere('stands')
    await restored(url, backup)
    await expect(restored(url, backup)).rejects.toThrow(/already.*--replace/u)
    const { before } = await restored(url, backup, { replace: true })
    expect(before).toMatch(/liaison\.db\.before-2026-11-27T12-00-00-000Z$/u)
    expect(await questionIn(`file:${before}`)).toEqual(await questionIn(url))
    const inUse = await server.databaseUrl()
    await restored(inUse, backup)
    await expect(restored(inUse, backup, { replace: true })).rejects.toThrow(/is not empty/u)
  })

  test('leaves everything as it was when the last word is no, and while a server runs', async () => {
    const url = nowhere('refused')
    const no = async (): Promise<void> => {
      throw new Error('no')
    }
    await expect(restored(url, backup, { settle: no })).rejects.toThrow('no')
    expect(await readdir(join(folder.path, 'refused'))).not.toContain('liaison.db')
    const place = await takeServerPlace(url)
    await expect(restored(url, backup, { replace: true })).rejects.toThrow(expect.objectContaining({ code: 'in-use' }))
    await place.release()
  })
})

/** With an end that fits what was made of the lines before it. */
function signed(lines: string[]): string[] {
  const kept = lines.filter((line) => line !== '' && !line.startsWith('{"end"'))
  const rows = kept.filter((line) => line.startsWith('[')).length
  const sha256 = createHash('sha256')
    .update(kept.map((line) => `${line}\n`).join(''))
    .digest('hex')
  return [...kept, JSON.stringify({ end: { rows, sha256 } }), '']
}
