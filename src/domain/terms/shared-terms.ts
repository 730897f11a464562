import type { Change } from '../partners/change.ts'
import { asTheyAreCalled } from './calls-of.ts'
import { diffTerms } from './diff-terms.ts'
import { isFromCases, sharedFigures } from './figure.ts'
import type { Objective } from './objective.ts'
import { keptTells } from './tells.ts'
import type { Terms } from './terms.ts'
import { OUR_VOICE, type Voice } from './voice.ts'

/** The promises that both companies may read: not what a team of ours owes inside our company. */
export function sharedObjectives({ objectives }: Pick<Terms, 'objectives'>): Objective[] {
  return objectives.filter(({ audience, obligor }) => audience === 'shared' && typeof obligor === 'string')
}

/** What teams of ours owe inside our company. */
export function insideObjectives({ objectives }: Pick<Terms, 'objectives'>): Objective[] {
  return objectives.filter(({ obligor }) => typeof obligor !== 'string')
}

/** Whom of ours a promise tells is not for the partner to read. */
function asTheyAreTold({ tells, ...one }: Objective): Objective {
  return { ...one, ...keptTells(tells && { ...tells, internal: [] }) }
}

/** The changes of which the partner can see nothing: of what a team of ours owes, of whom an escalation calls on our side, of hours of ours alone. */
export function oursAlone(before: Terms, after: Terms): Change[] {
  const used = new Set([...hoursUsed(before), ...hoursUsed(after)])
  const seen = new Set(sharedDiff([before, used], [after, used]).map(({ what }) => what))
  return diffTerms(before, after).filter(({ what }) => !seen.has(what))
}

/**
 * The changes that both companies may read, in a voice for them; for our own people in ours. Hours that nothing was counted in and something is now are new to
 * them, and said whole.
 */
export function sharedChanges(before: Terms, after: Terms, voice?: Voice): Change[] {
  const known = new Set(hoursUsed(before))
  const used = new Set([...known, ...hoursUsed(after)])
  return sharedDiff([before, known], [after, used], voice)
}

/** Under what price cases fall is for both to read, whoever reads of the promise that takes them out of it. */
function sharedDiff(
  [before, known]: [Terms, ReadonlySet<string>],
  [after, used]: [Terms, ReadonlySet<string>],
  voice: Voice = OUR_VOICE,
): Change[] {
  return diffTerms(sharedPart(before, known), sharedPart(after, used), voice, { before, after })
}

function sharedPart(terms: Terms, used: ReadonlySet<string>): Terms {
  return {
    ...terms,
    objectives: sharedObjectives(terms).map(asTheyAreTold),
    figures: sharedFigures(terms),
    calendars: Object.fromEntries(Object.entries(terms.calendars).filter(([name]) => used.has(name))),
    ladders: terms.ladders.map(asTheyAreCalled),
  }
}

function hoursUsed(terms: Terms): string[] {
  const counted = [...sharedObjectives(terms), ...sharedFigures(terms).filter(isFromCases)]
  return [...Object.values(terms.hours), ...counted.map(({ hours }) => hours)]
}
