import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openKeepsakeFile } from '../../src/playground/keepsake-file.ts'

test('what a keepsake file was given is there when the file is opened again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-keepsake-'))
  const file = join(folder, 'playground.db')
  try {
    const first = openKeepsakeFile(file)
    expect(first.load('clock')).toBeUndefined()
    first.save('clock', { at: 1 })
    first.save('clock', { at: 2, zone: 'Europe/Paris' })
    first.save('people', ['Åsa', '🔥'])
    first.close()
    const again = openKeepsakeFile(file)
    expect([again.load('clock'), again.load('people')]).toEqual([{ at: 2, zone: 'Europe/Paris' }, ['Åsa', '🔥']])
    again.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
