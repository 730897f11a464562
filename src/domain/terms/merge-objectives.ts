import { aboutOf, type Objective, type ObjectiveTerms } from './objective.ts'

type About = Pick<ObjectiveTerms, 'measure' | 'kind' | 'severity' | 'obligor'>
type Manners = Pick<ObjectiveTerms, 'hours' | 'pausesWhileWaiting' | 'warnAtPercent' | 'severityRaised'>

/** A promise as somebody says it: the manners that it leaves out stay as they were. Or that what was promised about this is promised no more. */
export type SaidObjective = About &
  (({ end?: false } & Pick<ObjectiveTerms, 'target' | 'protects'> & Partial<Manners>) | { end: true })

const USUAL: Manners = {
  hours: 'calendar',
  pausesWhileWaiting: true,
  warnAtPercent: [75],
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

function renewed(said: SaidObjective & { end?: false }, before: Objective | undefined, newId: () => string): Objective {
  const { hours, pausesWhileWaiting, warnAtPercent, severityRaised } = { ...USUAL, ...before, ...present(said) }
  const { measure, kind, severity, obligor, target, protects } = said
  return {
    id: before?.id ?? newId(),
    ...{ measure, ...(kind && { kind }), ...(severity && { severity }), obligor },
    audience: typeof obligor === 'string' ? 'shared' : 'internal',
    ...{ target, hours, pausesWhileWaiting, warnAtPercent, severityRaised, protects },
  }
}

function present<T extends object>(said: T): Partial<T> {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<T>
}

function inWords({ measure, kind, severity, obligor }: About): string {
  const who = typeof obligor === 'string' ? { internal: 'us', partner: 'them' }[obligor] : obligor.team
  const what = kind ?? (severity === undefined ? 'any case' : 'a case')
  return `A target for ${who} to ${measure} ${what}${severity === undefined ? '' : ` of severity ${severity}`}`
}
