import { afterEach, describe, expect, test } from 'vitest'
import { wrongIn } from '../../kit/adds-up.ts'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { toldLines } from '../../kit/told-lines.ts'
import { at } from '../ledger/ledger-of-acme.ts'

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
