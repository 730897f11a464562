import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plainText } from '../../../src/cards/plain-text.ts'
import type { Card } from '../../../src/cards/card.ts'
import type { Form } from '../../../src/cards/form.ts'
import type { Answer } from '../../../src/ports/inbound.ts'
import { inTransaction } from '../../../src/app/in-transaction.ts'
import { reportFigures } from '../../../src/app/figures/report-figures.ts'
import { report } from '../../../src/cli/report/report.ts'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

const ORDERS = {
  ...{ name: 'Orders without rework', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, floor: 95 },
  ...{ source: 'The order system', protects: 'Customers get what they ordered' },
}
const DECISIONS = {
  ...ORDERS,
  name: 'Decisions in time',
  obligor: 'internal',
  unit: 'decisions',
  atLeast: 10,
  floor: 'none',
}
const COST = { ...ORDERS, name: 'Cost', unit: 'EUR', atLeast: 1, floor: 'none' }
const DESK = { ...DECISIONS, name: 'Calls taken', obligor: { team: 'Desk' }, unit: 'calls' }
const QUARTERLY = { ...ORDERS, name: 'Complaints', period: 'quarter', unit: 'complaints' }
const COMPLAINTS = Object.fromEntries(Object.entries(QUARTERLY).filter(([key]) => key !== 'atLeast' && key !== 'floor'))

/** Agreed on the 23rd of November; it is the first working day of December, at noon. */
const NOON_OF_DECEMBER = Date.parse('2026-12-01T11:00:00Z')

beforeEach(async () => {
  const figures = [ORDERS, DECISIONS, DESK, { ...COMPLAINTS, atMost: 12 }]
  app = await App.open({ ...acmeSheet, sla: { figures } }, globexSheet)
  await app.passTo(NOON_OF_DECEMBER)
  await app.taken()
})

afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: keyof typeof people, line: string) =>
  plain(textOf(await app.says(people[who], line, who === 'mia' || who === 'ravi' ? places.shared : places.direct)))

/** Without what keeps a number and its unit on one line. */
const plain = (text: string) => text.replaceAll('\u00A0', ' ')

const linesOf = (said: Card | Answer): string[] =>
  'blocks' in said
    ? said.blocks.flatMap((block) => {
        if (block.kind === 'list') return block.items.map((item) => plainText(item))
        return block.kind === 'text' || block.kind === 'line' ? [plainText(block.text)] : []
      })
    : []

const figuresIn = (said: Card | Answer) =>
  linesOf(said)
    .map(plain)
    .filter((line) => /Orders without|Decisions in|Calls taken|Complaints/u.test(line))

const told = async (chain?: 'shared' | 'internal') =>
  (await app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id)))
    .filter(({ kind, audience }) => kind.startsWith('Figure') && (chain === undefined || audience === chain))
    .map(({ kind, data, by }) => ({ kind, by: by?.name, ...data }))

const formOf = (said: Card | Answer): Form => {
  if (!('kind' in said) || said.kind !== 'form') throw new Error(`no form, but ${JSON.stringify(said)}`)
  return said.form
}

const sends = (who: keyof typeof people, form: Form, values: Record<string, string>) =>
  app.receive(app.inbound(people[who], { kind: 'submission', form: form.form, context: form.context, values }))

