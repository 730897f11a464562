import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acmeSheet, App, globexSheet, people, places, textOf } from '../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

const cases = () => app.read((view) => view.cases.list({ unresolved: false, limit: 9 }))

describe('in doubt about the partner', () => {
  test.each([
    'case "Globx Agency" "They overbilled us"',
    'case "Globx Agency" They overbilled us',
    'case “Globx Agency” “They overbilled us”',
    'case Globx "They overbilled us"',
    'case Globx Agency "They overbilled us"',
    'case Globx Agency They overbilled us',
    'case "Globx Agency: They overbilled us"',
    'case "Globex Agency They overbilled us"',
    'case Glоbex "They overbilled us"',
    'case Glоbex Agency They overbilled us',
    'case for globex: They overbilled us',
    'case for "Globx Agency" They overbilled us',
    'case Globex: They overbilled us',
    'case globxe They overbilled us --severity 1',
    'incident Globx',
    'case "They overbilled us" globex',
    'case "They overbilled us" globx',
    'case "They overbilled us" Globex Agency',
    'case "They overbilled us" "Globex Agency"',
    'case "They overbilled us" --severity 1 globex',
    'case “They overbilled us” for globex',
    'case partner globex "They overbilled us"',
    'case the globex "They overbilled us"',
    'case the Globex Agency: "They overbilled us"',
    'case the “Globex Agency” “They overbilled us”',
    'case urgent globex "overbilled"',
    'case they overbilled us at Globex Agency',
    'case they overbilled us at globex',
    'case they overbilled us (globex)',
    'case they overbilled us at Glоbex',
    'case about the Globex Agency invoice',
    'case acme "They overbilled us" globex',
    'case acme globex "They overbilled us"',
    'case acme they overbilled us at Globex Agency',
  ])('“%s” opens nothing, and says both readings', async (line) => {
    for (const place of [places.internal, places.shared]) {
      const answer = textOf(await app.says(people.tom, line, place))
      expect(answer).toContain('Nothing was opened.')
      expect(answer).toMatch(/If so, say “case globex( "[^"]*(overbilled|invoice)[^"]*")?”/u)
      expect(answer).toContain('If it is about Acme Hosting, say “case acme "')
      expect(answer).toMatch(/Did you mean “globex”\?|may be Globex Agency\./u)
    }
    expect(await cases()).toEqual([])
    expect((await app.news()).map(({ to }) => to)).toEqual(['only Tom Ek', 'only Tom Ek'])
  })

  test('a name before quotes that is near to nobody’s opens nothing either', async () => {
    const answer = textOf(await app.says(people.tom, 'case "Hooli" "They overbilled us"', places.internal))
    expect(answer).toContain('I know no partner called “Hooli”.')
    expect(await cases()).toEqual([])
  })

  test.each([
    ['case acme "Globex Agency They overbilled us"', 'acme-shared', 'Globex Agency They overbilled us'],
    ['case globex "They overbilled us"', 'globex-shared', 'They overbilled us'],
    ['case Globex Agency "They overbilled us"', 'globex-shared', 'They overbilled us'],
    ['case "Globex Agency" "They overbilled us"', 'globex-shared', 'They overbilled us'],
    ['case Acme Hosting "is slow"', 'acme-shared', 'is slow'],
    ['case "They overbilled us, like Globex"', 'acme-shared', 'They overbilled us, like Globex'],
    ['case acme "They copied the design of Globex"', 'acme-shared', 'They copied the design of Globex'],
    ['case for acme: "orders are late"', 'acme-shared', 'orders are late'],
    ['case "the invoice of Acme Hosting is wrong"', 'acme-shared', 'the invoice of Acme Hosting is wrong'],
    ['case globex "the global index is wrong"', 'globex-shared', 'the global index is wrong'],
  ])('there is none in “%s”', async (line, channel, title) => {
    expect(textOf(await app.says(people.tom, line, places.internal))).toContain('CASE-1 is open')
    expect(await cases()).toMatchObject([{ title }])
    expect((await app.news()).map(({ to }) => to)).toContain(`#${channel}`)
  })

  test.each([
    ['case Globex Agency They overbilled us', 'case Globex Agency "They overbilled us"'],
    ['case "Globex Agency" They overbilled us', 'case Globex Agency "They overbilled us"'],
    ['case Acme Hosting is slow', 'case Acme Hosting "is slow"'],
    ['case for acme: orders are late', 'case acme "orders are late"'],
    ['case the invoice of Acme Hosting is wrong', 'case acme "the invoice of Acme Hosting is wrong"'],
    ['case globex the global index is wrong', 'case globex "the global index is wrong"'],
  ])(
    'nor in “%s”, which is said back with whom it would be opened, as no title without quotes opens any',
    async (line, back) => {
      const answer = textOf(await app.says(people.tom, line, places.internal))
      expect(
        answer.replaceAll('"Acme Hosting"', 'Acme Hosting').replaceAll('"Globex Agency"', 'Globex Agency'),
      ).toContain(back)
      expect(await cases()).toEqual([])
    },
  )

  test('what stands beside quotes is said back, with whom it would be opened, and opens nothing', async () => {
    const answer = await app.says(people.tom, 'case "Checkout" is down', places.internal)
    expect(textOf(answer)).toContain(`“/partner case acme "'Checkout' is down"” would open the form.`)
    expect(await cases()).toEqual([])
  })

  test.each<[line: string, opens: boolean]>([
    ['case "Globex: They"', true],
    ['case "for globex: They"', true],
    ['case "they overbilled us at Globex Agency"', true],
    ['case they overbilled us at Globex Agency', false],
    ['case "Globx Agency" "They overbilled us"', false],
    ['case globx', false],
    ['case "They overbilled us" globex', false],
  ])('to people of a partner no other partner is hinted at: in “%s” all is title', async (line, opens) => {
    const answer = textOf(await app.says(people.mia, line, places.shared))
    expect(answer).toContain(opens ? 'CASE-1 is open with Acme Hosting' : '@Liaison case acme "')
    expect(answer).not.toMatch(/I know no partner|may be Globex|Did you mean/u)
    expect(await cases()).toHaveLength(opens ? 1 : 0)
  })

  test('a stranger is told of no partner', async () => {
    const answer = textOf(await app.says(people.eve, 'case "Globx Agency" "They overbilled us"', places.shared))
    expect(answer).not.toMatch(/globex|Globex/u)
  })
})
