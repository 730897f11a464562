import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

const SOON = { measure: 'resolve', obligor: 'partner', target: '4h', hours: 'always', protects: 'Orders are taken' }
const REOPENED = MONDAY_NINE + 6 * HOUR

/** Opened at nine, solved at noon by Acme and confirmed, reopened at three: one hour of four is left of the target. */
beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla: { objectives: [SOON] } })
  await says('tom', 'case "Orders API is down" --severity 2')
  await app.passTo(MONDAY_NINE + 3 * HOUR)
  await says('mia', 'resolve CASE-1 "Restarted"')
  await says('tom', 'confirm CASE-1')
  await app.passTo(REOPENED)
  await says('anna', 'reopen CASE-1 "Checkout fails"')
  await app.passTo(REOPENED + HOUR / 2)
})

afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: keyof typeof people, line: string) => textOf(await app.says(people[who], line, places.shared))
const theCase = (number: number) => app.read((view) => view.cases.byNumber(number))
const clocks = async (number: number) => {
  const about = await theCase(number)
  return app.read((view) => view.clocks.ofSubject('case', about!.id))
}

describe('what a case was reopened for is another fault', () => {
  test('not where a case was merged into it since, which nobody would work on any more', async () => {
    await says('anna', 'case acme "Invoices are late" --severity 2')
    await says('tom', 'merge CASE-2 into CASE-1')
    expect(await says('mia', 'another-fault CASE-1')).toContain('CASE-2 was merged into CASE-1 since it was reopened')
    expect(await theCase(1)).not.toMatchObject({ status: 'resolved' })
    expect(await theCase(3)).toBeUndefined()
  })

  test('but for one that was merged into it before, which was solved with it', async () => {
    await says('mia', 'resolve CASE-1 "Restarted"')
    await says('tom', 'confirm CASE-1')
    await app.passTo(REOPENED + HOUR)
    await says('anna', 'reopen CASE-1 "Checkout fails"')
    await says('anna', 'case acme "Invoices are late" --severity 2')
    await says('tom', 'merge CASE-2 into CASE-1')
    await app.passTo(REOPENED + HOUR + 60_000)
    await says('mia', 'resolve CASE-1 "Restarted"')
    await says('tom', 'confirm CASE-1')
    await app.passTo(REOPENED + 2 * HOUR)
    await says('anna', 'reopen CASE-1 "Checkout fails"')
    expect(await says('mia', 'another-fault CASE-1')).toContain('What it was reopened for is CASE-3')
  })

  test('the case is resolved as it was, and a new one has the whole target from the reopening on', async () => {
    expect(await says('mia', 'another-fault CASE-1')).toContain('What it was reopened for is CASE-2')
    expect(await theCase(1)).toMatchObject({
      ...{
        status: 'resolved',
        resolvedAt: MONDAY_NINE + 3 * HOUR,
        note: 'Restarted',
        resolvedBy: { name: 'Mia Chen' },
      },
    })
    expect(await theCase(2)).toMatchObject({
      ...{ title: 'Orders API is down', description: { text: 'Checkout fails' }, severity: 2, follows: { number: 1 } },
      ...{
        openedAt: REOPENED,
        openedBy: { name: 'Anna Berg' },
        obligor: 'partner',
        acknowledgedBy: { name: 'Mia Chen' },
      },
    })
    const first = await clocks(1)
    expect(first.find(({ round }) => round === 1)).toMatchObject({ status: 'stopped', met: true })
    expect(first.find(({ round }) => round === 2)).toMatchObject({ status: 'void' })
    expect(await clocks(2)).toMatchObject([{ status: 'running', dueAt: REOPENED + 4 * HOUR }])
    await app.passTo(REOPENED + 2 * HOUR)
    expect((await clocks(1)).some(({ breachedAt }) => breachedAt !== undefined)).toBe(false)
    await app.passTo(REOPENED + 5 * HOUR)
    expect(await clocks(2)).toMatchObject([{ breachedAt: REOPENED + 4 * HOUR }])
    expect(await says('mia', 'another-fault CASE-1')).toContain('not open again')
    expect(await says('tom', 'explain CASE-1')).not.toBe('')
    await app.says(people.tom, 'timeline CASE-1', places.shared)
  })

  test('which may be reopened again, for its own fault', async () => {
    await says('mia', 'another-fault CASE-1')
    await says('anna', 'reopen CASE-1 "It is this one now"')
    expect(await theCase(1)).toMatchObject({ status: 'in-progress' })
    expect((await clocks(1)).find(({ round }) => round === 3)).toMatchObject({
      ...{ status: 'running', dueAt: REOPENED + 1.5 * HOUR },
    })
    expect(await says('mia', 'another-fault CASE-1')).toContain('is CASE-3')
    await says('mia', 'resolve CASE-2 "Back"')
    expect(await theCase(1)).toMatchObject({ status: 'resolved', note: 'Restarted' })
  })

  test('says the side that owes, within one working day, while it has not said that it is solved', async () => {
    expect(await says('tom', 'another-fault CASE-1')).toContain('for the side that owes')
    await says('mia', 'resolve CASE-1 "Again"')
    expect(await says('mia', 'another-fault CASE-1')).toContain('not open again')
    await says('anna', 'reopen CASE-1 "It is not"')
    expect(await says('mia', 'another-fault CASE-1')).toContain('so it is the same fault')
    expect(await theCase(2)).toBeUndefined()
  })

  test('not later', async () => {
    await app.passTo(REOPENED + 2 * DAY)
    expect(await says('mia', 'another-fault CASE-1')).toContain('more than one working day ago')
    expect(await theCase(2)).toBeUndefined()
  })

  test('not of a case that was never reopened, nor by whoever reopened it', async () => {
    await says('tom', 'case "Invoices are wrong"')
    expect(await says('mia', 'another-fault CASE-2')).toContain('not open again')
    await says('mia', 'resolve CASE-2 "Sent anew"')
    await says('tom', 'confirm CASE-2')
    await says('mia', 'reopen CASE-2 "One is missing"')
    expect(await says('mia', 'another-fault CASE-2')).toContain('Your own side has reopened')
  })

  test('and keeps what was missed by then', async () => {
    await app.passTo(REOPENED + 1.5 * HOUR)
    expect((await clocks(1)).find(({ round }) => round === 2)).toMatchObject({ breachedAt: REOPENED + HOUR })
    await says('mia', 'another-fault CASE-1')
    expect((await clocks(1)).find(({ round }) => round === 2)).toMatchObject({ breachedAt: REOPENED + HOUR })
  })
})
