import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { holds } from '../../src/domain/marks/case-mark.ts'
import type { Card } from '../../src/cards/card.ts'
import { saidBy } from '../cards/said-by.ts'
import { App, acmeSheet, people, places, textOf } from '../kit/app-fixture.ts'

const RESOLVE = {
  measure: 'resolve',
  severity: 1,
  obligor: 'internal',
  target: '4h',
  hours: 'always',
  protects: 'Orders',
}

let app: App

beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla: { others: 'end', objectives: [RESOLVE] } })
  await at('2027-01-11T09:00:00Z')
})

afterEach(() => app[Symbol.asyncDispose]())

const at = (moment: string) => app.passTo(Date.parse(moment))
const says = (who: 'anna' | 'ravi' | 'mia', line: string) =>
  app.says(people[who], line, who === 'anna' ? places.direct : places.shared)
const takeOff = async (...names: string[]) => {
  for (const name of names) await says('anna', `people acme remove @${name}`)
}
const first = async () => {
  const state = (await app.read((view) => view.cases.byNumber(1)))!
  return state.status === 'resolved' ? (state.confirmation?.confirmed ?? 'unconfirmed') : state.status
}

describe('a resolution of ours, where the partner’s people are taken off before their two working days are over,', () => {
  beforeEach(async () => {
    await says('ravi', 'case "Down" --severity 1')
    await at('2027-01-11T10:00:00Z')
    await says('anna', 'resolve CASE-1 "Not true"')
    await takeOff('ravi', 'mia')
  })

  test('is confirmed by no silence; whoever is named again can call it untrue', async () => {
    await at('2027-01-25T09:00:00Z')
    expect(await first()).toBe('unconfirmed')
    const shown = async () => saidBy((await says('anna', 'show CASE-1')) as Card)
    expect(await shown()).toContain('somebody of Acme Hosting to be named, to confirm')
    expect(textOf(await says('anna', 'end acme "Over"'))).toContain('Nobody of Acme Hosting is named who could confirm')
    await app.news()
    await says('anna', 'people acme add @ravi --role account-manager')
    const drawn = (await app.news())
      .filter(({ cardKey }) => cardKey?.startsWith('case:'))
      .map(({ card }) => saidBy(card))
    expect(drawn).toEqual([expect.stringContaining('Acme Hosting to confirm by')])
    await says('ravi', 'not solved CASE-1 "Still down"')
    expect(await first()).toBe('in-progress')
  })

  test('is, once somebody is named again and silent for as long as ever', async () => {
    await at('2027-01-13T09:30:00Z')
    await says('anna', 'people acme add @mia')
    await at('2027-01-14T16:00:00Z')
    expect(await first()).toBe('unconfirmed')
    await at('2027-01-15T16:00:00Z')
    expect(await first()).toBe('by silence')
  })

  test('is confirmed by no silence after a downtime either, when our side is the first to act', async () => {
    app.clock.move(Date.parse('2027-01-25T09:00:00Z') - app.clock.now())
    await says('anna', 'reopen CASE-1 "We look again"')
    const { log } = (await app.read((view) => view.cases.byNumber(1)))!
    expect(log.filter(({ confirmed }) => confirmed !== undefined)).toEqual([])
  })

  test('is by their word', async () => {
    await says('anna', 'people acme add @ravi --role account-manager')
    await says('ravi', 'confirm CASE-1')
    expect(await first()).toBe('by word')
  })
})

test('a resolution of ours is confirmed by the silence of whoever of the partner is left', async () => {
  await says('ravi', 'case "Down" --severity 1')
  await says('anna', 'resolve CASE-1 "Done"')
  await takeOff('ravi')
  await at('2027-01-15T16:00:00Z')
  expect(await first()).toBe('by silence')
})

