import type { Fact, FactData } from '../timeline/fact.ts'
import { isCourtesy } from './courtesy.ts'

/**
 * Whether somebody has done something about a case by this, so that what came before it can no longer be taken back. What only their own side
 * knows is none, nor is a courtesy, nor that somebody's cases pass on. `names`: of those who take part in the case.
 */
export function isAct({ audience, kind, data }: Fact, names: readonly string[]): boolean {
  return audience === 'shared' && !NOT_ACTING.includes(kind) && !(kind === 'CaseReplied' && isCourteous(data, names))
}

/** Whether what was written is a courtesy and nothing else; with a file it is more, and of what was deleted nobody knows. */
export function isCourteous({ text, files }: FactData, names: readonly string[]): boolean {
  return files === undefined && typeof text === 'string' && isCourtesy(text, names)
}

const NOT_ACTING = [
  'CaseHandedOver',
  'MessageEdited',
  'MessageDeleted',
  'MessageTakenIn',
  'AcknowledgedEarlier',
  'AnsweredEarlier',
]
