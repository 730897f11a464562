import { type Change, sayChange } from '../domain/partners/change.ts'
import type { Button, Card, CardBlock, Inline, PersonRef } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { BUTTON_WORDS, READ_BY_BOTH } from './product-words.ts'
import { shorten } from './quote.ts'

/** Terms with a partner that are others now: at least one change, as the reader may know it. `by`: who did it, in a sentence each. */
export type NoticedTerms = { notice: 'terms-changed'; slug: string; name: string; changes: Change[]; by: string[] }

/** As many as a phone shows at a glance. */
const SHOWN = 10
const LONGEST_CHANGE = 300
const LONGEST_LINE = 150

/** `to`: it stands where others read, and calls them. */
export function termsChangedCard(terms: NoticedTerms, to: PersonRef[] = []): Card {
  const { changes, by } = terms
  const [first, ...others] = changes.map(sayChange)
  const more = changes.length - SHOWN
  const called = to.flatMap((mention, at): Inline[] => [...(at === 0 ? [] : [', ']), { mention }])
  const blocks: CardBlock[] = [
    {
      kind: 'list',
      kept: true,
      items: changes.slice(0, SHOWN).map((change) => shorten(sayChange(change), LONGEST_CHANGE)),
    },
    ...(more > 0 ? [{ kind: 'text' as const, text: `And ${more} more.` }] : []),
    ...(by.length > 0 ? [{ kind: 'text' as const, text: by.join(' ') }] : []),
  ]
  return {
    title: leadOf(terms),
    ...headed(
      lineOne(leadOf(terms), called, changes.length > 1 ? [`${changes.length} changes`] : []),
      `What changed: ${shorten(first ?? '', LONGEST_LINE)}${others.length > 0 ? ', and more' : ''}.`,
    ),
    tone: 'neutral',
    blocks,
    buttons: [showTermsButton(terms)],
    ...(to.length > 0 && { footer: READ_BY_BOTH }),
  }
}

/** The same as one of several things that somebody is told at once. */
export function termsChangedLine(terms: NoticedTerms): Inline[] {
  const [first, ...others] = terms.changes.map(sayChange)
  const more = others.length > 0 ? `, and ${others.length} more` : ''
  return [{ bold: leadOf(terms) }, ` – ${shorten(first ?? '', LONGEST_LINE)}${more}`]
}

export function showTermsButton({ slug }: Pick<NoticedTerms, 'slug'>, label: string = BUTTON_WORDS.showTerms): Button {
  return { action: 'terms.show', label, style: 'plain', subject: slug, version: 0 }
}

function leadOf({ name }: NoticedTerms): string {
  return `The terms with ${name} have changed`
}

/** Of a message that waited: the button behind which what it tells stands as it is now. */
export function termsButtonOf({ buttons }: Card): Button | undefined {
  return buttons.find(({ action }) => action === 'terms.show' || action === 'proposal.show')
}
