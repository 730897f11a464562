import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { canonicalJson } from '../../domain/timeline/canonical-json.ts'
import type { LadderTerms } from '../../domain/terms/ladder-terms.ts'
import { sameName } from '../rotations/find-rotation.ts'
import type { Means } from '../scene.ts'

/**
 * The sentence for a ladder that begins to call a rotation which its side does not have, and which its sheet does not `set`. A partner that is new has none yet: its sheet may name those that it
 * had elsewhere, and until they are set a step finds nobody on duty and is left at once.
 */
export async function noSuchRotation(
  means: Means,
  ladders: LadderTerms[],
  partner: Pick<Partner, 'id' | 'terms'> | undefined,
  set: readonly { side: Side; name: string }[],
): Promise<string | undefined> {
  const missing = partner && (await firstMissing(means, ladders, partner, set))
  if (!missing) return undefined
  const { side, name, own } = missing
  const whose = side === 'internal' ? 'our side' : 'their side'
  const known = own.length === 0 ? 'none yet' : own.map((rotation) => `“${rotation.name}”`).join(', ')
  return `There is no rotation “${name}” on ${whose}: there is ${known}. Set it first, with \`rotation\`, \`liaison import\` or \`rotations:\` in a sheet, or name one that is there.`
}

/** The sentence for what was proposed and calls a rotation that was ended since, to whoever would accept it: one of either side. */
export async function rotationEndedSince(
  means: Means,
  ladders: LadderTerms[],
  partner: Pick<Partner, 'id' | 'terms' | 'slug' | 'name'>,
): Promise<string | undefined> {
  const missing = await firstMissing(means, ladders, partner, [])
  if (!missing) return undefined
  const { side, name } = missing
  const [whose, other] = side === 'internal' ? [means.company, partner.name] : [partner.name, means.company]
  return `They call whoever is on duty by “${name}” of ${whose}, which is there no more. Let ${whose} set it first, with \`rotation ${partner.slug} "${name}" @name @name\`, or agree with ${other} whom to call instead.`
}

type Named = { side: Side; name: string }

/** What ladders begin to call, and is not there; `own`: what that side has. */
async function firstMissing(
  { tx }: Means,
  ladders: LadderTerms[],
  partner: Pick<Partner, 'id' | 'terms'>,
  set: readonly Named[],
): Promise<(Named & { own: Named[] }) | undefined> {
  const before = new Set(partner.terms.ladders.flatMap(called))
  const added = ladders.flatMap(called).filter((one) => !before.has(one))
  if (added.length === 0) return undefined
  const there = [...(await tx.rotations.of(partner.id)), ...set]
  for (const one of added) {
    const [side, name] = JSON.parse(one) as [Side, string]
    const own = there.filter((rotation) => rotation.side === side)
    if (!own.some((rotation) => sameName(rotation.name, name))) return { side, name, own }
  }
  return undefined
}

function called({ steps }: LadderTerms): string[] {
  return SIDES.flatMap((side) =>
    steps[side].flatMap(({ targets }) =>
      targets.flatMap((one) => (one.to === 'rotation' ? [canonicalJson([side, one.name])] : [])),
    ),
  )
}
