import type { CaseStatus, Severity } from '../domain/cases/case.ts'
import type { Instant } from '../domain/time/instant.ts'
import { STATUS_WORDS } from './case-words.ts'
import type { Card, Inline, Rich } from './card.ts'
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
  const labels = cases.map(({ label, overdue }) => (overdue ? `${label} (overdue)` : label)).join(', ')
  return {
    title,
    tone: cases.some(({ overdue }) => overdue) ? 'critical' : 'neutral',
    blocks: [items.length > 0 ? { kind: 'list', items } : { kind: 'text', text: 'There are none.' }],
    buttons: [],
    ...(first && {
      footer: withCode(
        `${more ? `Only the newest ${cases.length} are shown. ` : ''}More about one: \`@Liaison show ${first.label}\``,
      ),
    }),
    fallback: first
      ? `${title}: ${labels}${more ? ' and more' : ''}. Say “@Liaison show ${first.label}” for more about one.`
      : `${title}: there are none.`,
  }
}

function line(one: ListedCase, zone: string, withPartner: boolean): Inline[] {
  const { label, title, severity, status, ownerName, partnerName, dueAt, overdue } = one
  const due: Inline[] =
    dueAt === undefined ? [] : [overdue ? ', overdue since ' : ', due ', { at: dueAt, zone, style: 'date-time' }]
  const company = withPartner ? `${partnerName}, ` : ''
  const facts = `${company}severity ${severity}, ${STATUS_WORDS[status]}, owned by ${ownerName}`
  return [{ bold: label }, ` ${shorten(title, 150)} – ${facts}`, ...due]
}
