import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { wholeNote } from '../../domain/cases/whole-note.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import type { Tx } from '../../ports/store/store.ts'
import { wordsNow } from './find-message.ts'
import { wordsIn } from './words-in.ts'

/** What one of ours wrote about a case where only our own people read. `text`: all that it says, its files by name. */
export type NoteOfOurs = { messageId: string; by: Party; text: string }

/** The newest notes of our own people on a case, the newest first: at most `limit`, without those that say nothing any more. */
export async function notesOfOurs(tx: Tx, about: Case, limit: number): Promise<NoteOfOurs[]> {
  const messages = await tx.threadMessages.newest(about.id, 'internal', limit)
  if (messages.length === 0) return []
  const told = await tx.facts.of(about.partnerId, caseLabel(about.number))
  return messages.flatMap((message) => {
    const words = wordsNow(message, told)
    const text = words && noteIn(words)
    return words?.by && text !== undefined ? [{ messageId: message.id, by: words.by, text }] : []
  })
}

/** All that a note says; undefined for one that says nothing. */
export function noteIn({ data }: Pick<Fact, 'data'>): string | undefined {
  const { text, files } = wordsIn(data)
  return wholeNote(text, files === '' ? [] : [files]) || undefined
}
