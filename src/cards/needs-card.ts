import type { Severity } from '../domain/cases/case.ts'
import type { NeedDeed, NeedKind } from '../domain/needs/need.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Button, Card, CardBlock, Inline } from './card.ts'
import { caseButtons } from './case-buttons.ts'
import { actionButtons } from './action-buttons.ts'
import { answerButton } from './check-in-words.ts'
import { confirmButton } from './confirm-partner-card.ts'
import { ladderButtons } from './ladder-buttons.ts'
import { reportButton } from './figure-report-form.ts'
import { confirmMaintenanceButton } from './maintenance-card.ts'
import { readTermsButton } from './proposal-card.ts'
import { OWN_TIMES } from './own-times-form.ts'
import { BUTTON_WORDS, LINE_BUTTON_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { withCode } from './with-code.ts'

/** One thing that needs the reader. `at`: see `Need`. `into`: the label of the case that it would be merged into. */
export type NeedLine = {
  kind: NeedKind
  deed: NeedDeed
  label: string
  version: number
  title: string
  /** Goes on after the title, and is never cut. */
  detail?: string
  partnerName: string
  severity?: Severity
  at?: Instant
  into?: string
  about?: { figure: string; period: string }
}

/** What needs one person, worst first: `from` are on pages before this one, `place` begins the next. `elsewhere`: what is not told here. */
export type NeedsView = {
  needs: NeedLine[]
  total: number
  overdue: number
  from: number
  place?: string
  elsewhere: number
  zone: string
  /** Our own people may type `/partner`. */
  ours: boolean
  /** Nobody else reads it. */
  alone?: boolean
}

export function needsCard(view: NeedsView): Card {
  const { needs, total, overdue, place } = view
  const title = needs.length > 0 ? 'What needs you' : noneOf(view)
  const headline = needs.length > 0 ? `${title}: ${countOf(total, overdue)}${pageOf(view)}` : title
  const [first] = needs
  return {
    title,
    headline,
    tone: needs.length > 0 && overdue > 0 ? 'critical' : 'neutral',
    blocks: needs.map((need): CardBlock => ({ kind: 'line', text: lineOf(need, view.zone), button: needButton(need) })),
    buttons: place === undefined ? [] : [nextButton(place)],
    ...(view.alone === true && { more: [OWN_TIMES] }),
    footer: withCode(footerOf(view)),
    fallback: `${headline}. ${first ? `First: ${first.label} ${shorten(first.title, 100)}${first.detail ?? ''}, ${first.deed === 'dispute number' ? 'not reported' : STANDS[first.kind]}.` : footerOf(view).replaceAll('`', '')}`,
  }
}

function noneOf({ from, elsewhere }: NeedsView): string {
  if (from > 0) return 'Nothing more needs you'
  return elsewhere > 0 ? 'Nothing here needs you' : 'Nothing needs you'
}

function countOf(total: number, overdue: number): string {
  return overdue > 0 ? `${total}, ${overdue} overdue` : `${total}`
}

function pageOf({ from, needs, total }: NeedsView): string {
  return needs.length === total ? '' : ` · ${from + 1} to ${from + needs.length}`
}

/** How it stands, in short, as it goes on after what it is. */
const STANDS: Record<NeedKind, string> = {
  overdue: 'overdue',
  exhausted: 'every step was told, and nobody has it',
  escalation: 'escalated to you',
  'due soon': 'due soon',
  waiting: 'waits for you',
  'to confirm': 'to confirm',
  talk: 'to talk about',
  proposal: 'proposed',
  check: 'waits for your answers',
}

/** With a moment after it, where there is one. */
const BY_WHEN: Record<NeedKind, string> = {
  overdue: 'overdue since ',
  exhausted: 'nobody has it, every step was told by ',
  escalation: 'escalated to you, next step ',
  'due soon': 'due ',
  waiting: 'waits for you, due ',
  'to confirm': 'counts as solved from ',
  talk: 'to talk about by ',
  proposal: 'proposed, until ',
  check: 'closes ',
}

/** The same of what is not confirmed as a resolution is. */
const DUE_BY: Partial<Record<NeedDeed, string>> = {
  'confirm maintenance': 'maintenance, to confirm before ',
  'agree to number': 'corrected, wants your word: accept it, or dispute it before ',
  'dispute number': 'not reported, and nothing is owed for it: dispute it before ',
}

/** One of them, in a line. */
export function lineOf(
  { kind, deed, label, title, detail = '', partnerName, severity, at, into }: NeedLine,
  zone: string,
): Inline[] {
  const facts = [
    ...(deed === 'confirm partner' || kind === 'check' ? [] : [partnerName]),
    ...(severity === undefined || deed === 'confirm severity' ? [] : [`severity ${severity}`]),
  ]
  const proposed = isOfNumber({ deed, at }) ? undefined : PROPOSED[deed]?.(severity, into)
  const stands: Inline[] =
    proposed !== undefined
      ? [proposed]
      : at === undefined
        ? [STANDS[kind]]
        : [DUE_BY[deed] ?? BY_WHEN[kind], { at, zone, style: 'date-time' }]
  return [{ bold: label }, ` ${shorten(title, 60)}${detail} – ${facts.map((fact) => `${fact}, `).join('')}`, ...stands]
}

/** The same in plain words, for where no moment can be drawn. */
export function inWords({ kind, deed, label, title, detail = '', severity, into, at }: NeedLine): string {
  const proposed = isCorrected({ deed, at })
    ? 'corrected, wants your word: accept or dispute'
    : PROPOSED[deed]?.(severity, into)
  return `${label} ${proposed ?? STANDS[kind]}: ${title}${detail}`
}

/** A number that was corrected in time counts from a moment on. */
function isCorrected({ deed, at }: { deed: NeedDeed; at: Instant | undefined }): boolean {
  return deed === 'agree to number' && at !== undefined
}

/** What can be said of a number until a moment. */
function isOfNumber(need: { deed: NeedDeed; at: Instant | undefined }): boolean {
  return isCorrected(need) || (need.deed === 'dispute number' && need.at !== undefined)
}

const PROPOSED: Partial<Record<NeedDeed, (severity?: Severity, into?: string) => string>> = {
  'confirm merge': (_, into) => `to be merged into ${into ?? 'another case'}?`,
  'confirm severity': (severity) => `are its clocks to go by severity ${severity}?`,
  'confirm partner': () => 'registered by somebody else, for you to take on',
  'answer terms': () => 'proposed, for you to accept',
  'agree to number': () => 'reported late, wants your word: accept or dispute',
  'dispute number': () => 'not reported, and nothing is owed for it: yours to dispute',
}

/** The one that moves it on. */
export function needButton(need: NeedLine): Button {
  const { deed } = need
  switch (deed) {
    case 'take up':
      return plain(ladderButtons(need, ['acknowledge']))
    case 'accept action':
      return plain(actionButtons(need, ['accept']), LINE_BUTTON_WORDS.acceptAction)
    case 'do action':
      return plain(actionButtons(need, ['done']))
    case 'answer check':
      return answerButton(need, LINE_BUTTON_WORDS.answer, 'plain')
    case 'confirm partner':
      return plain([confirmButton({ slug: need.label, version: need.version })], LINE_BUTTON_WORDS.confirmPartner)
    case 'report figures':
      return reportButton(need.label)
    case 'answer terms':
      return readTermsButton(need.label, LINE_BUTTON_WORDS.readTerms)
    case 'agree to number':
    case 'dispute number':
      return seeNumberButton(need)
    case 'confirm maintenance':
      return confirmMaintenanceButton(need)
    case 'confirm solved':
      return plain(caseButtons(need, [deed], false), LINE_BUTTON_WORDS.confirmSolved)
    case 'confirm severity':
      return plain(caseButtons(need, [deed], false), LINE_BUTTON_WORDS.confirmSeverity)
    default:
      return plain(caseButtons(need, [deed], false))
  }
}

/** Each line has its own, so none is the main one. */
function plain([button]: Button[], label = button?.label): Button {
  if (!button) throw new RangeError('a line of what needs somebody has a button')
  return { ...button, ...(label !== undefined && { label }), style: 'plain' }
}

/** How it comes about, with the buttons that accept and dispute it. */
function seeNumberButton({ label, about }: NeedLine): Button {
  return {
    ...{ action: 'figure.explain', label: LINE_BUTTON_WORDS.seeIt, style: 'plain', subject: label, version: 0 },
    ...(about && { data: { text: about.figure, period: about.period } }),
  }
}

/** The list, for whoever presses it alone. */
export function needsMeButton(style: Button['style']): Button {
  return { action: 'needs.list', label: BUTTON_WORDS.needsMe, style, subject: 'needs', version: 0 }
}

function nextButton(place: string): Button {
  return {
    ...{ action: 'needs.list', label: BUTTON_WORDS.nextOnes, style: 'plain', subject: 'needs', version: 0 },
    data: { after: place },
  }
}

function footerOf({ needs, elsewhere, ours }: NeedsView): string {
  const prefix = ours ? '/partner' : '@Liaison'
  const besides = elsewhere > 0 ? `${elsewhere} more with other partners: ask me in a direct message. ` : ''
  const open = ours ? `\`${prefix} cases\` lists what is open` : `\`${prefix} cases\` lists what is open between us`
  return needs.length > 0
    ? `${besides}What else can be said: \`${prefix} help\``
    : `${besides}${open}, \`${prefix} help\` says what else there is.`
}
