import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, people, places } from '../../kit/app-fixture.ts'
import { goingOnIn } from './kept-by-older-rules.ts'
import { at, ledgerOf } from './ledger-of-acme.ts'

/*
 * first-miss.backup is a database as the last version left it on 12 January 2027 by whose rules only the first of several misses of a promise by a case cost something, and an
 * untrue resolution spared an update that was due while it stood. December is closed. By hand, in EUR:
 *
 *   partner  case    what it missed in December                                    then     by the rules of now
 *   Acme     CASE-1  two answers, of 100.00 and, dearer since the 10th, of 500.00  100.00   500.00, the dearest counts
 *   Acme     CASE-3  an update of 70.00 while an untrue resolution stood; open     0        70.00, once anything is said of it
 *   Acme     CASE-4  the same; over                                                0        0: what is over stays as it was judged
 *   Globex   CASE-2  two answers, as CASE-1; each counts                           100.00   600.00
 *
 * Acme has disputed the one line that there was of CASE-1, in CASE-5.
 */

let app: App

beforeAll(async () => {
  app = await goingOnIn('first-miss', at('2027-01-12T10:00:00Z'))
})

afterAll(() => app[Symbol.asyncDispose]())

const bookedOf = async (slug: string) => {
  const { id } = (await app.read((view) => view.partners.bySlug(slug)))!
  const entries = await app.read((view) => view.ledger.entriesOf(id))
  return entries.map(({ period, word, minor, of = '' }) => `${period} ${word} ${minor} ${of}`.trim())
}
const closesOf = async (slug: string, period: string) => {
  const { id } = (await app.read((view) => view.partners.bySlug(slug)))!
  return (await app.read((view) => view.ledger.closesOf(id))).filter((one) => one.period === period).length
}

test('a period that older rules closed stays as it was booked; what the rules of now make of it is booked once, as a correction, with words', async () => {
  const { ledger } = ledgerOf(app)
  const then = { acme: ['2026-12 penalty -10000'], globex: ['2026-12 penalty -10000'] }
  expect(await bookedOf('acme')).toEqual(then.acme)
  const december = await ledger('ledger acme --period 2026-12')
  expect(december).toMatch(
    /CASE-1, Severity 1, answer questions on, due .*7 Dec 2026.*EUR 100\.00, disputed in CASE-5/u,
  )
  expect(december).toContain('By what is known now it is EUR 400.00 more to pay: the next close books that.')

  await app.passTo(at('2027-01-20T09:00:00Z'))
  expect(await bookedOf('acme')).toEqual(then.acme)
  await app.says(people.anna, 'reply CASE-3 "Paris"', places.direct)
  await app.says(people.mia, 'resolve CASE-3 "Really"', places.shared)
  await app.says(people.anna, 'confirm CASE-3', places.direct)
  expect(await ledger('ledger acme --period 2026-12')).toContain('it is EUR 470.00 more to pay')

  await app.passTo(at('2027-02-10T09:00:00Z'))
  const corrected = {
    acme: [...then.acme, '2027-01 correction -47000 2026-12'],
    globex: [...then.globex, '2027-01 correction -50000 2026-12'],
  }
  expect(await bookedOf('acme')).toEqual(corrected.acme)
  expect(await bookedOf('globex')).toEqual(corrected.globex)
  const january = await ledger('ledger acme --period 2027-01')
  expect(january).toContain('correction of 2026-12, EUR 470.00 more to pay')
  const explained = await ledger('explain acme ledger 2027-01')
  expect(explained).toContain(
    'Of 2026-12 was booked before: penalty −EUR 100.00 (booked in 2026-12); in all −EUR 100.00.',
  )
  expect(explained).toContain('By what is known since it comes to −EUR 570.00')
  expect(await ledger('ledger acme --period 2026-12')).toContain('Corrected in 2027-01: EUR 470.00 more to pay.')

  // What December was judged by is kept once more, and not again with each close that follows.
  expect([await closesOf('acme', '2026-12'), await closesOf('globex', '2026-12')]).toEqual([2, 2])
  await app.passTo(at('2027-05-10T09:00:00Z'))
  expect([await bookedOf('acme'), await bookedOf('globex')]).toEqual([corrected.acme, corrected.globex])
  expect([await closesOf('acme', '2026-12'), await closesOf('globex', '2026-12')]).toEqual([2, 2])
})
