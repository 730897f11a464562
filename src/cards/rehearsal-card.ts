import type { Side } from '../domain/partners/party.ts'
import type { Card } from './card.ts'
import { type RehearsalView, rehearsalLines } from './rehearsal-words.ts'

/** `sides`: those that its reader may see. */
export type RehearsalCardView = {
  slug: string
  partnerName: string
  sides: readonly Side[]
  rehearsed: RehearsalView[]
}

/** How escalations with a partner would go, as people, rotations and absences are now. */
export function rehearsalCard({ slug, partnerName, sides, rehearsed }: RehearsalCardView): Card {
  const title = `Escalations with ${partnerName} (${slug}), rehearsed`
  const lines = rehearsed.flatMap((one) => rehearsalLines(one, sides))
  const gaps = [...new Set(lines.filter((line) => line.startsWith('Gaps: ')))]
  const headline = `${title}: ${gaps.length === 0 ? 'no gaps' : 'with gaps'}`
  return {
    subject: slug,
    title,
    headline,
    tone: 'neutral',
    blocks: [{ kind: 'list', items: [...new Set(lines)].map((line) => [line]) }],
    buttons: [],
    footer: 'Nobody was called by this. Times are the partner’s.',
    fallback: [`${headline}.`, ...gaps].join(' '),
  }
}
