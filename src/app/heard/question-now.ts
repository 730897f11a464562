import type { Case } from '../../domain/cases/case.ts'
import { wholeNote } from '../../domain/cases/whole-note.ts'
import { DELETED_TEXT } from '../../domain/erasure/deleted-text.ts'
import type { Fact, FactData } from '../../domain/timeline/fact.ts'
import type { Tx } from '../../ports/store/store.ts'
import { wordsNow } from './find-message.ts'
import { wordsIn } from './words-in.ts'

/** What a question asks as it reads now, where it was made of a message that was edited or deleted since; undefined where it is not on record any more. */
export async function questionNow(tx: Tx, about: Case, told: Fact[], asked: Fact): Promise<string | undefined> {
  const { seq, audience, data } = asked
  const messages = await tx.threadMessages.newest(about.id, audience, MOST_LOOKED_AT)
  const message = messages.find(({ facts }) => facts.includes(seq))
  if (!message) return typeof data['text'] === 'string' ? data['text'] : undefined
  const words = wordsNow(message, told)
  return words ? inOneText(words.data) : DELETED_TEXT
}

/** More messages than a thread has, but for the very longest. */
export const MOST_LOOKED_AT = 1000

/** Words and files as a question or a note says them. */
export function inOneText(data: FactData): string {
  const { text, files } = wordsIn(data)
  return wholeNote(text, files === '' ? [] : [files])
}
