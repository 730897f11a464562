import { type Case, caseLabel } from '../cases/case.ts'
import type { ActionSource } from './corrective-action.ts'
import { figureSourceId } from './figure-source.ts'

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

/** Before the id of a figure, so that nobody takes that for the id of a case. */
const OF_FIGURE = 'figure '

/** The same after a figure that a team of ours missed in a period. */
export function teamFigureSource(figureId: string, name: string, period: string, team: string): ActionSource {
  return { kind: 'team', id: teamFigureSourceId(figureId, period), label: `“${name}” of ${period} (${team})` }
}

export function teamFigureSourceId(figureId: string, period: string): string {
  return `${OF_FIGURE}${figureSourceId(figureId, period)}`
}

/** The id of the case that a team missed something on; undefined where it was a figure. */
export function caseOfTeam(source: ActionSource | undefined): string | undefined {
  if (source?.kind !== 'team' || isOfFigure(source)) return undefined
  // No id has a blank in it.
  return source.id.slice(0, source.id.indexOf(' '))
}

/** Whether it is asked after a figure, of a side or of a team of ours. */
export function isOfFigure({ kind, id }: ActionSource): boolean {
  return kind === 'figure' || (kind === 'team' && id.startsWith(OF_FIGURE))
}
