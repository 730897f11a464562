import type { Button, Card } from './card.ts'
import { listed } from './listed.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { withCode } from './with-code.ts'

export type DrillAsked = {
  slug: string
  partnerName: string
  agreed: { side: string; by: string }[]
  /** The companies that have not, and their account managers. */
  waits: { side: string; who: string[] }[]
  isAgreed: boolean
}

/** One side asks the other to agree to drills, once, and calls nobody by it. */
export function drillAskedCard({ slug, partnerName, agreed, waits, isAgreed }: DrillAsked): Card {
  const title = `Drills of escalations with ${partnerName}`
  const said = agreed.map(({ side, by }) => `${shorten(by, 60)} (${side})`)
  const line = isAgreed
    ? `accepted by ${listed(said)}`
    : agreed.length === 0
      ? 'not agreed to'
      : `${listed(said)} asks ${listed(waits.flatMap(({ who, side }) => (who.length > 0 ? who : [side])))} to agree`
  const headline = `${title} (${slug}): ${line}`
  return {
    subject: slug,
    title,
    headline,
    tone: isAgreed ? 'good' : 'neutral',
    blocks: [
      {
        kind: 'text',
        text: 'A drill tells each step of the real ladder, marked as a drill, in working hours. Everybody called presses once. Each side is told who of its own people was reached; of the other side only which steps were.',
      },
    ],
    buttons: [
      ...(isAgreed || agreed.length === 0
        ? []
        : [
            {
              ...{ action: 'drill.agree', label: BUTTON_WORDS.agreeToDrills, style: 'primary' as const },
              ...{ subject: slug, version: 0 },
            },
          ]),
      setDrillsButton(slug),
    ],
    footer: withCode(`Either side takes it back: \`drill ${slug} off\``),
    fallback: `${headline}.`,
  }
}

/** Opens the form: when, how often, and one now. */
export function setDrillsButton(slug: string): Button {
  return {
    ...{ action: 'drill.set', label: BUTTON_WORDS.setDrills, style: 'plain', subject: slug, version: 0 },
    opensForm: true,
  }
}
