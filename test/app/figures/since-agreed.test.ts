import { afterEach, expect, test } from 'vitest'
import { recomputeCounted } from '../../kit/recompute-counted.ts'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { toldLines } from '../../kit/told-lines.ts'
import { at, ledgerOf, MONEY } from '../ledger/ledger-of-acme.ts'

let app: App
afterEach(() => app[Symbol.asyncDispose]())

const OF_SERVICE = { obligor: 'partner', period: 'month', service: 'Core', hours: 'always', protects: 'Orders go out' }
const UP = { ...OF_SERVICE, name: 'Core up', kind: 'availability', atLeast: 99 }
const REPAIR = { ...OF_SERVICE, name: 'Core repaired', kind: 'mttr', atMost: 30 }
const BETWEEN = { ...OF_SERVICE, name: 'Core holds', kind: 'mtbf', atLeast: 100 }
const FAILS = { ...OF_SERVICE, name: 'Core fails', kind: 'failures', atMost: 0 }

const says = (line: string, who: TestPerson = people.anna) =>
  app.says(who, line, who.outsider ? places.shared : places.direct)
const explained = async (name: string, period: string) =>
  toldLines(await says(`explain acme "${name}" --period ${period}`)).flatMap(({ lines }) => lines)

/** Agreed at ten in Paris on the 14th of December; it is down from the 12th to the 15th, and for six hours on the 20th. */
async function agreedOnThe14th(...figures: object[]): Promise<ReturnType<typeof ledgerOf>> {
  app = await App.open({ ...acmeSheet, sla: { figures: [{ ...UP, name: 'Other up', service: 'Other' }] } })
  const of = ledgerOf(app)
  await app.passTo(at('2026-12-12T09:00:00Z'))
  await says('case acme "Core is down" --service none')
  await app.passTo(at('2026-12-14T09:00:00Z'))
  await of.apply({
    sla: { figures },
    money: { partner: { ...MONEY, rules: [{ figure: (figures[0] as typeof UP).name, perBreach: '5 %' }] } },
  })
  await app.accepts()
  const values = { title: 'Core is down', service: 'Core' }
  const context = { subject: 'CASE-1', whole: 'yes' }
  await app.receive(app.inbound(people.anna, { kind: 'submission', form: 'case.edit', context, values }, places.direct))
  await app.passTo(at('2026-12-15T09:00:00Z'))
  await says('resolve CASE-1 "Back"')
  await app.passTo(at('2026-12-20T09:00:00Z'))
  await says('case acme "Core is down again" --service Core')
  await app.passTo(at('2026-12-20T15:00:00Z'))
  await says('resolve CASE-2 "Back"')
  await app.passTo(at('2027-01-04T11:00:00Z'))
  return of
}

test('the share of time is that of the time since the figure was agreed', async () => {
  const { ledger } = await agreedOnThe14th(UP)
  const lines = await explained('Core up', '2026-12')
  // From the 14th at ten to the end of December there are 422 hours, of which it was down 24 and 6.
  expect(lines).toContain(
    'It was agreed on Mon 14 Dec 2026, 10:00 (Europe/Paris) and is counted from then on: nobody owed it before.',
  )
  expect(lines).toContain('Down 24 h + 6 h = 30 h; 422 h of service − 30 h = 392 h up.')
  const { periodMs, sums, computed, stated } = recomputeCounted(lines)
  expect(periodMs).toBe(sums.service)
  expect(computed).toEqual(stated)
  expect(await ledger('report acme --period 2026-12')).toContain('counted from 14 December 2026, when it was agreed')
  // In January all of it counts, and nothing is said of when it was agreed.
  expect((await explained('Core up', '2027-01')).join('\n')).not.toContain('It was agreed')
})

test('what began before it was agreed is no failure of it, and a repair counts from then on', async () => {
  await agreedOnThe14th(REPAIR, BETWEEN, FAILS)
  const repairs = await explained('Core repaired', '2026-12')
  expect(repairs).toContainEqual(
    expect.stringMatching(
      /^CASE-1 was opened on Sat 12 .*, before it was agreed: it counts from Mon 14 Dec 2026, 10:00 \(Europe\/Paris\), and solved on .*: repaired in 24 h of its hours\.$/u,
    ),
  )
  expect(repairs).toContain('Repaired 2: 24 h + 6 h = 30 h.')
  const mean = recomputeCounted(repairs)
  expect(mean.repairs.map(({ wall, ms }) => wall - ms)).toEqual([0, 0])
  expect(mean.computed).toEqual(mean.stated)
  const between = await explained('Core holds', '2026-12')
  expect(between).toContain('Failures that began in it: 1.')
  expect(between).toContainEqual(expect.stringMatching(/^CASE-1: down from .* No failure of it: it began before\.$/u))
  expect(recomputeCounted(between).computed).toEqual(recomputeCounted(between).stated)
  expect(await explained('Core fails', '2026-12')).toContain('Failures that began in it: 1.')
})

test('a miss before it was agreed costs nothing, and one within the time since is judged by that time', async () => {
  app = await App.open({ ...acmeSheet, sla: { figures: [{ ...UP, name: 'Other up', service: 'Other' }] } })
  const { apply, ledger } = ledgerOf(app)
  await app.passTo(at('2026-12-28T09:00:00Z'))
  await apply({
    sla: { figures: [UP] },
    money: { partner: { ...MONEY, rules: [{ figure: 'Core up', perBreach: '5 %' }] } },
  })
  await app.accepts()
  await app.passTo(at('2026-12-29T09:00:00Z'))
  await says('case acme "Core is down" --service Core')
  await app.passTo(at('2026-12-29T11:00:00Z'))
  await says('resolve CASE-1 "Back"')
  await app.passTo(at('2027-01-04T11:00:00Z'))
  // Two hours of all of December are less than a hundredth; of the days since the 28th they are more.
  expect((await ledger('report acme --period 2026-12')).replaceAll('\u00A0', ' ')).toMatch(/97\.\d+ %, missed/u)
})

test('it is counted until the partnership ends, and no more after that', async () => {
  app = await App.open({ ...acmeSheet, sla: { figures: [UP], others: 'end' } })
  await app.passTo(at('2026-12-02T09:00:00Z'))
  await says('case acme "Core is down" --service Core')
  await app.passTo(at('2026-12-02T15:00:00Z'))
  await says('resolve CASE-1 "Back"')
  await app.passTo(at('2026-12-10T09:00:00Z'))
  await says('resolve ESC-2 "Sorted out"')
  await says('end acme "Over"')
  await app.passTo(at('2027-01-04T11:00:00Z'))
  const lines = await explained('Core up', '2026-12')
  // Nine days and ten hours of December, of which it was down for six: less than 99 %, as all of December would not be.
  expect(lines).toContain('The partnership ended on Thu 10 Dec 2026, 10:00 (Europe/Paris): it is counted up to then.')
  expect(lines).toContain('Down 6 h; 226 h of service − 6 h = 220 h up.')
  const { periodMs, sums, computed, stated } = recomputeCounted(lines)
  expect(periodMs).toBe(sums.service)
  expect(computed).toEqual(stated)
  expect(await ledgerOf(app).ledger('report acme --period 2026-12')).toContain(
    'counted to 10 December 2026, when the partnership ended',
  )
  expect((await explained('Core up', '2027-01')).join(' ')).toContain('The service has no hours in it')
})
