import type { Ladder } from './ladder.ts'

/** What it is about is called otherwise now. */
export function retitleLadder(state: Ladder, title: string): Ladder {
  return { ...state, subject: { ...state.subject, title }, version: state.version + 1 }
}
