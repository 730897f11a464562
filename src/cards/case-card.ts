import { isOver } from '../domain/cases/case.ts'
import { caseButtons, deedsIn } from './case-buttons.ts'
import { clockLines, isOverdue } from './case-clocks.ts'
import { nextOnCase } from './case-next.ts'
import type { CaseView, InternalCaseView } from './case-view.ts'
import type { Card, CardBlock, Inline, Rich, Tone } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { listed } from './listed.ts'
import { plainText } from './plain-text.ts'
import { KIND_WORDS, READ_BY_BOTH, READ_BY_US, SEVERITY_WORDS, STATUS_WORDS } from './product-words.ts'
import { quote, shorten } from './quote.ts'
import { foldedWith } from './show-button.ts'
import { withRecord } from './with-record.ts'

export type { ClockView } from './case-clocks.ts'
export type { CaseView, InternalCaseView } from './case-view.ts'

/** What was said stands on the card up to so many letters, and whole with the details. */
const SAID = 90

export function sharedCaseCard(view: CaseView): Card {
  return caseCard(view, deedsOn(view), [], READ_BY_BOTH)
}

/** One escalation is enough: while there is one, another is not offered. */
export function internalCaseCard(view: InternalCaseView): Card {
  const { escalations, notes = [] } = view
  const possible = deedsOn(view).filter((deed) => deed !== 'escalate' || escalations.length === 0)
  const deeds = notes.length > 0 ? withShare(possible) : possible
  const ours = [`with ${view.partnerName}`, ...(escalations.length > 0 ? [`escalated: ${escalations.join(', ')}`] : [])]
  return caseCard(view, deeds, ours, READ_BY_US, notesOfOurs(notes))
}

/** Beside what is likeliest; what is seldom done may have to be typed. */
function withShare(deeds: ReturnType<typeof deedsIn>): ReturnType<typeof deedsIn> {
  return [...deeds.slice(0, 2), 'share note' as const, ...deeds.slice(2)].slice(0, MOST_DEEDS)
}

function notesOfOurs(notes: { author: string; text: string }[]): CardBlock[] {
  if (notes.length === 0) return []
  return [
    { kind: 'text', text: [{ bold: 'Noted among ourselves' }] },
    { kind: 'list', items: notes.map(({ author, text }): Rich => [author, `: ${quote(text, SAID)}`]) },
  ]
}

function deedsOn(view: CaseView): ReturnType<typeof deedsIn> {
  const toConfirm = view.resolution?.toConfirm ?? view.clocksFollow
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
  const from = `from ${view.opener.name} (${view.openerCompany})`
  return {
    subject: view.label,
    title: view.title,
    ...headed(lineOne(`${view.label} is ${stateOf(view, next)}`, next), quote(view.title)),
    tone: toneOf(view),
    blocks: [
      { kind: 'text', text: [{ bold: view.title }] },
      {
        kind: 'text',
        text: [
          `${KIND_WORDS[view.kind]}, severity ${SEVERITY_WORDS[view.severity]}`,
          from,
          ...linksOf(view),
          ...ours,
        ].join(' · '),
      },
      ...saidOn(view).map((text): CardBlock => ({ kind: 'text', text })),
    ],
    ...foldedWith(view.label, [...detailsOf(view), ...notes], caseButtons(view, deeds, main)),
    footer: withRecord(footer, view.record),
  }
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

/** What the two sides have said that matters now, and what waits for the other side's word. */
function saidOn({ description, waiting, resolution, ending, merging, clocksFollow }: CaseView): Rich[] {
  const said: Rich[] = []
  if (waiting) said.push(`${waiting.asker.name} asks: ${quote(waiting.question, SAID)}`)
  if (resolution) said.push(`${resolution.by.name}: ${quote(resolution.note, SAID)}`)
  if (ending?.reason !== undefined) said.push(`${ending.by.name}: ${quote(ending.reason, SAID)}`)
  if (merging) said.push(`To be merged into ${merging.into}, once ${merging.company} agrees.`)
  if (clocksFollow)
    said.push(`Its clocks go by severity ${clocksFollow.severity} until ${clocksFollow.company} confirms the new one.`)
  // What it is about in more words, while nothing newer was said.
  return said.length === 0 && description !== undefined ? [shorten(description, SAID)] : said
}

function detailsOf(view: CaseView): CardBlock[] {
  const { waiting, resolution, ending, zone } = view
  const moment = (at: number): Inline => ({ at, zone, style: 'date-time' })
  const whole = [waiting?.question, resolution?.note, ending?.reason].filter((text) => (text?.length ?? 0) > SAID)
  const described = view.description === undefined ? [] : [{ kind: 'text' as const, text: view.description }]
  const resolved: Rich[] = resolution?.toConfirm ? [[resolution.by.name, ', ', moment(resolution.at)]] : []
  return [
    ...described,
    ...whole.map((text): CardBlock => ({ kind: 'text', text: quote(text ?? '', 1_500) })),
    {
      kind: 'fields',
      fields: [
        { label: 'Owner', value: `${view.owner.name} (${view.ownerCompany})` },
        { label: 'Opened', value: [moment(view.openedAt)] },
        ...resolved.map((value) => ({ label: 'Resolved by', value })),
        ...(view.protects.length > 0 ? [{ label: 'What it protects', value: view.protects.join('\n') }] : []),
      ],
    },
    ...(view.clocks.length > 0 ? [{ kind: 'list' as const, items: clockLines(view.clocks, zone) }] : []),
  ]
}

function toneOf({ status, clocks }: CaseView): Tone {
  if (status === 'resolved') return 'good'
  if (isOver({ status })) return 'neutral'
  if (clocks.some(isOverdue)) return 'critical'
  return status === 'waiting' ? 'warning' : 'neutral'
}
