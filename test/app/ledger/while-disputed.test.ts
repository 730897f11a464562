import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type App, people } from '../../kit/app-fixture.ts'
import { openWithOrders, ordersOf } from './orders-reported.ts'

let app: App

beforeEach(async () => {
  app = await openWithOrders()
})

afterEach(() => app[Symbol.asyncDispose]())

const { says: saysTo, december, passTo: at } = ordersOf(() => app)
const says = (who: 'anna' | 'mia' | 'ravi', line: string) => saysTo(people[who], line)
const explained = () => says('anna', 'explain acme "Orders ok" --period 2026-12')
const accept = () => says('anna', 'accept acme --figure "Orders ok" --period 2026-12')

describe('a number that its own reader disputes', () => {
  beforeEach(async () => {
    await at('2027-01-04T09:00:00Z')
    await says('mia', 'measure acme "Orders ok" 98 --period 2026-12')
    await says('anna', 'dispute acme "Ours says 97" --figure "Orders ok" --period 2026-12')
    await at('2027-01-20T09:00:00Z')
    await says('mia', 'measure acme "Orders ok" 99.9 --period 2026-12 --why "Recount"')
  })

  test('is agreed once that case is over, and not before', async () => {
    expect(await accept()).toContain(
      'Your own side disputes “Orders ok” for 2026-12 in CASE-1: agree to it once CASE-1 is over.',
    )
    expect(await explained()).not.toContain('agreed to it')
    await says('mia', 'resolve CASE-1 "It is 99.9"')
    expect(await accept()).toContain('once CASE-1 is over')
    await says('anna', 'confirm CASE-1')
    expect(await accept()).toContain('Agreed: “Orders ok” is 99.9 % for 2026-12')
  })
})

describe('a dispute that is over', () => {
  test('is said by the ledger no more than by anything else, whether it was confirmed, merged away or withdrawn', async () => {
    await at('2027-01-04T09:00:00Z')
    await says('mia', 'measure acme "Orders ok" 98 --period 2026-12')
    await says('anna', 'dispute acme "Ours says 97" --figure "Orders ok" --period 2026-12')
    await says('anna', 'dispute acme "Ours says 96" --figure "Orders ok" --period 2026-12')
    await says('mia', 'dispute "Too dear" --line 1 --period 2026-12')
    const before = await december()
    expect(before).toContain('“Orders ok” is disputed in CASE-1 and CASE-2.')
    expect(before).toContain('disputed in CASE-3')
    await says('anna', 'merge CASE-2 into CASE-1')
    expect(await december()).toContain('“Orders ok” is disputed in CASE-1.')
    await says('mia', 'resolve CASE-1 "98 it is"')
    expect(await december()).toContain('“Orders ok” is disputed in CASE-1.')
    await says('anna', 'confirm CASE-1')
    await says('mia', 'withdraw CASE-3 "Never mind"')
    expect(await december()).not.toContain('disputed')
    await at('2027-01-20T09:00:00Z')
    expect(await december()).toContain('closed')
    await says('mia', 'dispute "Too dear" --line 1 --period 2026-12')
    expect(await december()).toContain('disputed in CASE-4')
    await says('anna', 'resolve CASE-4 "As agreed"')
    await says('mia', 'confirm CASE-4')
    expect(await december()).not.toContain('disputed')
  })
})

describe('a period whose time to close has come', () => {
  test('is called closed by nothing while it waits, and is by an acceptance once it is', async () => {
    await at('2027-01-04T09:00:00Z')
    await says('mia', 'measure acme "Orders ok" 98 --period 2026-12')
    expect(await december()).toMatch(/provisional, closes .* at the earliest/u)
    await says('anna', 'dispute acme "Ours says 97" --figure "Orders ok" --period 2026-12')
    await at('2027-01-20T09:00:00Z')
    await says('mia', 'measure acme "Orders ok" 99.9 --period 2026-12 --why "Recount"')
    const waiting = await december()
    expect(waiting).toContain('provisional, still open, and waits for CASE-1')
    expect(waiting).not.toContain('at the earliest')
    expect(await explained()).toContain('99.9 %, instead of 98 %, after the time to report it.')
    expect(await explained()).not.toContain('was closed')
    await says('mia', 'resolve CASE-1 "It is 99.9"')
    await says('anna', 'confirm CASE-1')
    expect(await accept()).toMatch(/for 2026-12, and counts\.(?! )/u)
    await at('2027-01-22T09:00:00Z')
    expect(await december()).toContain('closed')
    await says('mia', 'measure acme "Orders ok" 99.95 --period 2026-12 --why "Recount"')
    expect(await accept()).toContain('Its period is closed: the next close corrects what follows from it.')
  })
})
