import { isCounted, isOwnOutage } from '../../domain/cases/count-own.ts'
import { actionLabel, actionTitle, type CorrectiveAction } from '../../domain/corrective/corrective-action.ts'
import { teamSourceId } from '../../domain/corrective/team-source.ts'
import { type Case, caseLabel, type Confirmation, isOver, toBeConfirmed } from '../../domain/cases/case.ts'
import { severityFollowed } from '../../domain/cases/grow-log.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { isBreached, isOwed } from '../../domain/sla/clock-notices.ts'
import { levelAt } from '../../domain/sla/levels.ts'
import { MEASURES } from '../../domain/sla/measures/measures.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { NO_SERVICE } from '../../domain/terms/derived-terms.ts'
import type { Level } from '../../domain/terms/level.ts'
import { teamOf } from '../../domain/terms/objective.ts'
import { servicesLeftUnsaid } from '../../domain/terms/services-of.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Asking } from '../asking.ts'
import { withTermsThen } from '../cases/terms-then.ts'
import { isAnythingToSetRight } from '../heard/to-set-right.ts'
import { marksTold } from '../marks/marks-told.ts'
import { isAnybodyNamed, refOfParty } from '../people/roster.ts'
import { recordHeadOf } from '../record/head-of.ts'
import type { Query } from './query.ts'
import { toldTo } from './told-to.ts'

/** How a case stands: who opened it, who owns it, its clocks, what it waits for, how it ended. Undefined once its partner is gone. */
export const caseNow = {
  needs: 'case.view',
  async read(asking: Asking, state: Case) {
    const partner = await asking.tx.partners.get(state.partnerId)
    return partner && toldTo(asking.audience, await caseForAll(asking, partner, state))
  },
} satisfies Query<Case, unknown>

export type CaseTold = NonNullable<Awaited<ReturnType<typeof caseNow.read>>>

/** The same for both audiences at once. */
export async function caseForAll(
  { tx, company, now }: Pick<Asking, 'tx' | 'company' | 'now'>,
  partner: Partner,
  state: Case,
) {
  const all = await tx.clocks.ofSubject('case', state.id)
  const clocks = currentClocks(all)
  const ladders = await tx.ladders.active({ partnerId: partner.id, subjectId: state.id })
  const awaited = toBeConfirmed(state)
  const followed = severityFollowed(state)
  const nameOf = (side: Side): string => (side === 'internal' ? company : partner.name)
  const shared = {
    label: caseLabel(state.number),
    version: state.version,
    title: state.title,
    ...(state.description && { description: state.description.text }),
    kind: state.kind,
    severity: state.severity,
    ...(await serviceOf({ tx, now }, partner, state)),
    status: state.status,
    partnerName: partner.name,
    obligorName: nameOf(state.obligor),
    opener: await refOfParty(tx, state.openedBy),
    openerCompany: nameOf(state.openedBy.side),
    openedAt: state.openedAt,
    owner: await refOfParty(tx, state.owner),
    ownerCompany: nameOf(state.owner.side),
    clocks: clocks.map(clockNow),
    zone: usualHours(partner.terms).zone,
    acknowledged: state.acknowledgedAt !== undefined,
    actions: await actionsAfter(tx, state, all, nameOf),
    marks: await marksTold({ tx, company, now }, partner, state),
    ...(isOwnOutage(state) && !isCounted(state.log) && { uncounted: { company: nameOf(state.obligor) } }),
    protects: [...new Set(clocks.map((clock) => clock.objective.protects))],
    ...((await isAnythingToSetRight(tx, state, now)) && { misread: true as const }),
    ...(state.status === 'waiting' && {
      waiting: { onCompany: nameOf(state.on), question: state.question, asker: await refOfParty(tx, state.askedBy) },
    }),
    ...(state.status === 'resolved' && {
      resolution: {
        ...{ by: await refOfParty(tx, state.resolvedBy), at: state.resolvedAt, note: state.note },
        ...(awaited && { toConfirm: await confirmerOf(tx, partner, awaited, nameOf(awaited.by)) }),
      },
    }),
    ...(isOver(state) && { record: await recordHeadOf(tx, partner, caseLabel(state.number)) }),
    ...(await endingOf(tx, state)),
    ...(await linksOf(tx, state)),
    ...(state.merging &&
      !isOver(state) && {
        merging: { into: caseLabel(state.merging.into.number), company: nameOf(otherSide(state.merging.by.side)) },
      }),
    ...(followed !== state.severity && {
      clocksFollow: { severity: followed, company: nameOf(otherSide(state.obligor)) },
    }),
  }
  const inside = await insideNow(tx, state)
  const escalations = ladders.map((ladder) => ladderLabel(ladder.number))
  return { shared, ours: { escalations, ...(inside.length > 0 && { inside }) } }
}

/** Which it says, or which it could say. */
async function serviceOf(
  asking: Pick<Asking, 'tx' | 'now'>,
  partner: Partner,
  state: Case,
): Promise<{ service?: string; servicesUnsaid?: string[] }> {
  const { service } = state
  if (service !== undefined) return service === NO_SERVICE ? {} : { service }
  if (state.status === 'withdrawn' || state.status === 'merged') return {}
  const { terms } = await withTermsThen(asking, partner, state)
  const servicesUnsaid = servicesLeftUnsaid(terms, state)
  return servicesUnsaid.length === 0 ? {} : { servicesUnsaid }
}

