import { waitsForSomebody } from '../../domain/escalations/side-state.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { type Run, runLabel } from '../../domain/checkins/run.ts'
import type { Scores } from '../../domain/checkins/scores.ts'
import { chooseActions, isPressing, type WeekAction, weekActionNeeds } from '../../domain/digests/week-actions.ts'
import {
  type CheckFigures,
  type PartnerWeeks,
  type WeekFigures,
  type WeekLine,
  weekLines,
} from '../../domain/digests/week-changes.ts'
import { takenInWeeks } from '../../domain/digests/taken-in-weeks.ts'
import { standsFor } from '../../domain/digests/stands-for.ts'
import { lastTwoWeeks, type TwoWeeks } from '../../domain/digests/week.ts'
import { reachabilityIn } from '../../domain/drills/reachability.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Actor } from '../../domain/partners/actor.ts'
import { can } from '../../domain/partners/can.ts'
import type { Membership, Partner } from '../../domain/partners/partner.ts'
import type { ForTwoWeeks } from '../../ports/store/work.ts'
import type { Means } from '../scene.ts'

/** How the partners did for which somebody stands, the worst first, and what they could do about it. */
export type Week = { lines: WeekLine[]; actions: WeekAction[] }

/** `zone`: of their clock, whose weeks they are. `told`: labels of what they are told besides, or want to hear nothing of. */
type Asked = { actor: Extract<Actor, { kind: 'internal' }>; zone: string; told: ReadonlySet<string> }

/** Undefined where nothing has changed enough to say and nothing presses, or they stand for no partner. It takes as many looks for much as for little. */
export async function readWeek(means: Means, { actor, zone, told }: Asked): Promise<Week | undefined> {
  const theirs = standsFor(actor)
  const partners = (await means.tx.partners.list()).filter(
    ({ id, stage }) => stage !== 'ended' && (theirs === 'all' || theirs.has(id)),
  )
  if (partners.length === 0) return undefined
  const weeks = lastTwoWeeks(zone, means.now)
  const ids = partners.map(({ id }) => id)
  const runs = Map.groupBy(await means.tx.runs.lastOfEach(ids, LAST_RUNS), ({ partnerId }) => partnerId)
  const lines = weekLines(await weeksOf(means, partners, runs, weeks), weeks)
  const all = (await actionsFor(means, partners, runs, told)).filter(
    (action) => 'allowed' in can(actor, weekActionNeeds(action), action, means.permissions),
  )
  const actions = chooseActions(all, told)
  return lines.length > 0 || actions.some((one) => isPressing(one, weeks)) ? { lines, actions } : undefined
}

/** Of each audience the one that may be open, and the two before it. */
const LAST_RUNS = 3

type Runs = Map<string, Run[]>

async function weeksOf({ tx }: Means, partners: Partner[], runs: Runs, weeks: TwoWeeks): Promise<PartnerWeeks[]> {
  const ids = partners.map(({ id }) => id)
  const cases = await tx.cases.inWeeks(ids, weeks)
  const clocks = await tx.clocks.inWeeks(ids, weeks)
  const ladders = await tx.ladders.exhaustedInWeeks(ids, weeks)
  const answers = await tx.ladders.answersOf(ids, weeks.from, weeks.until)
  return partners.map(({ id, name, registeredAt }): PartnerWeeks => {
    const taken = takenInWeeks(answers.get(id) ?? [], weeks)
    const check = checkOf(runs.get(id) ?? [], weeks)
    const week = (which: keyof ForTwoWeeks<never>): WeekFigures => ({
      ...NOTHING,
      ...cases.get(id)?.[which],
      ...clocks.get(id)?.[which],
      ...ladders.get(id)?.[which],
      ...taken[which],
    })
    return {
      ...{ partnerId: id, partnerName: name, registeredAt, before: week('before'), last: week('last') },
      ...(check && { check }),
    }
  })
}

const NOTHING: WeekFigures = {
  ...{ opened: 0, reopened: 0, closed: 0, open: 0, overdue: 0, breaches: 0, met: 0, missed: 0, exhausted: 0 },
}

