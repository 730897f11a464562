import type { CaseFilter, DueWhen } from '../domain/cases/case-filter.ts'
import type { CaseStatus, Severity } from '../domain/cases/case.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Button, Card, Inline, Rich } from './card.ts'
import { BUTTON_WORDS, STATUS_WORDS } from './product-words.ts'
import { quote, shorten } from './quote.ts'
import { withCode } from './with-code.ts'

type ListedCase = {
  label: string
  title: string
  severity: Severity
  status: CaseStatus
  ownerName: string
  partnerName: string
  /** The next due time of its running clocks. */
  dueAt?: Instant
  overdue: boolean
}

/**
 * A page of the cases that were asked for. `first`: no page goes before it. `place`: where more may come, for the button, which carries `next` besides;
 * `looked`: so many were looked through for this page, and it is not full.
 */
export type CaseListView = {
  filter: CaseFilter
  partner?: { name: string }
  cases: ListedCase[]
  zone: string
  first: boolean
  place?: string
  looked?: number
  next: Record<string, string>
}

export function caseListCard(view: CaseListView): Card {
  const { cases, zone, first, place } = view
  const title = titleOf(view)
  const severalPartners = new Set(cases.map(({ partnerName }) => partnerName)).size > 1
  const items = cases.map((one): Rich => line(one, zone, severalPartners))
  const [top] = cases
  const overdue = cases.filter((one) => one.overdue)
  const labels = cases.map(({ label }) => label).join(', ')
  const none = view.looked !== undefined ? 'none so far' : first ? 'none' : 'no more'
  const headline = `${title}: ${top ? countOf(view, overdue.length) : none}`
  return {
    title,
    headline,
    tone: overdue.length > 0 ? 'critical' : 'neutral',
    blocks: items.length > 0 ? [{ kind: 'list', items }] : [],
    buttons: place === undefined ? [] : [nextButton(view, place)],
    ...((top || view.looked !== undefined) && { footer: withCode(footerOf(view)) }),
    fallback: top ? `${headline}. ${labels}. Say “@Liaison show ${top.label}” for more about one.` : `${headline}.`,
  }
}

const DUE_WORDS: Record<Exclude<DueWhen, 'overdue'>, string> = { today: 'due today', week: 'due this week' }

/** What was asked for, in words: "Open cases of severity 1 with Acme Hosting". */
function titleOf({ filter, partner }: CaseListView): string {
  const { which, waiting, severity, mine, due, words } = filter
  const standing = due === undefined && which !== 'all' ? [which] : []
  const kinds = [...(mine ? ['my'] : []), ...(due === 'overdue' ? [due] : []), ...(waiting ? ['waiting'] : standing)]
  const parts = [
    [...kinds, 'cases'].join(' '),
    ...(severity === undefined ? [] : [`of severity ${severity}`]),
    ...(due && due !== 'overdue' ? [DUE_WORDS[due]] : []),
    ...(partner ? [`with ${partner.name}`] : []),
    ...(words ? [`that say ${words.map((word) => quote(word, 40)).join(' and ')}`] : []),
  ]
  const said = parts.join(' ')
  return said.slice(0, 1).toUpperCase() + said.slice(1)
}

function countOf({ filter, cases, place, first }: CaseListView, overdue: number): string {
  const count = first ? (place === undefined ? `${cases.length}` : `more than ${cases.length}`) : `${cases.length} more`
  return `${count}${overdue > 0 && filter.due !== 'overdue' ? `, ${overdue} overdue` : ''}`
}

function nextButton({ looked, next }: CaseListView, place: string): Button {
  const label = looked === undefined ? BUTTON_WORDS.nextOnes : BUTTON_WORDS.lookFurther
  return {
    ...{ action: 'case.list', label, style: 'plain', subject: 'cases', version: 0 },
    data: { ...next, after: place },
  }
}

function footerOf({ cases: [top], looked }: CaseListView): string {
  const further = looked === undefined ? '' : `${looked.toLocaleString('en')} cases were looked through. `
  return top ? `${further}More about one: \`@Liaison show ${top.label}\`` : further.trimEnd()
}

function line(one: ListedCase, zone: string, withPartner: boolean): Inline[] {
  const { label, title, severity, status, ownerName, partnerName, dueAt, overdue } = one
  const due: Inline[] =
    dueAt === undefined ? [] : [overdue ? ', overdue since ' : ', due ', { at: dueAt, zone, style: 'date-time' }]
  const company = withPartner ? `${partnerName}, ` : ''
  const facts = `${company}severity ${severity}, ${STATUS_WORDS[status]}, owned by ${ownerName}`
  return [{ bold: label }, ` ${shorten(title, 80)} – ${facts}`, ...due]
}
