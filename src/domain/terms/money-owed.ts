import type { Side } from '../partners/party.ts'
import { ruleOf } from '../sla/measures/measures.ts'
import { casesOf } from './diff-objectives.ts'
import { type Figure, figureKey } from './figure.ts'
import { aboutOf, type Objective } from './objective.ts'
import type { Terms } from './terms.ts'

/** Something that is owed by these terms, and that money can follow from. `key`: what it is about, which tells it from the others whatever its id. */
export type Owed = { id: string; key: string } & (
  { kind: 'clock'; objective: Objective } | { kind: 'figure'; figure: Figure }
)

/** All that anybody owes, what teams of ours owe inside our company too. */
export function allOwed({ objectives, figures }: Pick<Terms, 'objectives' | 'figures'>): Owed[] {
  return [
    ...objectives.map((objective) => ({
      ...{ id: objective.id, key: aboutOf(objective), kind: 'clock' as const, objective },
    })),
    ...figures.map((figure) => ({ ...{ id: figure.id, key: figureKey(figure), kind: 'figure' as const, figure } })),
  ]
}

/** What one of the two companies owes, as both may read it. */
export function owedBySide(terms: Pick<Terms, 'objectives' | 'figures'>, side: Side): Owed[] {
  return allOwed(terms).filter((one) => obligorOf(one) === side && audienceOf(one) === 'shared')
}

export function obligorOf(one: Owed): Objective['obligor'] {
  return one.kind === 'clock' ? one.objective.obligor : one.figure.obligor
}

function audienceOf(one: Owed): Objective['audience'] {
  return one.kind === 'clock' ? one.objective.audience : one.figure.audience
}

/** "the time to resolve a case of severity 1", "“Orders without rework”". */
export function sayOwed(one: Owed): string {
  if (one.kind === 'figure') return `“${one.figure.name}”`
  const { measure, kind, severity } = one.objective
  return `the time to ${ruleOf(measure).words.deed} ${casesOf({ kind, severity })}`
}
