import type { Party } from '../partners/party.ts'
import type { RotationEffect } from './rotation-event.ts'

/** Each of these people is told once, but for whoever did it. */
export function tellAbout(by: Party, personIds: string[], of: RotationEffect['of'], id: string): RotationEffect[] {
  return [...new Set(personIds)]
    .filter((personId) => personId !== by.personId)
    .map((personId) => ({ effect: 'tell', personId, of, id }))
}
