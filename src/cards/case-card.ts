import { isOver } from '../domain/cases/case.ts'
import { ACTION_WORDS } from './action-card.ts'
import { caseButtons, deedsIn } from './case-buttons.ts'
import { clockLines, type ClockView, isOverdue } from './case-clocks.ts'
import { nextOnCase } from './case-next.ts'
import { lineOf, marksOn } from './case-marks.ts'
import type { CaseView, InternalCaseView } from './case-view.ts'
import type { Card, CardBlock, Inline, Rich, Tone } from './card.ts'
import { lineOfNeeds } from './needs-form.ts'
import { linesToSetRight, lineThatAsks } from './judgements.ts'
import { headed, lineOne } from './line-one.ts'
import { listed } from './listed.ts'
import { plainText } from './plain-text.ts'
import { BUTTON_WORDS, KIND_WORDS, READ_BY_BOTH, READ_BY_US, SEVERITY_WORDS, STATUS_WORDS } from './product-words.ts'
import { quote, shorten } from './quote.ts'
import { foldedWith } from './show-button.ts'
import { withRecord } from './with-record.ts'

export type { ClockView } from './case-clocks.ts'
export type { CaseView, InternalCaseView } from './case-view.ts'

/** Two lines on a phone: so much of a title, or of what was said and by whom, stands on the card, and the whole with the details. */
const TWO_LINES = 83

export function sharedCaseCard(view: CaseView): Card {
  return caseCard(view, deedsOn(view), [], READ_BY_BOTH, [lineOfNeeds()])
}

/** One escalation is enough: while there is one, another is not offered. */
export function internalCaseCard(view: InternalCaseView): Card {
  const { escalations, inside = [], notes = [] } = view
  const possible = deedsOn(view).filter((deed) => deed !== 'escalate' || escalations.length === 0)
  const deeds = notes.length > 0 ? withShare(possible) : possible
  const isNamed = view.openerCompany === view.partnerName || plainText(nextOnCase(view)).includes(view.partnerName)
  const ours = [
    ...(isNamed ? [] : [`with ${view.partnerName}`]),
    ...(escalations.length > 0 ? [`escalated: ${escalations.join(', ')}`] : []),
    ...overdueInside(view),
  ]
  return caseCard(view, deeds, ours, READ_BY_US, [
    ...owedInside(inside, view.zone),
    ...notesOfOurs(notes),
    ...(isOver(view) ? [] : linesToGive(view.label)),
  ])
}

/** Beside what is likeliest; what is seldom done may have to be typed. */
function withShare(deeds: ReturnType<typeof deedsIn>): ReturnType<typeof deedsIn> {
  return [...deeds.slice(0, 2), 'share note' as const, ...deeds.slice(2)].slice(0, MOST_DEEDS)
}

/** The teams of ours whose time has passed, while the case goes on. */
function overdueInside(view: InternalCaseView): string[] {
  const { inside = [] } = view
  const late = inside.filter(({ clocks }) => clocks.some(isOverdueNow)).map(({ team }) => shorten(team, 60))
  return isOver(view) || late.length === 0 ? [] : [`overdue inside: ${listed(late)}`]
}

function isOverdueNow({ status, breachedAt }: ClockView): boolean {
  return (status === 'running' || status === 'paused') && breachedAt !== undefined
}

function owedInside(inside: NonNullable<InternalCaseView['inside']>, zone: string): CardBlock[] {
  return inside.flatMap(({ team, clocks, action }): CardBlock[] => [
    { kind: 'text', text: [{ bold: `Owed by ${shorten(team, 60)}, among ourselves` }] },
    { kind: 'list', items: [...clockLines(clocks, zone), ...(action ? [actionInside(action)] : [])] },
  ])
}

function notesOfOurs(notes: { author: string; text: string }[]): CardBlock[] {
  if (notes.length === 0) return []
  return [
    { kind: 'text', text: [{ bold: 'Noted among ourselves' }] },
    { kind: 'list', items: notes.map(({ author, text }): Rich => [author, `: ${quote(text, TWO_LINES)}`]) },
  ]
}