/** What teams of ours owe on it inside our company, of what we owe the partner. */
async function insideNow(tx: Asking['tx'], { id, obligor }: Case) {
  const clocks = obligor === 'internal' ? await tx.clocks.insideOf('case', [id]) : []
  const actions = await actionsInside(tx, { id }, clocks)
  return [...Map.groupBy(clocks, ({ objective }) => teamOf(objective.obligor)!)].flatMap(([team, its]) => {
    const current = currentClocks(its).map(clockNow)
    const action = actions.find((one) => one.source?.id === teamSourceId(id, team))
    return current.length === 0 ? [] : [{ team, clocks: current, ...(action && { action: askedFor(action) }) }]
  })
}

/** What is asked after what teams of ours missed on it; nothing where nothing was. */
async function actionsInside(tx: Asking['tx'], { id }: Pick<Case, 'id'>, clocks: Clock[]): Promise<CorrectiveAction[]> {
  const late = clocks.filter(({ breachedAt }) => breachedAt !== undefined)
  const teams = new Set(late.map(({ objective }) => teamOf(objective.obligor)!))
  return tx.correctiveActions.ofSources([...teams].map((team) => teamSourceId(id, team)))
}

function askedFor(action: CorrectiveAction) {
  return { label: actionLabel(action.number), status: action.status, title: actionTitle(action) }
}

/** What was asked of each side after what it missed; nothing is asked for where nothing was. */
async function actionsAfter(tx: Asking['tx'], { id }: Case, clocks: Clock[], nameOf: (side: Side) => string) {
  if (clocks.every(({ breachedAt }) => breachedAt === undefined)) return []
  const actions = await tx.correctiveActions.ofSources([id])
  return actions
    .filter(({ audience }) => audience === 'shared')
    .map((action) => ({ ...askedFor(action), sideName: nameOf(action.side) }))
}

async function confirmerOf(tx: Asking['tx'], { id, stage }: Partner, { by, until }: Confirmation, company: string) {
  const isUnheard = stage !== 'ended' && !(await isAnybodyNamed(tx, id, by))
  return { company, until, ...(isUnheard && { unheard: true as const }) }
}

async function endingOf(tx: Asking['tx'], state: Case) {
  if (state.status !== 'withdrawn' && state.status !== 'merged') return {}
  const how = state.status === 'withdrawn' ? { reason: state.reason } : { into: caseLabel(state.into.number) }
  return { ending: { by: await refOfParty(tx, state.endedBy), at: state.endedAt, ...how } }
}

/** As many of those that follow a case as its card names. */
const NAMED = 3

/** What it follows, and what follows it: only what there is. A case that was never over is followed by none. */
async function linksOf(tx: Asking['tx'], { id, follows, log }: Case) {
  const followed = follows && (await tx.cases.get(follows.id))
  const numbers = log.some(isOver) ? await tx.cases.followers(id, NAMED + 1) : []
  const labels = numbers
    .slice(0, NAMED)
    .toReversed()
    .map((number) => caseLabel(number))
  return {
    ...(followed && { follows: caseLabel(followed.number) }),
    ...(labels.length > 0 && { followedBy: { labels, others: numbers.length > NAMED } }),
  }
}

type ApplyingClock = Exclude<Clock, { status: 'lifted' }>

/** Of each measure for which there is a target what still runs, else the newest. */
function currentClocks(clocks: Clock[]): ApplyingClock[] {
  return MEASURES.flatMap((measure): ApplyingClock[] => {
    const [newest] = clocks
      .filter((clock) => clock.measure === measure)
      .toSorted((a, b) => Number(isOwed(b)) - Number(isOwed(a)) || b.startedAt - a.startedAt || b.round - a.round)
    return newest && newest.status !== 'lifted' ? [newest] : []
  })
}

/** The furthest level that what goes on has come to. */
function levelOf(clock: ApplyingClock): { level?: Pick<Level, 'when' | 'off'> } {
  if (!isOwed(clock) || clock.warnedPercents.length === 0) return {}
  const level = levelAt(clock, Math.max(...clock.warnedPercents))
  const isLate = level?.when === 'after'
  return level && isLate === isBreached(clock) ? { level: { when: level.when, off: level.off } } : {}
}

function clockNow(clock: ApplyingClock) {
  const common = {
    measure: clock.measure,
    target: clock.objective.target,
    ...(isBreached(clock) && { breachedAt: clock.breachedAt }),
    ...levelOf(clock),
  }
  const { status } = clock
  switch (status) {
    case 'running':
      return { ...common, status, dueAt: clock.dueAt }
    case 'paused':
      return { ...common, status, since: clock.since }
    case 'unconfirmed':
      return { ...common, status, dueAt: clock.dueAt, stoppedAt: clock.stoppedAt }
    case 'void':
      return { ...common, status, voidedAt: clock.voidedAt }
    case 'stopped':
      return {
        ...common,
        status: clock.met ? ('met' as const) : ('missed' as const),
        ...{ dueAt: clock.dueAt, stoppedAt: clock.stoppedAt },
      }
  }
}
