import { caseLabel, isOver } from './case.ts'
import type { Case } from './case.ts'

/** Why a new case with this partner cannot follow one that there is; undefined when it can. */
export function whyNotFollow(followed: Case, partner: { id: string; name: string }): { refused: string } | undefined {
  const label = caseLabel(followed.number)
  if (followed.partnerId !== partner.id)
    return { refused: `${label} is not about ${partner.name}, so no case with ${partner.name} can follow it.` }
  if (isOver(followed)) return undefined
  return {
    refused: `${label} goes on, so nothing follows it yet: write in its thread. If there is a second case already, \`merge\` it into ${label}.`,
  }
}
