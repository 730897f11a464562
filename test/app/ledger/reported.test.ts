import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { report } from '../../../src/cli/report/report.ts'
import { type App, people, type TestPerson, textOf } from '../../kit/app-fixture.ts'
import { saidBy } from '../../cards/said-by.ts'
import { openWithOrders, ordersOf, placeOf } from './orders-reported.ts'

let app: App

beforeEach(async () => {
  app = await openWithOrders()
})

afterEach(() => app[Symbol.asyncDispose]())

const { says, december, booked, passTo } = ordersOf(() => app)
/** The line of what needs somebody that is about a number. */
const needed = async (who: TestPerson) =>
  (await says(who, 'mine')).split('\n').find((line) => line.includes('wants your word'))
const explained = async (who: TestPerson) => {
  const card = await app.says(who, 'explain acme "Orders ok" --period 2026-12', placeOf(who))
  if ('kind' in card) throw new Error(textOf(card))
  return card
}
const buttonsFor = async (who: TestPerson) => (await explained(who)).buttons.map(({ label }) => label)
const answerTo = async (who: TestPerson, label: string) => {
  const button = (await explained(who)).buttons.find((one) => one.label === label)!
  const { action, subject, version, data = {} } = button
  return app.receive(app.inbound(who, { kind: 'action', action, subject, version, data }, placeOf(who)))
}
const press = async (who: TestPerson, label: string) => textOf(await answerTo(who, label)).replaceAll('\u00A0', ' ')
const open = async (who: TestPerson, label: string) => {
  const answer = await answerTo(who, label)
  if (answer.kind !== 'form') throw new Error(textOf(answer))
  return answer.form
}

describe('a number that a side reports of what it owes, before the period closes', () => {
  test('holds the close while the other side disputes it, and the ledger says so; corrected to what is worse it counts at once', async () => {
    await passTo('2027-01-04T09:00:00Z')
    await says(people.mia, 'measure acme "Orders ok" 99.5 --period 2026-12')
    expect(await says(people.anna, 'dispute acme "Ours says 97" --figure "orders OK" --period 2026-12')).toContain(
      'CASE-1 is open',
    )
    expect(await december()).toContain('“Orders ok” is disputed in CASE-1.')
    await passTo('2027-01-20T09:00:00Z')
    expect(await december()).toContain('and waits for CASE-1')
    // Whoever owes it cannot end the dispute alone.
    await says(people.mia, 'resolve CASE-1 "It is 99.5"')
    await passTo('2027-01-21T09:00:00Z')
    expect(await december()).toContain('and waits for CASE-1')
    await says(people.anna, 'reopen CASE-1 "It is not"')
    await passTo('2027-03-20T09:00:00Z')
    expect(await booked()).toEqual([])
    await says(people.mia, 'measure acme "Orders ok" 97 --period 2026-12 --why "Counted anew"')
    await says(people.mia, 'resolve CASE-1 "97 it is"')
    await says(people.anna, 'confirm CASE-1')
    await passTo('2027-03-22T09:00:00Z')
    expect(await booked()).toContain('2026-12 penalty -50000')
  })

  test('that nobody has reported is disputed too; withdrawn, the dispute holds nothing up any more', async () => {
    await passTo('2027-01-05T09:00:00Z')
    await says(people.anna, 'dispute acme "Where is it?" --figure "Orders ok" --period 2026-12')
    await passTo('2027-01-12T09:00:00Z')
    expect(await december()).toContain('and waits for CASE-1')
    await says(people.anna, 'withdraw CASE-1 "Never mind"')
    await passTo('2027-01-14T09:00:00Z')
    expect(await december()).toContain('closed')
  })

  test('leaves the other side a working day to dispute it, however late it comes', async () => {
    await passTo('2027-01-05T15:00:00Z')
    await says(people.mia, 'measure acme "Orders ok" 97 --period 2026-12')
    await passTo('2027-01-05T16:30:00Z')
    await says(people.mia, 'measure acme "Orders ok" 99.5 --period 2026-12 --why "Recount"')
    await passTo('2027-01-06T12:00:00Z')
    expect(await december()).not.toContain('closed')
    await says(people.anna, 'dispute acme "It was 97" --figure "Orders ok" --period 2026-12')
    await passTo('2027-01-20T12:00:00Z')
    expect(await december()).toContain('and waits for CASE-1')
  })

  test('is disputed by its line as well, and not by whoever reports it', async () => {
    await passTo('2027-01-04T09:00:00Z')
    await says(people.mia, 'measure acme "Orders ok" 98.9 --period 2026-12')
    await says(people.mia, 'dispute "We should not pay" --figure "Orders ok" --period 2026-12')
    expect(await december()).not.toContain('waits for')
    await says(people.anna, 'dispute acme "It was less" --line 1 --period 2026-12')
    await passTo('2027-01-12T09:00:00Z')
    expect(await december()).toContain('and waits for CASE-2')
    expect(await booked()).toEqual([])
  })
})

