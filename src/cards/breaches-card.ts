import type { Instant } from '../domain/time/instant.ts'
import type { Card, CardBlock, Inline } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { listed } from './listed.ts'
import { quote } from './quote.ts'
import { showButton } from './show-button.ts'

/** What has ended with a partner on one day and is due still, as our own people read it: by case, in the order of time. */
export type BreachesView = {
  partnerName: string
  cases: { label: string; title: string; owed: string[]; obligorName: string; since: Instant }[]
  zone: string
}

/** As many as one message holds with a button each; the others are in the list of the partner. */
const SHOWN = 20
const LONGEST_TITLE = 100

/** One post for all of a day: it is changed in place as another ends, or moves on. */
export function breachesCard({ partnerName, cases, zone }: BreachesView): Card {
  const lead = leadOf(cases.length, partnerName)
  const more = cases.length - SHOWN
  const lines = cases.slice(0, SHOWN).map(({ label, title, owed, obligorName, since }): CardBlock => {
    const due: Inline[] = [` – ${listed(owed)} due from ${obligorName} since `, { at: since, zone, style: 'date-time' }]
    return {
      kind: 'line',
      text: [{ bold: label }, ` ${quote(title, LONGEST_TITLE)}`, ...due],
      button: showButton(label),
    }
  })
  return {
    title: lead,
    ...headed(lineOne(lead), cases.length === 0 ? '' : `${listed(cases.map(({ label }) => label))}.`),
    tone: cases.length === 0 ? 'neutral' : 'critical',
    blocks: [
      ...lines,
      ...(more > 0 ? [{ kind: 'text' as const, text: `And ${more} more.` }] : []),
      ...(cases.length === 0 ? [{ kind: 'text' as const, text: 'Each has come since, or is let pass.' }] : []),
    ],
    buttons: [],
  }
}

function leadOf(many: number, partnerName: string): string {
  if (many === 0) return `Nothing that ended that day with ${partnerName} is due any more`
  return `Time has ended on ${many} ${many === 1 ? 'case' : 'cases'} with ${partnerName}`
}
