import { climbDrill, nextOf } from '../../domain/drills/climb-drill.ts'
import { begin, rearm, whyNone } from '../../domain/drills/decide-drills.ts'
import {
  type Call,
  channelIn,
  type Drill,
  drillLabel,
  type Drills,
  runningOf,
  withDrill,
} from '../../domain/drills/drill.ts'
import { reportOf, sayReached } from '../../domain/drills/drill-report.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import { hookNamed } from '../../domain/escalations/named-hook.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import { loadRoster } from '../people/roster.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { channelsFor, reachOf } from '../show/destinations.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { foundSteps } from './found-steps.ts'
import { drillCardKey, touchAll, touchDrill, whoOf } from './show-drill.ts'
import { pageKey, ringHooks } from './ring-hooks.ts'
import { arm, saveDrills } from './save-drills.ts'
import { tellReports } from './tell-reports.ts'

/** Begin one, and tell its first steps where it is their time; or why none can begin. */
export async function beginDrill(
  means: Means,
  partner: Partner,
  drills: Drills,
  by?: Party,
): Promise<{ drills: Drills; drill: Drill } | { refused: string }> {
  const why = whyNone(drills, await whatClimbs(means, partner), means.now)
  if (why !== undefined) return { refused: why }
  const number = await means.tx.counters.next('drill')
  const begun = begin(drills, { number, ...(by && { by: by.personId }) }, means.now)
  const data = { drill: drillLabel(number) }
  await recordFact(means, partner, partner.slug, { kind: 'DrillBegun', data, ...(by && { by }) })
  const saved = await moveDrill(means, partner, begun)
  return { drills: saved, drill: saved.drills.at(-1)! }
}

/** The escalation of a partner that calls people now. */
export async function whatClimbs({ tx }: Means, { id }: Pick<Partner, 'id'>): Promise<string | undefined> {
  const [first] = (await tx.ladders.active({ partnerId: id })).filter(({ status }) => status === 'open')
  return first && ladderLabel(first.number)
}

/** Tell what is to be told by now of the drill that goes on, and save: `drills` is one version ahead of what is kept. */
export async function moveDrill(means: Means, partner: Partner, drills: Drills): Promise<Drills> {
  const before = runningOf(drills)
  if (!before) return saveDrills(means, drills)
  const { drill, called } = climbDrill(before, await foundSteps(means, partner, before, drills.hour), means.now)
  const placed = await place(means, partner, drill, called)
  const next = placed.end ? await withArrivals(means, partner.id, placed) : placed
  const saved = await saveDrills(means, withDrill(drills, next))
  if (next.end) await settleEnd(means, partner, next)
  return saved
}

/** What is due: the next of a drill, or the next drill. */
export async function meetDrill(means: Means, partner: Partner, drills: Drills): Promise<void> {
  const { now } = means
  if (runningOf(drills)) {
    const next = nextOf(runningOf(drills)!)
    if (next !== undefined && now < next) return arm(means, drills)
    await moveDrill(means, partner, { ...drills, version: drills.version + 1 })
    return
  }
  if (drills.monthlyAt === undefined || now < drills.monthlyAt) return arm(means, drills)
  const began = await beginDrill(means, partner, drills)
  const latest = 'drills' in began ? began.drills : drills
  await saveDrills(means, rearm(latest, 'drills' in began, now))
}

/** Where each new call is said: alone if possible, else together with the others of that step where the partner reads. */
async function place(means: Means, partner: Partner, drill: Drill, called: Call[]): Promise<Drill> {
  const roster = await loadRoster(means.tx, partner.id)
  const inChannel = new Set<Call>()
  for (const call of called) {
    // It has no message: its page is all of it.
    if (hookNamed(call.to)) continue
    const entry = roster.find(({ person, side }) => person.id === call.to && side === call.side)
    const purpose = channelIn(call.to)
    const at: StandingDestination[] = purpose
      ? await channelsFor(means.tx, partner.id, purpose)
      : entry
        ? await reachOf(means, partner.id, entry)
        : []
    const isAlone = purpose !== undefined || at.every(({ kind }) => kind === 'person')
    if (!isAlone) inChannel.add(call)
    const placed: Call = isAlone ? call : { ...call, inChannel: true }
    touchDrill(means, partner.id, drill.number, whoOf(placed), at)
  }
  const rung = await ringHooks(means, partner, drill, called)
  const calls = drill.calls.map((call) => ({
    ...call,
    ...(inChannel.has(call) && { inChannel: true as const }),
    ...(called.includes(call) && rung.includes(call.to) && !hookNamed(call.to) && { hook: 'rung' as const }),
  }))
  return { ...drill, calls }
}

/** Which of those who did not answer have it before them. */
async function withArrivals({ tx }: Means, partnerId: string, drill: Drill): Promise<Drill> {
  const calls: Call[] = []
  for (const call of drill.calls) {
    const cardKey = drillCardKey(partnerId, drill.number, whoOf(call))
    const isSilent = !call.answered && call.failed === undefined
    if (hookNamed(call.to)) {
      const waits = isSilent && (await tx.outbox.unfinished({ about: [pageKey(partnerId, drill, call)] })).length > 0
      calls.push(isSilent && !waits ? { ...call, arrived: true } : call)
      continue
    }
    const at = isSilent
      ? (await tx.outbox.destinationsOf(cardKey)).map((to) => ({ cardKey, queueKey: queueKeyOf(to) }))
      : []
    const isThere = at.length > 0 && (await tx.outbox.standing(at)).some(({ shown }) => shown)
    calls.push(isThere ? { ...call, arrived: true } : call)
  }
  return { ...drill, calls }
}

async function settleEnd(means: Means, partner: Partner, drill: Drill): Promise<void> {
  touchAll(means, partner.id, drill.number, drill.calls)
  const data = {
    drill: drillLabel(drill.number),
    ours: sayReached(reportOf(drill, 'internal')),
    theirs: sayReached(reportOf(drill, 'partner')),
  }
  await recordFact(means, partner, partner.slug, { kind: 'DrillEnded', data })
  await tellReports(means, partner, drill)
}