describe('a period with money on a number of ours', () => {
  const figure = { name: 'Payments in time', obligor: 'internal', reporter: 'internal', period: 'month', unit: '%' }
  const money = { currency: 'EUR', fee: '3000.00', period: 'month', rules: [{ figure: figure.name, perBreach: '7 %' }] }
  const closed = () =>
    app.read(async (view) => {
      const { id } = (await view.partners.bySlug('acme'))!
      return (await view.ledger.closesOf(id)).map(({ period }) => period)
    })

  const sheet = {
    ...{ ...acmeSheet, people: [] },
    sla: { others: 'end', figures: [{ ...figure, atLeast: 90, source: 'bank', protects: 'They are paid' }] },
    money: { internal: money },
  }

  test('closes on no silence of people who were taken off: it waits until somebody is named, and a working day of theirs', async () => {
    await app.register(sheet)
    await app.accepts()
    await at('2027-02-01T09:00:00Z')
    await says('anna', 'measure acme "Payments in time" 91 --period 2027-01')
    await takeOff('ravi', 'mia')
    await at('2027-02-15T09:00:00Z')
    expect(await closed()).not.toContain('2027-01')
    await says('anna', 'people acme add @ravi --role account-manager')
    await at('2027-02-15T20:00:00Z')
    expect(await closed()).not.toContain('2027-01')
    await at('2027-02-17T09:00:00Z')
    expect(await closed()).toContain('2027-01')
  })

  test('nor on that of one who was a member only, though such a partner is run by terms that are written down alone', async () => {
    await app[Symbol.asyncDispose]()
    app = await App.open({ ...sheet, people: acmeSheet.people.filter(({ name }) => name !== people.ravi.name) })
    await at('2027-02-01T09:00:00Z')
    await says('anna', 'measure acme "Payments in time" 91 --period 2027-01')
    await takeOff('mia')
    await at('2027-02-15T09:00:00Z')
    expect(await closed()).not.toContain('2027-01')
    await says('anna', 'people acme add @mia')
    await at('2027-02-17T09:00:00Z')
    expect(await closed()).toContain('2027-01')
  })

  test('says in the ledger, in what explains it and as another is closed what it waits for, and how that ends', async () => {
    const theirs = { ...figure, name: 'Orders ok', obligor: 'partner', reporter: 'partner', atLeast: 90 }
    await app.register({
      ...sheet,
      sla: {
        others: 'end',
        figures: [...sheet.sla.figures, { ...theirs, source: 'shop', protects: 'They get what they ordered' }],
      },
      money: { ...sheet.money, partner: { ...money, rules: [{ figure: 'Orders ok', perBreach: '7 %' }] } },
    })
    await app.accepts()
    await at('2027-02-01T09:00:00Z')
    await says('anna', 'measure acme "Payments in time" 81 --period 2027-01')
    await says('mia', 'measure acme "Orders ok" 81 --period 2027-01')
    const waits = 'does not close until somebody of Acme Hosting is named who could object'
    const read = async () =>
      Promise.all(
        ['ledger acme --period 2027-01', 'explain acme ledger 2027-01'].map(async (line) => {
          const said = await says('anna', line)
          return ('kind' in said ? textOf(said) : saidBy(said)).includes(waits)
        }),
      )
    expect(await read()).toEqual([false, false])
    await takeOff('ravi', 'mia')
    await app.news()
    await at('2027-02-15T09:00:00Z')
    expect(await read()).toEqual([true, true])
    const told = (await app.news()).map(({ card }) => saidBy(card)).filter((text) => text.includes('is closed'))
    expect(told.at(-1)).toContain(`What Northwind owes for 2027-01 is not closed yet. It ${waits}`)
    await says('anna', 'people acme add @mia')
    expect(await read()).toEqual([false, false])
  })

  test('closes where nobody of the partner was ever named, whom it could wait for', async () => {
    await app[Symbol.asyncDispose]()
    app = await App.open({ ...sheet, people: acmeSheet.people.slice(0, 1) })
    await at('2027-02-01T09:00:00Z')
    await says('anna', 'measure acme "Payments in time" 91 --period 2027-01')
    await at('2027-02-08T09:00:00Z')
    expect(await closed()).toContain('2027-01')
  })
})

describe('what is said of a case, and holds unless the other side objects,', () => {
  const exclude = 'exclude CASE-1 "It waited on you" --from "2027-01-11 10:00" --to 12:00'
  const marks = () =>
    app.read(async (view) => {
      const { id } = (await view.cases.byNumber(1))!
      return (await view.caseMarks.ofCases([id])).map((mark) => [mark.status, holds(mark, app.clock.now())])
    })
  const explained = async () => textOf(await says('anna', 'explain CASE-1'))

  beforeEach(async () => {
    await says('ravi', 'case "Down" --severity 1')
    await says('ravi', 'case "Down, too" --severity 1')
    await says('anna', 'ask CASE-1 "Which region?"')
    await at('2027-01-11T12:00:00Z')
    await says('ravi', 'reply CASE-1 "Frankfurt"')
  })

  test.each([
    ['left out', exclude, 'could object'],
    ['linked', 'same CASE-1 as CASE-2', 'could part them'],
  ])('waits once the last of them is taken off: %s', async (_, line, why) => {
    await says('anna', line)
    await takeOff('ravi')
    expect(await marks()).toMatchObject([['said', expect.anything()]])
    await takeOff('mia')
    expect(await marks()).toEqual([['asked', false]])
    await at('2027-01-25T09:00:00Z')
    expect(await marks()).toEqual([['asked', false]])
    expect(await explained()).toContain(`aits until somebody of Acme Hosting is named, who ${why}`)
    await says('anna', 'people acme add @mia')
    expect(await marks()).toMatchObject([['said', expect.anything()]])
    await says('mia', 'object CASE-1 "We were there"')
    expect(await marks()).toEqual([['objected', false]])
  })

  test.each([
    [exclude, 'once somebody of Acme Hosting is named and does not object'],
    ['same CASE-1 as CASE-2', 'once somebody of Acme Hosting is named and does not part them'],
  ])('waits where nobody of them is named as it is said: %s', async (line, why) => {
    await takeOff('ravi', 'mia')
    expect(textOf(await says('anna', line))).toContain(why)
    await at('2027-01-25T09:00:00Z')
    expect(await marks()).toEqual([['asked', false]])
    await says('anna', 'people acme add @mia')
    await at('2027-01-29T09:00:00Z')
    expect(await marks()).toEqual([['said', true]])
  })

  test('waits no longer than before for whoever takes the place of the last of them', async () => {
    await takeOff('mia')
    await says('anna', exclude)
    await says('anna', 'people acme add @mia --role account-manager')
    expect(await marks()).toEqual([['said', false]])
    await at('2027-01-14T16:00:00Z')
    expect(await marks()).toEqual([['said', true]])
  })

  test('holds where it did before they were taken off', async () => {
    await says('anna', exclude)
    await at('2027-01-14T16:00:00Z')
    await takeOff('ravi', 'mia')
    expect(await marks()).toEqual([['said', true]])
  })
})
