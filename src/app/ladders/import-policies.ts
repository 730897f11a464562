import { type LadderStep, withPeopleCalled } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SOMEBODY } from '../../domain/partners/party.ts'
import type { CarriedPolicy } from '../../domain/rotations/imports/carried.ts'
import { forWhich, isUsual, type LadderFor, type LadderTerms, ladderName } from '../../domain/terms/ladder-terms.ts'
import { namesOfCalled } from '../people/names-of.ts'
import { type Applied, applyIn } from '../partners/apply-in.ts'
import { partnerSheetOf } from '../partners/partner-sheet.ts'
import { readSheet } from '../partners/read-sheet.ts'
import { writeLadder, writeOurs, writeTheirs } from '../partners/written/write-ladder.ts'
import type { WrittenLadder } from '../partners/written/written-sheet.ts'
import { carriedPeople } from '../rotations/carried-people.ts'
import type { Imported } from '../rotations/import-rotations.ts'
import type { Means } from '../scene.ts'
import { carriedSteps } from './carried-steps.ts'

/** A policy of another tool, and the escalations whose ladder it becomes. */
export type PolicyMeant = { policy: CarriedPolicy; which: LadderFor }

type Importing = {
  side: Side
  policies: PolicyMeant[]
  called: ReadonlyMap<string, string>
  /** What became of the rotations of the same file. */
  rotations: Imported[]
  /** How often the policy goes through its steps is said of both sides, since they share it. */
  rounds?: boolean
}

/**
 * `cannot`: what of each is not as it is there, a sentence each; `odd`: what is, and is hardly meant; `unknown`: whom it calls there and nobody here knows; `refused`:
 * why it becomes no ladder. `applied`: as by a sheet; absent where all of them are refused.
 */
export type PoliciesImported = {
  said: { name: string; ladder: string; cannot: string[]; odd: string[]; unknown: string[]; refused?: string }[]
  applied?: Applied
}

/**
 * Policies of another tool become the steps of one side, as a sheet would say them: what needs the partner's word is proposed, and doing it again changes
 * nothing. The other side's steps stay; where such escalations have had none of their own till now, it goes on as usual.
 */
export async function importPolicies(
  means: Means,
  partner: Partner,
  { side, policies, called, rotations, rounds = false }: Importing,
): Promise<PoliciesImported | { refused: string }> {
  const whoIs = await carriedPeople(means, partner, side, called)
  const there = (await means.tx.rotations.of(partner.id)).filter((one) => one.side === side).map(({ name }) => name)
  const unset = rotations.flatMap(({ name, outcome }) => (outcome === 'refused' ? [name] : []))
  const names = await namesOfCalled(means, partner.terms)
  const said: PoliciesImported['said'] = []
  const ladders: (LadderFor & WrittenLadder)[] = []
  for (const { policy, which } of policies) {
    const read = carriedSteps(policy, { whoIs, rotations: there, unset })
    const { unknown, odd, refused } = read
    if (refused !== undefined) {
      const cannot = [...policy.cannot, ...read.cannot]
      said.push({ name: policy.name, ladder: ladderName(which), cannot, odd, unknown, refused })
      continue
    }
    const known = partner.terms.ladders.map((one) => withPeopleCalled(one, (id) => names.get(id) ?? SOMEBODY))
    const before = known.find((one) => ladderName(one) === ladderName(which))
    const usual = known.find(isUsual)
    const turns = roundsOf(policy, before ?? usual, side, rounds)
    const cannot = [...policy.cannot, ...read.cannot, ...turns.cannot]
    said.push({ name: policy.name, ladder: ladderName(which), cannot, odd, unknown })
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
  const { watchers, theirWatchers } = usual ? writeLadder(usual) : {}
  return {
    cycles,
    ...(internal && { ours: internal.map(writeOurs) }),
    ...(partner && { theirs: partner.map(writeTheirs) }),
    ...(watchers && { watchers }),
    ...(theirWatchers && { theirWatchers }),
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
