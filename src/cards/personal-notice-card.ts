import type { CaseStatus, Severity } from '../domain/cases/case.ts'
import type { PersonalNotice } from '../domain/cases/personal-notice.ts'
import { ruleOf } from '../domain/sla/measures/measures.ts'
import type { Measure } from '../domain/sla/policy.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Button, Card, Inline, PersonRef, Rich } from './card.ts'
import { uniqueButtons } from './each-button-once.ts'
import { type NoticedEscalation, watchedCard, watchedLine } from './escalation-watched.ts'
import { headed, lineOne } from './line-one.ts'
import { plainText } from './plain-text.ts'
import { BUTTON_WORDS, SEVERITY_WORDS, STATUS_WORDS } from './product-words.ts'
import { readTermsButton } from './proposal-card.ts'
import { quote, sentence } from './quote.ts'
import { showButton } from './show-button.ts'
import { type NoticedProposal, termsProposedCard, termsProposedLine } from './terms-proposed.ts'
import { type NoticedTerms, showTermsButton, termsChangedCard, termsChangedLine } from './terms-changed.ts'

/** `by`: who did it, with their company. `due`: the next of its running times, and whether it is over. */
export type NoticedCase = {
  notice: PersonalNotice
  label: string
  title: string
  severity: Severity
  status: CaseStatus
  by?: string
  /** It is theirs since it was opened; `by` did that. */
  opened?: true
  due?: { measure: Measure; at: Instant; isOver?: true }
  /** The case into which it was merged. */
  into?: string
}

/** One thing that somebody is told. */
export type Noticed = NoticedCase | NoticedTerms | NoticedProposal | NoticedEscalation

/**
 * What one person has to do now, or has no longer, or what is otherwise. `to`: it stands where others read, and calls them; then it is one thing. `zone`:
 * their own. At least one thing.
 */
export type PersonalNoticeView = { news: Noticed[]; zone: string; to?: PersonRef[] }

const MOST_BUTTONS = 3
const MOST_LINES = 20
const LONGEST_SENTENCE = 400

export function personalNoticeCard({ news, zone, to }: PersonalNoticeView): Card {
  const [only, ...others] = news
  if (!only || others.length > 0) return several(news, zone)
  if (only.notice === 'terms-changed') return termsChangedCard(only, to)
  if (only.notice === 'escalation-watched') return watchedCard(only)
  return only.notice === 'terms-proposed' ? termsProposedCard(only, to) : ofCase(only, zone, to?.[0])
}

function several(news: Noticed[], zone: string): Card {
  const lead = leadOfAll(news)
  const more = news.length - MOST_LINES
  const items = [
    ...news.slice(0, MOST_LINES).map((one) => noticeLine(one, zone)),
    ...(more > 0 ? [`and ${more} more`] : []),
  ]
  return {
    title: lead,
    ...headed(lineOne(lead), items.map((item) => sentence(plainText(item), LONGEST_SENTENCE)).join(' ')),
    tone: 'neutral',
    blocks: [{ kind: 'list', items }],
    buttons: uniqueButtons(news.map(noticeButton)).slice(0, MOST_BUTTONS),
  }
}

function leadOfAll(news: Noticed[]): string {
  if (news.every(({ notice }) => notice === 'terms-changed'))
    return `The terms with ${news.length} partners have changed`
  if (news.some(({ notice }) => notice === 'escalation-watched')) return `${news.length} things have changed for you`
  // Of one case there may be two things.
  const cases = new Set(news.flatMap((one) => ('label' in one ? [one.label] : [])))
  if (cases.size < news.length) return `${news.length} things have changed for you`
  const given = news.every(({ notice }) => notice === 'assigned')
  return `${news.length} cases ${given ? 'are yours now' : 'of yours have changed'}`
}

/** What shows it as it stands. */
export function noticeButton(one: Noticed): Button {
  if (one.notice === 'terms-proposed') return readTermsButton(one.slug, BUTTON_WORDS.readTerms)
  return one.notice === 'terms-changed' ? showTermsButton(one, `Show ${one.slug}`) : showButton(one.label)
}

function ofCase(only: NoticedCase, zone: string, to: PersonRef | undefined): Card {
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
    buttons: [showButton(only.label)],
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
  const by = due.isOver ? ', overdue since ' : ' by '
  return [...who, `${to ? ' ' : ''}to ${ruleOf(due.measure).words.next}${by}`, { at: due.at, zone, style: 'date-time' }]
}

function did({ notice, by, opened, into }: NoticedCase): string {
  const who = by ?? 'Somebody'
  switch (notice) {
    case 'assigned':
      return opened ? `${who} opened it, and you own it.` : `${who} made you its owner.`
    case 'severity-raised':
      return `${who} raised it.`
    case 'over':
      return `${who} ${into === undefined ? 'withdrew it' : `merged it into ${into}`}.`
    case 'goes-on':
      return `${who} took its end back.`
  }
}

/** One of several things that one person is told at once. */
export function noticeLine(one: Noticed, zone: string): Inline[] {
  if (one.notice === 'terms-changed') return termsChangedLine(one)
  if (one.notice === 'terms-proposed') return termsProposedLine(one)
  if (one.notice === 'escalation-watched') return watchedLine(one)
  const next = nextOf(one, zone, undefined)
  const rest: Rich = next.length > 0 ? [', ', ...next] : []
  return [{ bold: leadOf(one) }, ...rest, ` – ${quote(one.title, 150)}`]
}
