import { afterEach, describe, expect, test } from 'vitest'
import { wrongIn } from '../../kit/adds-up.ts'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { toldLines } from '../../kit/told-lines.ts'
import { at, ledgerOf } from '../ledger/ledger-of-acme.ts'

let app: App
afterEach(() => app[Symbol.asyncDispose]())

const says = (line: string, who: TestPerson = people.tom, place = places.direct) => app.says(who, line, place)
const mia = (line: string) => says(line, people.mia, places.shared)
const explained = async (line: string) => toldLines(await says(`explain ${line}`, people.anna))

const RESOLVE = { measure: 'resolve', obligor: 'partner', protects: 'Orders are taken' }

describe('a case whose severity changes to what counts in other hours', () => {
  const open = async (...objectives: object[]) => {
    app = await App.open({
      ...acmeSheet,
      sla: { others: 'end', objectives: objectives.map((one) => ({ ...RESOLVE, ...one })) },
    })
  }
  const clock = async () => {
    const all = (await explained('CASE-1')).filter(({ heading }) => heading.startsWith('Time to'))
    expect(all).toHaveLength(1)
    expect(wrongIn(all[0]!), all[0]!.lines.join('\n')).toEqual([])
    return all[0]!.lines
  }

  test('is told with what it counts in since, and by which hours its due time comes', async () => {
    await open({ severity: 2, target: '8h' }, { severity: 1, target: '4h', hours: 'always' })
    await app.passTo(at('2026-12-04T14:00:00Z'))
    await says('case acme "Late" --severity 2')
    await app.passTo(at('2026-12-04T15:00:00Z'))
    await says('severity CASE-1 1')
    await app.passTo(at('2026-12-04T20:00:00Z'))
    await mia('resolve CASE-1 "Restarted"')
    await says('confirm CASE-1')
    const lines = await clock()
    expect(lines).toContainEqual(
      expect.stringContaining('the target was 8 h and is 4 h (version 1 of the terms), counted around the clock. '),
    )
    expect(lines).toContain('What follows is counted around the clock.')
  })

  test('and so it is where the due time so far holds, which counts in the hours before', async () => {
    await open({ severity: 2, target: '8h', hours: 'always' }, { severity: 1, target: '4h' })
    await app.passTo(at('2026-12-04T14:00:00Z'))
    await says('case acme "Late" --severity 2')
    await app.passTo(at('2026-12-04T15:30:00Z'))
    await says('severity CASE-1 1')
    await app.passTo(at('2026-12-07T09:00:00Z'))
    await mia('resolve CASE-1 "Restarted"')
    await says('confirm CASE-1')
    const lines = await clock()
    expect(lines).toContainEqual(expect.stringMatching(/is 4 h \(version 1 of the terms\), counted in .*\(Europe\//u))
    expect(lines).toContain('What follows is counted around the clock.')
  })

  test('and back again', async () => {
    await open({ severity: 2, target: '2 working days' }, { severity: 1, target: '9h', hours: 'always' })
    await app.passTo(at('2026-12-04T14:00:00Z'))
    await says('case acme "Late" --severity 2')
    await app.passTo(at('2026-12-04T15:00:00Z'))
    await says('severity CASE-1 1')
    await app.passTo(at('2026-12-04T16:00:00Z'))
    await says('severity CASE-1 2')
    await mia('confirm CASE-1')
    await app.passTo(at('2026-12-07T10:00:00Z'))
    await mia('resolve CASE-1 "Restarted"')
    await says('confirm CASE-1')
    expect(await clock()).toContain('What follows is counted by the hours told first.')
  })

  test('and where it counts in working hours from the change on', async () => {
    await open({ severity: 2, target: '80h', hours: 'always' }, { severity: 1, target: '4h' })
    await app.passTo(at('2026-12-04T14:00:00Z'))
    await says('case acme "Late" --severity 2')
    await app.passTo(at('2026-12-04T15:30:00Z'))
    await says('severity CASE-1 1')
    await app.passTo(at('2026-12-07T10:00:00Z'))
    await mia('resolve CASE-1 "Restarted"')
    await says('confirm CASE-1')
    expect(await clock()).toContain(
      'What follows is counted by the hours told with the change on Fri 4 Dec 2026, 16:30 (Europe/Paris).',
    )
  })
})

const FIGURE = { obligor: 'partner', period: 'month', service: 'Orders API', protects: 'Orders are taken' }

const open = async (calendar: object | undefined, ...figures: object[]) => {
  app = await App.open({
    ...acmeSheet,
    ...(calendar && { calendar }),
    sla: { others: 'end', objectives: [], figures: figures.map((one) => ({ ...FIGURE, ...one })) },
  })
}
const goesDown = async (when: string) => {
  await app.passTo(at(when))
  await says('case acme "Orders API down" --severity 1')
}
const isUp = async (when: string, label: string) => {
  await app.passTo(at(when))
  await mia(`resolve ${label} "Restarted"`)
  await says(`confirm ${label}`)
}
/** What is said of a figure, which adds up. */
const figure = async (name: string, period: string) => {
  const [told] = await explained(`acme "${name}" --period ${period}`)
  expect(wrongIn(told!), told!.lines.join('\n')).toEqual([])
  return told!.lines
}
const MORNINGS = {
  zone: 'Europe/Paris',
  hours: [{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '10:00', to: '12:00' }],
}

describe('a repair that began before the period', () => {
  const REPAIR = { name: 'Repair', kind: 'mttr', hours: 'calendar', atMost: 4 }

  test('is told with the days off from its beginning on', async () => {
    await open({ zone: 'Europe/Paris', holidays: { country: 'FR' } }, REPAIR)
    await goesDown('2026-12-24T09:00:00Z')
    await isUp('2027-01-05T09:00:00Z', 'CASE-1')
    await app.passTo(at('2027-02-12T09:00:00Z'))
    expect((await figure('Repair', '2027-01'))[1]).toBe(
      'Those hours: Mon–Fri 09:00–17:00 (Europe/Paris). Days off from 24 December 2026 to 31 January 2027: 25 December 2026, 1 January 2027.',
    )
  })

  test('is told with the hours of before, where they changed while it lasted', async () => {
    await open({ zone: 'Europe/Paris', holidays: { country: 'FR' } }, REPAIR)
    await goesDown('2026-12-24T09:00:00Z')
    await app.passTo(at('2026-12-29T09:00:00Z'))
    await ledgerOf(app).apply({ calendar: MORNINGS })
    await app.accepts()
    await isUp('2027-01-05T09:30:00Z', 'CASE-1')
    await app.passTo(at('2027-02-12T09:00:00Z'))
    expect(await figure('Repair', '2027-01')).toContainEqual(
      expect.stringMatching(/^Before Tue 29 Dec 2026, .*Mon–Fri 09:00–17:00.* 29 December 2026: 25 December 2026\./u),
    )
  })
})

describe('downtime in working hours', () => {
  test('adds up where the hours change while it is down', async () => {
    await open(undefined, { name: 'Availability', kind: 'availability', hours: 'calendar', atLeast: 99 })
    await goesDown('2026-12-10T09:00:00Z')
    await app.passTo(at('2026-12-14T09:30:00Z'))
    await ledgerOf(app).apply({ calendar: MORNINGS })
    await app.accepts()
    await isUp('2026-12-15T09:30:00Z', 'CASE-1')
    await app.passTo(at('2027-01-22T09:00:00Z'))
    expect((await figure('Availability', '2026-12')).at(-1)).toContain(': missed.')
  })
})

describe('a least outage', () => {
  const LEAST = { hours: 'always', leastOutage: '2h' }

  test('is told with the pieces that are one, and those on both sides of the end of a period', async () => {
    await open(
      undefined,
      { ...LEAST, name: 'Availability', kind: 'availability', atLeast: 99 },
      { ...LEAST, name: 'Failures', kind: 'failures', atMost: 1 },
    )
    await goesDown('2026-12-10T09:00:00Z')
    await isUp('2026-12-10T10:00:00Z', 'CASE-1')
    await goesDown('2026-12-10T10:30:00Z')
    await isUp('2026-12-10T11:30:00Z', 'CASE-2')
    await goesDown('2026-12-15T09:00:00Z')
    await isUp('2026-12-15T10:00:00Z', 'CASE-3')
    await goesDown('2026-12-31T22:00:00Z')
    await isUp('2027-01-01T00:30:00Z', 'CASE-4')
    await app.passTo(at('2027-02-12T09:00:00Z'))
    const [december, failures, january] = [
      await figure('Availability', '2026-12'),
      await figure('Failures', '2026-12'),
      await figure('Availability', '2027-01'),
    ]
    const pieces =
      'One outage, as CASE-1, CASE-2 tell: from Thu 10 Dec 2026, 10:00 (Europe/Paris) to Thu 10 Dec 2026, 11:00 (Europe/Paris); ' +
      'from Thu 10 Dec 2026, 11:30 (Europe/Paris) to Thu 10 Dec 2026, 12:30 (Europe/Paris): 1 h + 1 h = 2 h of its hours; that is no less than 2 h.'
    const over =
      'One outage, as CASE-4 tells: from Thu 31 Dec 2026, 23:00 (Europe/Paris) to Fri 1 Jan 2027, 01:30 (Europe/Paris): 2 h 30 min of its hours; that is no less than 2 h.'
    expect(december).toEqual(expect.arrayContaining([pieces, over]))
    expect(failures).toEqual(expect.arrayContaining([pieces, over]))
    expect(january).toContain(over)
    expect(january).not.toContain(pieces)
    expect(december.filter((line) => line.startsWith('Left out: '))).toEqual(['Left out: 1 h as too short: CASE-3.'])
    expect(december).toContainEqual(expect.stringMatching(/those less than an hour apart are one\.$/u))
  })
})
