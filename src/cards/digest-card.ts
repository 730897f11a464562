import type { Card, CardBlock } from './card.ts'
import { heldLines } from './held-back-card.ts'
import { needsCard, type NeedsView } from './needs-card.ts'
import { type Noticed, noticeLine } from './personal-notice-card.ts'
import { plainText } from './plain-text.ts'
import { withCode } from './with-code.ts'

/**
 * What needs one person as their day begins. `news`: what has changed for them besides, and is told with it. `fresh`: later that day, what falls due
 * on it besides what was told in the morning. `held`: what had to wait until now, and is told with it. At least one thing needs them.
 */
export type DigestView = NeedsView & { news: Noticed[]; fresh?: string[]; held?: Card[] }

const TITLE = 'What needs you today'

/** As many labels as line one has room for. */
const MOST_LABELS = 3

export function digestCard({ news, fresh = [], held = [], ...view }: DigestView): Card {
  const { blocks, ...listed } = needsCard(view)
  const count = view.overdue > 0 ? `${view.total}, ${view.overdue} overdue` : `${view.total}`
  const prefix = view.ours ? '/partner' : '@Liaison'
  const title = fresh.length > 0 ? `Due today since this morning: ${labelsOf(fresh)}` : TITLE
  const headline = fresh.length > 0 ? `${title} · what needs you: ${count}` : `${TITLE}: ${count}`
  const items = news.map((one) => noticeLine(one, view.zone))
  const said = items.map((item) => ` ${plainText(item)}`).join('')
  const waited = heldLines(
    held,
    view.needs.map(({ label }) => label),
  )
  const list: CardBlock[] = items.length > 0 ? [{ kind: 'list', items }] : []
  const first: CardBlock[] = list.length + waited.length > 0 ? [...list, ...waited, { kind: 'divider' }] : []
  return {
    ...listed,
    title,
    headline,
    blocks: [...first, ...blocks],
    footer: withCode(
      `${fresh.length > 0 ? 'It comes where something new falls due on the day' : 'It comes each working day at this time'}: \`${prefix} digest 08:30\` changes when, \`${prefix} digest off\` stops it.`,
    ),
    fallback: `${headline}.${said} ${firstOf(listed.fallback)}`,
  }
}

function labelsOf(labels: string[]): string {
  const more = labels.length - MOST_LABELS
  return `${labels.slice(0, MOST_LABELS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** The list's own words behind its first line. */
function firstOf(fallback: string): string {
  return fallback.slice(fallback.indexOf('. ') + 2)
}