function deedsOn(view: CaseView): ReturnType<typeof deedsIn> {
  // The severity of a case that is over is asked about no more.
  const toConfirm = isOver(view) ? view.resolution?.toConfirm : view.clocksFollow
  const deeds = deedsIn(view.status, view.acknowledged, toConfirm !== undefined)
  if (isOver(view)) return deeds
  if (!view.merging) return [...deeds, ...SELDOM].slice(0, MOST_DEEDS)
  // A severity has nothing left to confirm once the cases are merged.
  const others = [...deeds, ...SELDOM].filter((deed) => deed !== 'confirm severity' && deed !== 'merge')
  return (['confirm merge', 'keep apart', ...others] as const).slice(0, MOST_DEEDS)
}

/** What is done to a case itself, whatever its state. */
const SELDOM = ['edit', 'merge', 'withdraw'] as const

/** Two beside the details, and five in the overflow. */
const MOST_DEEDS = 7

function caseCard(
  view: CaseView,
  deeds: ReturnType<typeof deedsIn>,
  ours: string[],
  footer: string,
  notes: CardBlock[] = [],
): Card {
  const main = !isOver(view) || deeds.includes('confirm solved')
  const next = nextOnCase(view)
  const foremost = foremostOn(view)
  return {
    subject: view.label,
    title: view.title,
    ...headed(lineOne(`${view.label} is ${stateOf(view, next)}`, next), quote(view.title)),
    tone: toneOf(view),
    blocks: [
      { kind: 'text', text: [{ bold: shorten(view.title, TWO_LINES) }] },
      {
        kind: 'text',
        text: [
          `${KIND_WORDS[view.kind]}, severity ${SEVERITY_WORDS[view.severity]}`,
          `from ${view.openerCompany}`,
          ...aboutService(view),
          ...linksOf(view),
          ...ours,
        ].join(' · '),
      },
      ...(foremost === undefined ? [] : [{ kind: 'text' as const, text: foremost }]),
    ],
    ...foldedWith(view.label, [...detailsOf(view), ...notes], caseButtons(view, deeds, main)),
    footer: withRecord(footer, view.record),
  }
}

function aboutService({ service, servicesUnsaid = [], status }: CaseView): string[] {
  if (service !== undefined) return [`about ${service}`]
  if (status === 'resolved') return []
  return servicesUnsaid.length === 0 ? [] : [`says no service yet (${listed(servicesUnsaid)})`]
}

function linksOf({ follows, followedBy }: CaseView): string[] {
  const { labels, others } = followedBy ?? { labels: [], others: false }
  return [
    ...(follows === undefined ? [] : [`follows ${follows}`]),
    ...(labels.length === 0 ? [] : [`followed by ${listed(others ? [...labels, 'others'] : labels)}`]),
  ]
}

/** A target that was missed colours the card, so it is said, too, unless what is next says that it is overdue. */
function stateOf(view: CaseView, next: Inline[]): string {
  const { status, resolution, ending, merging } = view
  if (merging) return `${STATUS_WORDS[status]}, to be merged into ${merging.into}`
  if (resolution?.toConfirm) return `${STATUS_WORDS[status]}, not confirmed yet`
  if (ending?.into !== undefined) return `${STATUS_WORDS[status]} into ${ending.into}`
  const unsaid = toneOf(view) === 'critical' && !plainText(next).includes('overdue')
  return unsaid ? `${STATUS_WORDS[status]}, a target was missed` : STATUS_WORDS[status]
}

/** What the two sides have said that matters now. */
function saidOn({ waiting, resolution, ending }: CaseView): { who: string; text: string }[] {
  return [
    ...(waiting ? [{ who: `${waiting.asker.name} asks: `, text: waiting.question }] : []),
    ...(resolution ? [{ who: `${resolution.by.name}: `, text: resolution.note }] : []),
    ...(ending?.reason === undefined ? [] : [{ who: `${ending.by.name}: `, text: ending.reason }]),
  ]
}

/** What waits, or waited to the end, for the other side's word. */
function pendingOn(view: CaseView): string[] {
  const { merging, clocksFollow } = view
  return [
    ...(merging ? [`To be merged into ${merging.into}, once ${merging.company} agrees.`] : []),
    ...(clocksFollow ? [severityFollowedOn(view, clocksFollow)] : []),
  ]
}

