import { afterEach, expect, test } from 'vitest'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const ORDERS = {
  ...{ name: 'Orders ok', period: 'month', unit: '%', atLeast: 99, due: '2 working days' },
  ...{ source: 'The order system', protects: 'Customers get what they ordered' },
}
const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds
const says = (who: keyof typeof people, line: string) => app.says(people[who], line, places.shared)

test('whatever needs somebody moves on when it is chosen in the dialog: each opens what its button does', async () => {
  const money = (...names: string[]) => ({
    ...{ currency: 'EUR', fee: '10000.00', period: 'month' },
    rules: names.map((name) => ({ figure: name, perBreach: '5 %' })),
  })
  app = await App.open({
    ...acmeSheet,
    sla: {
      figures: [
        { ...ORDERS, obligor: 'partner' },
        { ...ORDERS, name: 'Decisions', obligor: 'internal', reporter: 'internal' },
        { ...ORDERS, name: 'Reviews', obligor: 'internal', reporter: 'internal' },
      ],
    },
    money: { partner: money('Orders ok'), internal: money('Decisions', 'Reviews') },
  })
  await app.passTo(at('2027-01-04T09:00:00Z'))
  await says('tom', 'case acme "Orders are late" --severity 1')
  await says('anna', 'measure acme Decisions 97 --period 2026-12')
  await says('anna', 'measure acme Decisions 99.5 --period 2026-12 --why "Recount"')
  await app.passTo(at('2027-01-05T12:00:00Z'))
  const form = await app.presses(people.ravi, 'needs.choose', 'needs', 0)
  if (form.kind !== 'form') throw new Error(textOf(form))
  const [what] = form.form.fields
  if (what?.kind !== 'choice') throw new Error('nothing is to be chosen')
  const chosen = new Map<string, string>()
  for (const { value } of what.options) {
    const answer = await app.submits(people.ravi, 'needs.choose', 'needs', { what: value })
    const shown = answer.kind === 'form' ? answer.form.form : answer.kind
    chosen.set(value.split(' ')[0]!, shown)
  }
  expect(Object.fromEntries(chosen)).toEqual({
    ...{ 'case.acknowledge': 'notice', 'escalation.acknowledge': 'notice', 'action.accept': 'action.accept' },
    // The card of the number stands beside the answer, for whoever chose it alone.
    ...{ 'figure.report': 'figure.report', 'figure.explain': 'nothing' },
  })
  const shown = (await app.taken()).filter(
    ({ destination, card }) => destination.kind === 'reply' && card.title.startsWith('How'),
  )
  expect(shown.map(({ card }) => card.buttons.map(({ label }) => label))).toEqual([
    // “Reviews” is not reported, and “Decisions” was corrected.
    ['Dispute the number'],
    ['Accept the number', 'Dispute the number'],
  ])
})
