/** A cell: text, or a number, also one that is kept as text so that it stays exact. */
export type Cell = string | number | { number: string }

/**
 * A table as RFC 4180 says, every cell in quotes. Which character parts the cells is told by the reader's country, not by us: whether it
 * is read by commas, semicolons or tabs, no text in it begins with what a spreadsheet takes for a formula. A number is none, also below zero.
 */
export function csv(rows: Cell[][]): string {
  return rows.map((row) => `${row.map((cell) => quoted(written(cell))).join(',')}\r\n`).join('')
}

/** A number as it is; an empty cell where there is none. */
export function exactly(number: string | undefined): Cell {
  return number === undefined || !/^-?\d+(?:\.\d+)?$/u.test(number) ? (number ?? '') : { number }
}

function written(cell: Cell): string {
  if (typeof cell === 'string') return inert(cell)
  return typeof cell === 'number' ? String(cell) : cell.number
}

/** Where a cell may begin: at its own beginning, and after whatever a reader may part cells or lines by. */
const BEGINS = /(^|[,;|\t\r\n])([\s"]*)(?=[=+\-@＝＋－＠])/gu

/** Before what would begin a formula stands an apostrophe, as before what is not seen at the beginning. */
function inert(text: string): string {
  return text.replaceAll(BEGINS, "$1$2'").replace(/^(?=[\t\r\n])/u, "'")
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}
