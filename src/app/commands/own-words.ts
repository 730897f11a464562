import { isLabel } from '../find/find-subject.ts'
import { verbOf } from '../line/read-line.ts'
import type { Named } from '../../ports/inbound.ts'
import { mentionedUserId, parseWords } from '../words.ts'
import { VERBS } from './verbs.ts'
import { isHelpWord } from './which-verb.ts'

/**
 * A typed line as its author wrote it, if there are words of their own in it that they would lose: a slash command is gone from the screen
 * once it is sent. Undefined where nothing but names and labels was typed.
 */
export function ownWords(text: string, mentions: Named[]): string | undefined {
  const { verb: said, words, quoted } = parseWords(text)
  if (isHelpWord(said)) return undefined
  const own = words.filter((word) => !isLabel(word) && mentionedUserId(word) === undefined)
  const verb = verbOf(text, VERBS)
  const worthKeeping = verb ? verb.takesWords === true && own.length > 0 : own.length > 1 || quoted !== undefined
  return worthKeeping ? asWritten(text, mentions) : undefined
}

/** The same for a line whose verb nobody knows: all that was answered to it is help. */
export function unreadWords(text: string, mentions: Named[]): string | undefined {
  return verbOf(text, VERBS) ? undefined : ownWords(text, mentions)
}

function asWritten(text: string, mentions: Named[]): string {
  // Not every platform says the name with a mention.
  return mentions.reduce((line, { userId, name }) => line.replaceAll(`@{${userId}}`, `@${name || '…'}`), text)
}
