import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { App, acmeSheet, people, places, textOf, type TestPerson } from '../../kit/app-fixture.ts'
import { saidBy } from '../../cards/said-by.ts'
import { readLog } from '../../../src/domain/cases/read-log.ts'
import { casesMarked } from '../../../src/app/ledger/cases-marked.ts'
import { at, ledgerOf } from './ledger-of-acme.ts'

let app: App

const SOON = {
  ...{ measure: 'resolve', obligor: 'partner', protects: 'Orders are taken', hours: 'always' },
  ...{ severity: 1, target: '4h' },
}
const MONEY = {
  ...{ currency: 'EUR', fee: '10000.00', period: 'month' },
  rules: [{ measure: 'resolve', severity: 1, perBreach: '5 %' }],
}

/** Opened at nine, solved at noon and confirmed: an hour of four is left when it is reopened on the next day at nine. */
beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla: { others: 'end', objectives: [SOON] }, money: { partner: MONEY } })
  await app.passTo(at('2026-12-07T09:00:00Z'))
  await tom('case acme "Late" --severity 1')
  await app.passTo(at('2026-12-07T12:00:00Z'))
  await mia('resolve CASE-1 "Restarted"')
  await tom('confirm CASE-1')
  await app.passTo(at('2026-12-08T09:00:00Z'))
  await tom('reopen CASE-1 "The same again"')
})

afterEach(() => app[Symbol.asyncDispose]())

const says = async (line: string, who: TestPerson, place = places.direct) => {
  const said = await app.says(who, line, place)
  return ('kind' in said ? textOf(said) : saidBy(said)).replaceAll('\u00A0', ' ')
}
const mia = (line: string) => says(line, people.mia, places.shared)
const tom = (line: string) => says(line, people.tom)
const booked = () => ledgerOf(app).booked()
const theCase = (number: number) => app.read((view) => view.cases.byNumber(number))
const clocks = async (number: number) => {
  const about = await theCase(number)
  return app.read((view) => view.clocks.ofSubject('case', about!.id))
}
/** Two hours after it was reopened. */
const solved = async (label: string) => {
  await app.passTo(at('2026-12-08T11:00:00Z'))
  await mia(`resolve ${label} "Restarted"`)
  await tom(`confirm ${label}`)
}

