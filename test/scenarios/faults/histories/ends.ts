import { type Ladder, ladderLabel, URGENCIES } from '../../../../src/domain/escalations/ladder.ts'
import { SIDES, type Side } from '../../../../src/domain/partners/party.ts'
import type { Fact } from '../../../../src/domain/timeline/fact.ts'
import { ADMIN, halfDayOf, isShared, MEMBERS } from './cast.ts'
import type { Arrival, Life } from './life.ts'

/** What was promised of a whole life and is not so, once everything works and everybody has had a working day. */
export async function brokenInTheEnd(life: Life, pages: Set<string>): Promise<string[]> {
  const broken: string[] = []
  if (!(await life.isAtRest())) broken.push('something is on its way for ever')
  for (const ladder of await life.ladders()) {
    broken.push(...brokenClimbs(ladder, await factsOf(life, ladder)))
    broken.push(...rungTooOften(life, ladder))
    if (ladder.status !== 'resolved') broken.push(...unheardOn(life, ladder), ...untoldEnds(life, ladder))
  }
  return [...broken, ...combinedTooOften(life, pages)]
}

function factsOf(life: Life, { partnerId, number }: Ladder): Promise<Fact[]> {
  return life.read((view) => view.facts.of(partnerId, ladderLabel(number)))
}

/** By the record, each side goes upwards alone, until it is begun again. */
function brokenClimbs({ number }: Ladder, facts: Fact[]): string[] {
  const broken: string[] = []
  const stood = new Map<string, string>()
  for (const { kind, data } of facts) {
    if (kind === 'EscalationReopened' || (kind === 'EscalationUrgencyChanged' && isRise(data))) stood.clear()
    if (kind !== 'EscalationClimbed') continue
    const [side, rung] = [String(data['side']), `${String(data['cycle'])}.${String(data['step'])}`]
    if (rung <= (stood.get(side) ?? ''))
      broken.push(`${ladderLabel(number)} told step ${rung} of the ${side} side twice`)
    stood.set(side, rung)
  }
  return broken
}

function isRise({ from, to }: Fact['data']): boolean {
  const [was, is] = [from, to].map((one) => URGENCIES.findIndex((each) => each === one))
  return was !== undefined && is !== undefined && is > was
}

/** Nobody is called by it more often than their side was told a step. */
function rungTooOften({ arrivals }: Life, { id, number, climbed }: Ladder): string[] {
  return MEMBERS.flatMap(({ userId, name, side }) => {
    const rung = climbed.filter((one) => one.side === side).length
    const calls = arrivals.filter((one) => one.to === userId && !one.marked && isCallOf(one, id))
    return calls.length > rung
      ? [`${name} was called ${calls.length} times by ${ladderLabel(number)}, of ${rung} steps`]
      : []
  })
}

function isCallOf({ row, ladders }: Arrival, id: string): boolean {
  if (row.cardKey?.startsWith('call:')) return ladders.at(-1)?.id === id
  return row.cardKey === `escalation:${id}` || (row.about ?? '').startsWith(`escalation:${id}:call:`)
}

/** Somebody of each side that waits has it before them, or somebody was told that nobody could be. */
function unheardOn({ platforms, arrivals }: Life, ladder: Ladder): string[] {
  const label = ladderLabel(ladder.number)
  const stand = Object.values(platforms).flatMap(({ stands }) => [...stands.values()])
  const before = stand
    .filter(({ card }) => new RegExp(`${label}\\b`, 'u').test(JSON.stringify(card)))
    .map(({ to }) => to)
  const isTold = arrivals.some(({ row }) => (row.about ?? '').startsWith(`escalation:${ladder.id}:exhausted:`))
  return SIDES.filter((side) => ['climbing', 'exhausted'].includes(ladder.sides[side].state)).flatMap((side) => {
    const isHeard = before.some((to) => isOf(to, side))
    return isHeard || isTold || (side === 'internal' && before.includes(ADMIN.userId))
      ? []
      : [`${label} was heard by nobody of the ${side} side`]
  })
}

/** That a side has no step left is told to ours, since it was told the last; not of the partner’s side while ours are called still, or somebody has it: their card says so. */
function untoldEnds({ arrivals }: Life, ladder: Ladder): string[] {
  const { sides, climbed, number, startedAt } = ladder
  const words = `${ladderLabel(number)} has reached its last step`
  const told = arrivals.filter(({ card }) => JSON.stringify(card).includes(words)).map(({ at }) => at)
  return SIDES.flatMap((side) => {
    const isTold = side === 'internal' || ['none', 'exhausted'].includes(sides.internal.state)
    if (sides[side].state !== 'exhausted' || !isTold) return []
    const last = Math.max(startedAt, ...climbed.filter((one) => one.side === side).map(({ at }) => at))
    return told.some((at) => at >= last) ? [] : [`${words} on the ${side} side, and nobody was told`]
  })
}

function isOf(to: string, side: Side): boolean {
  const member = MEMBERS.find(({ userId }) => userId === to)
  return member ? member.side === side : isShared(to) === (side === 'partner')
}

/** In half a working day of theirs in which nobody acts, what can wait calls somebody once. */
function combinedTooOften({ arrivals, acts, held, quieted }: Life, pages: Set<string>): string[] {
  return MEMBERS.filter(({ userId }) => !quieted.has(userId)).flatMap(({ userId, name, zone }) => {
    const calls = arrivals.filter(
      (one) =>
        one.to === userId &&
        !one.marked &&
        one.ladders.length > 0 &&
        one.ladders.every(({ id }) => !pages.has(id)) &&
        isCall(one),
    )
    return [...Map.groupBy(calls, ({ at }) => halfDayOf(zone, at))].flatMap(([half, all]) => {
      const isActedIn = [...acts, ...held.flatMap(({ from, to }) => [{ at: from }, { at: to }])].some(
        ({ at }) => halfDayOf(zone, at) === half,
      )
      return !isActedIn && all.length > 1
        ? [`${name} was called ${all.length} times on ${half}: ${all.map(({ card }) => card.title).join('; ')}`]
        : []
    })
  })
}

function isCall({ row }: Arrival): boolean {
  return /^(?:call:|escalation:[^:]+$)/u.test(row.cardKey ?? '') || /^escalation:[^:]+:call:/u.test(row.about ?? '')
}
