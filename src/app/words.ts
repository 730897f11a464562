/** What somebody typed after `/partner` or `@Liaison`, taken apart. */
export type Words = {
  /** Lower case; empty when nothing was typed. */
  verb: string
  /** The words after the verb, quotes removed. */
  words: string[]
  /** `--severity 1`, `--severity=1`; a flag without a value is "yes". */
  flags: Record<string, string>
}

// Straight and typographic quotes: phones and Slack itself turn one into the other.
const PIECE = /(--?[a-z][a-z-]*)=?(?:"([^"]*)"|“([^”]*)”)|"([^"]*)"|“([^”]*)”|„([^“”]*)[“”]|«([^»]*)»|(\S+)/giu

type Piece = { text: string; quoted: boolean; flag?: string }

/** Take a typed line apart. Never fails: an unclosed quote is read as a plain character. */
export function parseWords(line: string): Words {
  const pieces = [...line.replaceAll('—', '--').matchAll(PIECE)].map(toPiece)
  const flags: Record<string, string> = {}
  const words: string[] = []
  for (let i = 0; i < pieces.length; i += 1) {
    const piece = pieces[i]!
    if (piece.flag !== undefined) {
      flags[piece.flag] = piece.text
      continue
    }
    const flag = piece.quoted ? null : /^--([a-z][a-z-]*)(?:=(.*))?$/iu.exec(piece.text)
    if (!flag) {
      words.push(piece.text)
      continue
    }
    const next = pieces[i + 1]
    const takesNext =
      flag[2] === undefined && next && (next.quoted || !next.text.startsWith('--')) && next.flag === undefined
    flags[flag[1]!.toLowerCase()] = flag[2] ?? (takesNext ? next.text : 'yes')
    if (takesNext) i += 1
  }
  const [verb = '', ...rest] = words
  return { verb: verb.toLowerCase().replace(/^\//u, ''), words: rest, flags }
}

function toPiece(match: RegExpMatchArray): Piece {
  const [, flagName, flagStraight, flagCurly, straight, curly, low, angle, bare] = match
  if (flagName !== undefined) {
    return { text: flagStraight ?? flagCurly ?? '', quoted: true, flag: flagName.replace(/^-+/u, '').toLowerCase() }
  }
  const quoted = straight ?? curly ?? low ?? angle
  return quoted === undefined ? { text: bare ?? '', quoted: false } : { text: quoted, quoted: true }
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