describe('the number of a figure', () => {
  test('is reported by the side that the terms name, for the last period that is over, and stands in the record of both', async () => {
    expect(await says('mia', 'measure acme "Orders without rework" 98.7')).toContain(
      '“Orders without rework” is 98.7 % for 2026-11: missed, as at least 99 % was promised.',
    )
    expect(await says('anna', 'measure acme decisions in time 12')).toContain('is 12 decisions for 2026-11: met')
    expect(await told()).toEqual([
      {
        ...{ kind: 'FigureReported', by: 'Mia Chen', figure: 'Orders without rework' },
        ...{ period: '2026-11', value: '98.7 %', via: 'slack' },
      },
      expect.objectContaining({ by: 'Anna Berg', value: '12 decisions' }),
    ])
    // Whoever reports is answered, and nobody else hears of it.
    expect((await app.news()).map(({ to }) => to)).toEqual(['only Mia Chen', 'only Anna Berg'])
  })

  test.each([
    'measure "Orders without rework" 98.7',
    'measure orders without rework 98,7 %',
    'measure acme Orders without rework 98.70%',
    'measure acme 98.7 "Orders without rework"',
  ])('is read from “%s” in the channel of its partner', async (line) => {
    expect(await says('mia', line)).toContain('is 98.7 % for 2026-11')
  })

  test.each([
    'measure acme Cost "12,5 €"',
    'measure acme Cost "12,5€"',
    'measure acme Cost 12,5€',
    'measure acme Cost 12,5 €',
    'measure acme Cost "€ 12,50"',
    'measure acme Cost €12.5',
    'measure acme "Cost" "12,5 EUR"',
    'measure acme cost "12,5"',
    'measure Cost "12,5 €"',
    'measure acme "12,5 €" "Cost"',
    'measure acme "12,5€" cost',
    'measure "12,5 EUR" Cost',
  ])('is read with a comma and its unit from “%s”', async (line) => {
    await app.register({ ...acmeSheet, sla: { figures: [COST] } })
    await app.accepts()
    await app.passTo(Date.parse('2027-01-04T11:00:00Z'))
    expect(await says('mia', line)).toContain('“Cost” is 12.5 EUR for 2026-12')
  })

  test('said once more is nothing new; another one is a correction, which says why and keeps the old number', async () => {
    await says('mia', 'measure acme "Orders without rework" 98.7')
    expect(await says('ravi', 'measure acme "Orders without rework" "98.70 %"')).toContain('98.7 % for 2026-11 already')
    expect(await says('mia', 'measure acme "Orders without rework" 99.1')).toContain(
      'Say why it is 99.1 %: the old number stays in the record beside it. Say it like “measure acme "Orders without rework" 99.1 --why "…"”.',
    )
    expect(await says('ravi', 'measure acme "Orders without rework" 99.1 --why "Two were counted twice"')).toContain(
      'is 99.1 % for 2026-11, and no more 98.7 %: met',
    )
    expect(await told('shared')).toMatchObject([
      { kind: 'FigureReported', value: '98.7 %' },
      { kind: 'FigureCorrected', before: '98.7 %', value: '99.1 %', why: 'Two were counted twice', by: 'Ravi Shah' },
    ])
    const kept = await app.read(async (view) =>
      view.measurements.inPeriods([(await view.partners.bySlug('acme'))!.id], ['2026-11']),
    )
    expect(kept.map(({ turn, value, side }) => [turn, value, side])).toEqual([
      [1, '98.7', 'partner'],
      [2, '99.1', 'partner'],
    ])
  })

  test.each<[keyof typeof people, string, RegExp]>([
    ['anna', 'measure acme "Orders without rework" 98.7', /reported by Acme Hosting, not by Northwind/u],
    ['mia', 'measure acme "Decisions in time" 12', /reported by Northwind, not by Acme Hosting/u],
    ['mia', 'measure acme "Orders without rework" "98.7 EUR"', /counted in %, not in “EUR”/u],
    ['mia', 'measure acme "Orders without rework" 120', /120 % is no share/u],
    ['mia', 'measure acme "Orders without rework" most', /“most” is no number/u],
    ['mia', 'measure acme "Orders without rework" 1,234', /two numbers/u],
    ['mia', 'measure acme "Orders without rework" 99 --period 2026-12', /2026-12 runs until/u],
    ['mia', 'measure acme "Orders without rework" 99 --period 2026-10', /its first month is 2026-11/u],
    ['mia', 'measure acme "Orders without rework" 99 --period 2026-Q3', /for each month/u],
    ['mia', 'measure acme "Orders without rework" 99 --period soon', /“soon” is no period/u],
    ['mia', 'measure acme "Decisions in time"', /reported by Northwind/u],
    ['mia', 'measure acme "Complaints" 3', /its first quarter is 2026-Q4/u],
    ['mia', 'measure acme "Orders without" 99', /Did you mean “Orders without rework”/u],
    // What a team of ours owes does not exist for the partner.
    ['mia', 'measure acme "Calls taken" 99', /No figure of Acme Hosting is called “Calls taken”/u],
    ['leo', 'measure acme "Orders without rework" 99', /know no partner/u],
    ['anna', 'measure globex "Orders" 99', /No figures are agreed with Globex/u],
  ])('by %s, “%s” is refused, and nothing is kept', async (who, line, why) => {
    expect(await says(who, line)).toMatch(why)
    expect(await told()).toEqual([])
  })

  test('of what a team of ours owes is told to our side alone', async () => {
    await says('anna', 'measure acme "Calls taken" 9')
    expect(await told('internal')).toMatchObject([{ figure: 'Calls taken' }])
    expect(await told('shared')).toEqual([])
    expect(figuresIn(await app.says(people.anna, 'sla acme', places.direct)).join('\n')).toContain('Calls taken')
    expect(figuresIn(await app.says(people.mia, 'sla acme', places.shared)).join('\n')).not.toContain('Calls')
  })

  test('that comes when its period is closed says why, and is marked', async () => {
    await app.passTo(NOON_OF_DECEMBER + 6 * DAY)
    expect(await says('mia', 'measure acme "Orders without rework" 99')).toMatch(
      /The time to report .* for 2026-11 ended .*Say why it comes now/u,
    )
    expect(await says('mia', 'measure acme "Orders without rework" 99 --why "The list came late"')).toContain(
      'marked as late',
    )
    expect(await told()).toMatchObject([{ late: 'yes', why: 'The list came late' }])
    expect(figuresIn(await app.says(people.mia, 'sla acme', places.shared)).join('\n')).toContain(
      '99 %, met, reported late',
    )
  })

  test('is taken by a side that is in no chat, all of several or none', async () => {
    const by = (entries: Parameters<typeof reportFigures>[3]) =>
      inTransaction(app.services, {}, async (means) => {
        const partner = (await means.tx.partners.bySlug('acme'))!
        return reportFigures(means, partner, { side: 'partner', via: 'api' }, entries)
      })
    const orders = { figure: { name: 'orders without REWORK' }, value: '99' }
    expect(await by([orders, { figure: { name: 'Decisions in time' }, value: '3' }])).toMatchObject({
      refused: [{ at: 1, field: 'figure' }],
    })
    expect(await by([orders, { ...orders, value: '98' }])).toMatchObject({ refused: [{ at: 1, field: 'figure' }] })
    expect(await told()).toEqual([])
    expect(await by([orders])).toMatchObject({ reported: [{ did: 'FigureReported', value: '99' }] })
    expect(await told()).toMatchObject([{ value: '99 %', via: 'api' }])
  })
})

