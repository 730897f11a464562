import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apply } from '../../src/cli/apply.ts'
import { byOf } from '../../src/cli/by.ts'
import { csv, exactly } from '../../src/cards/csv.ts'
import { timeline, type TimelineAsked } from '../../src/cli/timeline/timeline.ts'
import { acmeSheet, App, globexSheet, people, places } from '../kit/app-fixture.ts'

const DAY = 24 * 60 * 60_000

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
  app.clock.move(3 * DAY)
  await app.says(people.anna, 'people acme add @Priya --role sponsor')
  app.clock.move(3 * DAY)
  await apply(app.services, 'slug: acme\nname: Acme Hosting\nstage: renewal\n', 'acme.yaml', 'deniz')
})

afterEach(() => app[Symbol.asyncDispose]())

/** As it is printed. */
async function printed(asked: TimelineAsked): Promise<string> {
  const lines = await timeline(app.services, asked)
  expect(lines.filter(({ problem }) => problem)).toEqual([])
  return lines.map(({ text }) => `${text}\n`).join('')
}
const refusal = async (asked: TimelineAsked) => {
  const [line, ...others] = await timeline(app.services, asked)
  expect([line?.problem, others]).toEqual([true, []])
  return line?.text
}

describe('`liaison timeline`', () => {
  test('tells every change to a partner, who made it and from where, in the words of the chat', async () => {
    const text = await printed({ partner: 'acme' })
    expect(text).toMatch(/^Mon 23 Nov 2026, 09:00 \(Europe\/Paris\) {2}Liaison registered Acme Hosting\.\n/u)
    expect(text.split('\n').slice(-3)).toEqual([
      'Thu 26 Nov 2026, 09:00 (Europe/Paris)  Anna Berg (Northwind) named Priya Nair sponsor for acme. From Slack.',
      'Sun 29 Nov 2026, 09:00 (Europe/Paris)  deniz (command line) changed acme: the stage from steady to renewal.',
      '',
    ])
  })

  test('says the same sentence that `liaison apply` answered with', async () => {
    const answered = await apply(app.services, 'slug: acme\nname: Acme\n', 'acme.yaml', 'deniz', { rename: true })
    expect(answered.map(({ text }) => text)).toContain(
      '  deniz (command line) changed acme: the name from Acme Hosting to Acme.',
    )
    expect(await printed({ partner: 'acme' })).toContain(
      'deniz (command line) changed acme: the name from Acme Hosting to Acme.\n',
    )
  })

  test.each([
    ['7d', 9],
    ['4d', 2],
    ['12h', 1],
    ['2026-11-26', 2],
    ['2026-11-26 09:01', 1],
    ['2026-11-27', 1],
  ])('since %s tells of no more than that', async (since, least) => {
    const count = (await printed({ partner: 'acme', since })).trimEnd().split('\n').length
    if (least > 2) expect(count).toBeGreaterThanOrEqual(least)
    else expect(count).toBe(least)
  })

  test('says so where nothing has changed since', async () => {
    app.clock.move(DAY)
    expect(await printed({ partner: 'acme', since: '1h' })).toBe(
      'Nothing about Acme Hosting has changed since Mon 30 Nov 2026, 08:00 (Europe/Paris).\n',
    )
    expect(await printed({ partner: 'acme', since: '1h', format: 'jsonl' })).toBe('')
    expect((await printed({ partner: 'acme', since: '1h', format: 'csv' })).split('\r\n')).toHaveLength(2)
  })

  test.each<[TimelineAsked, string]>([
    [{ partner: 'acmee' }, 'There is no partner “acmee”. Did you mean “acme”?'],
    [{ partner: 'nobody-we-know' }, 'There is no partner “nobody-we-know”. These are registered: acme, globex.'],
    [{ partner: 'acme', since: '2026-02-30' }, '--since: There is no day 2026-02-30: the last of that month'],
    [{ partner: 'acme', since: 'soon' }, '--since: “soon” is no moment: write a date such as 2026-11-01,'],
    [{ partner: 'acme', since: '2 working days' }, '--since: “2 working days” is no moment'],
    [{ partner: 'acme', since: '2026-11-01 25:00' }, '--since: There is no 25:00'],
    [{ partner: 'acme', format: 'xml' }, '--format: “xml” is none. Write one of text, csv, jsonl.'],
  ])('%j is refused in a sentence', async (asked, sentence) => {
    expect(await refusal(asked)).toContain(sentence)
  })

  test('finds a partner by its name too', async () => {
    expect(await printed({ partner: 'acme HOSTING' })).toBe(await printed({ partner: 'acme' }))
  })

  test('as JSON Lines gives an object for each change, with from and to', async () => {
    const rows = (await printed({ partner: 'acme', format: 'jsonl' }))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
    expect(rows.slice(-2)).toMatchObject([
      {
        partner: 'acme',
        at: '2026-11-26T08:00:00.000Z',
        kind: 'PersonNamed',
        what: 'sponsor of Northwind',
        from: '',
        to: 'Priya Nair',
        by: 'Anna Berg',
        company: 'Northwind',
        via: 'Slack',
      },
      { kind: 'PartnerChanged', what: 'the stage', from: 'steady', to: 'renewal', by: 'deniz', via: 'command line' },
    ])
  })

  test('as CSV gives a line for each change, which no spreadsheet takes for a formula', async () => {
    const evil = '=HYPERLINK("http://evil.example","Anna, Berg")'
    await apply(app.services, `slug: acme\nname: '${evil}'\n`, 'acme.yaml', '@SUM(1)', { rename: true })
    await app.says({ ...people.max, name: '+1-234\nMax' }, 'bind acme managers', { ...places.elsewhere, name: '-1+1' })
    const text = await printed({ partner: 'acme', format: 'csv' })
    expect(text).toMatch(
      /^"partner","seq","at","kind","what","from","to","by","company","via","sentence","hash"\r\n"acme","1",/u,
    )
    expect(text.endsWith('\r\n')).toBe(true)
    const [renamed, bound] = readCsv(text).slice(-2)
    expect(renamed!.slice(4, 8)).toEqual(['the name', 'Acme Hosting', `'${evil}`, "'@SUM(1)"])
    expect(bound!.slice(4, 7)).toEqual(["managers' channel", '', "'-1+1"])
    for (const cell of readCsv(text).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/u)
  })

  test('prints nothing that would move the cursor of a terminal', async () => {
    await apply(app.services, 'slug: acme\nname: "Acme\\e[2J"\n', 'acme.yaml', 'deniz', { rename: true })
    expect(await printed({ partner: 'acme' })).not.toMatch(/[^\P{Cc}\n]/u)
  })
})

