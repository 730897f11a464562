import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDatabaseUrl } from '../../src/storage/database-url.ts'

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
    ['postgres:///liaison', 'localhost:5432/liaison'],
  ])('%s is shown as %s, without user and password', (url, shown) => {
    expect(readDatabaseUrl(url)).toEqual({ kind: 'postgresql', url, shown })
  })

  test.each([
    'mysql://u:s3cret@h/d',
    './data/liaison.db',
    '',
    'file:',
    'file::memory:',
    'file://elsewhere/x',
    'postgres://u:s3 cret@h:x/d',
  ])('%j is refused with an example to follow, and without the password', (url) => {
    const read = () => readDatabaseUrl(url)
    expect(read).toThrow(
      expect.objectContaining({ code: 'unknown-url', message: expect.stringMatching(/write .*(file:|postgres:)/) }),
    )
    expect(read).toThrow(expect.objectContaining({ message: expect.not.stringContaining('cret') }))
  })
})
