import type { Instant } from '../domain/time/instant.ts'
import type { Button, Card, CardBlock, Inline, Rich, Tone } from './card.ts'
import { keepTogether } from './keep-together.ts'
import { ladderButtons } from './ladder-buttons.ts'
import { isCalm, nextOnLadder } from './ladder-next.ts'
import { lineOfNeeds } from './needs-form.ts'
import type { InternalLadderView, LadderState, LadderView, SharedLadderView } from './ladder-view.ts'
import { headed, lineOne } from './line-one.ts'
import { CAUSE_WORDS, READ_BY_BOTH, READ_BY_US } from './product-words.ts'
import { sentence } from './quote.ts'
import { foldedWith, showButton } from './show-button.ts'

export type { InternalLadderView, LadderView, SharedLadderView } from './ladder-view.ts'

/** Who is asked where nobody can be named. */
const WHOEVER = 'whoever is called now'

const TONES: Record<LadderState['status'], Tone> = {
  climbing: 'critical',
  acknowledged: 'warning',
  resolved: 'good',
  exhausted: 'critical',
}

/** The end of "ESC-3 …". */
const STATE_WORDS: Record<LadderState['status'], string> = {
  climbing: 'waits for an acknowledgement',
  acknowledged: 'is acknowledged',
  resolved: 'is resolved',
  exhausted: 'waits for an acknowledgement after its last step',
}

export function sharedLadderCard(view: SharedLadderView): Card {
  return ladderCard(view, nextOnLadder(view, view.called, WHOEVER), [lineOfNeeds()], [], READ_BY_BOTH)
}

export function internalLadderCard(view: InternalLadderView): Card {
  const { path, zone, subject, state } = view
  const steps = path.map(({ step, names, toldAt, unheard, current }): Rich => {
    const untold = unheard === true ? ' – could not be reached' : ' – not told yet'
    const told: Inline[] = toldAt === undefined ? [untold] : [' – told ', { at: toldAt, zone, style: 'date-time' }]
    return [`Step ${step}: ${names}`, ...told, ...(current ? [' – ', { bold: 'now' }] : [])]
  })
  const others = path.find(({ current }) => current)?.names ?? WHOEVER
  const next = nextOnLadder(view, view.called, others)
  const whoIsTold: CardBlock[] = [
    { kind: 'text', text: [{ bold: 'Who is told, in order' }] },
    { kind: 'list', items: steps },
  ]
  return ladderCard(view, next, whoIsTold, state.status === 'resolved' ? [] : [showButton(subject.label)], READ_BY_US)
}

function ladderCard(view: LadderView, next: Inline[], steps: CardBlock[], look: Button[], footer: string): Card {
  const { label, subject, zone, reason, state } = view
  const moment = (at: Instant): Inline => ({ at, zone, style: 'date-time' })
  const calm = isCalm(view)
  const title = calm ? `A talk about ${subject.label}` : `Escalation about ${subject.label}`
  const fields = [
    { label: 'Partner', value: view.partnerName },
    ...(view.subjectOwner ? [{ label: `Owner of ${subject.label}`, value: view.subjectOwner.name }] : []),
    { label: 'Started', value: [moment(view.startedAt), `, ${CAUSE_WORDS[view.cause]}`] },
    ...(state.status === 'acknowledged' ? [{ label: 'Acknowledged', value: [moment(state.at)] }] : []),
  ]
  return {
    subject: label,
    title,
    ...headed(
      lineOne(`${label} ${calm ? 'proposes a talk' : STATE_WORDS[state.status]}`, next),
      `${subject.label}, ${view.partnerName}: ${sentence(reason, 300)}`,
    ),
    tone: calm ? 'neutral' : TONES[state.status],
    blocks: [
      { kind: 'text', text: [{ bold: title }, `: ${subject.title}`] },
      { kind: 'text', text: state.status === 'resolved' ? state.why : keepTogether(reason) },
      ...(state.status === 'resolved' ? [] : view.joined.map((text): CardBlock => ({ kind: 'text', text }))),
    ],
    ...foldedWith(label, [{ kind: 'fields', fields }, ...steps], [...buttonsOf(view), ...look]),
    footer,
  }
}

function buttonsOf(view: LadderView): Button[] {
  switch (view.state.status) {
    case 'climbing':
      return ladderButtons(
        view,
        isCalm(view) ? ['acknowledge', 'resolve', 'escalate-now'] : ['acknowledge', 'escalate-now', 'resolve'],
      )
    case 'acknowledged':
      return ladderButtons(view, ['resolve'])
    case 'exhausted':
      return ladderButtons(view, ['acknowledge', 'resolve'])
    case 'resolved':
      return []
  }
}
