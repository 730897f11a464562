import type { Button, Card, Inline } from './card.ts'
import { plainText } from './plain-text.ts'
import { BUTTON_WORDS } from './product-words.ts'

/** `slug`: of a partner for which they are called. `said`: what they answered; absent while they have not. */
export type AwayAsked = { slug: string; until: number; zone: string; said?: 'away' | 'here' }

/** Somebody whom escalations call has a status with an end: whether they are away until then. Nothing follows from the status alone. */
export function awayAskedCard({ slug, until, zone, said }: AwayAsked): Card {
  const end: Inline = { at: until, zone, style: 'date-time' }
  const title = said === undefined ? 'Are you away?' : said === 'away' ? 'You are away' : 'You are not away'
  const text: Record<'asked' | 'away' | 'here', Inline[]> = {
    asked: [
      'Your status here ends ',
      end,
      '. Are you away until then? If so, nothing calls you meanwhile; whoever stands in for you is called instead. If you say nothing, nothing changes.',
    ],
    away: ['Until ', end, '. `away off` ends it; `away until … --delegate @name` says who stands in.'],
    here: ['Rotations and escalations call you as ever.'],
  }
  const lead = text[said ?? 'asked']
  return {
    subject: slug,
    title,
    tone: 'neutral',
    blocks: [{ kind: 'text', text: lead }],
    buttons: said === undefined ? [answer(slug, until, 'away'), answer(slug, until, 'here')] : [],
    fallback: `${title}. ${plainText(lead)}`,
  }
}

function answer(slug: string, until: number, which: 'away' | 'here'): Button {
  return {
    action: which === 'away' ? 'absence.as-status' : 'absence.not-away',
    label: which === 'away' ? BUTTON_WORDS.beAway : BUTTON_WORDS.notAway,
    style: which === 'away' ? 'primary' : 'plain',
    ...{ subject: slug, version: 0, data: { until: String(until) } },
  }
}