describe('what is not agreed between the sides', () => {
  const open = 'not agreed yet: 97 % counts for money'
  const told = async (who: TestPerson) => [
    await says(who, 'sla acme'),
    await says(who, 'report acme --period 2026-12'),
    await says(who, 'explain acme "Orders ok" --period 2026-12'),
  ]
  const printed = async (format: string) =>
    (await report(app.services, { partner: 'acme', period: '2026-12', format }))
      .map(({ text }) => text.replaceAll('\\', ''))
      .join('\n')

  test('is said in the same words wherever the number stands, with the one that counts meanwhile, until it is agreed', async () => {
    await passTo('2027-01-04T09:00:00Z')
    await says(people.mia, 'measure acme "Orders ok" 97 --period 2026-12')
    for (const said of [...(await told(people.anna)), await printed('markdown')])
      expect(said).not.toContain('agreed yet')
    expect(await printed('csv')).toMatch(/"97",.*,"","","","","","","","","0","","",""$/mu)
    await passTo('2027-01-08T09:00:00Z')
    await says(people.mia, 'measure acme "Orders ok" 99.5 --period 2026-12 --why "Recount"')
    for (const who of [people.anna, people.mia]) {
      const [sla, inReport, explained] = await told(who)
      for (const said of [sla, inReport]) expect(said).toContain(`99.5 %, met, corrected, reported late, ${open}`)
      expect(explained).toContain(`Reported late, ${open}.`)
      expect(inReport).toContain('1 number not agreed yet')
    }
    expect((await printed('markdown')).replaceAll('\u00A0', ' ')).toContain(`corrected, reported late, ${open}`)
    expect(await printed('csv')).toMatch(/"99.5",.*,"yes","97","","","","","","","0","","",""$/mu)

    await says(people.anna, 'accept acme --figure "Orders ok" --period 2026-12')
    for (const said of [...(await told(people.mia)), await printed('markdown'), await printed('csv')])
      expect(said).not.toContain('agreed yet')
    expect((await told(people.anna))[0]).toContain('99.5 %, met, corrected, reported late, agreed')
  })

  test('is said to be too late once no correction reaches its period, and wants no word any more', async () => {
    await passTo('2027-01-04T09:00:00Z')
    await says(people.mia, 'measure acme "Orders ok" 97 --period 2026-12')
    await passTo('2027-01-08T09:00:00Z')
    await says(people.mia, 'measure acme "Orders ok" 99.5 --period 2026-12 --why "Recount"')
    const lapsed = 'not agreed in time: 97 % counts for money'
    await passTo('2027-03-31T09:00:00Z')
    expect(await says(people.anna, 'report acme --period 2026-12')).toContain(open)
    await passTo('2027-04-02T09:00:00Z')
    for (const who of [people.anna, people.mia]) {
      expect(await says(who, 'explain acme "Orders ok" --period 2026-12')).toContain(`Reported late, ${lapsed}.`)
      const inReport = await says(who, 'report acme --period 2026-12')
      expect(inReport).toContain(`reported late, ${lapsed}`)
      expect(inReport).not.toContain('agreed yet')
    }
    expect(await needed(people.anna)).toBeUndefined()
  })

  test('names the cases that dispute it, also where nothing is reported', async () => {
    await passTo('2027-01-04T09:00:00Z')
    await says(people.anna, 'dispute acme "Where is it?" --figure "Orders ok" --period 2026-12')
    const none = 'disputed in CASE-1, not agreed yet: no figure counts for money'
    for (const said of [...(await told(people.anna)), await printed('markdown')])
      expect(said.replaceAll('\u00A0', ' ').toLowerCase()).toContain(none.toLowerCase())
    await says(people.mia, 'measure acme "Orders ok" 97 --period 2026-12')
    const [sla, inReport, explained] = await told(people.mia)
    for (const said of [sla, inReport]) expect(said).toContain(`97 %, missed, disputed in CASE-1, ${open}`)
    expect(explained).toContain(`Disputed in CASE-1, ${open}.`)
    expect(await printed('csv')).toMatch(/"yes","97","CASE-1","","","","","","0","","",""$/mu)
    await says(people.anna, 'withdraw CASE-1 "Never mind"')
    for (const said of await told(people.mia)) expect(said).not.toContain('agreed yet')
  })
})

