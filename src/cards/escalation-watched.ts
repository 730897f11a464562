import type { Card, Inline } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { quote, sentence } from './quote.ts'
import { showButton } from './show-button.ts'

/** An escalation that its reader watches. `over`: how it ended. */
export type NoticedEscalation = {
  notice: 'escalation-watched'
  label: string
  partnerName: string
  about: string
  title: string
  reason: string
  over?: string
}

/** It goes on, or is over: nothing is asked of whoever reads that. */
export function watchedCard(watched: NoticedEscalation): Card {
  const { label, about, title, partnerName, reason, over } = watched
  return {
    subject: label,
    title: leadOf(watched),
    ...headed(lineOne(leadOf(watched), ['nothing is asked of you']), sentence(over ?? reason, 300)),
    tone: 'neutral',
    blocks: [
      { kind: 'text', text: [{ bold: title }, ` · ${about}, ${partnerName}`] },
      { kind: 'text', text: over ?? reason },
    ],
    buttons: [showButton(label)],
  }
}

/** The same as one of several things that somebody is told at once. */
export function watchedLine(watched: NoticedEscalation): Inline[] {
  return [{ bold: leadOf(watched) }, `, nothing is asked of you – ${watched.about}: ${quote(watched.title, 150)}`]
}

function leadOf({ label, partnerName, over }: NoticedEscalation): string {
  return over === undefined ? `${label} with ${partnerName} goes on` : `${label} with ${partnerName} is over`
}
