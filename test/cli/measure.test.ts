import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { measure } from '../../src/cli/measure/measure.ts'
import { DAY } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, people } from '../kit/app-fixture.ts'

let app: App

const FIGURE = {
  ...{ name: 'Orders without rework', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, floor: 95 },
  ...{ source: 'The order system', protects: 'Customers get what they ordered', reporter: 'internal' },
}
const COSTS = { ...FIGURE, name: 'Coût par commande', unit: 'EUR', atLeast: 'none', atMost: 12, floor: 'none' }
const THEIRS = { ...FIGURE, name: 'Calls taken', unit: 'calls', floor: 'none', reporter: 'partner' }
const sheetFigures = [FIGURE, without(COSTS, 'atLeast'), THEIRS]

const NOON_OF_DECEMBER = Date.parse('2026-12-01T11:00:00Z')

beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla: { figures: sheetFigures } }, { ...globexSheet, sla: { figures: [FIGURE] } })
  await app.passTo(NOON_OF_DECEMBER)
})

afterEach(() => app[Symbol.asyncDispose]())

function without<T extends object>(all: T, key: keyof T): Partial<T> {
  return Object.fromEntries(Object.entries(all).filter(([one]) => one !== key)) as Partial<T>
}

async function measured(table: string | Uint8Array, encoding?: string) {
  const bytes = typeof table === 'string' ? Buffer.from(table) : table
  const asked = { bytes, file: 'n.csv', by: 'deniz', ...(encoding !== undefined && { encoding }) }
  const lines = await measure(app.services, asked)
  return { text: lines.map(({ text }) => text).join('\n'), fails: lines.some(({ problem }) => problem) }
}

/** Every number that is kept for November, and which turn it is. */
const kept = () =>
  app.read(async (view) => {
    const partners = await view.partners.list()
    const rows = await view.measurements.inPeriods(
      partners.map(({ id }) => id),
      ['2026-11'],
    )
    return rows.map(({ value, turn }) => `${value}/${turn}`).toSorted()
  })

const HEAD = 'partner,figure,period,value,unit,reason'
const GOOD = `${HEAD}\nacme,Orders without rework,2026-11,98.7,%,\nglobex,orders without rework,2026-11,99,,\n`

