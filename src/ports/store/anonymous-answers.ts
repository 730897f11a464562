import type { Voice } from '../../domain/checkins/voice.ts'
import type { Side } from '../../domain/partners/party.ts'

/**
 * What is answered without names while a run is open. It can be asked whether somebody has answered, by whoever knows who they are; nothing lists who has, and
 * nothing tells whose an answer is. What is written here is in no other file of the database once its commit is over.
 */
export interface AnonymousAnswerTable {
  /** A run of which these sides answer without names opens. */
  open(runId: string, sides: readonly Side[]): Promise<void>
  /** False, too, where no such run is open. */
  hasAnswered(runId: string, personId: string): Promise<boolean>
  /** Answer and mark at once. `answered before`: neither is kept. `not open`: no such run is. */
  add(runId: string, personId: string, side: Side, voice: Voice): Promise<'kept' | 'answered before' | 'not open'>
  /** What each side has answered so far, in no order. */
  of(runId: string): Promise<Partial<Record<Side, Voice[]>>>
  /** The run closes: answers, marks and their key are gone. */
  end(runId: string): Promise<void>
}
