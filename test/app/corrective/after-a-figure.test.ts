import { afterEach, describe, expect, test } from 'vitest'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const ORDERS = {
  ...{ name: 'Orders ok', obligor: 'partner', reporter: 'internal', period: 'month', unit: '%', atLeast: 99 },
  ...{ source: 'The order system', protects: 'Customers get what they ordered' },
}
const UP = {
  ...{
    name: 'Orders up',
    kind: 'availability',
    obligor: 'partner',
    period: 'month',
    atLeast: 99.9,
    service: 'Orders API',
  },
  ...{ hours: 'always', protects: 'Orders are taken' },
}
const MONEY = {
  ...{ currency: 'EUR', fee: '10000.00', period: 'month' },
  rules: [{ figure: 'Orders ok', perBreach: '5 %' }],
}

const open = async (...figures: object[]) => {
  app = await App.open({ ...acmeSheet, sla: { figures } })
}
const at = (iso: string) => app.passTo(Date.parse(iso))
const says = async (who: keyof typeof people, line: string) => {
  const said = await app.says(people[who], line, people[who].outsider ? places.shared : places.direct)
  return ('kind' in said ? textOf(said) : saidBy(said)).replaceAll('\u00A0', ' ')
}
const actionOf = (number: number) => app.read((tx) => tx.correctiveActions.byNumber(number))

/** Reported in time for December: its period is over on the 1st of January, and settles three working days later. */
const reported = async (value: string) => {
  await at('2027-01-04T09:00:00Z')
  await says('anna', `measure acme "Orders ok" ${value} --period 2026-12`)
}

describe('a figure that missed its target', () => {
  test('asks the side that owes it what will change, once it is certain and not before, and posts nothing', async () => {
    await open(ORDERS)
    await reported('98')
    expect(await actionOf(1)).toBeUndefined()
    await app.news()
    await at('2027-01-08T09:00:00Z')
    expect(await actionOf(1)).toMatchObject({
      ...{ status: 'asked', side: 'partner', owner: { name: 'Ravi Shah' }, causes: ['2026-12'] },
      source: { kind: 'figure', label: '“Orders ok” of 2026-12' },
      title: 'What will change after “Orders ok” of 2026-12?',
    })
    expect((await app.news()).map(({ card }) => card.title).filter((title) => title.includes('ACT-1'))).toEqual([])
    expect(await says('ravi', '')).toContain('ACT-1')
    expect(await says('anna', 'report acme --period 2026-12')).toMatch(/ACT-1.*“Orders ok” of 2026-12/u)
    await at('2027-01-11T09:00:00Z')
    expect(await actionOf(2)).toBeUndefined()
  })

  test('is asked after for each of its periods, and not where it was met or not reported', async () => {
    await open(ORDERS)
    await reported('99')
    await at('2027-02-15T09:00:00Z')
    expect(await actionOf(1)).toBeUndefined()
    await says('anna', 'measure acme "Orders ok" 97 --period 2027-01 --why "The list came late"')
    // Late, to the good of whoever reports it: nothing is certain until the other side agrees.
    expect(await actionOf(1)).toBeUndefined()
    await says('ravi', 'accept acme --figure "Orders ok" --period 2027-01')
    expect(await actionOf(1)).toMatchObject({ source: { label: '“Orders ok” of 2027-01' } })
    await at('2027-03-01T09:00:00Z')
    await says('anna', 'measure acme "Orders ok" 96 --period 2027-02')
    await at('2027-03-15T09:00:00Z')
    expect(await actionOf(2)).toMatchObject({ status: 'asked', source: { label: '“Orders ok” of 2027-02' } })
  })

  test('that is met by a correction takes it away where nobody has accepted it, and is asked after anew if it is missed again', async () => {
    await open(ORDERS)
    await reported('98')
    await at('2027-01-20T09:00:00Z')
    await says('anna', 'measure acme "Orders ok" 99.5 --period 2026-12 --why "Counted twice"')
    expect(await actionOf(1)).toMatchObject({ status: 'dropped', reason: '“Orders ok” of 2026-12 is met after all.' })
    await says('anna', 'measure acme "Orders ok" 98.5 --period 2026-12 --why "Counted wrongly"')
    expect(await actionOf(1)).toMatchObject({ status: 'dropped' })
    await says('ravi', 'accept acme --figure "Orders ok" --period 2026-12')
    expect(await actionOf(1)).toMatchObject({ status: 'asked', causes: ['2026-12'] })
    expect(await actionOf(2)).toBeUndefined()
  })

  test('that is met by a correction leaves what was accepted, and says so on it', async () => {
    await open(ORDERS)
    await reported('98')
    await at('2027-01-20T09:00:00Z')
    await says('ravi', 'accept ACT-1 "Orders are checked twice" --by friday')
    await says('anna', 'measure acme "Orders ok" 99.5 --period 2026-12 --why "Counted twice"')
    expect(await actionOf(1)).toMatchObject({ status: 'open', causes: [] })
    expect(await says('anna', 'show ACT-1')).toContain('“Orders ok” of 2026-12 is no longer missed.')
    expect(await says('anna', 'timeline ACT-1')).toContain('is met after all')
    expect(await says('ravi', 'done ACT-1 "They are"')).toContain('is done')
  })

  test('ignored, has an escalation of its own, since it is about no case', async () => {
    await open(ORDERS)
    await reported('98')
    await at('2027-01-25T09:00:00Z')
    expect(await app.read((tx) => tx.ladders.active({}))).toMatchObject([
      { cause: 'action-overdue', subject: { kind: 'action', label: 'ACT-1' } },
    ])
    await says('ravi', 'accept ACT-1 "Orders are checked twice" --by friday')
    expect(await app.read((tx) => tx.ladders.active({}))).toEqual([])
  })

  test('of which nothing comes any more since the partner has ended is not asked after', async () => {
    await open(ORDERS)
    await reported('98')
    await says('anna', 'end acme "Over"')
    await at('2027-02-20T09:00:00Z')
    expect(await actionOf(1)).toBeUndefined()
  })
})

