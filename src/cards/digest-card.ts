import type { Card, CardBlock } from './card.ts'
import { needsCard, type NeedsView } from './needs-card.ts'
import { type NoticedCase, noticeLine } from './personal-notice-card.ts'
import { plainText } from './plain-text.ts'
import { withCode } from './with-code.ts'

/** What needs one person as their day begins. `news`: what has changed for them besides, and is told with it. At least one thing needs them. */
export type DigestView = NeedsView & { news: NoticedCase[] }

const TITLE = 'What needs you today'

export function digestCard({ news, ...view }: DigestView): Card {
  const { blocks, ...list } = needsCard(view)
  const { total, overdue } = view
  const prefix = view.ours ? '/partner' : '@Liaison'
  const headline = `${TITLE}: ${overdue > 0 ? `${total}, ${overdue} overdue` : total}`
  const items = news.map((one) => noticeLine(one, view.zone))
  const said = items.map((item) => ` ${plainText(item)}`).join('')
  const first: CardBlock[] = items.length > 0 ? [{ kind: 'list', items }, { kind: 'divider' }] : []
  return {
    ...list,
    title: TITLE,
    headline,
    blocks: [...first, ...blocks],
    footer: withCode(
      `It comes each working day at this time: \`${prefix} digest 08:30\` changes when, \`${prefix} digest off\` stops it.`,
    ),
    fallback: `${headline}.${said} ${firstOf(list.fallback)}`,
  }
}

/** The list's own words behind its first line. */
function firstOf(fallback: string): string {
  return fallback.slice(fallback.indexOf('. ') + 2)
}
