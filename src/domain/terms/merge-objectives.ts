import { ruleOf } from '../sla/measures/measures.ts'
import { inOrder, USUAL_LEVELS } from './level.ts'
import { keptTells } from './tells.ts'
import { aboutOf, EVERY_CASE, type Objective, type ObjectiveTerms } from './objective.ts'

type About = Pick<ObjectiveTerms, 'measure' | 'kind' | 'severity' | 'obligor'>
type Manners = Pick<
  ObjectiveTerms,
  'hours' | 'pausesWhileWaiting' | 'levels' | 'tells' | 'severityRaised' | 'attainment'
>

/** A promise as somebody says it: the manners that it leaves out stay as they were. Or that what was promised about this is promised no more. */
export type SaidObjective = About &
  (({ end?: false } & Pick<ObjectiveTerms, 'target' | 'protects'> & Partial<Manners>) | { end: true })

/** Of a promise that says nothing else. */
export const USUAL_MANNERS: Manners = {
  hours: 'calendar',
  pausesWhileWaiting: true,
  levels: USUAL_LEVELS,
  severityRaised: 'from change',
}

/**
 * The promises after some of them were said anew. Each is known by what it is about, and keeps its id; those that nobody mentions stay,
 * unless `others` end.
 */
export function mergeObjectives(
  before: Objective[],
  said: SaidObjective[],
  others: 'stay' | 'end',
  newId: () => string,
): Objective[] | { refused: string } {
  const twice = said.find((one, at) => said.findIndex((other) => aboutOf(other) === aboutOf(one)) !== at)
  if (twice) return { refused: `${inWords(twice)} is there twice: keep the one that holds.` }
  const left = before.filter((one) => others === 'stay' || said.some((other) => aboutOf(other) === aboutOf(one)))
  const after = new Map(left.map((objective) => [aboutOf(objective), objective]))
  for (const one of said) {
    const about = aboutOf(one)
    if (one.end === true) after.delete(about)
    else after.set(about, renewed(one, after.get(about), newId))
  }
  return [...after.values()]
}

/** So many promises are named to somebody who ends one that there is not. */
const NAMED = 3

/** Why ending what is promised about any of these is a slip, with the nearest that are promised `now`; undefined where it was `ever` promised. */
export function whyEndsNothing(ended: About[], now: Objective[], ever: Objective[]): { refused: string } | undefined {
  const [one] = ended
  if (!one || ended.some((about) => ever.some((other) => aboutOf(other) === aboutOf(about)))) return undefined
  const likeness = (other: About) =>
    [
      other.measure === one.measure,
      other.severity === one.severity,
      other.kind === one.kind,
      ended.some(({ obligor }) => JSON.stringify(obligor) === JSON.stringify(other.obligor)),
    ].filter(Boolean).length
  const nearest = now.toSorted((a, b) => likeness(b) - likeness(a)).slice(0, NAMED)
  const there = nearest.length === 0 ? 'Nothing is promised yet.' : `The nearest: ${nearest.map(named).join('; ')}.`
  return { refused: `There is no such target to end: ${ended.map(named).join(' or ')}. ${there}` }
}

function named(about: About): string {
  const words = inWords(about)
  return words[0]!.toLowerCase() + words.slice(1)
}

function renewed(said: SaidObjective & { end?: false }, before: Objective | undefined, newId: () => string): Objective {
  const manners = { ...USUAL_MANNERS, ...before, ...present(said) }
  const { hours, pausesWhileWaiting, levels, tells, severityRaised, attainment = EVERY_CASE } = manners
  const { measure, kind, severity, obligor, target, protects } = said
  return {
    id: before?.id ?? newId(),
    ...{ measure, ...(kind && { kind }), ...(severity && { severity }), obligor },
    audience: typeof obligor === 'string' ? 'shared' : 'internal',
    ...{
      target,
      hours,
      pausesWhileWaiting,
      levels: inOrder(levels, target),
      ...keptTells(tells),
      severityRaised,
      ...(attainment !== EVERY_CASE && { attainment }),
      protects,
    },
  }
}

function present<T extends object>(said: T): Partial<T> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<T>
}

function inWords({ measure, kind, severity, obligor }: About): string {
  const who = typeof obligor === 'string' ? { internal: 'us', partner: 'them' }[obligor] : obligor.team
  const what = kind ?? (severity === undefined ? 'any case' : 'a case')
  return `A target for ${who} to ${ruleOf(measure).words.deed} ${what}${severity === undefined ? '' : ` of severity ${severity}`}`
}