describe('a number that was corrected in time to the good of whoever reports it', () => {
  beforeEach(async () => {
    await passTo('2027-01-04T09:00:00Z')
    await says(people.mia, 'measure acme "Orders ok" 97 --period 2026-12')
    await says(people.mia, 'measure acme "Orders ok" 99.5 --period 2026-12 --why "Recount"')
  })

  test('wants the word of the other side until its period closes, and stands among what needs its account manager until then', async () => {
    expect(await needed(people.anna)).toMatch(
      /99\.5 % – Acme Hosting, corrected, wants your word: accept it, or dispute it before Tue 5 Jan 2027/u,
    )
    expect(await says(people.anna, 'explain acme "Orders ok" --period 2026-12')).toMatch(
      /corrected in time, and counts unless the other side disputes it before Tue 5 Jan 2027/u,
    )
    expect(await needed(people.ravi)).toBeUndefined()
    await passTo('2027-01-08T09:00:00Z')
    expect(await needed(people.anna)).toBeUndefined()
    expect(await buttonsFor(people.anna)).toEqual([])
  })

  test('is accepted, or disputed in the form that the button opens, which knows what is meant', async () => {
    const form = await open(people.anna, 'Dispute the number')
    expect(form).toMatchObject({ form: 'ledger.dispute', context: { period: '2026-12' } })
    expect(form.fields[0]).toMatchObject({ id: 'line', initial: 'Orders ok' })
    await says(people.anna, 'dispute acme "Ours says 97" --figure "Orders ok" --period 2026-12')
    // Their word is said.
    expect(await needed(people.anna)).toBeUndefined()
    expect(await buttonsFor(people.anna)).toEqual([])
    await says(people.anna, 'withdraw CASE-1 "It is right"')
    expect(await needed(people.anna)).toContain('wants your word')
    expect(await press(people.anna, 'Accept the number')).toContain('is 99.5 % for 2026-12, and counts')
    expect(await needed(people.anna)).toBeUndefined()
    await passTo('2027-01-08T09:00:00Z')
    expect(await booked()).toEqual([])
    expect(await says(people.mia, 'sla acme')).toContain('99.5 %, met, corrected, agreed')
  })
})

