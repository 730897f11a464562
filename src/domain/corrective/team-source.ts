import { type Case, caseLabel } from '../cases/case.ts'
import type { ActionSource } from './corrective-action.ts'

/**
 * What a corrective action after what a team of ours missed on a case is asked for. Its id is not the case’s, so whoever asks for what came after a case meets
 * only what both companies read.
 */
export function teamSource({ id, number }: Pick<Case, 'id' | 'number'>, team: string): ActionSource {
  return { kind: 'team', id: teamSourceId(id, team), label: `${caseLabel(number)} (${team})` }
}

export function teamSourceId(caseId: string, team: string): string {
  return `${caseId} ${team}`
}

/** The id of the case that a team missed something on. */
export function caseOfTeam(source: ActionSource | undefined): string | undefined {
  // No id has a blank in it.
  return source?.kind === 'team' ? source.id.slice(0, source.id.indexOf(' ')) : undefined
}
