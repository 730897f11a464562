/**
 * A table as RFC 4180 says, every cell in quotes. Which character parts the cells is told by the reader's country, not by us: whether it
 * is read by commas, semicolons or tabs, no cell begins with what a spreadsheet takes for a formula.
 */
export function csv(rows: (string | number)[][]): string {
  return rows.map((row) => `${row.map((cell) => quoted(inert(String(cell)))).join(',')}\r\n`).join('')
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
