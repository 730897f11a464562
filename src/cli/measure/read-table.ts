import { CsvError, parse } from 'csv-parse/sync'

/** What the columns are called, in any order and case. */
const COLUMNS = ['partner', 'figure', 'period', 'value', 'unit', 'reason'] as const
type Column = (typeof COLUMNS)[number]
const NEEDED: readonly Column[] = ['partner', 'figure', 'period', 'value']

/** The longest cell that means anything, in characters. */
const LONGEST: Record<Column, number> = { partner: 200, figure: 200, period: 20, value: 60, unit: 60, reason: 3_000 }

/** A cell goes on over so many lines at most: a quote that nobody closes must not take the rest of the file with it. */
const LINES_OF_A_CELL = 50

/** One number of a table, by the line on which it begins. What stands in no cell is absent. */
export type TableRow = { line: number; partner: string; figure: string; period: string; value: string } & {
  unit?: string
  reason?: string
}

/** What is wrong with one line, and how it is put right. */
export type LineProblem = { line: number; why: string }

/** A table whose first line names its columns, parted by commas, semicolons or tabs. Refused where not even that can be read. */
export function readTable(text: string): { rows: TableRow[]; problems: LineProblem[] } | { refused: string } {
  const lines = text.split(/\r\n|\n|\r/u)
  const begun = lines.findIndex((line) => line.trim() !== '')
  if (begun < 0) return { refused: 'is empty.' }
  const named = SEPARATOR.exec(lines[begun]!)?.groups
  const first = named ? lines.findIndex((line, at) => at > begun && line.trim() !== '') : begun
  if (first < 0) return { refused: 'says what parts its cells, and has none below that.' }
  const sign = named?.['sign'] ?? ''
  if (sign !== '' && !SEPARATORS.includes(sign))
    return {
      refused: `says that “${sign}” parts its cells: part them by commas, semicolons or tabs, and say \`sep=;\`.`,
    }
  const head = readHead(lines[first]!, sign === '' ? SEPARATORS : [sign])
  if ('refused' in head) return head
  const rows: TableRow[] = []
  const problems: LineProblem[] = []
  for (let at = first + 1; at < lines.length;) {
    const record = recordAt(lines, at, head.delimiter)
    const line = at + 1
    at += 'cells' in record ? record.lines : 1
    if ('why' in record) problems.push({ line, why: record.why })
    else if (record.cells.some((cell) => cell.trim() !== '')) {
      const row = rowOf(record.cells, head)
      if ('why' in row) problems.push({ line, ...row })
      else rows.push({ line, ...row })
    }
  }
  return { rows, problems }
}

type Head = { delimiter: string; columns: Column[] }

/** In this order they are looked for. */
const SEPARATORS = [';', '\t', ',']

/** The line by which spreadsheets say what parts the cells below it, in quotes or without. */
const SEPARATOR = /^\s*"?sep=(?<sign>[^"]?)"?[;,\t ]*$/iu

function readHead(line: string, separators: readonly string[]): Head | { refused: string } {
  const named = `Its first line names the columns: ${NEEDED.join(',')}, and unit and reason where there are any.`
  const delimiter = separators.find((one) => line.includes(one))
  if (delimiter === undefined) return { refused: `has one column only. ${named}` }
  const record = recordAt([line], 0, delimiter)
  if ('why' in record) return { refused: `cannot be read from its first line: ${record.why}` }
  const columns = record.cells.map((cell) => cell.trim().toLowerCase())
  const unknown = columns.find((one) => !COLUMNS.some((column) => column === one))
  if (unknown !== undefined)
    return { refused: `has a column “${unknown.slice(0, 60)}”, which is none of ${COLUMNS.join(', ')}. ${named}` }
  const twice = columns.find((one, at) => columns.indexOf(one) !== at)
  if (twice !== undefined) return { refused: `has the column “${twice}” twice: keep one.` }
  const missing = NEEDED.filter((one) => !columns.includes(one))
  if (missing.length > 0) return { refused: `has no column “${missing.join('”, no column “')}”. ${named}` }
  return { delimiter, columns: columns.flatMap((one) => COLUMNS.filter((column) => column === one)) }
}

/** The record that begins on a line. Where it is broken the next one is looked for on the very next line. */
function recordAt(
  lines: string[],
  at: number,
  delimiter: string,
): { cells: string[]; lines: number } | { why: string } {
  const line = lines[at]!
  if (!line.includes('"')) return { cells: line.split(delimiter), lines: 1 }
  let count = 1
  for (let odd = hasOddQuotes(line); odd; count += 1) {
    if (count >= LINES_OF_A_CELL || at + count >= lines.length)
      return { why: 'a quote (") opens a cell and nothing closes it. Close it; inside of a cell write it twice.' }
    if (hasOddQuotes(lines[at + count]!)) odd = false
  }
  try {
    const [cells = []] = parse(lines.slice(at, at + count).join('\n'), { delimiter, relax_column_count: true })
    return { cells, lines: count }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return {
      why: 'a quote (") stands where none can. A cell with quotes in it begins and ends with one, and each inside of it is written twice.',
    }
  }
}

function hasOddQuotes(line: string): boolean {
  return line.split('"').length % 2 === 0
}

function rowOf(cells: string[], head: Head): Omit<TableRow, 'line'> | { why: string } {
  const { columns } = head
  if (cells.length !== columns.length)
    return {
      why: `it has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, and there are ${columns.length} columns. Put a cell that has the separator in it into quotes.`,
    }
  const said: Partial<Record<Column, string>> = {}
  for (const [at, column] of columns.entries()) {
    const cell = cells[at]!.trim()
    if ([...cell].length > LONGEST[column])
      return { why: `its ${column} is longer than ${LONGEST[column]} characters. Shorten it.` }
    if (cell !== '') said[column] = cell
  }
  const missing = NEEDED.find((column) => said[column] === undefined)
  if (missing !== undefined) return { why: `its ${missing} is empty. Enter it, or take the line out.` }
  const { partner = '', figure = '', period = '', value = '', unit, reason } = said
  if (isParted(head, value, reason))
    return {
      why: `its value is ${value} and its reason ${reason}, which may be one number with a comma in it: write "${value},${reason}" in quotes, or ${value}.${reason}. If it is the reason, say that in words.`,
    }
  return {
    ...{ partner, figure, period, value },
    ...(unit !== undefined && { unit }),
    ...(reason !== undefined && { reason }),
  }
}

/** Whether a number may have been parted at its comma: what follows a whole one is digits alone, at most with a sign such as %. A reason has words. */
function isParted({ delimiter, columns }: Head, value: string, reason: string | undefined): boolean {
  if (delimiter !== ',' || columns[columns.indexOf('value') + 1] !== 'reason') return false
  return /^[+\-\u2212]?\d+$/u.test(value) && /^\d+\s*[%‰€$£¥]?$/u.test(reason ?? '')
}
