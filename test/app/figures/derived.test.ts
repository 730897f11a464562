import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { figuresOfPeriod } from '../../../src/app/figures/period-figures.ts'
import type { Card } from '../../../src/cards/card.ts'
import { plainText } from '../../../src/cards/plain-text.ts'
import { periodZones } from '../../../src/domain/sla/figures/periods-of.ts'
import { compareFractions, fraction } from '../../../src/domain/sla/ledger/fraction.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { readPeriod } from '../../../src/domain/time/period.ts'
import type { Answer } from '../../../src/ports/inbound.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

const AVAILABLE = {
  ...{ name: 'Orders API is there', kind: 'availability', obligor: 'partner', period: 'month', atLeast: 99.9 },
  ...{ service: 'Orders API', hours: 'always', protects: 'Orders are taken' },
  maintenance: { notice: '1d', confirmed: true },
}

/** Agreed on the 23rd of November, at nine in Paris: the first working day of December, at noon. */
const NOON_OF_DECEMBER = Date.parse('2026-12-01T11:00:00Z')

beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla: { figures: [AVAILABLE] } })
})

afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: keyof typeof people, line: string) => {
  const said = await app.says(people[who], line, who === 'mia' || who === 'ravi' ? places.shared : places.direct)
  return [textOf(said), ...linesOf(said)].join('\n').replaceAll('\u00A0', ' ')
}

const linesOf = (said: Card | Answer): string[] =>
  'blocks' in said
    ? said.blocks.flatMap((block) => {
        if (block.kind === 'list') return block.items.map((item) => plainText(item))
        return block.kind === 'text' || block.kind === 'line' ? [plainText(block.text)] : []
      })
    : []

const at = (time: string) => app.passTo(Date.parse(time))

const figures = (period: string) =>
  app.read(async (view) => {
    const partner = (await view.partners.bySlug('acme'))!
    const versions = await view.agreements.of(partner.id)
    const of = readPeriod(period, periodZones(versions, partner.terms))!
    return figuresOfPeriod(view, { partner, versions, period: of, now: app.clock.now() })
  })

describe('a figure that is counted from cases', () => {
  test('knows what was down, cut to the worse side, and who lowered it', async () => {
    await at('2026-11-24T09:00:00Z')
    await says('anna', 'case acme "Orders API is down" --severity 1')
    await at('2026-11-24T10:30:00Z')
    await says('anna', 'resolve CASE-1 "Back since a restart"')
    await app.passTo(NOON_OF_DECEMBER)
    const [figure] = await figures('2026-11')
    // Since it was agreed, on the 23rd at nine in Paris, November has 183 hours, of which 181.5 are left: 99.180327… %.
    expect(figure).toMatchObject({ kind: 'derived', direction: 'at least', met: false, settled: false })
    expect(Number(figure!.value!.top) / Number(figure!.value!.bottom)).toBeCloseTo((181.5 / 183) * 100, 9)
    expect(figure!.loweredBy).toHaveLength(1)
    expect(await says('mia', 'report acme --period 2026-11')).toContain(
      'Orders API is there: at least 99.9 % – 2026-11 99.18 %, missed, provisional; counted from 23 November 2026, when it was agreed; down 1 h 30 min of 183 h (CASE-1)',
    )
    expect(await says('mia', 'sla acme')).toContain(
      '2026-12 100 %, met, so far; never down in 12 h; better than 2026-11 (99.18 %, missed)',
    )
  })

  test('leaves out what began in a window that was announced and confirmed as the terms ask, and says so', async () => {
    await says('mia', 'maintenance acme "DB upgrade" --from 2026-11-25 21:00 --for 2h')
    expect(await says('mia', 'maintenance acme "Index" --from 2026-11-23 05:00 --for 2h')).toContain(
      'The terms ask for 24 h of notice, and this is less',
    )
    await says('anna', 'confirm MAINT-1')
    // In New York it is nine in the evening then.
    await at('2026-11-26T02:30:00Z')
    await says('anna', 'case acme "Orders API is down" --severity 2')
    await at('2026-11-26T05:00:00Z')
    await says('anna', 'resolve CASE-1 "Back"')
    await app.passTo(NOON_OF_DECEMBER)
    const [figure] = await figures('2026-11')
    // The window ends at 04:00 in UTC: of two hours and a half, one is left.
    expect(compareFractions(figure!.value!, fraction(182 * 100, 183))).toBe(0)
    expect(await says('mia', 'report acme --period 2026-11')).toContain('left out 1 h 30 min in MAINT-1')
  })

  test('is explained by sums that the words alone come to', async () => {
    await at('2026-11-24T09:00:00Z')
    await says('anna', 'case acme "Orders API is down" --severity 1')
    await at('2026-11-24T10:30:00Z')
    await says('anna', 'resolve CASE-1 "Back"')
    await app.passTo(NOON_OF_DECEMBER)
    const told = await says('anna', 'explain acme "Orders API is there" --period 2026-11')
    expect(told).toContain(
      'CASE-1: down from Tue 24 Nov 2026, 10:00 (Europe/Paris) to Tue 24 Nov 2026, 11:30 (Europe/Paris), 1 h 30 min of its hours; all of it counts.',
    )
    expect(told).toContain('Down 1 h 30 min; 183 h of service − 1 h 30 min = 181 h 30 min up.')
    expect(told).toContain('181 h 30 min / 183 h = 99.18 %, cut to the worse side. That is below 99.9 %')
    expect(await says('ravi', 'explain acme "Orders API is there"')).toContain('It is counted up to Tue 1 Dec 2026')
  })

  test('is reported by nobody, and nobody is asked for it', async () => {
    await app.passTo(NOON_OF_DECEMBER)
    expect(await says('mia', 'measure acme "Orders API is there" 99.9')).toContain('nobody reports them')
    expect(await says('mia', 'mine')).not.toContain('Orders API')
  })
})