/** Once the case is over nobody is asked about it any more. */
function severityFollowedOn(view: CaseView, { severity, company }: NonNullable<CaseView['clocksFollow']>): string {
  return isOver(view)
    ? `Its clocks went by severity ${severity}; ${company} had not confirmed the new one.`
    : `Its clocks go by severity ${severity} until ${company} confirms the new one.`
}

/** One thing of all that stands on the card: what was said, what waits, or, while there is nothing newer, what it is about in more words. */
function foremostOn(view: CaseView): string | undefined {
  const [said] = saidOn(view)
  if (said) return said.who + quote(said.text, roomFor(said))
  const [pending] = pendingOn(view)
  return pending ?? (view.description === undefined ? undefined : shorten(view.description, TWO_LINES))
}

function roomFor({ who }: { who: string }): number {
  return Math.max(TWO_LINES - who.length - 2, TWO_LINES / 2)
}

/** What does not stand on the card, or not whole. */
function unsaidOn(view: CaseView): string[] {
  const [first, ...others] = saidOn(view)
  const cut = first && first.text.length > roomFor(first) ? [first] : []
  const pending = first ? pendingOn(view) : pendingOn(view).slice(1)
  return [...[...cut, ...others].map(({ who, text }) => who + quote(text, 1_500)), ...pending]
}

function detailsOf(view: CaseView): CardBlock[] {
  const { resolution, zone } = view
  const moment = (at: number): Inline => ({ at, zone, style: 'date-time' })
  const title = view.title.length > TWO_LINES ? [view.title] : []
  const described = view.description === undefined ? [] : [view.description]
  const resolved: Rich[] = resolution?.toConfirm ? [[resolution.by.name, ', ', moment(resolution.at)]] : []
  return [
    ...[...title, ...described, ...unsaidOn(view)].map((text): CardBlock => ({ kind: 'text', text })),
    {
      kind: 'fields',
      fields: [
        { label: 'Owner', value: `${view.owner.name} (${view.ownerCompany})` },
        { label: 'Opened', value: [moment(view.openedAt), `, by ${view.opener.name}`] },
        ...resolved.map((value) => ({ label: 'Resolved by', value })),
        ...(view.actions.length > 0
          ? [{ label: 'What will change', value: view.actions.map(actionIn).join('\n') }]
          : []),
        ...(view.protects.length > 0 ? [{ label: 'What it protects', value: view.protects.join('\n') }] : []),
      ],
    },
    ...(view.clocks.length > 0 ? [{ kind: 'list' as const, items: clockLines(view.clocks, zone) }] : []),
    ...marksOn(view),
    ...settingRight(view),
    ...(isOver(view) ? [] : [lineToMute(view.label)]),
  ]
}

/** What our side alone decides. */
function linesToGive(label: string): CardBlock[] {
  const lines = [
    { text: 'Is it somebody else’s?', action: 'case.assign', word: BUTTON_WORDS.assign },
    { text: 'More or less severe?', action: 'case.set-severity', word: BUTTON_WORDS.changeSeverity },
  ]
  return lines.map((line) => lineOf(label, line))
}

/** "ACT-3, Acme Hosting: accepted. The pager rotates weekly". */
function actionIn({ sideName, ...action }: CaseView['actions'][number]): string {
  return actionInside({ ...action, label: `${action.label}, ${sideName}` })
}

function actionInside({ label, status, title }: Omit<CaseView['actions'][number], 'sideName'>): string {
  return `${label}: ${ACTION_WORDS[status]}. ${shorten(title, TWO_LINES)}`
}

/** The card itself has room for no further button. */
function lineToMute(label: string): CardBlock {
  return {
    kind: 'line',
    text: 'Told too much about it?',
    button: {
      ...{ action: 'case.mute', label: BUTTON_WORDS.mute, style: 'plain', subject: label, version: 0 },
      opensForm: true,
    },
  }
}

function settingRight(view: CaseView): CardBlock[] {
  if (view.toSetRight) return linesToSetRight(view.label, view.toSetRight)
  return view.misread ? [lineThatAsks(view.label)] : []
}

function toneOf({ status, clocks }: CaseView): Tone {
  if (status === 'resolved') return 'good'
  if (isOver({ status })) return 'neutral'
  if (clocks.some(isOverdue)) return 'critical'
  return status === 'waiting' ? 'warning' : 'neutral'
}
