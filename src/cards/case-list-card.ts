import type { CaseStatus, Severity } from '../domain/cases/case.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Card, Inline, Rich } from './card.ts'
import { STATUS_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
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

/** Cases, newest first. `more`: there are others besides. */
export type CaseListView = { title: string; cases: ListedCase[]; zone: string; more: boolean }

export function caseListCard({ title, cases, zone, more }: CaseListView): Card {
  const severalPartners = new Set(cases.map(({ partnerName }) => partnerName)).size > 1
  const items = cases.map((one): Rich => line(one, zone, severalPartners))
  const [first] = cases
  const overdue = cases.filter((one) => one.overdue)
  const labels = cases.map(({ label }) => label).join(', ')
  const headline = `${title}: ${first ? countOf(cases.length, more, overdue.length) : 'none'}`
  return {
    title,
    headline,
    tone: overdue.length > 0 ? 'critical' : 'neutral',
    blocks: items.length > 0 ? [{ kind: 'list', items }] : [],
    buttons: [],
    ...(first && {
      footer: withCode(
        `${more ? `Only the newest ${cases.length} are shown. ` : ''}More about one: \`@Liaison show ${first.label}\``,
      ),
    }),
    fallback: first
      ? `${headline}. ${labels}${more ? ' and more' : ''}. Say “@Liaison show ${first.label}” for more about one.`
      : `${headline}.`,
  }
}

function countOf(count: number, more: boolean, overdue: number): string {
  return `${more ? 'more than ' : ''}${count}${overdue > 0 ? `, ${overdue} overdue` : ''}`
}

function line(one: ListedCase, zone: string, withPartner: boolean): Inline[] {
  const { label, title, severity, status, ownerName, partnerName, dueAt, overdue } = one
  const due: Inline[] =
    dueAt === undefined ? [] : [overdue ? ', overdue since ' : ', due ', { at: dueAt, zone, style: 'date-time' }]
  const company = withPartner ? `${partnerName}, ` : ''
  const facts = `${company}severity ${severity}, ${STATUS_WORDS[status]}, owned by ${ownerName}`
  return [{ bold: label }, ` ${shorten(title, 150)} – ${facts}`, ...due]
}
