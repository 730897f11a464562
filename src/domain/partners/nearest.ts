/** How many slips of the finger a word may be away and still be meant. */
const FURTHEST = 2

/**
 * The candidate that somebody who typed `word` most likely meant: at most two edits away (a letter added, left out, changed, or two
 * neighbours swapped), and fewer than the word has letters. The first of several equally near ones. Letter case does not count.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const said = [...word.toLowerCase()]
  let best: string | undefined
  let bestDistance = Math.min(FURTHEST, said.length - 1) + 1
  for (const candidate of candidates) {
    const meant = [...candidate.toLowerCase()]
    if (Math.abs(meant.length - said.length) >= bestDistance) continue
    const distance = distanceOf(said, meant)
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best
}

/** How many slips of the finger two words are apart, letter case included. */
export function editDistance(one: string, other: string): number {
  return distanceOf([...one], [...other])
}

/** Optimal string alignment: each letter takes part in at most one edit. */
function distanceOf(a: string[], b: string[]): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const changed = cell(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1)
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current.push(
        Math.min(
          cell(last, column) + 1,
          cell(current, column - 1) + 1,
          changed,
          swapped ? cell(beforeLast, column - 2) + 1 : Infinity,
        ),
      )
    }
    beforeLast = last
    last = current
  }
  return cell(last, b.length)
}

function cell(row: number[], column: number): number {
  return row[column] ?? Infinity
}
