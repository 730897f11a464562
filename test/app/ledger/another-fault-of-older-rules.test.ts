import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replayClock } from '../../../src/domain/sla/settle-clock.ts'
import { saidBy } from '../../cards/said-by.ts'
import { type App, people, places, textOf, type TestPerson } from '../../kit/app-fixture.ts'
import { goingOnIn } from './kept-by-older-rules.ts'
import { at, ledgerOf } from './ledger-of-acme.ts'

/*
 * another-fault.backup is a database as it stood on 22 December 2026, in which two earlier versions have lived: up to the 11th the first that knew *another fault*, where that word held at once and
 * nothing beside the case kept it; then the one that let the other side object to it. Each case was opened at nine, solved at noon and confirmed, and reopened on the next day at nine, so that
 * one hour of four was left; a miss costs 5 % of EUR 10,000.00.
 */

let app: App

beforeAll(async () => {
  app = await goingOnIn('another-fault', at('2026-12-22T10:40:00Z'))
})

afterAll(() => app[Symbol.asyncDispose]())

const says = async (line: string, who: TestPerson, place = places.direct) => {
  const said = await app.says(who, line, place)
  return ('kind' in said ? textOf(said) : saidBy(said)).replaceAll('\u00A0', ' ')
}
const mia = (line: string) => says(line, people.mia, places.shared)
const tom = (line: string) => says(line, people.tom)

const explain = (label: string) => says(`explain ${label}`, people.anna)
const theCase = (number: number) => app.read((view) => view.cases.byNumber(number))
const clocks = async (number: number) => {
  const about = await theCase(number)
  return app.read((view) => view.clocks.ofSubject('case', about!.id))
}

test('every clock is by its log what it was reckoned to be then', async () => {
  for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
    const { log } = (await theCase(number))!
    for (const clock of await clocks(number)) expect(replayClock(clock, log, app.clock.now())).toEqual(clock)
  }
})

describe('what was said to be another fault before it could be objected to', () => {
  test('stands as it was said, and what was missed by then, too', async () => {
    expect(await clocks(1)).toMatchObject([{ status: 'stopped', met: true }, { status: 'void' }])
    expect(await clocks(2)).toMatchObject([{ status: 'stopped', met: true, dueAt: at('2026-12-08T13:00:00Z') }])
    expect((await clocks(3))[1]).toMatchObject({ met: false, breachedAt: at('2026-12-10T10:00:00Z') })
    expect(await clocks(4)).toMatchObject([{ met: false, breachedAt: at('2026-12-10T13:00:00Z') }])
    expect(await explain('CASE-1')).toContain('It ended on Tue 8 Dec 2026, 10:10 (Europe/Paris) with the case')
    expect(await explain('CASE-3')).toContain('30 min of working time after it was due: the target was missed')
    expect(await says('timeline CASE-1', people.anna)).toContain(
      'CASE-1 was reopened for another fault: it is resolved as it was, and a new case follows it.',
    )
  })

  test('is objected to by nobody, nor taken back, and refused in words', async () => {
    for (const label of ['CASE-1', 'CASE-2']) {
      expect(await tom(`object ${label} "It is the same disk"`)).toContain(`Nothing that was said of ${label} waits`)
      expect(await mia(`undo ${label}`)).toContain('nothing to undo')
    }
    expect(await clocks(1)).toMatchObject([{ met: true }, { status: 'void' }])
    expect(await theCase(2)).toMatchObject({ status: 'resolved' })
  })

  test('may be reopened again, and then goes by the rules of now', async () => {
    await tom('reopen CASE-3 "The same once more"')
    const due = at('2026-12-22T11:40:00Z')
    expect((await clocks(3))[2]).toMatchObject({ status: 'running', dueAt: due })
    expect(await mia('another-fault CASE-3')).toContain('What it was reopened for is CASE-11')
    expect(await tom('object CASE-3 "It is the same disk"')).toContain('CASE-3 goes on as you reopened it')
    expect((await clocks(3))[2]).toMatchObject({ status: 'running', dueAt: due })
    await mia('resolve CASE-3 "Replaced"')
    await tom('confirm CASE-3')
    expect((await clocks(3))[2]).toMatchObject({ status: 'stopped', met: true })
  })
})

describe('what an earlier version made one fault again', () => {
  test('is reckoned as it was then, with what was asked on the case that followed', async () => {
    expect((await clocks(5))[1]).toMatchObject({
      ...{ status: 'stopped', met: false, dueAt: at('2026-12-15T12:00:00Z') },
      breachedAt: at('2026-12-15T12:00:00Z'),
    })
    expect(await clocks(6)).toMatchObject([{ status: 'void' }])
    expect(await theCase(6)).toMatchObject({ status: 'merged', into: { number: 5 } })
    expect(await explain('CASE-5')).toContain('CASE-6. Tom Ek objected, so it does not hold')
  })

  test('goes on, though it forgot who was asked there: the next word of that side ends the wait', async () => {
    // That version kept the wait in the log alone, where the case that followed had been withdrawn meanwhile.
    expect(await theCase(7)).toMatchObject({ status: 'in-progress' })
    expect((await clocks(7))[1]).toMatchObject({ status: 'paused' })
    await tom('reply CASE-7 "The first"')
    expect((await clocks(7))[1]).toMatchObject({ status: 'running', dueAt: at('2026-12-22T11:20:00Z') })
    await app.passTo(at('2026-12-22T11:10:00Z'))
    await mia('resolve CASE-7 "Replaced"')
    await tom('confirm CASE-7')
    expect((await clocks(7))[1]).toMatchObject({ status: 'stopped', met: true })
  })

  test('is objected to in the time that it had, by the rules of now', async () => {
    expect(await explain('CASE-9')).toContain('Holds unless Northwind objects by Thu 24 Dec 2026, 10:10')
    await app.passTo(at('2026-12-23T09:00:00Z'))
    expect(await tom('object CASE-10 "It is the same disk"')).toContain('CASE-9 goes on as you reopened it')
    await mia('resolve CASE-9 "Replaced"')
    await tom('confirm CASE-9')
    expect((await clocks(9))[1]).toMatchObject({ met: false, breachedAt: at('2026-12-22T10:00:00Z') })
    expect(await clocks(10)).toMatchObject([{ status: 'void' }])
  })
})

test('the month comes to what was missed by the rules that each was said under: CASE-3, CASE-4, CASE-5 and CASE-9', async () => {
  await app.passTo(at('2027-01-22T09:00:00Z'))
  const report = await says('report acme --period 2026-12', people.anna)
  // Kept: CASE-1, CASE-2 and CASE-7. Each of the four that were missed is 5 % of EUR 10,000.00.
  expect(report).toContain('3 of 7')
  expect(await ledgerOf(app).booked()).toEqual(['2026-12 penalty -200000'])
})
