import type { Side } from '../partners/party.ts'
import type { Fact } from '../timeline/fact.ts'
import type { Instant } from '../time/instant.ts'
import type { Case } from './case.ts'
import { isCourteous } from './is-act.ts'
import { namesOnCase } from './names-on-case.ts'

/**
 * When a side had its next word after `since` on a case, for both sides to read: what would have answered a question that was asked then. No courtesy is
 * one, unless its side said that it is the answer. `told`: all facts of the case, in whatever order word of them came.
 */
export function nextWord(state: Case, told: Fact[], side: Side, since: Instant): Instant | undefined {
  const names = namesOnCase(state, told)
  const words = told.filter((fact) => fact.by?.side === side && fact.at > since && isWord(fact, names))
  return words.length === 0 ? undefined : Math.min(...words.map(({ at }) => at))
}

function isWord({ audience, kind, data }: Fact, names: readonly string[]): boolean {
  if (audience !== 'shared' || !WORDS.has(kind)) return false
  if (kind !== 'CaseReplied' || data['files'] !== undefined) return true
  // What was deleted since says nothing any more.
  return typeof data['text'] === 'string' && !isCourteous(data, names)
}

const WORDS = new Set(['CaseReplied', 'MessageCounted', 'CaseQuestionAsked', 'NoteShared', 'CaseResolved'])
