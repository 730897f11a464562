import type { Named } from '../../ports/inbound.ts'
import { mentionedUserId } from '../words.ts'
import type { Said } from './reading.ts'

/** Lines of one verb as one would type them: `resolve CASE-2 CASE-3 "dupes"`. */
export function sayLine(verb: string, lines: Said[], mentions: readonly Named[]): string {
  const [first] = lines
  if (!first) return verb
  const { words, flags, quoted = [], below } = first
  const isText = (index: number) => quoted.includes(index) || /\s/u.test(words[index]!)
  const each = words.map((word, index) => {
    // Of several, what stands first is the one it is about.
    const about = index === 0 && lines.length > 1 ? lines.map((line) => line.words[0]).join(' ') : undefined
    return about ?? (isText(index) ? inQuotes(word) : called(word, mentions))
  })
  const flagged = Object.entries(flags).map(
    ([name, value]) => `--${name} ${/\s/u.test(value) ? inQuotes(value) : called(value, mentions)}`,
  )
  const line = [verb, ...each, ...flagged].join(' ')
  return below === undefined ? line : `${line}\n${below}`
}

function inQuotes(text: string): string {
  return `"${text.replaceAll('"', "'")}"`
}

function called(word: string, mentions: readonly Named[]): string {
  const userId = mentionedUserId(word)
  const name = mentions.find((one) => one.userId === userId)?.name
  return userId === undefined ? word : `@${name || '…'}`
}