describe('a figure that is counted from cases', () => {
  test('asks once its period has settled, with no resolution of it left to be confirmed', async () => {
    await open(UP)
    await at('2026-12-28T09:00:00Z')
    await says('anna', 'case acme "The API is down" --severity 1 --service "Orders API"')
    await at('2026-12-31T14:00:00Z')
    await says('mia', 'resolve CASE-1 "Restarted"')
    await says('anna', 'confirm CASE-1')
    const ofFigures = async () => [await actionOf(1), await actionOf(2)].filter((one) => one?.source?.kind === 'figure')
    await at('2027-01-04T09:00:00Z')
    expect(await ofFigures()).toEqual([])
    await at('2027-01-09T09:00:00Z')
    expect(await ofFigures()).toMatchObject([{ side: 'partner', source: { label: '“Orders up” of 2026-12' } }])
  })
})

describe('what is said of the cases of a figure', () => {
  test('is waited for until the other side can object to it no more', async () => {
    await open(UP)
    await at('2026-12-07T09:00:00Z')
    for (const number of [1, 2]) {
      await says('anna', 'case acme "The API is down" --severity 1 --service "Orders API"')
      await at(`2026-12-0${7 + number}T09:00:00Z`)
      await says('mia', `resolve CASE-${number} "Restarted"`)
      await says('anna', `confirm CASE-${number}`)
    }
    await at('2027-01-04T16:00:00Z')
    expect(await says('mia', 'same CASE-2 as CASE-1')).toContain('may part them until')
    const labels = async () =>
      (await Promise.all([1, 2, 3].map(actionOf))).flatMap((one) =>
        one?.source?.kind === 'figure' ? [one.source.label] : [],
      )
    await at('2027-01-06T15:00:00Z')
    expect(await labels()).toEqual([])
    await at('2027-01-11T09:00:00Z')
    expect(await labels()).toEqual(['“Orders up” of 2026-12'])
  })
})

describe('the close of a period in money', () => {
  test('names what is asked after it, in its one message', async () => {
    app = await App.open({ ...acmeSheet, sla: { figures: [ORDERS] }, money: { partner: MONEY } })
    await reported('98')
    await app.news()
    await at('2027-01-20T09:00:00Z')
    const closed = (await app.news()).filter(({ card }) => card.title.includes('is closed'))
    expect(closed).toHaveLength(1)
    expect(JSON.stringify(closed)).toContain('ACT-1, after “Orders ok” of 2026-12: Ravi Shah')
  })
})
