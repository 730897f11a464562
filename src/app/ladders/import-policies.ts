import { type LadderStep, type Target, withPeopleCalled } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SOMEBODY } from '../../domain/partners/party.ts'
import type { CarriedPolicy, CarriedTarget } from '../../domain/rotations/imports/carried.ts'
import { forWhich, isUsual, type LadderFor, type LadderTerms, ladderName } from '../../domain/terms/ladder-terms.ts'
import { namesOfCalled } from '../people/names-of.ts'
import { type Applied, applyIn } from '../partners/apply-in.ts'
import { partnerSheetOf } from '../partners/partner-sheet.ts'
import { readSheet } from '../partners/read-sheet.ts'
import { writeLadder, writeOurs, writeTheirs } from '../partners/written/write-ladder.ts'
import type { WrittenLadder } from '../partners/written/written-sheet.ts'
import { carriedPeople, type WhoIs } from '../rotations/carried-people.ts'
import { sameName } from '../rotations/find-rotation.ts'
import type { Means } from '../scene.ts'

/** A policy of another tool, and the escalations whose ladder it becomes. */
export type PolicyMeant = { policy: CarriedPolicy; which: LadderFor }

type Importing = {
  side: Side
  policies: PolicyMeant[]
  called: ReadonlyMap<string, string>
  /** How often the policy goes through its steps is said of both sides, since they share it. */
  rounds?: boolean
}

/** `said`: what of each is not as it is there, a sentence each; `unknown`: whom it calls there and nobody here knows. `applied`: as by a sheet; absent where none of them calls anybody. */
export type PoliciesImported = {
  said: { name: string; ladder: string; cannot: string[]; unknown: string[]; empty: boolean }[]
  applied?: Applied
}

/**
 * Policies of another tool become the steps of one side, as a sheet would say them: what needs the partner's word is proposed, and doing it again changes
 * nothing. The other side's steps stay; where such escalations have had none of their own till now, it goes on as usual.
 */
export async function importPolicies(
  means: Means,
  partner: Partner,
  { side, policies, called, rounds = false }: Importing,
): Promise<PoliciesImported | { refused: string }> {
  const whoIs = await carriedPeople(means, partner, side, called)
  const there = (await means.tx.rotations.of(partner.id)).filter((one) => one.side === side).map(({ name }) => name)
  const names = await namesOfCalled(means, partner.terms)
  const said: PoliciesImported['said'] = []
  const ladders: (LadderFor & WrittenLadder)[] = []
  for (const { policy, which } of policies) {
    const read = stepsOf(policy, whoIs, there)
    const empty = read.steps.every(({ targets }) => targets.length === 0)
    const known = partner.terms.ladders.map((one) => withPeopleCalled(one, (id) => names.get(id) ?? SOMEBODY))
    const before = known.find((one) => ladderName(one) === ladderName(which))
    const usual = known.find(isUsual)
    const turns = roundsOf(policy, before ?? usual, side, rounds)
    const cannot = [...policy.cannot, ...read.cannot, ...turns.cannot]
    said.push({ name: policy.name, ladder: ladderName(which), cannot, unknown: read.unknown, empty })
    if (!empty)
      ladders.push({ ...forWhich(which), ...written(read.steps, side, turns.cycles, before ? undefined : usual) })
  }
  if (ladders.length === 0) return { said }
  const [usual, own] = [ladders.find(isUsual), ladders.filter((one) => !isUsual(one))]
  const sheet = readSheet(partnerSheetOf(means.platforms), {
    ...{ slug: partner.slug, name: partner.name, ...(partner.unconfirmed && { confirmed: false }) },
    ...(usual && { ladder: usual }),
    ...(own.length > 0 && { ladders: own }),
  })
  if ('errors' in sheet) return { refused: Object.values(sheet.errors).join(' ') }
  const applied = await applyIn(means, sheet.sheet, {})
  return 'refused' in applied ? applied : { said, applied }
}

/** What is not said stays; a ladder that is new begins with the usual one’s steps of the other side, and who watches. */
function written(own: LadderStep[], side: Side, cycles: number, usual: LadderTerms | undefined): WrittenLadder {
  const { internal, partner }: Partial<Record<Side, LadderStep[]>> = { ...usual?.steps, [side]: own }
  const { watchers } = usual ? writeLadder(usual) : {}
  return {
    cycles,
    ...(internal && { ours: internal.map(writeOurs) }),
    ...(partner && { theirs: partner.map(writeTheirs) }),
    ...(watchers && { watchers }),
  }
}

const MOST_ROUNDS = 10

/** Both sides of a ladder share its rounds: those of a policy are its own only where the other side has no steps. */
function roundsOf(
  { rounds }: CarriedPolicy,
  before: LadderTerms | undefined,
  side: Side,
  forBoth: boolean,
): { cycles: number; cannot: string[] } {
  const wanted = Math.min(rounds, MOST_ROUNDS)
  const fewer = rounds > MOST_ROUNDS ? [`it goes through its steps ${rounds} times: here ${MOST_ROUNDS} at most.`] : []
  const other = side === 'internal' ? 'partner' : 'internal'
  if (!before || forBoth || before.steps[other].length === 0 || before.cycles === wanted)
    return { cycles: wanted, cannot: fewer }
  const why = `it goes through its steps ${times(rounds)}: here both sides go through theirs ${times(before.cycles)}. \`--rounds\` carries that over too, for both.`
  return { cycles: before.cycles, cannot: [why] }
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}

type Read = { steps: LadderStep[]; unknown: string[]; cannot: string[] }

/** People stand in it as they are called here. */
function stepsOf({ steps }: CarriedPolicy, whoIs: WhoIs, rotations: string[]): Read {
  const unknown = new Set<string>()
  const cannot = new Set<string>()
  const targetOf = (one: CarriedTarget): Target[] => {
    if (one.to === 'person') {
      const found = whoIs(one.who)
      if (!found) unknown.add(one.who.label)
      return found ? [{ to: 'person', person: found.name }] : []
    }
    const meant = rotations.filter((name) =>
      one.rotations.length > 0
        ? one.rotations.some((other) => sameName(other, name))
        : sameName(name, one.label) || name.toLowerCase().startsWith(`${one.label.toLowerCase()} – `),
    )
    if (meant.length === 0)
      cannot.add(`it calls whoever is on duty by “${one.label}”, which is no rotation here: import that schedule too.`)
    if (meant.length > 1)
      cannot.add(`“${one.label}” is ${meant.length} rotations here: whoever is on duty by any of them is called.`)
    return meant.map((name) => ({ to: 'rotation', name }))
  }
  const read = steps.map(({ targets: all, minutes }): LadderStep => {
    const targets = all.flatMap(targetOf)
    const once = targets.filter((one, at) => targets.findIndex((other) => isSame(one, other)) === at)
    return { targets: once, wait: { amount: minutes, unit: 'm' }, waitIn: 'wall' }
  })
  return { steps: read, unknown: [...unknown], cannot: [...cannot] }
}

function isSame(one: Target, other: Target): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