describe('a figure that is due', () => {
  test('of several there is one line of what needs somebody, which says how many, however long their names are', async () => {
    await app[Symbol.asyncDispose]()
    const name = 'Orders that came back once only, over all shops and all of their countries'
    app = await App.open({ ...acmeSheet, sla: { figures: [{ ...ORDERS, name }] } })
    await app.passTo(NOON_OF_DECEMBER + 100 * DAY)
    const lines = linesOf(await app.says(people.ravi, 'mine', places.shared)).filter((line) => line.startsWith('acme'))
    expect(lines).toEqual([expect.stringMatching(/^acme Orders .*, 2026-11 and 3 more – Acme Hosting, overdue since/u)])
  })

  test('stands among what needs whoever answers for the side that reports, from the end of its period on', async () => {
    const needs = async (who: keyof typeof people, place = places.direct) =>
      linesOf(await app.says(people[who], 'mine', place)).filter((line) => line.startsWith('acme'))
    expect(await needs('anna')).toEqual([
      expect.stringMatching(/^acme Calls taken, 2026-11 and 1 more – Acme Hosting, waits for you, due/u),
    ])
    expect(await needs('ravi', places.shared)).toEqual([
      expect.stringMatching(/^acme Orders without rework, 2026-11 – /u),
    ])
    expect(await needs('mia', places.shared)).toEqual([])
    await app.passTo(NOON_OF_DECEMBER + 3 * DAY)
    expect(await needs('ravi', places.shared)).toEqual([expect.stringMatching(/overdue since/u)])
    await says('mia', 'measure acme "Orders without rework" 99 --why "Was ill"')
    expect(await needs('ravi', places.shared)).toEqual([])
  })

  test('is entered into the form that the button opens, several at once, and refused at its field', async () => {
    const form = formOf(await app.presses(people.anna, 'figure.report', 'acme', 0, places.direct))
    expect(form.fields.map(({ id, label }) => [id, label])).toEqual([
      ['v0', 'Calls taken, 2026-11, in calls'],
      ['v1', 'Decisions in time, 2026-11, in decisions'],
    ])
    expect(await sends('anna', form, { v0: '12', v1: 'some' })).toMatchObject({
      kind: 'errors',
      errors: { v1: expect.stringContaining('no number') },
    })
    expect(await sends('anna', form, {})).toMatchObject({ kind: 'errors', errors: { v0: 'Enter the number.' } })
    expect(await told()).toEqual([])
    expect(textOf(await sends('anna', form, { v0: '12', v1: '3' }))).toContain('“Decisions in time” is 3 decisions')
    expect(await told()).toHaveLength(2)
  })

  test('is none once it is reported: then the form asks which one is to be corrected, and why', async () => {
    await says('mia', 'measure acme "Orders without rework" 98.7')
    const choose = formOf(await app.says(people.mia, 'measure', places.shared))
    expect(choose.fields).toMatchObject([{ options: [{ label: 'Orders without rework, 2026-11: 98.7 %' }] }])
    const [which] = choose.fields.flatMap((field) => ('options' in field ? field.options : []))
    const form = formOf(await sends('mia', choose, { which: which!.value }))
    expect(form.fields).toMatchObject([{ id: 'v0', initial: '98.7' }, { id: 'why' }])
    expect(await sends('mia', form, { v0: '99' })).toMatchObject({
      kind: 'errors',
      errors: { why: expect.stringContaining('Say why') },
    })
    await sends('mia', form, { v0: '99', why: 'Counted anew' })
    expect(await told()).toMatchObject([{}, { kind: 'FigureCorrected', value: '99 %' }])
  })
})

