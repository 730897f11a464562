import type { ActionSource } from '../corrective/corrective-action.ts'
import { type Run, runLabel } from './run.ts'

/** What a corrective action after a health check is asked for: what it showed of these dimensions. */
export function actionSource(
  { id, number }: Pick<Run, 'id' | 'number'>,
  dimensions: string[],
): Extract<ActionSource, { kind: 'check-in' }> {
  return { kind: 'check-in', id, label: runLabel(number), dimensions }
}
