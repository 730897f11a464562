/** One thing that was measured, at a hundredth of the size and at the full one. */
export type Line = { what: string; unit: 'ms' | 'statements'; small: number; full: number }

/** In columns, for people. `tooMuch`: a growth from which on a line is marked. */
export function table(lines: Line[], tooMuch: number): string {
  const rows = lines.map(({ what, unit, small, full }) => {
    const ratio = full / small
    const mark = ratio > tooMuch ? ' !' : ''
    return [what, unit, figure(small), figure(full), `${ratio.toFixed(2)}${mark}`]
  })
  const all = [['', '', '1/100', 'full', 'times'], ...rows]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]!.length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n')
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1)
}