describe('a number that comes after the close', () => {
  /** Reported in time as 97 %: December costs EUR 500.00. */
  const closed = async () => {
    await passTo('2027-01-04T09:00:00Z')
    await says(people.mia, 'measure acme "Orders ok" 97 --period 2026-12')
    await passTo('2027-01-08T09:00:00Z')
    expect(await booked()).toEqual(['2026-12 penalty -50000'])
  }

  test('to the good of whoever reports it takes no penalty away by itself', async () => {
    await closed()
    await says(people.mia, 'measure acme "Orders ok" 99.5 --period 2026-12 --why "Recount"')
    expect(await december()).toContain('“Orders ok”: 99.5 %, reported late, not agreed yet: 97 % counts for money.')
    await passTo('2027-02-01T09:00:00Z')
    await says(people.mia, 'measure acme "Orders ok" 99 --period 2027-01')
    await passTo('2027-05-05T12:00:00Z')
    expect((await booked()).filter((one) => one.includes('correction'))).toEqual([])
    // The next close that is told names it, and the one after, which is told since it has no number.
    const closes = (await app.taken()).flatMap(({ card }) => (card.title.includes('is closed') ? [saidBy(card)] : []))
    const named = closes.filter((said) =>
      said
        .replaceAll('\u00A0', ' ')
        .includes('“Orders ok”, 2026-12: 99.5 %, reported late, not agreed yet: 97 % counts for money'),
    )
    expect(named).toHaveLength(2)
  })

  test('to the good of whoever reports it counts once the account manager of the other side agrees, and not before', async () => {
    await closed()
    await says(people.mia, 'measure acme "Orders ok" 99.5 --period 2026-12 --why "Recount"')
    const accept = 'accept acme --figure "Orders ok" --period 2026-12'
    expect(await says(people.ravi, accept)).toContain('Your own side reports “Orders ok”')
    expect(await says(people.tom, accept)).toContain('ask one of them')
    // Told where it needs them, with the card of the number, which nobody else can answer.
    for (const who of [people.ravi, people.mia, people.tom]) {
      expect(await needed(who)).toBeUndefined()
      expect(await buttonsFor(who)).toEqual([])
    }
    expect(await needed(people.anna)).toContain(
      'acme Orders ok, 2026-12: 99.5 % – Acme Hosting, reported late, wants your word: accept or dispute',
    )
    expect(await says(people.anna, 'explain acme "Orders ok" --period 2026-12')).toContain(
      'Reported late, not agreed yet: 97 % counts for money.',
    )
    const pressed = await press(people.anna, 'Accept the number')
    expect(pressed).toContain('Agreed: “Orders ok” is 99.5 % for 2026-12, and counts.')
    expect(await needed(people.anna)).toBeUndefined()
    expect(await says(people.anna, accept)).toContain('waits for a word')
    expect(await says(people.anna, 'explain acme "Orders ok" --period 2026-12')).toContain('agreed to it on')
    await passTo('2027-02-08T12:00:00Z')
    expect((await booked()).filter((one) => one.includes('correction'))).toEqual(['2027-01 correction 50000 2026-12'])
  })

  test('says when it is agreed that no correction follows any more, once the time for one is over', async () => {
    await closed()
    await says(people.mia, 'measure acme "Orders ok" 99.5 --period 2026-12 --why "Recount"')
    await passTo('2028-06-01T09:00:00Z')
    const said = await says(people.anna, 'accept acme --figure "Orders ok" --period 2026-12')
    expect(said).toContain('Agreed: “Orders ok” is 99.5 % for 2026-12.')
    expect(said).toMatch(/The money of 2026-12 stays: it could be corrected until/u)
    expect(said).not.toContain('next close')
  })

  test('to its own cost counts at once', async () => {
    await passTo('2027-01-04T09:00:00Z')
    await says(people.mia, 'measure acme "Orders ok" 99.5 --period 2026-12')
    await passTo('2027-01-08T09:00:00Z')
    await says(people.mia, 'measure acme "Orders ok" 97 --period 2026-12 --why "Recount"')
    await passTo('2027-02-08T12:00:00Z')
    expect(await booked()).toEqual(['2027-01 correction -50000 2026-12'])
  })
})
