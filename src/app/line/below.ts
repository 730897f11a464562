import type { Piece } from './pieces.ts'

/** Where the first line ends of which something is said behind its verb; undefined where nothing stands below it. `from`: the piece behind the verb. */
export function endOfFirstLine(text: string, pieces: Piece[], from: number): number | undefined {
  for (let at = from + 1; at < pieces.length; at += 1) {
    const { to } = pieces[at - 1]!
    if (text.slice(to, pieces[at]!.from).includes('\n')) return to
  }
  return undefined
}

/** What stands below, as it was written, without blank lines around it. Of flags only those `known` are taken out, where they end a line. `behindWords`: that line says something else, and is not the last. */
export function readBelow(
  text: string,
  known: string[],
): { below?: string; flags: Record<string, string>; behindWords: boolean } {
  const flags: Record<string, string> = {}
  const lines = text.split('\n')
  const left = lines.map((line) => withoutFlags(line, known, flags))
  const end = lines.findLastIndex((line) => line.trim() !== '')
  const behindWords = left.some((line, at) => at < end && line !== lines[at] && line.trim() !== '')
  const below = left
    .join('\n')
    .replace(/^(?:[^\S\n]*\n)+/u, '')
    .trimEnd()
  return { flags, behindWords, ...(below !== '' && { below }) }
}

const LAST_FLAG = /(?:^|\s)(?:--|[—–])([a-z][a-z-]*)(?:=|\s+)(?:"([^"]*)"|“([^”]*)”|([^\s"“]\S*))\s*$/iu

function withoutFlags(line: string, known: string[], flags: Record<string, string>): string {
  const match = LAST_FLAG.exec(line)
  const [, name = '', straight, curly, bare = ''] = match ?? []
  if (!match || !known.includes(name.toLowerCase())) return line
  const value = (straight ?? curly ?? bare).trim()
  if (value !== '') flags[name.toLowerCase()] = value
  return withoutFlags(line.slice(0, match.index), known, flags)
}
