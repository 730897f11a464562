import { resolve } from 'node:path'
import fc from 'fast-check'
import { Client } from 'pg'
import { describe, expect, test } from 'vitest'
import { readDatabaseUrl } from '../../src/storage/database-url.ts'

/** What a message may show of this URL: its address, or the reason why it is refused. */
function told(url: string): string {
  try {
    return readDatabaseUrl(url).shown
  } catch (error) {
    return (error as Error).message
  }
}

const ENCODE = 'A password with @ # / : in it must be percent-encoded.'

describe('a database URL', () => {
  test.each([
    ['file:./data/liaison.db', resolve('data/liaison.db')],
    ['file:data/liaison.db', resolve('data/liaison.db')],
    ['file:data/liaison.db?connection_limit=1', resolve('data/liaison.db')],
    ['file:/var/lib/liaison.db', '/var/lib/liaison.db'],
    ['file:///var/lib/my%20liaison.db', '/var/lib/my liaison.db'],
  ])('%s names the file %s', (url, file) => {
    expect(readDatabaseUrl(url)).toEqual({ kind: 'sqlite', file, shown: file })
  })

  test.each([
    ['postgres://liaison:s3cret@db.example.org:6432/liaison?sslmode=require', 'db.example.org:6432/liaison'],
    ['postgresql://liaison:s3cret@[::1]/liaison', '[::1]:5432/liaison'],
    ['postgres://liaison:p%40ss%23w%2Frd%3A%3F%25%20@127.0.0.1:5432/liaison', '127.0.0.1:5432/liaison'],
    ['postgres:///liaison', 'localhost:5432/liaison'],
    ['postgres://db.example.org/liaison?user=me%40here', 'db.example.org'],
  ])('%s is shown as %s, without user and password', (url, shown) => {
    expect(readDatabaseUrl(url)).toEqual({ kind: 'postgresql', url, shown })
  })

  test.each([
    'mysql://u:s3cret@h/d',
    's3cret:word@h/d',
    './data/liaison.db',
    '',
    'file:',
    'file::memory:',
    'file://elsewhere/x',
    'postgres://u:s3 cret@h:x/d',
    'postgres://u:cret@h',
    'postgres://u:cret',
  ])('%j is refused with an example to follow, and without the password', (url) => {
    const read = () => readDatabaseUrl(url)
    expect(read).toThrow(
      expect.objectContaining({ code: 'unknown-url', message: expect.stringMatching(/[Ww]rite .*(file:|postgres:)/) }),
    )
    expect(told(url)).not.toContain('cret')
  })

  test.each([
    'p@ss#w/rd',
    'p@ss',
    'p#ss',
    'p/ss',
    'p:ss',
    'p?ss',
    'p%ss',
    'p ss',
    '100%',
    '12/34',
    '12#34',
    '@',
    '%ff',
  ])('with %j as it is for a password is refused in a sentence, and nothing of it is shown', (password) => {
    const message = told(`postgres://user:${password}@127.0.0.1:5432/liaison`)
    expect(message).toContain(ENCODE)
    expect(message).toBe(told('postgres://user:p#ss@db.example.org/other'))
  })

  test('whatever the password, it is refused or taken as it was meant, and nothing of it is shown', () => {
    const password = fc.string({ unit: fc.constantFrom(...'@#/:?%[]&=\\ +;s3', '%40'), minLength: 1 })
    const refused = told('postgres://u:p#ss@h/d')
    fc.assert(
      fc.property(password, (raw) => {
        const url = `postgres://liaison:${raw}@db.example.org:6432/liaison`
        const shown = told(url)
        if (shown === refused) return
        expect(shown).toBe('db.example.org:6432/liaison')
        expect(new Client({ connectionString: url }).password).toBe(decodeURIComponent(raw))
      }),
      { numRuns: 1_000 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (meant) => {
        const url = `postgres://liaison:${encodeURIComponent(meant)}@db.example.org:6432/liaison`
        expect(told(url)).toBe('db.example.org:6432/liaison')
        expect(new Client({ connectionString: url }).password).toBe(meant)
      }),
    )
  })

  test.each([
    ['sslcert', '/missing', 'ENOENT'],
    ['sslkey', '/', 'EISDIR'],
    ['sslrootcert', 'missing.pem', 'ENOENT'],
  ])('whose %s cannot be read is refused in a sentence that says so, without the password', (name, file, why) => {
    const url = `postgres://liaison:s3cret@127.0.0.1:1/liaison?sslmode=require&${name}=${file}`
    expect(() => readDatabaseUrl(url)).toThrow(expect.objectContaining({ name: 'StorageError', code: 'unknown-url' }))
    expect(told(url)).toMatch(
      new RegExp(`^DATABASE_URL: the file that ${name} names cannot be read \\(${why}\\)\\.`, 'u'),
    )
    expect(told(url)).not.toContain('s3cret')
  })

  test('what a # in a .env file left of it shows no piece of a password either', () => {
    const url = 'postgres://user:5432/71#89@db.example.org:5432/liaison'
    for (let length = 'postgres://'.length; length < url.indexOf('@'); length += 1)
      expect(told(url.slice(0, length))).toMatch(new RegExp(`^user$|${ENCODE}`, 'u'))
  })
})
