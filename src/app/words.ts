/** What somebody typed after `/partner` or `@Liaison`, taken apart. */
export type Words = {
  /** Lower case; empty when nothing was typed. */
  verb: string
  /** The words after the verb, quotes removed. */
  words: string[]
  /** `--severity 1`, `--severity=1`; a flag with nothing after it is "yes", one that says nothing (`--kind ""`) is not there. Trimmed. */
  flags: Record<string, string>
  /** Where in `words` those stand that were in quotes; absent when none was. */
  quoted?: number[]
  /** What stands on the lines below, as it was written; only where the verb takes lines. */
  below?: string
}

// Straight and typographic quotes: phones and chat programs turn one into the other, and "--" into a dash.
const PIECE = /((?:--|[—–])[a-z][a-z-]*)=?(?:"([^"]*)"|“([^”]*)”)|"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|(\S+)/giu
const FLAG = /^(?:--|[—–])([a-z][a-z-]*)(?:=(.*))?$/iu

/** A word, or a flag with the value that is joined to it. */
type Piece = { word: string; quoted: boolean } | { flag: string; value?: string }

/** Take a typed line apart. Never fails: an unclosed quote is read as a plain character, and what is empty counts as not said. */
export function parseWords(line: string): Words {
  const pieces = [...line.matchAll(PIECE)].map(toPiece)
  // Without a prototype: whoever looks for a flag finds what was typed, and nothing that every object has.
  const flags: Record<string, string> = Object.create(null)
  const words: string[] = []
  const quoted: number[] = []
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i]!
    if ('word' in piece) {
      if (piece.word === '') continue
      if (piece.quoted) quoted.push(words.length - 1)
      words.push(piece.word)
      continue
    }
    const next = pieces[i + 1]
    const taken = piece.value === undefined && next !== undefined && 'word' in next ? next.word : undefined
    if (taken !== undefined) i += 1
    const value = piece.value ?? taken ?? 'yes'
    if (value !== '') flags[piece.flag] = value
  }
  const [verb = '', ...rest] = words
  return {
    verb: verb.toLowerCase().replace(/^\//u, ''),
    words: rest,
    flags,
    ...(quoted.length > 0 && { quoted }),
  }
}

/**
 * A line whose verb takes more of them: the first one that says more than the verb is taken apart, and what stands below is people's own
 * text. Of it only flags that are `known` are taken out, where they end a line.
 */
export function parseLines(text: string, known: string[]): Words {
  const end = endOfFirstLine(text)
  if (end === undefined) return parseWords(text)
  const head = parseWords(text.slice(0, end))
  const lines = text
    .slice(end)
    .split('\n')
    .map((line) => withoutFlags(line, known, head.flags))
  const below = lines
    .join('\n')
    .replace(/^(?:[^\S\n]*\n)+/u, '')
    .trimEnd()
  return { ...head, ...(below !== '' && { below }) }
}

function endOfFirstLine(text: string): number | undefined {
  let end = 0
  let pieces = 0
  for (const match of text.matchAll(PIECE)) {
    if (pieces > 1 && text.slice(end, match.index).includes('\n')) return end
    end = match.index + match[0].length
    pieces += 1
  }
  return undefined
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

/** A text without the quotes around all of it. */
export function unquoted(text: string): string {
  const { words, quoted } = parseWords(`say ${text}`)
  return words.length === 1 && quoted ? words[0]! : text
}

function toPiece(match: RegExpMatchArray): Piece {
  const [, flagName, flagStraight, flagCurly, straight, curly, low, angle, bare = ''] = match
  const quoted = (flagStraight ?? flagCurly ?? straight ?? curly ?? low ?? angle)?.trim()
  const said = FLAG.exec(flagName ?? bare)
  if (quoted !== undefined && flagName === undefined) return { word: quoted, quoted: true }
  const value = quoted ?? said?.[2]
  const flag = said?.[1]?.toLowerCase()
  return flag === undefined ? { word: bare, quoted: false } : { flag, ...(value !== undefined && { value }) }
}

/** The words from `index` on as one text: what people mean when they forget the quotes. Empty gives undefined. */
export function restOf(words: string[], index: number): string | undefined {
  const text = words.slice(index).join(' ').trim()
  return text === '' ? undefined : text
}

/** The user id of a mention token `@{U123}`, or undefined. */
export function mentionedUserId(word: string | undefined): string | undefined {
  return word === undefined ? undefined : /^@\{(.+)\}$/u.exec(word)?.[1]
}
