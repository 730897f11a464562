import type { CaseStatus, Severity } from '../domain/cases/case.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Card, Rich } from './card.ts'
import { lineOne } from './line-one.ts'
import { plainText } from './plain-text.ts'
import { STATUS_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { withCode } from './with-code.ts'

/** What was missed in a channel while the bot was not there, as it stands now. */
export type CaughtUpView = {
  partnerName: string
  since: Instant
  zone: string
  cases: {
    label: string
    title: string
    severity: Severity
    status: CaseStatus
    /** The earliest due time that has passed. */
    overdueSince?: Instant
  }[]
  checks: { label: string; status: 'open' | 'closed' }[]
  escalations: { label: string; about: string; over: boolean }[]
}

/** As many as one message holds well; the others are in their lists. */
const SHOWN = 20

export function caughtUpCard({ partnerName, since, zone, cases, checks, escalations }: CaughtUpView): Card {
  const items: Rich[] = [
    ...cases.map(({ label, title, severity, status, overdueSince }): Rich => [
      { bold: label },
      ` ${shorten(title, 150)} – severity ${severity}, ${STATUS_WORDS[status]}`,
      ...(overdueSince === undefined
        ? []
        : [', overdue since ', { at: overdueSince, zone, style: 'date-time' } as const]),
    ]),
    ...escalations.map(({ label, about, over }): Rich => [
      { bold: label },
      ` about ${about} – ${over ? 'over' : 'goes on'}`,
    ]),
    ...checks.map(({ label, status }): Rich => [{ bold: label }, ` health check – ${status}`]),
  ]
  const labels = [...cases, ...escalations, ...checks].map(({ label }) => label)
  const more = items.length - SHOWN
  const title = 'I am back'
  const headline = lineOne(title, [`this changed with ${partnerName} since `, { at: since, zone, style: 'date-time' }])
  return {
    title,
    headline,
    tone: 'neutral',
    blocks: [
      { kind: 'list', items: items.slice(0, SHOWN) },
      ...(more > 0 ? [{ kind: 'text' as const, text: `… and ${more} more.` }] : []),
    ],
    buttons: [],
    footer: withCode(`The cards above are as things stand now. More about one: \`@Liaison show ${labels[0] ?? ''}\``),
    fallback: `${plainText(headline)}: ${shorten(labels.join(', '), 500)}.`,
  }
}
