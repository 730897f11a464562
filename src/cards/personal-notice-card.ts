import type { CaseStatus, Severity } from '../domain/cases/case.ts'
import type { PersonalNotice } from '../domain/cases/personal-notice.ts'
import type { Measure } from '../domain/sla/policy.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Card, Inline, PersonRef, Rich } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { plainText } from './plain-text.ts'
import { SEVERITY_WORDS, STATUS_WORDS } from './product-words.ts'
import { quote, shorten } from './quote.ts'
import { showButton } from './show-button.ts'

/** `by`: who did it, with their company. `due`: the next of its running times. */
export type NoticedCase = {
  notice: PersonalNotice
  label: string
  title: string
  severity: Severity
  status: CaseStatus
  by?: string
  due?: { measure: Measure; at: Instant }
  /** The case into which it was merged. */
  into?: string
}

/** What one person has to do now, or has no longer. `to`: it stands where others read, and calls them. `zone`: their own. At least one case. */
export type PersonalNoticeView = { cases: NoticedCase[]; zone: string; to?: PersonRef }

const MOST_BUTTONS = 3

export function personalNoticeCard({ cases, zone, to }: PersonalNoticeView): Card {
  const buttons = cases.slice(0, MOST_BUTTONS).map(({ label }) => showButton(label))
  const [only, ...others] = cases
  if (!only || others.length > 0) {
    const given = cases.every(({ notice }) => notice === 'assigned')
    const lead = `${cases.length} cases ${given ? 'are yours now' : 'of yours have changed'}`
    return {
      title: lead,
      ...headed(lineOne(lead), cases.map((one) => plainText(noticeLine(one, zone))).join(' ')),
      tone: 'neutral',
      blocks: [{ kind: 'list', items: cases.map((one) => noticeLine(one, zone)) }],
      buttons,
    }
  }
  const lead = leadOf(only)
  return {
    subject: only.label,
    title: lead,
    ...headed(lineOne(lead, nextOf(only, zone, to)), quote(only.title)),
    tone: 'neutral',
    blocks: [
      { kind: 'text', text: [{ bold: only.title }, ` · severity ${SEVERITY_WORDS[only.severity]}`] },
      { kind: 'text', text: did(only) },
    ],
    buttons,
  }
}

function leadOf({ notice, label, severity, status }: NoticedCase): string {
  switch (notice) {
    case 'assigned':
      return `${label} is yours now`
    case 'severity-raised':
      return `${label} has severity ${severity} now`
    case 'over':
      return `${label} is ${STATUS_WORDS[status]}`
    case 'goes-on':
      return `${label} goes on`
  }
}

/** What to do by when; of what is over, nothing. */
function nextOf({ notice, due, status }: NoticedCase, zone: string, to: PersonRef | undefined): Inline[] {
  const who: Inline[] = to ? [{ mention: to }] : []
  if (notice === 'over') return [...who, to ? ', nothing is left to do' : 'nothing is left to do']
  if (status === 'waiting' || !due)
    return [...who, ...(status === 'waiting' ? [`${to ? ', ' : ''}it waits for a reply`] : [])]
  return [...who, `${to ? ' ' : ''}to ${due.measure} by `, { at: due.at, zone, style: 'date-time' }]
}

function did({ notice, by, into }: NoticedCase): string {
  const who = by ?? 'Somebody'
  switch (notice) {
    case 'assigned':
      return `${who} made you its owner.`
    case 'severity-raised':
      return `${who} raised it.`
    case 'over':
      return `${who} ${into === undefined ? 'withdrew it' : `merged it into ${into}`}.`
    case 'goes-on':
      return `${who} took its end back.`
  }
}

/** One of several things that one person is told at once. */
export function noticeLine(one: NoticedCase, zone: string): Inline[] {
  const next = nextOf(one, zone, undefined)
  const rest: Rich = next.length > 0 ? [', ', ...next] : []
  return [{ bold: leadOf(one) }, ...rest, ` – ${shorten(one.title, 150)}`]
}
