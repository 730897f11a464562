import type { Mute } from '../../domain/cases/mute.ts'

export interface MuteTable {
  /** What somebody wants to hear nothing of, whether that still holds or not. */
  ofPerson(personId: string): Promise<Mute[]>
  get(personId: string, caseId: string): Promise<Mute | undefined>
  /** In place of what they said of this case before. */
  set(mute: Mute): Promise<void>
  /** False where they had said nothing. */
  end(personId: string, caseId: string): Promise<boolean>
  /** Nobody's holds any more. */
  endOf(caseId: string): Promise<void>
}
