import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { USUAL_DAYS } from '../../src/domain/retention/keep-days.ts'
import { keepFor } from '../../src/app/retention/keep-for.ts'
import { createChores } from '../../src/engine/chores.ts'
import type { Connections } from '../../src/engine/connections.ts'
import { acmeSheet, App } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(async () => {
  vi.restoreAllMocks()
  await app[Symbol.asyncDispose]()
})

const nothingConnected: Pick<Connections, 'away' | 'states'> = { away: () => [], states: () => new Map() }
const chores = () => createChores(app.services, nothingConnected, keepFor(USUAL_DAYS))

test('chores are ready from the start, and end with the signal', async () => {
  const stopping = new AbortController()
  const all = chores()
  const kept = all.keep(stopping.signal)
  expect([...all.states()]).toEqual([
    ['accounts', { status: 'works' }],
    ['holidays', { status: 'works' }],
    ['periods', { status: 'works' }],
    ['retention', { status: 'works' }],
  ])
  stopping.abort()
  await kept
  expect([...all.states().values()].map(({ status }) => status)).toEqual(Array.from({ length: 4 }, () => 'not running'))
})

test('one that cannot be done says so to whoever asked for it', async () => {
  vi.spyOn(app.services.store, 'transact').mockRejectedValue(new Error('no database'))
  await expect(chores().run('retention')).rejects.toThrow('no database')
})
