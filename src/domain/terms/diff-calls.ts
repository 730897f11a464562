import type { Target } from '../escalations/policy.ts'
import { type Change, compared } from '../partners/change.ts'
import { personMark } from '../partners/person-mark.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import { formatTarget } from '../time/duration.ts'
import { SECOND } from '../time/instant.ts'
import { callsOf, roundOf, type Waited } from './calls-of.ts'
import { BEGINNINGS, climbedBy } from './climbs-by.ts'
import { type LadderTerms, ladderName } from './ladder-terms.ts'
import type { Voice } from './voice.ts'

/**
 * Whom of the partner escalations call otherwise because a ladder of their own begins or ends: its steps alone do not say who is called no more. Nothing where
 * it calls just those whom the ladder calls that holds for them without it.
 */
export function callChanges(name: string, before: LadderTerms[], after: LadderTerms[], { is }: Voice): Change[] {
  const [was, now] = [before, after].map((list) => list.find((one) => ladderName(one) === name))
  const ladder = was ?? now
  if (!ladder || (was && now)) return []
  const [its, others] = now ? [after, before] : [before, after]
  const instead = climbsInstead(ladder, its, others)
  const [calls, ...rest] = [ladder, ...instead].map((one) => canonicalJson(callsOf(one)))
  if (rest.every((one) => one === calls)) return []
  const own = sayCalls(ladder)
  const other = instead.map((one) => `${sayCalls(one)} (${asName(one)})`).join('; ')
  return compared(`whom of ${is.partner} escalations ${name} call`, now ? other : own, now ? own : other)
}

/** The ladders by which these escalations climb in the other terms, each once. */
function climbsInstead(ladder: LadderTerms, its: LadderTerms[], others: LadderTerms[]): LadderTerms[] {
  const found = BEGINNINGS.flatMap((about) =>
    climbedBy(its, about) === ladder ? (climbedBy(others, about) ?? []) : [],
  )
  return [...new Set(found)]
}

function asName(ladder: LadderTerms): string {
  const name = ladderName(ladder)
  return name === 'usual' ? 'as usual' : `as ${name}`
}

/** "the account manager at once, the sponsor after 1 h of working time, 2 rounds of 3 h of working time" */
function sayCalls(ladder: LadderTerms): string {
  const { calls, waited } = roundOf(ladder)
  if (calls.length === 0) return 'nobody'
  const said = calls.map(({ after, targets, acknowledge }) => {
    const who = `${targets.map(sayCalled).join(' and ')}${acknowledge ? ', who must all take it,' : ''}`
    return `${who} ${after.length === 0 ? 'at once' : `after ${sayWaited(after)}`}`
  })
  const rounds = ladder.cycles > 1 ? [`${ladder.cycles} rounds of ${sayWaited(waited)}`] : []
  return [...said, ...rounds].join(', ')
}

function sayCalled(target: Target): string {
  if (target.to === 'rotation') return `whoever is on duty by “${target.name}”`
  if (target.to === 'hook') return `the page hook “${target.name}”`
  if (target.to === 'person') return personMark(target.person)
  return target.to === 'role' ? `the ${target.role.replaceAll('-', ' ')}` : 'the shared channel'
}

function sayWaited(waited: Waited[]): string {
  return waited
    .map(({ amount, counted }) => {
      if (counted === 'working days') return formatTarget({ amount, unit: counted })
      const span = formatTarget({ amount: amount / SECOND, unit: 's' })
      return `${span} ${counted === 'wall' ? 'by the clock' : 'of working time'}`
    })
    .join(' and ')
}
