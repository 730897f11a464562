/** A table as RFC 4180 says: lines end with CR LF, and what holds a comma, a quote or a line break stands in quotes. */
export function csv(rows: (string | number)[][]): string {
  return rows.map((row) => `${row.map((cell) => quoted(inert(String(cell)))).join(',')}\r\n`).join('')
}

/** What a spreadsheet would read as a formula, full-width signs included, begins with an apostrophe, which it shows as the text it is. */
function inert(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