describe('the service of a case', () => {
  const service = async (number = 1) => (await app.read((view) => view.cases.byNumber(number)))?.service

  test('is the one that its side owes alone, unless somebody says otherwise', async () => {
    await says('anna', 'case acme "Orders API is down"')
    expect(await service(1)).toBe('Orders API')
    await says('anna', 'case acme "Invoices are late" --service none')
    expect(await service(2)).toBe('none')
    await says('anna', 'case acme "A new field" --kind request')
    expect(await service(3)).toBeUndefined()
    // What Acme needs of us is no outage of a service of its own, unless it says so.
    await says('ravi', 'case "We need the new list"')
    expect(await service(4)).toBeUndefined()
    await says('ravi', 'case "We are down" --service "orders api"')
    expect(await service(5)).toBe('Orders API')
    expect(await says('anna', 'case acme "Down" --service "Ordrs API"')).toContain('Did you mean “Orders API”?')
    expect(await says('anna', 'timeline CASE-5')).toContain('about “Orders API”')
  })

  test('is worded anew by the side that opened it, which does not take back what it said of its own service', async () => {
    await says('anna', 'case acme "Orders API is down" --service none')
    await edited('anna', 'CASE-1', 'Orders API')
    expect(await service(1)).toBe('Orders API')
    await edited('anna', 'CASE-1', 'none')
    expect(await service(1)).toBe('none')
    await says('ravi', 'case "We are down" --service "Orders API"')
    expect(await edited('ravi', 'CASE-2', 'none')).toContain('that stays said')
    expect(await service(2)).toBe('Orders API')
  })

  const edited = async (who: 'anna' | 'ravi', label: string, service: string) => {
    const { title } = (await app.read((view) => view.cases.byNumber(Number(label.slice('CASE-'.length)))))!
    const values = { title, service }
    const answer = await app.receive(
      app.inbound(
        people[who],
        { kind: 'submission', form: 'case.edit', context: { subject: label, whole: 'yes' }, values },
        who === 'ravi' ? places.shared : places.direct,
      ),
    )
    return JSON.stringify([answer, (await app.taken()).at(-1)])
  }

  test('is of a period whose bounds a later zone does not move, in figures, reports and what explains them', async () => {
    // In November on the wall of Paris alone: from eleven in the evening to half past midnight.
    await at('2026-11-30T22:00:00Z')
    await says('anna', 'case acme "Orders API is down" --severity 1')
    await at('2026-11-30T23:30:00Z')
    await says('anna', 'resolve CASE-1 "Back"')
    await at('2026-12-10T12:00:00Z')
    const lines = ['report acme --period 2026-11', 'explain acme "Orders API is there" --period 2026-11']
    const told = async () => ({
      said: [await says('anna', lines[0]!), await says('anna', lines[1]!)],
      // When it settles goes by the hours that hold.
      of: (await figures('2026-11')).map((one) => ({ ...one, settlesAt: undefined })),
    })
    const before = await told()
    expect(before.said[0]).toContain('down 1 h of 183 h (CASE-1)')
    await app.register({ ...acmeSheet, calendar: { zone: 'America/Los_Angeles' }, sla: { figures: [AVAILABLE] } })
    await app.accepts()
    expect(await told()).toEqual(before)
    // December has begun in Paris, and ends where January begins: nine hours later than it would have.
    expect(await says('anna', 'explain acme "Orders API is there" --period 2026-12')).toContain('CASE-1: down from')
    await at('2027-01-12T12:00:00Z')
    expect(await says('anna', 'report acme --period 2026-12')).toContain('down 30 min of 753 h (CASE-1)')
  })
})

