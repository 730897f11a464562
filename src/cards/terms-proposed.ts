import { type Change, sayChange } from '../domain/partners/change.ts'
import type { Card, Inline, PersonRef } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { BUTTON_WORDS, READ_BY_BOTH } from './product-words.ts'
import { readTermsButton } from './proposal-card.ts'
import { shorten } from './quote.ts'

/** Terms that wait for the word of whoever reads it. `changes`: none where they are to be accepted as they stand. `by`: who proposed them, with their company. */
export type NoticedProposal = { notice: 'terms-proposed'; slug: string; name: string; changes: Change[]; by: string }

const LONGEST_LINE = 150

/** `to`: it stands under the proposal, where others read, and calls them. */
export function termsProposedCard(proposed: NoticedProposal, to: PersonRef[] = []): Card {
  const { slug } = proposed
  const called = to.flatMap((mention, at): Inline[] => [...(at === 0 ? [] : [' or ']), { mention }])
  return {
    title: leadOf(proposed),
    ...headed(
      lineOne(leadOf(proposed), [...called, `${to.length > 0 ? ' ' : ''}to accept or decline`]),
      what(proposed),
    ),
    tone: 'neutral',
    blocks: [{ kind: 'text', text: `${proposed.by} proposed them. ${what(proposed)}` }],
    buttons: [readTermsButton(slug, BUTTON_WORDS.readTerms)],
    ...(to.length > 0 && { footer: READ_BY_BOTH }),
  }
}

/** The same as one of several things that somebody is told at once. */
export function termsProposedLine(proposed: NoticedProposal): Inline[] {
  return [{ bold: leadOf(proposed) }, ` – ${what(proposed)}`]
}

function leadOf({ name }: NoticedProposal): string {
  return `Terms with ${name} wait for your word`
}

function what({ changes }: NoticedProposal): string {
  const [first, ...others] = changes.map(sayChange)
  if (first === undefined) return 'They are to be accepted as they stand.'
  return `${shorten(first, LONGEST_LINE)}${others.length > 0 ? `, and ${others.length} more` : ''}.`
}