describe('what a case was reopened for is no other fault, though the side that owes says so', () => {
  test('and then it costs what it costs without that word', async () => {
    await solved('CASE-1')
    await app.passTo(at('2027-01-22T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000'])
  })

  test.each(['before it is solved', 'once it is solved and confirmed'])('objected to %s', async (when) => {
    expect(await mia('another-fault CASE-1')).toContain('may object until')
    const isEarly = when === 'before it is solved'
    if (isEarly) expect(await tom('object CASE-1 "It is the same disk"')).toContain('CASE-1 goes on as you reopened it')
    await solved(isEarly ? 'CASE-1' : 'CASE-2')
    if (!isEarly)
      expect(await tom('object CASE-2 "It is the same disk"')).toContain('CASE-1 goes on as you reopened it')
    const [first, second] = [await theCase(1), await theCase(2)]
    expect(first).toMatchObject({ status: 'resolved', resolvedAt: at('2026-12-08T11:00:00Z') })
    expect(second).toMatchObject({ status: 'merged', into: { number: 1 } })
    expect((await clocks(1)).at(-1)).toMatchObject({
      status: 'stopped',
      met: false,
      breachedAt: at('2026-12-08T10:00:00Z'),
    })
    expect(await clocks(2)).toMatchObject([{ status: 'void' }])
    expect(await says('explain CASE-1', people.anna)).toContain('CASE-2. Tom Ek objected, so it does not hold')
    expect(await says('timeline CASE-2', people.anna)).toContain(
      'CASE-1 goes on as it was reopened, with what was said',
    )
    await app.passTo(at('2027-01-22T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000'])
  })

  test('what was asked on the case that followed was asked on the one that goes on', async () => {
    await mia('another-fault CASE-1')
    await app.passTo(at('2026-12-08T09:30:00Z'))
    await mia('ask CASE-2 "Which disk?"')
    await app.passTo(at('2026-12-08T10:30:00Z'))
    await tom('object CASE-1 "It is the same disk"')
    expect(await theCase(1)).toMatchObject({ status: 'waiting', on: 'internal', question: 'Which disk?' })
    await tom('reply CASE-1 "The first"')
    expect((await clocks(1)).at(-1)).toMatchObject({ status: 'running', dueAt: at('2026-12-08T11:00:00Z') })
  })

  test('taken back by whoever said it, it comes to the same', async () => {
    await mia('another-fault CASE-1')
    await app.passTo(at('2026-12-08T10:30:00Z'))
    await mia('undo CASE-2')
    expect((await clocks(1)).at(-1)).toMatchObject({ status: 'running', breachedAt: at('2026-12-08T10:00:00Z') })
  })

  test('nor by withdrawing the other case first, which whoever is owed may have thought enough', async () => {
    await mia('another-fault CASE-1')
    await tom('withdraw CASE-2 "It is the same"')
    await tom('object CASE-1 "It is the same disk"')
    expect(await theCase(1)).toMatchObject({ status: 'in-progress' })
    expect((await clocks(1)).at(-1)).toMatchObject({ status: 'running', dueAt: at('2026-12-08T10:00:00Z') })
  })

  test('what waited on the other case as that was withdrawn waits still', async () => {
    await mia('another-fault CASE-1')
    await app.passTo(at('2026-12-08T09:30:00Z'))
    await mia('ask CASE-2 "Which disk?"')
    await tom('withdraw CASE-2 "It is the same"')
    await tom('object CASE-1 "It is the same disk"')
    expect(await theCase(1)).toMatchObject({ status: 'waiting', on: 'internal', question: 'Which disk?' })
    await app.passTo(at('2026-12-08T10:30:00Z'))
    await tom('reply CASE-1 "The first"')
    expect((await clocks(1)).at(-1)).toMatchObject({ status: 'running', dueAt: at('2026-12-08T11:00:00Z') })
  })

  test.each([
    ['objected to', () => tom('object CASE-1 "It is the same disk"')],
    ['taken back', () => mia('undo CASE-1')],
  ])('and once that is %s it is not said again, or one word would open case after case', async (_, end) => {
    await mia('another-fault CASE-1')
    await end()
    expect(await mia('another-fault CASE-1')).toContain('CASE-2 was merged into CASE-1 since it was reopened')
    expect(await theCase(3)).toBeUndefined()
  })

  test('nobody answers a question by that word: it is asked on the other case, and goes on here', async () => {
    await tom('ask CASE-1 "Since when?"')
    await app.passTo(at('2026-12-08T09:30:00Z'))
    await mia('another-fault CASE-1')
    const asked = { status: 'waiting', on: 'partner', question: 'Since when?', askedBy: { name: 'Tom Ek' } }
    expect(await theCase(2)).toMatchObject({ ...asked, owner: { name: 'Mia Chen' } })
    await app.passTo(at('2026-12-08T09:40:00Z'))
    await tom('object CASE-1 "It is the same disk"')
    expect(await theCase(1)).toMatchObject(asked)
    await app.passTo(at('2026-12-08T09:50:00Z'))
    await mia('reply CASE-1 "Since nine"')
    const { log } = (await theCase(1))!
    expect(readLog(log, 2).questions).toMatchObject([
      { of: 'partner', at: at('2026-12-08T09:00:00Z'), answeredAt: at('2026-12-08T09:50:00Z') },
    ])
  })

  test.each([
    ['on the other case', 'CASE-2', 'CASE-1'],
    ['here, once that is objected to', 'CASE-1', 'CASE-1'],
  ])(
    'nor keeps a wait for what nobody needs: that is said %s, and struck from its start',
    async (_, label, objected) => {
      await mia('ask CASE-1 "Which disk?"')
      await app.passTo(at('2026-12-08T09:30:00Z'))
      await mia('another-fault CASE-1')
      expect(await theCase(2)).toMatchObject({ status: 'waiting', on: 'internal', owner: { name: 'Mia Chen' } })
      const steps = [`no-answer ${label}`, `object ${objected} "It is the same disk"`]
      for (const line of label === 'CASE-2' ? steps : steps.toReversed()) await tom(line)
      expect(await theCase(1)).toMatchObject({ status: 'in-progress' })
      expect((await clocks(1)).at(-1)).toMatchObject({ status: 'running', dueAt: at('2026-12-08T10:00:00Z') })
    },
  )

  test('what was truly asked goes on waiting, and its answer on the other case is one', async () => {
    await mia('ask CASE-1 "Which disk?"')
    await app.passTo(at('2026-12-08T09:30:00Z'))
    await mia('another-fault CASE-1')
    await app.passTo(at('2026-12-08T10:00:00Z'))
    await tom('reply CASE-2 "The first"')
    await tom('object CASE-2 "It is the same disk"')
    expect((await clocks(1)).at(-1)).toMatchObject({ status: 'running', dueAt: at('2026-12-08T11:00:00Z') })
  })

  test('nor by reopening either of them oneself, so that nobody could object any more', async () => {
    await mia('another-fault CASE-1')
    expect(await mia('reopen CASE-1 "To be sure"')).toContain('may still object')
    expect(await tom('object CASE-1 "It is the same disk"')).toContain('goes on as you reopened it')
  })

  test('unless nobody objects in two working days, or the other side agrees', async () => {
    await mia('another-fault CASE-1')
    await solved('CASE-2')
    await app.passTo(at('2026-12-11T09:00:00Z'))
    expect(await tom('object CASE-1 "It is the same disk"')).toContain('could be objected to until')
    expect(await mia('undo CASE-1')).toContain('has not objected in its time')
    await app.passTo(at('2027-01-22T09:00:00Z'))
    expect(await booked()).toEqual([])
  })

  test('and its period is not closed before', async () => {
    expect(await mia('another-fault CASE-1')).toContain('Thu 10 Dec 2026')
    const named = () =>
      app.read(async (view) => {
        const [partner] = await view.partners.list()
        const held = await casesMarked(view, partner!, app.clock.now())
        return held('partner', { from: at('2026-12-01T00:00:00Z'), to: at('2027-01-01T00:00:00Z') })
      })
    expect(await named()).toMatchObject([{ number: 1 }])
    await tom('object CASE-1 "It is the same disk"')
    expect(await named()).toEqual([])
  })
})
