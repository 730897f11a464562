import type { Urgency } from '../domain/escalations/ladder.ts'
import { type Side, SIDES } from '../domain/partners/party.ts'
import type { Button, Card, CardBlock, Inline } from './card.ts'
import { listed } from './listed.ts'
import { howSideStands } from './ladder-next.ts'
import type { SideView } from './ladder-view.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { showButton } from './show-button.ts'

/** A page of escalations that go on. `partner`: the one they are with, absent of all; `mine`: those of whoever asks. `from`: so many come before it. */
export type LadderListView = {
  partner?: { slug: string; name: string }
  mine: boolean
  total: number
  from: number
  /** With how many the next page begins, and what it carries. */
  next?: number
  carried: Record<string, string>
  /** Steps of that partner’s policies that would call nobody now, and why. */
  silent?: { ladder: string; side: Side; step: number; gaps: string[] }[]
  ladders: {
    label: string
    about: string
    title: string
    partnerName: string
    urgency: Urgency
    sides: Record<Side, SideView>
    zone: string
  }[]
}

export function ladderListCard(view: LadderListView): Card {
  const { partner, mine, total, ladders, from, next, carried, silent = [] } = view
  const title = `${mine ? 'Your escalations' : 'Escalations'}${partner ? ` with ${partner.name}` : ''}`
  const page = ladders.length === total ? '' : ` · ${from + 1} to ${from + ladders.length}`
  const headline = `${title}: ${total === 0 ? 'none goes on' : `${total} ${total === 1 ? 'goes' : 'go'} on${page}`}`
  return {
    title,
    headline,
    tone: 'neutral',
    blocks: [
      ...ladders.map((one): CardBlock => ({
        kind: 'line',
        text: lineOf(one, partner === undefined),
        button: showButton(one.label, 'Show it'),
      })),
      ...silent.slice(0, MOST_SILENT).map((one): CardBlock => ({ kind: 'text', text: saySilent(one, partner?.name) })),
      ...(partner ? [timesLine(partner.slug)] : []),
    ],
    buttons:
      next === undefined ? [] : [listButton('ladder.list', BUTTON_WORDS.nextOnes, { ...carried, after: String(next) })],
    fallback: ladders.length > 0 ? `${headline}. ${ladders.map(({ label }) => label).join(', ')}.` : `${headline}.`,
  }
}

/** As many as are read; `rehearse` names them all. */
const MOST_SILENT = 5

/** "Step 2 of ours calls nobody: Anna Berg is not named there any more." */
function saySilent({ ladder, side, step, gaps }: NonNullable<LadderListView['silent']>[number], theirs = 'theirs') {
  const whose = side === 'internal' ? 'ours' : theirs
  const of = ladder === 'usual' ? '' : `, ${ladder},`
  const why = gaps.length === 0 ? '' : `: ${listed(gaps)}`
  return `Step ${step} of ${whose}${of} calls nobody${why}.`
}

function timesLine(partner: string): CardBlock {
  return {
    kind: 'line',
    text: 'How soon each side takes them:',
    button: listButton('ladder.times', 'See the times', { partner }),
  }
}

export function listButton(action: string, label: string, data: Record<string, string>): Button {
  return { action, label, style: 'plain', subject: 'escalations', version: 0, data }
}

function lineOf(
  { label, about, title, partnerName, urgency, sides, zone }: LadderListView['ladders'][number],
  ofAll: boolean,
): Inline[] {
  const facts = [...(ofAll ? [partnerName] : []), ...(urgency === 'page' ? ['urgent'] : [])].map((one) => `${one}, `)
  return [
    { bold: label },
    ` ${about} ${shorten(title, 60)} – ${facts.join('')}`,
    ...SIDES.flatMap((side, at): Inline[] => [
      ...(at === 0 ? [] : [' · ']),
      ...howSideStands(sides[side], zone, { named: true }),
    ]),
  ]
}