describe('`liaison measure`', () => {
  test('takes the numbers of several partners in, by the name of whoever did it, and says how many of each', async () => {
    expect(await measured(GOOD)).toEqual({
      text: 'Acme Hosting (acme): 1 reported.\nGlobex Agency (globex): 1 reported.',
      fails: false,
    })
    expect(await kept()).toEqual(['98.7/1', '99/1'])
    const facts = await app.read(async (view) => view.facts.of((await view.partners.bySlug('acme'))!.id))
    expect(facts.at(-1)).toMatchObject({ kind: 'FigureReported', data: { by: 'deniz', via: 'command line' } })
  })

  test('the same file again changes nothing; another number needs its reason, which the column is for', async () => {
    await measured(GOOD)
    expect((await measured(GOOD)).text).toContain('Acme Hosting (acme): 0 reported, 1 as they were already.')
    const other = GOOD.replace('98.7', '98.8')
    expect((await measured(other)).text).toContain('n.csv:2: “Orders without rework” is 98.7 % for 2026-11 by now.')
    expect((await measured(other)).text).toContain('The column “reason” is for that.')
    expect((await measured(other.replace('%,', '%,One was counted twice'))).text).toContain('0 reported, 1 corrected')
    expect(await kept()).toEqual(['98.7/1', '98.8/2', '99/1'])
  })

  test.each([
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${accented()}`)],
    ['UTF-8 without', Buffer.from(accented())],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${accented()}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${accented()}`, 'utf16le').swap16()],
  ])('reads %s', async (_, bytes) => {
    expect(await measured(bytes)).toEqual({ text: 'Acme Hosting (acme): 1 reported.', fails: false })
    expect(await kept()).toEqual(['11.5/1'])
  })

  test('Windows-1252 is told by its line and never guessed; named, it is read', async () => {
    const bytes = Buffer.from(accented().replace('€', 'EUR'), 'latin1')
    const { text, fails } = await measured(bytes)
    expect(fails).toBe(true)
    expect(text).toContain('n.csv is not UTF-8 (line 2)')
    expect(text).toContain('--encoding windows-1252')
    expect((await measured(bytes, 'windows-1252')).fails).toBe(false)
  })

  test.each([
    ['', 'is empty'],
    ['partner', 'has one column only'],
    ['partner,figure,value\n', 'has no column “period”'],
    ['partner,figure,period,value,note\n', 'has a column “note”'],
    ['partner,figure,period,value,Value\n', 'has the column “value” twice'],
    [`${HEAD}\n`, 'has no line below'],
    ['p\u0000a\u0000', 'zero bytes'],
  ])('of %j says what is wrong with the whole', async (text, says) => {
    expect((await measured(text)).text).toContain(says)
  })

  test.each(['\t', ';', ','])(
    'cells are parted by %j, lines end in any way, and columns come in any order',
    async (by) => {
      const rows = [
        ['Value', 'FIGURE', 'period', 'partner'],
        ['"98,7"', '"Orders without rework"', '2026-11', 'Acme Hosting'],
      ]
      for (const end of ['\r\n', '\n', '\r'])
        expect((await measured(rows.map((row) => row.join(by)).join(end))).fails).toBe(false)
      expect(await kept()).toEqual(['98.7/1'])
    },
  )

  test('every broken line is named with what is wrong, and nothing of the others is done', async () => {
    const { text, fails } = await measured(
      [
        HEAD,
        'acme,Orders without rework,2026-11,98.7,%,',
        'acme,"Orders without" rework,2026-11,98.7,%,',
        'acme,Orders without rework,2026-11',
        '',
        'acme,Orders without rework,2026-11,,,',
        'acne,Orders without rework,2026-11,1,,',
        'acme,Calls taken,2026-11,12,,',
        'acme,Orders without rework,2026-13,12,,',
        'acme,Coût par commande,2026-11,12,%,',
        'globex,Orders without rework,2026-11,"ninety\nnine",,',
        'globex,"Orders without rework,2026-11,99,,',
        'acme,Orders without rework,2026-11,98.7,%,',
        'globex,Orders without rework,2026-12,99,,',
      ].join('\n'),
    )
    expect(fails).toBe(true)
    const lines = text.split('\n')
    expect(lines.map((line) => line.slice(0, 40))).toEqual([
      expect.stringMatching(/^n\.csv:3: a quote/u),
      expect.stringMatching(/^n\.csv:4: it has 3 cells, and there are/u),
      expect.stringMatching(/^n\.csv:6: its value is empty/u),
      expect.stringMatching(/^n\.csv:7: There is no partner “acne”/u),
      expect.stringMatching(/^n\.csv:8: “Calls taken” is reported by/u),
      expect.stringMatching(/^n\.csv:9: “2026-13” is no period/u),
      expect.stringMatching(/^n\.csv:10: “Coût par commande” is counted/u),
      expect.stringMatching(/^n\.csv:11: “ninety nine” is no number/u),
      expect.stringMatching(/^n\.csv:13: a quote/u),
      expect.stringMatching(/^n\.csv:14: “Orders without rework” is th/u),
      expect.stringMatching(/^n\.csv:15: 2026-12 runs until/u),
      '11 lines are wrong. Nothing of n.csv was',
    ])
    expect(await kept()).toEqual([])
  })

  test.each([
    ['98,7', '98', '7'],
    ['98,07', '98', '07'],
    ['98,7 %', '98', '7 %'],
    ['-1, 234', '-1', '234'],
  ])(
    'a number whose comma parts it into a reason, %s, is refused with how it is written',
    async (cells, value, reason) => {
      const { text, fails } = await measured(
        `partner,figure,period,value,reason\nacme,Orders without rework,2026-11,${cells}`,
      )
      expect(fails).toBe(true)
      expect(text).toContain(
        `n.csv:2: its value is ${value} and its reason ${reason}, which may be one number with a comma in it: write "${value},${reason}" in quotes, or ${value}.${reason}.`,
      )
      expect(await kept()).toEqual([])
    },
  )

  test.each([
    ['sep=;', ';'],
    ['\uFEFFsep=;', ';'],
    ['"sep=;"', ';'],
    ['SEP=,', ','],
    ['sep=\t', '\t'],
    ['sep=;;;;;;', ';'],
  ])('a first line %j says what parts the cells, and lines keep their numbers', async (first, sign) => {
    const { text, fails } = await measured(
      [first, ...GOOD.replace('99,,', ',,').split('\n')].join('\n').replaceAll(',', sign),
    )
    expect([text.split('\n')[0], fails]).toEqual(['n.csv:4: its value is empty. Enter it, or take the line out.', true])
    expect((await measured([first, ...GOOD.split('\n')].join('\n').replaceAll(',', sign))).fails).toBe(false)
    expect(await kept()).toEqual(['98.7/1', '99/1'])
  })

  test.each([
    [
      `sep=|\n${GOOD.replaceAll(',', '|')}`,
      'n.csv says that “|” parts its cells: part them by commas, semicolons or tabs',
    ],
    [`sep=;\n${GOOD}`, 'n.csv has one column only'],
    ['sep=;\n', 'n.csv says what parts its cells, and has none below that.'],
  ])('what parts them otherwise is refused: %j', async (table, why) => {
    expect(await measured(table)).toEqual({ text: expect.stringContaining(why), fails: true })
  })

  test('a reason in words stands beside a whole number, and digits beside it where commas part no cells', async () => {
    const head = 'partner,figure,period,value,reason'
    const row = (partner: string, why: string) => `${partner},Orders without rework,2026-11,98,${why}`
    const text = [head, row('acme', '7 orders were counted twice')].join('\n')
    expect((await measured(text)).fails).toBe(false)
    expect((await measured([head, row('globex', '4711')].join('\n').replaceAll(',', ';'))).fails).toBe(false)
  })

  test('one partner by two names is one: the same figure twice is said', async () => {
    const { text } = await measured(GOOD.replace('globex,orders', 'Acme Hosting,orders'))
    expect(text).toContain('n.csv:3: “Orders without rework” is there twice for 2026-11: keep one.')
  })

  test('a partner that has ended takes no numbers', async () => {
    await app.passTo(app.clock.now() + 20 * DAY)
    await app.says(people.anna, 'end globex "Over"')
    expect((await measured(GOOD)).text).toContain('n.csv:3: Globex Agency has ended')
    expect(await kept()).toEqual([])
  })

  test('of 100,000 lines the first broken ones are named, the others counted, and nothing is done', async () => {
    const line = (at: number) =>
      [
        'acme;"Orders without rework";2026-11;98.7;%;',
        'acme;"Orders "without rework";2026-11;98.7;%;',
        `acme;No such figure ${at};2026-11;1;;`,
        'acme;Orders without rework;9999-01;1;;',
        `nobody-${at % 50};Orders without rework;2026-11;1;;`,
      ][at % 5]!
    const table = [HEAD.replaceAll(',', ';'), ...Array.from({ length: 100_000 }, (_, at) => line(at))].join('\r\n')
    const { text, fails } = await measured(table)
    expect(fails).toBe(true)
    const lines = text.split('\n')
    expect(lines).toHaveLength(52)
    // The first good line stands; each of its repetitions is one too many.
    expect(lines.slice(-2)).toEqual(['And 99949 more lines.', '99999 lines are wrong. Nothing of n.csv was reported.'])
    expect(await kept()).toEqual([])
  })

  test.each([
    ['each of which is wrong twice', () => 'acme,Orders without rework,2026-11,i,,'],
    [
      'each of a partner of its own that nobody knows',
      (at: number) => `nobody ${at},Orders without rework,2026-11,1,,`,
    ],
  ])('100,000 lines, %s, are answered too', async (_, line) => {
    const { text } = await measured([HEAD, ...Array.from({ length: 100_000 }, (_, at) => line(at))].join('\n'))
    expect(text.split('\n').slice(-2)).toEqual([
      'And 99950 more lines.',
      '100000 lines are wrong. Nothing of n.csv was reported.',
    ])
    expect(await kept()).toEqual([])
  })
})

function accented(): string {
  return `${HEAD}\nacme,Coût par commande,2026-11,"11,5",€,\n`
}
