import type { ActionSource } from './corrective-action.ts'

/** What a corrective action after a missed figure is asked for: that figure in its period. */
export function figureSource(figureId: string, name: string, period: string): ActionSource {
  return { kind: 'figure', id: figureSourceId(figureId, period), label: `“${name}” of ${period}` }
}

export function figureSourceId(figureId: string, period: string): string {
  return `${figureId} ${period}`
}
