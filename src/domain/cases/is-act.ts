import type { Fact } from '../timeline/fact.ts'
import { isCourtesy } from './courtesy.ts'

/**
 * Whether somebody has done something about a case by this, so that what came before it can no longer be taken back. What only their own side
 * knows is none, nor is a courtesy, nor that somebody's cases pass on.
 */
export function isAct({ audience, kind, data }: Fact): boolean {
  if (audience !== 'shared' || NOT_ACTING.includes(kind)) return false
  return kind !== 'CaseReplied' || typeof data['text'] !== 'string' || !isCourtesy(data['text'])
}

const NOT_ACTING = [
  'CaseHandedOver',
  'MessageEdited',
  'MessageDeleted',
  'MessageTakenIn',
  'AcknowledgedEarlier',
  'AnsweredEarlier',
]