describe('what both sides read of figures', () => {
  test('in `sla` is the last period that is over, what was promised, and which way it went', async () => {
    await says('mia', 'measure acme "Orders without rework" 99')
    await app.passTo(Date.parse('2027-01-04T11:00:00Z'))
    const sla = figuresIn(await app.says(people.mia, 'sla acme', places.shared)).join('\n')
    expect(sla).toContain(
      'Orders without rework: at least 99 % each month – 2026-12 not reported yet, due from Acme Hosting',
    )
    expect(sla).toContain('2026-11 99 %, met')
    await says('mia', 'measure acme "Orders without rework" 98')
    expect(figuresIn(await app.says(people.anna, 'sla acme', places.direct)).join('\n')).toContain(
      '2026-12 98 %, missed; worse than 2026-11 (99 %, met)',
    )
  })

  test('in the report of a quarter is each month of it, the same for both, provisional while one is missing', async () => {
    await says('mia', 'measure acme "Orders without rework" 99')
    await app.passTo(Date.parse('2027-01-20T11:00:00Z'))
    const [ours, theirs] = [
      linesOf(await app.says(people.anna, 'report acme --period 2026-Q4', places.direct)),
      linesOf(await app.says(people.mia, 'report acme --period 2026-Q4', places.shared)),
    ]
    // Each reads moments in their own zone.
    const zoneless = (lines: string[]) => lines.map((line) => line.replaceAll(/ \((?:America|Europe)\/\w+\)/gu, ''))
    expect(zoneless(ours)).toEqual(zoneless(theirs))
    expect(ours).toContain('Provisional: 4 figures are not reported yet.')
    expect(plain(ours.join('\n'))).toMatch(
      /Orders without rework: at least 99 % – 2026-11 99 %, met; 2026-12 not reported yet, due from Acme Hosting/u,
    )
    expect(ours.join('\n')).not.toContain('Calls')
    const printed = async (format: string) =>
      (await report(app.services, { partner: 'acme', period: '2026-Q4', format })).map(({ text }) => text).join('\n')
    expect(await printed('markdown')).toContain('| Orders without rework | 2026-11 | at least 99 % | 99 %, met | – |')
    expect((await printed('csv')).replaceAll('"', '')).toMatch(
      /acme,2026-11,Acme Hosting,measured,,,at least 99 %,1,0,,,,,[^,]*,Orders without rework,%,99,/u,
    )
  })

  test('by what was agreed at the end of each period, whatever holds by now', async () => {
    await says('mia', 'measure acme "Orders without rework" 98')
    await app.register({ ...acmeSheet, sla: { figures: [{ ...ORDERS, atLeast: 97 }] } })
    await app.passTo(NOON_OF_DECEMBER + HOUR)
    expect(figuresIn(await app.says(people.mia, 'report acme --period 2026-11', places.shared)).join('\n')).toContain(
      'at least 99 % – 2026-11 98 %, missed',
    )
  })
})
