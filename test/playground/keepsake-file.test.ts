import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openKeepsakeFile } from '../../src/playground/keepsake-file.ts'

test('what a keepsake file was given is there when the file is opened again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-keepsake-'))
  const file = join(folder, 'playground.db')
  try {
    const first = await openKeepsakeFile(file)
    expect(first.load('clock')).toBeUndefined()
    first.save('clock', { at: 1 })
    first.save('clock', { at: 2, zone: 'Europe/Paris' })
    first.save('people', ['Åsa', '🔥'])
    first.close()
    const again = await openKeepsakeFile(file)
    expect([again.load('clock'), again.load('people')]).toEqual([{ at: 2, zone: 'Europe/Paris' }, ['Åsa', '🔥']])
    again.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a keepsake file, and what SQLite keeps beside it, are their owner’s alone in a folder that was there, and so is an older one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-keepsake-'))
  try {
    chmodSync(folder, 0o755)
    writeFileSync(join(folder, 'older.db'), '', { mode: 0o644 })
    for (const name of ['playground.db', 'older.db']) {
      const kept = await openKeepsakeFile(join(folder, name))
      kept.save('clock', { at: 1 })
      for (const suffix of ['', '-wal', '-shm'])
        expect(statSync(join(folder, `${name}${suffix}`)).mode & 0o777).toBe(0o600)
      kept.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
