import type { Instant } from '../domain/time/instant.ts'
import type { Card, Rich } from './card.ts'
import { withCode } from './with-code.ts'

/** Who did what when, oldest first. `from`: where they did it, e.g. "Command line". `more`: earlier lines were left out. */
export type TimelineView = {
  label: string
  lines: { at: Instant; text: string; from?: string }[]
  zone: string
  more: boolean
}

export function timelineCard({ label, lines, zone, more }: TimelineView): Card {
  const items = lines.map(({ at, text, from = '' }): Rich => {
    return [{ at, zone, style: 'date-time' }, ` ${text}${from === '' ? '' : ` From ${from}.`}`]
  })
  const last = lines.at(-1)
  const title = `Timeline of ${label}`
  return {
    subject: label,
    title,
    tone: 'neutral',
    blocks: [items.length > 0 ? { kind: 'list', items } : { kind: 'text', text: 'Nothing has happened yet.' }],
    buttons: [],
    footer: withCode(
      `${more ? `Only the newest ${lines.length} lines are shown. ` : ''}How it stands now: \`@Liaison show ${label}\``,
    ),
    fallback: `${title}: ${last ? `last, ${last.text}` : 'nothing has happened yet.'} Say “@Liaison show ${label}” to see how it stands.`,
  }
}