test.each([
  ['=1+1', `"'=1+1"`],
  ['+1', `"'+1"`],
  ['-1', `"'-1"`],
  ['@x', `"'@x"`],
  ['＝1', `"'＝1"`],
  ['\tx', `"'\tx"`],
  ['\rx', `"'\rx"`],
  ['a,b', '"a,b"'],
  ['a"b', '"a""b"'],
  ['a\nb', '"a\nb"'],
  ['=a,"b"', `"'=a,""b"""`],
  ['a;=1', `"a;'=1"`],
  ['a\t"=1', `"a\t""'=1"`],
  ['1-1', '"1-1"'],
])('a cell of CSV with %j reads %j', (cell, written) => {
  expect(csv([[cell, 1]])).toBe(`${written},"1"\r\n`)
})

test('a number in CSV stays one, also below zero', () => {
  const amounts = ['-500.00', '12', '-0.5', undefined, '-1+1', '=1'].map(exactly)
  expect(csv([[-3, ...amounts]])).toBe(`"-3","-500.00","12","-0.5","","'-1+1","'=1"\r\n`)
})

/** As spreadsheets do: a quote counts where a cell begins, and what follows its end up to the separator belongs to the cell. */
function cellsBy(separator: string, text: string): string[] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)(?:"|$))?([^${separator}\\r\\n]*)(?:${separator}|\\r\\n?|\\n|$)`, 'guy')
  return [...text.matchAll(cell)].map(([, inQuotes = '', after = '']) => inQuotes.replaceAll('""', '"') + after)
}

test.for([',', ';', '\t'])(
  'no cell of CSV begins with a formula, nor does a piece of one, where cells are parted by %j',
  (separator) => {
    const cell = fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠,;\t\r\n" a1') })
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 3 }), (rows) => {
        const text = csv(rows)
        const naively = text.split(new RegExp(`${separator}|[\\r\\n]`, 'u')).map((piece) => piece.replace(/^"+/u, ''))
        for (const read of [...cellsBy(separator, text), ...naively]) expect(read).not.toMatch(/^\s*[=+\-@＝＋－＠]/u)
        if (separator === ',') expect(readCsv(text).flat()).toHaveLength(rows.flat().length)
      }),
      { numRuns: 1_000 },
    )
  },
)

describe('who is on the command line', () => {
  test.each([
    ['the name they give', ' Anna \n Berg ', 'Anna Berg'],
    ['else the system’s user', undefined, 'root-of-all'],
  ])('is %s', (_, given, name) => {
    expect(byOf(given, () => 'root-of-all')).toBe(name)
  })

  test('is always somebody', () => {
    expect(byOf(undefined)).toMatch(/./u)
    expect(byOf('  ')).toEqual({ refused: expect.stringContaining('names nobody') })
    expect(byOf('x'.repeat(81))).toEqual({ refused: expect.stringContaining('80 characters') })
  })
})

/** Any reader of RFC 4180. */
function readCsv(text: string): string[][] {
  return text
    .split(/\r\n(?=(?:[^"]*"[^"]*")*[^"]*$)/u)
    .filter((row) => row !== '')
    .map((row) =>
      [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(([, quoted, plain]) =>
        quoted === undefined ? plain! : quoted.replaceAll('""', '"'),
      ),
    )
}
