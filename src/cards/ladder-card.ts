import type { Cause } from '../domain/escalations/ladder.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Card, CardBlock, Inline, Rich, Tone } from './card.ts'
import { ladderButtons } from './ladder-buttons.ts'
import { keepTogether } from './keep-together.ts'
import { nextOnLadder } from './ladder-next.ts'
import type { InternalLadderView, LadderState, LadderView, SharedLadderView } from './ladder-view.ts'
import { plainText } from './plain-text.ts'
import { sentence } from './quote.ts'

export type { InternalLadderView, LadderView, SharedLadderView } from './ladder-view.ts'

const CAUSE_WORDS: Record<Cause, string> = {
  'sla-breach': 'after an SLA breach',
  'red-flag': 'after a red flag',
  manual: 'by a person',
}

const TONES: Record<LadderState['status'], Tone> = {
  climbing: 'critical',
  acknowledged: 'warning',
  resolved: 'good',
  exhausted: 'critical',
}

export function sharedLadderCard(view: SharedLadderView): Card {
  const called = view.called.length > 0 ? undefined : 'Whoever is called at this step'
  return ladderCard(view, nextOnLadder(view.label, view.state, view.called, called, view.zone), [])
}

export function internalLadderCard(view: InternalLadderView): Card {
  const { path, zone, subject } = view
  const items = path.map(({ names, toldAt, unheard, current }, index): Rich => {
    const untold = unheard === true ? ' – could not be reached' : ' – not told yet'
    const told: Inline[] = toldAt === undefined ? [untold] : [' – told ', { at: toldAt, zone, style: 'date-time' }]
    return [`Step ${index + 1}: ${names}`, ...told, ...(current ? [' – ', { bold: 'now' }] : [])]
  })
  const names = view.called.length > 0 ? undefined : path.find(({ current }) => current)?.names
  const next = nextOnLadder(view.label, view.state, view.called, names ?? 'Whoever is called at this step', zone)
  const card = ladderCard(view, next, [
    { kind: 'text', text: [{ bold: 'The way up' }] },
    { kind: 'list', items },
  ])
  const look = { action: 'subject.show', label: `Show ${subject.label}`, style: 'plain', version: 0 } as const
  const over = view.state.status === 'resolved'
  return over ? card : { ...card, buttons: [...card.buttons, { ...look, subject: subject.label }] }
}

function ladderCard(view: LadderView, next: Inline[], path: CardBlock[]): Card {
  const { label, subject, zone } = view
  const moment = (at: Instant): Inline[] => [{ at, zone, style: 'date-time' }]
  const state = stateOf(view.state, zone)
  const fields = [
    { label: 'About', value: `${subject.label}: ${subject.title}` },
    { label: 'Partner', value: view.partnerName },
    ...(view.subjectOwner ? [{ label: `Owner of ${subject.label}`, value: [{ mention: view.subjectOwner }] }] : []),
    { label: 'Started', value: [...moment(view.startedAt), `, ${CAUSE_WORDS[view.cause]}`] },
    ...(state ? [{ label: 'State', value: state }] : []),
  ]
  return {
    subject: label,
    title: `Escalation about ${subject.label}`,
    tone: TONES[view.state.status],
    blocks: [
      { kind: 'text', text: keepTogether(view.reason) },
      { kind: 'text', text: [{ bold: 'Next: ' }, ...next] },
      { kind: 'fields', fields },
      ...path,
    ],
    buttons: buttonsOf(view),
    fallback: `${label} about ${subject.label}, ${view.partnerName}: ${sentence(view.reason, 300)} ${plainText(next)}`,
  }
}

/** Nothing while it climbs: what is next says so already. */
function stateOf(state: LadderState, zone: string): Inline[] | undefined {
  const moment = (at: Instant): Inline => ({ at, zone, style: 'date-time' })
  switch (state.status) {
    case 'climbing':
      return undefined
    case 'acknowledged':
      return ['acknowledged by ', { mention: state.by }, ', ', moment(state.at)]
    case 'resolved':
      return [
        'resolved',
        ...(state.by ? [' by ', { mention: state.by }] : []),
        ', ',
        moment(state.at),
        `: ${state.why}`,
      ]
    case 'exhausted':
      return ['reached its last step ', moment(state.at), ', waiting for an acknowledgement']
  }
}

function buttonsOf(view: LadderView): Card['buttons'] {
  switch (view.state.status) {
    case 'climbing':
      return ladderButtons(view, ['acknowledge', 'escalate-now', 'resolve'])
    case 'acknowledged':
      return ladderButtons(view, ['resolve'])
    case 'exhausted':
      return ladderButtons(view, ['acknowledge', 'resolve'])
    case 'resolved':
      return []
  }
}
