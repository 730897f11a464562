import type { Mute } from '../../domain/cases/mute.ts'

export interface MuteTable {
  /** What somebody wants to hear nothing of, whether that still holds or not. */
  ofPerson(personId: string): Promise<Mute[]>
  get(personId: string, caseId: string): Promise<Mute | undefined>
  /** In place of what they said of this case before. */
  set(mute: Mute): Promise<void>
  end(personId: string, caseId: string): Promise<void>
  /** It has this owner now: whoever muted it until it changes hands hears of it again, for good. */
  handedOn(caseId: string, owner: string): Promise<void>
  /** Nobody's holds any more. */
  endOf(caseId: string): Promise<void>
}