/** Only of one that closed in the last week, the last of those, beside the one of its audience before it: what that said was told then. */
function checkOf(runs: Run[], { mid, until }: TwoWeeks): PartnerWeeks['check'] {
  const pairs = ofEachAudience(runs).flatMap((all) => {
    const [last, before] = all.filter((run) => run.status === 'closed')
    return last && before && last.closedAt >= mid && last.closedAt < until ? [{ last, before }] : []
  })
  const [newest] = pairs.toSorted((a, b) => b.last.closedAt - a.last.closedAt)
  return newest && { before: figuresOf(newest.before.result), last: figuresOf(newest.last.result) }
}

/** The newest first in each, as in all. */
function ofEachAudience(runs: Run[]): Run[][] {
  return [...Map.groupBy(runs, ({ audience }) => audience).values()]
}

function figuresOf({ rhi, internal, partner }: Scores): CheckFigures {
  if (rhi === undefined || internal === undefined || partner === undefined) return {}
  return { health: Math.round(rhi), gap: Math.round(Math.abs(internal - partner)) }
}

/** As many overdue cases as there may be left once what is told already is left out. */
const OVERDUE = 3

async function actionsFor(
  { tx, now }: Means,
  partners: Partner[],
  runs: Runs,
  told: ReadonlySet<string>,
): Promise<WeekAction[]> {
  const named = new Map(partners.map(({ id, name }) => [id, name]))
  const of = (partnerId: string) => ({ partnerId, partnerName: named.get(partnerId) ?? '' })
  const partnerIds = [...named.keys()]
  const untaken = (await tx.ladders.activeOf(partnerIds)).filter(
    ({ sides, subject }) => waitsForSomebody(sides.internal) && !told.has(subject.label),
  )
  const limit = OVERDUE + told.size + untaken.length
  const overdue = await tx.cases.due({ partnerIds, from: 0, until: now, limit })
  const asked = await tx.proposals.openAmong(partnerIds)
  const rosters = Map.groupBy(await tx.memberships.ofAll(), ({ partnerId }) => partnerId)
  const drilled = new Map((await tx.drills.ofEach(partnerIds)).map((one) => [one.id, one]))
  const standing: WeekAction[] = []
  for (const { id, slug, agreement } of partners) {
    const roster = rosters.get(id) ?? []
    const accepted = (await tx.agreements.get(agreement.id))?.accepted
    if (asked.has(id) || (!accepted && roster.some((one) => one.side === 'partner' && isHead(one))))
      standing.push({ deed: 'terms', label: slug, asked: asked.has(id), ...of(id) })
    const drills = drilled.get(id)
    const reached = drills && reachabilityIn(drills, 'internal')
    if (reached && reached.never > 0) standing.push({ deed: 'drill', label: slug, ...reached, ...of(id) })
    if (!roster.some(({ side, role }) => side === 'internal' && role === 'sponsor'))
      standing.push({ deed: 'no sponsor', label: slug, ...of(id) })
  }
  return [
    ...overdue.map(({ state: { number, title, partnerId }, dueAt }): WeekAction => ({
      ...{ deed: 'overdue', label: caseLabel(number), title, at: dueAt, ...of(partnerId) },
    })),
    ...untaken.map(({ number, version, subject, startedAt, partnerId }): WeekAction => ({
      ...{ deed: 'escalation', label: ladderLabel(number), version, about: subject.label, title: subject.title },
      ...{ at: startedAt, ...of(partnerId) },
    })),
    ...partners.flatMap((partner) => aboutChecks(partner, runs.get(partner.id) ?? [])),
    ...standing,
  ]
}

function isHead({ role }: Membership): boolean {
  return role === 'account-manager' || role === 'sponsor'
}

/** Of each audience; that too few answered, of the one that closed last. */
function aboutChecks(partner: Partner, runs: Run[]): WeekAction[] {
  const all = ofEachAudience(runs).flatMap((own) => aboutCheck(partner, own))
  const unanswered = all.findLast(({ deed }) => deed === 'unanswered')
  return all.filter((one) => one.deed !== 'unanswered' || one === unanswered)
}

/** What the last one of an audience showed; while another is open, nothing. */
function aboutCheck({ id, name, slug }: Partner, [last]: Run[]): WeekAction[] {
  if (last?.status !== 'closed') return []
  const { closedAt, result } = last
  const of = { partnerId: id, partnerName: name }
  const check = runLabel(last.number)
  if (result.band === 'insufficient data') return [{ deed: 'unanswered', label: slug, check, closedAt, ...of }]
  const says = result.flags.map((flag) => flag.name)
  return says.length === 0 ? [] : [{ deed: 'flags', label: check, says, closedAt, ...of }]
}
