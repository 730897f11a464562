import { walkChain } from '../app/record/walk-chain.ts'
import { CHAINS, type Chain } from '../domain/timeline/fact.ts'
import { parseHead, type SaidHead } from '../domain/timeline/head.ts'
import type { Store, Tx } from '../ports/store/store.ts'
import { sha256 } from '../storage/sha256.ts'
import { partnerCalled } from './find-partner.ts'
import { fine, type Line, problem } from './line.ts'
import { sayWalk } from './record/say-walk.ts'

/** `head` and `internalHead`: noted of the shared and of the internal chain, so that a cut end shows. */
export type VerifyAsked = { partner?: string; head?: string; internalHead?: string }

/**
 * `liaison verify`: walk both chains of one partner's record, or of everyone's, from the beginning and name the first fact that does not
 * follow from the one before it.
 */
export async function verify(store: Store, asked: VerifyAsked = {}): Promise<Line[]> {
  const noted = headsOf(asked)
  if ('refused' in noted) return [problem(noted.refused)]
  if (asked.partner === undefined && noted.size > 0)
    return [problem('A head belongs to one partner: write `liaison verify acme --head …`.')]
  return store.read(async (view) => {
    const all = await view.partners.list()
    if (asked.partner === undefined && all.length === 0)
      return [fine('No partner is registered, so there is no record to verify.')]
    const one = asked.partner === undefined ? undefined : await partnerCalled(view, asked.partner)
    if (one && 'refused' in one) return [problem(one.refused)]
    const lines: Line[] = []
    for (const partner of one ? [one] : all)
      for (const chain of CHAINS) lines.push(await verifyChain(view, partner, chain, noted.get(chain)))
    return lines
  })
}

async function verifyChain(
  view: Tx,
  { id, slug }: { id: string; slug: string },
  chain: Chain,
  noted?: SaidHead,
): Promise<Line> {
  const what = `${slug}, ${chain} record`
  const walk = await walkChain(view, { partnerId: id, chain }, sha256, noted)
  if ('broken' in walk) return problem(`${what}: broken. ${walk.broken} Compare it with a backup.`)
  if (walk.head.seq === 0 && chain === 'internal')
    return problem(`${what}: empty, though the registration is recorded in it. Compare it with a backup.`)
  return sayWalk(what, walk)
}

function headsOf({ head, internalHead }: VerifyAsked): Map<Chain, SaidHead> | { refused: string } {
  const heads = new Map<Chain, SaidHead>()
  for (const [chain, text] of [['shared', head] as const, ['internal', internalHead] as const]) {
    if (text === undefined) continue
    const parsed = parseHead(text)
    if ('refused' in parsed) return parsed
    heads.set(chain, parsed)
  }
  return heads
}
