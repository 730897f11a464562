import { listed } from '../cards/listed.ts'
import { verifyPartner } from '../app/record/verify-partner.ts'
import type { Chain } from '../domain/timeline/fact.ts'
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
 * follow from the one before it, or what there is without having been recorded.
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
    for (const partner of one ? [one] : all) lines.push(...(await verifyOne(view, partner, noted)))
    return lines
  })
}

async function verifyOne(
  view: Tx,
  partner: { id: string; slug: string },
  noted: Map<Chain, SaidHead>,
): Promise<Line[]> {
  const { slug } = partner
  const { chains, missing } = await verifyPartner(view, partner, sha256, noted)
  const lines = [...chains].flatMap(([chain, walk]): Line[] => {
    const what = `${slug}, ${chain} record`
    if ('broken' in walk) return [problem(`${what}: broken. ${walk.broken} Compare it with a backup.`)]
    // What should be there is told below.
    return walk.head.seq === 0 && missing.length > 0
      ? [problem(`${what}: empty. Compare it with a backup.`)]
      : [sayWalk(what, walk)]
  })
  if (missing.length === 0) return lines
  const many = `${missing.length === 1 ? 'A fact is' : `${missing.length} facts are`} missing that must have been recorded`
  return [...lines, problem(`${slug}: ${many}: ${listed(missing)}. Compare it with a backup.`)]
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
