import type { Applied } from '../app/partners/apply-in.ts'
import { gapLines, rehearsedLines } from '../cards/rehearsal-words.ts'
import { termsPreview } from '../cards/terms-preview.ts'
import { usualHours } from '../domain/terms/hours-of.ts'
import { sayFact } from '../domain/timeline/say-fact.ts'

/** What a sheet came to, or would: what is recorded, what is proposed, what runs on and who sees it, and how its ladders would go; of those that are saved only whom they do not reach. */
export function appliedLines(company: string, applied: Applied, plan: boolean): string[] {
  const { partner, before, news, hints, rehearsals, running } = applied
  const { zone } = usualHours(partner.terms)
  const facts = news
    .filter(({ kind }) => kind !== 'TermsProposed')
    .map((fact) => sayFact(fact, (side) => (side === 'internal' ? company : partner.name), zone))
  const preview = before ? termsPreview(before, partner, running, applied) : { proposed: [], running: [], seen: [] }
  const rehearsed = plan ? rehearsedLines(rehearsals) : gapLines(rehearsals)
  return [...facts, ...preview.proposed, ...preview.running, ...preview.seen, ...rehearsed, ...hints]
}
