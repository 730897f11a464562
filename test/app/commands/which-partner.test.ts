import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Answer } from '../../../src/ports/inbound.ts'
import { acmeSheet, App, globexSheet, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

/** The choice that a line without a partner opens; `pick`: what choosing that one comes to, by whoever does. */
async function choiceFor(line: string, place = places.direct) {
  const answer = (await app.says(people.tom, line, place)) as Extract<Answer, { kind: 'form' }>
  expect(answer).toMatchObject({ kind: 'form', form: { form: 'line.partner', title: 'Which partner?' } })
  const { subject = '' } = answer.form.context
  const pick = (partner: string, who = people.tom) => {
    const chosen = { kind: 'submission', form: 'line.partner', context: { subject }, values: { partner } } as const
    return app.receive(app.inbound(who, chosen, places.direct))
  }
  return { form: answer.form, pick }
}
const cases = () => app.read((tx) => tx.cases.list({ unresolved: true, limit: 9 }))

describe('a line that lacks no more than a partner', () => {
  test('asks our own people which one, and is said of that, once, by whoever typed it', async () => {
    const { form, pick } = await choiceFor('case "Orders are late" --severity 2')
    expect(form.intro).toEqual(['You typed: /partner case "Orders are late" --severity 2'])
    expect(form.fields).toMatchObject([
      { id: 'partner', options: [{ value: 'acme', label: 'Acme Hosting' }, { value: 'globex' }] },
    ])
    expect(await cases()).toEqual([])
    expect(textOf(await pick('globex', people.anna))).toContain('only whoever typed it')
    expect(textOf(await pick('nobody'))).toContain('I know no partner')
    expect(textOf(await pick('globex'))).toContain('CASE-1 is open with Globex Agency')
    expect(textOf(await pick('acme'))).toContain('CASE-1 is open with Globex Agency')
    expect(await cases()).toMatchObject([{ title: 'Orders are late', severity: 2, partnerId: expect.any(String) }])
  })

  test('goes on to the form of its verb, or to what it shows', async () => {
    expect(await (await choiceFor('case')).pick('acme')).toMatchObject({ kind: 'form', form: { form: 'case.open' } })
    for (const line of ['sla', 'terms', 'report', 'people']) {
      const before = (await app.taken()).length
      expect(await (await choiceFor(line)).pick('globex')).toEqual({ kind: 'nothing' })
      expect(JSON.stringify((await app.taken()).slice(before))).toMatch(/globex/iu)
    }
  })

  test.each([
    ['end "The contract ran out"', 'ended'],
    ['decline "Too short for us"', 'Only Acme Hosting can say so'],
    ['bind managers', 'Type this in the channel'],
    ['unbind internal', 'not the internal channel for Acme Hosting'],
    ['threads off', 'not kept'],
    ['threads kept', 'is kept'],
    ['threads not kept', 'not kept'],
    ['people add @Priya --role sponsor', 'Priya Nair is named for Acme Hosting'],
    ['people add', 'form'],
    ['terms channels', 'form'],
  ])('“%s” is one, whatever stands where a partner would', async (line, comesTo) => {
    const answer = (await app.says(people.anna, line)) as Extract<Answer, { kind: 'form' }>
    expect(answer).toMatchObject({ kind: 'form', form: { form: 'line.partner' } })
    const { context } = answer.form
    const chosen = { kind: 'submission', form: 'line.partner', context, values: { partner: 'acme' } } as const
    expect(JSON.stringify(await app.receive(app.inbound(people.anna, chosen)))).toContain(comesTo)
    expect(textOf(await app.says(people.anna, line.replace(/ /u, ' hooli ')))).toMatch(
      /I know no partner called “hooli”|Nothing was done yet/u,
    )
  })

  test('in a channel of one it is said of that, and people of the partner are asked nothing', async () => {
    expect(textOf(await app.says(people.anna, 'threads off', places.internal))).toContain('Acme Hosting is not kept')
    expect(textOf(await app.says(people.ravi, 'decline "Too short"', places.shared))).not.toContain('I know no partner')
  })

  test('asks nobody where the place says which, and outsiders never', async () => {
    expect(textOf(await app.says(people.tom, 'sla', places.internal))).toContain('Acme Hosting (acme)')
    expect(textOf(await app.says(people.mia, 'sla', places.shared))).toContain('Acme Hosting (acme)')
    expect(textOf(await app.says(people.eve, 'sla'))).not.toContain('Acme')
  })
})
