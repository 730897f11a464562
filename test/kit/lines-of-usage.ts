/**
 * What a usage stands for, line by line: with each of its choices, with nothing, any one, any two and all of what may be left out, and with one of what
 * stands in brackets that are round. Of seven things that may be left out, every subset would be four times as much to try.
 */
export function linesOfUsage(usage: string): string[] {
  const all = usage.split('[').length - 1
  const tried = linesWith(usage, 0).filter(({ taken }) => taken <= 2 || taken === all)
  return [...new Set(tried.map(({ line }) => line))]
}

/** `taken`: how much is said that may be left out. */
type Line = { line: string; taken: number }

function linesWith(usage: string, taken: number): Line[] {
  const round = /^(?<before>.*?)\((?<inside>[^)]*)\)(?<after>.*)$/su.exec(usage)?.groups
  if (round)
    return round['inside']!.split(' | ').flatMap((one) => linesWith(round['before'] + one + round['after'], taken))
  const bracket = innermost(usage)
  if (bracket) {
    const { from, to } = bracket
    const [before, inside, after] = [usage.slice(0, from), usage.slice(from + 1, to), usage.slice(to + 1)]
    const chosen = choices(inside).map((one) => before + one + after)
    const without = linesWith((before.trimEnd() + after).trim(), taken)
    return [...without, ...chosen.flatMap((one) => linesWith(one, taken + 1))]
  }
  return choices(usage).map((line) => ({ line, taken }))
}

function innermost(text: string): { from: number; to: number } | undefined {
  const to = text.indexOf(']')
  return to < 0 ? undefined : { from: text.lastIndexOf('[', to), to }
}

/** `resolve CASE-12 | ESC-3 "how"`: one word or the other, between what stands around them. */
function choices(text: string): string[] {
  const pieces = text.split(' | ')
  if (pieces.length === 1) return [text]
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)]
  const before = first.slice(0, first.lastIndexOf(' ') + 1)
  const [, lastWord = '', after = ''] = /^(\S+)(.*)$/u.exec(last) ?? []
  const words = [first.slice(before.length), ...pieces.slice(1, -1), lastWord]
  return words.map((word) => before + word + after)
}
