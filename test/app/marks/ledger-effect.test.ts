import { afterEach, expect, test } from 'vitest'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { at, ledgerOf, MONEY } from '../ledger/ledger-of-acme.ts'

const figure = (name: string, kind: object) => ({
  ...{ name, ...kind, obligor: 'internal', period: 'month', service: 'Orders API', hours: 'always' },
  protects: 'Orders go out',
})

let app: App
afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: TestPerson, line: string, place = who.outsider ? places.shared : places.direct) =>
  (await ledgerOf(app).ledger(line, who, place)).replaceAll('\u00A0', ' ')
const ravi = (line: string) => says(people.ravi, line)
const anna = (line: string) => says(people.anna, line)

/** Ours is missed, which costs us EUR 500, by two cases of one day, each of three hours; the rest of December is open. */
async function open(missed: { name: string }) {
  app = await App.open({
    ...acmeSheet,
    sla: {
      objectives: [
        { measure: 'acknowledge', obligor: 'internal', target: '8h', hours: 'always', protects: 'Orders go out' },
      ],
      ...{ figures: [missed], others: 'end' },
    },
    money: { internal: { ...MONEY, rules: [{ figure: missed.name, perBreach: '5 %' }] } },
  })
  for (const [label, day] of [
    ['CASE-1', '2026-12-14'],
    ['CASE-2', '2026-12-15'],
  ]) {
    await app.passTo(at(`${day}T09:00:00Z`))
    await ravi('case acme "Orders are down" --severity 1')
    await app.passTo(at(`${day}T12:00:00Z`))
    await anna(`resolve ${label} "Done."`)
    await ravi(`confirm ${label}`)
  }
  await app.news()
}
/** The message under a case of what was said of it. */
const told = async (title: string) =>
  (await app.news()).filter(({ card }) => card.title.startsWith(title)).map(({ card }) => JSON.stringify(card))[0]!

const NOTHING = 'The ledger of 2026-12 so far: Northwind pays nothing, instead of EUR 500.00, because'

test(
  'whoever links two cases, both account managers and whoever agrees read what that takes off a ledger',
  { timeout: 90_000 },
  async () => {
    await open(figure('Fails', { kind: 'failures', atMost: 1 }))
    const moved = `${NOTHING} “Fails” costs nothing any more`
    expect(await anna('same CASE-2 as CASE-1')).toContain(moved)
    const card = await told('CASE-2')
    expect(card).toContain(moved)
    expect(card).toContain('{"mention":{"name":"Ravi Shah"')
    expect(card).not.toContain('{"mention":{"name":"Anna Berg"')
    expect(await ravi('object CASE-2 "Another disk"')).not.toContain('instead of')
    expect(await anna('ledger acme --period 2026-12')).toContain('500.00')
  },
)

test(
  'time that is left out says what it takes off a ledger, and after the close that the next one books it once both agree',
  { timeout: 90_000 },
  async () => {
    await open(figure('Orders up', { kind: 'availability', atLeast: 99.5 }))
    const leave = (label: string, day: string) =>
      ravi(`exclude ${label} "A digger" --from "2026-12-${day} 09:05" --to "2026-12-${day} 11:55"`)
    const moved = `${NOTHING} “Orders up” costs nothing any more`.replace(' so far', '')
    await app.passTo(at('2027-01-04T09:00:00Z'))
    await app.news()
    expect(await leave('CASE-1', '14')).toContain(moved)
    expect(await told('Time of CASE-1 left out')).toContain(moved)
    await ravi('undo CASE-1')
    await app.passTo(at('2027-01-08T12:00:00Z'))
    const closed = `${moved}. It is closed: the next close books the difference`
    expect(await leave('CASE-2', '15')).toContain(closed)
    expect(await anna('accept CASE-2')).toContain(closed)
  },
)

test('what moves no ledger calls nobody and names none', { timeout: 90_000 }, async () => {
  await open(figure('Fails', { kind: 'failures', atMost: 5 }))
  expect(await anna('same CASE-2 as CASE-1')).not.toContain('The ledger of')
  expect(await told('CASE-2')).not.toContain('"mention"')
})