describe('what was counted is counted by the terms that held when it happened', () => {
  const IN_HOURS = { ...AVAILABLE, hours: 'calendar', maintenance: undefined }
  const from = (changed: object, calendar: object = {}) =>
    app.register({
      ...acmeSheet,
      ...(Object.keys(calendar).length > 0 && { calendar: { zone: 'Europe/Paris', ...calendar } }),
      sla: {
        figures: [{ ...IN_HOURS, ...changed }].map(({ maintenance, ...one }) =>
          maintenance ? { ...one, maintenance } : one,
        ),
      },
    })
  const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
  const SHORT = { hours: [{ days: WEEK, from: '14:00', to: '18:00' }] }
  /** Down on the first of December from ten to noon in Paris, known on the 15th. */
  const downInHours = async (severity = 1) => {
    await app.passTo(NOON_OF_DECEMBER - 2 * HOUR)
    await says('anna', `case acme "Orders API is down" --severity ${severity}`)
    await app.passTo(NOON_OF_DECEMBER)
    await says('anna', 'resolve CASE-1 "Back"')
    await at('2026-12-15T11:00:00Z')
  }
  const down = async () => {
    const told = await says('anna', 'explain acme "Orders API is there" --period 2026-12')
    return /^Down (.*?);/mu.exec(told)?.[1]
  }

  test.each<[string, object, object, boolean]>([
    ['hours', {}, SHORT, true],
    ['hours of another name', { hours: 'always' }, {}, true],
    ['a longer least outage', { leastOutage: '4h' }, {}, false],
    ['fewer cases', { cases: { severities: [4] } }, {}, false],
    ['other kinds', { cases: { kinds: ['request'] } }, {}, true],
    ['another service', { service: 'Orders' }, {}, true],
  ])('where the terms come to be of %s later in the period', async (_, changed, calendar, isAsked) => {
    await from({})
    await app.accepts()
    await downInHours()
    expect(await down()).toBe('2 h')
    await from(changed, calendar)
    // What is looser for the side that owes holds without its word.
    if (isAsked) await app.accepts()
    expect(await down()).toBe('2 h')
    const told = await says('anna', 'explain acme "Orders API is there" --period 2026-12')
    expect(told).toContain(
      'Before Tue 15 Dec 2026, 12:00 (Europe/Paris) it was availability of “Orders API” in working hours',
    )
    expect(told).toContain('its hours were Mon–Fri 09:00–17:00 (Europe/Paris)')
    expect(told).toContain('Days off from 1 December 2026 to 15 December 2026: none.')
  })

  test('and what comes after by those that hold then', async () => {
    await from({})
    await app.accepts()
    await downInHours()
    await from({}, SHORT)
    await app.accepts()
    await at('2026-12-16T09:00:00Z')
    await says('anna', 'case acme "Orders API is down" --severity 1')
    await at('2026-12-16T14:00:00Z')
    await says('anna', 'resolve CASE-2 "Back"')
    // From two to three in the afternoon.
    expect(await down()).toBe('2 h + 1 h = 3 h')
  })
})
