import { type Side, SIDES } from '../domain/partners/party.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Button, Card, CardBlock, Inline, PersonRef, Rich, Tone } from './card.ts'
import { keepTogether } from './keep-together.ts'
import { ladderButtons } from './ladder-buttons.ts'
import { withRare } from './ladder-rare.ts'
import { heldOn, howSideStands, isCalm, nextOnLadder } from './ladder-next.ts'
import { lineOfNeeds } from './needs-form.ts'
import type { InternalLadderView, LadderView, NoteView, PathStep, SharedLadderView, SideView } from './ladder-view.ts'
import { headed, lineOne } from './line-one.ts'
import { CAUSE_WORDS, READ_BY_BOTH, READ_BY_US, URGENCY_WORDS } from './product-words.ts'
import { sentence, shorten } from './quote.ts'
import { foldedWith, showButton } from './show-button.ts'

export type { InternalLadderView, LadderView, SharedLadderView } from './ladder-view.ts'

/** Who is asked where nobody can be named. */
const WHOEVER = 'whoever is called now'

/** So many letters that both sides and the main button are in sight on a phone. */
const LONGEST = { title: 100, reason: 160, note: 120 }
const MOST_REASONS = 2

type Face = {
  side: Side
  called: PersonRef[]
  others: string
  steps: CardBlock[]
  look: Button[]
  footer: string
  /** Oldest first. */
  notes: NoteView[]
}

const TONES: Record<SideView['state'], Tone> = {
  none: 'neutral',
  quiet: 'neutral',
  climbing: 'critical',
  acknowledged: 'warning',
  snoozed: 'neutral',
  exhausted: 'critical',
  unconfirmed: 'neutral',
}

/** The end of "ESC-3 …". */
const STATE_WORDS: Record<SideView['state'], string> = {
  none: 'waits for the other side',
  quiet: 'waits for an acknowledgement',
  climbing: 'waits for an acknowledgement',
  acknowledged: 'is acknowledged',
  snoozed: 'is put off',
  exhausted: 'waits for an acknowledgement after its last step',
  unconfirmed: 'waits for a confirmation',
}

/** As the partner reads it, with us, where both companies talk. */
export function sharedLadderCard(view: SharedLadderView): Card {
  const { called, note } = view
  const steps = [lineOfNeeds()]
  const notes = note ? [note] : []
  return ladderCard(view, { side: 'partner', called, others: WHOEVER, steps, look: [], footer: READ_BY_BOTH, notes })
}

export function internalLadderCard(view: InternalLadderView): Card {
  const { path, called, subject, over, note, ourNote, missing = [] } = view
  const others = path.internal.find(({ current }) => current)?.names ?? WHOEVER
  const steps = SIDES.filter((side) => path[side].length > 0).flatMap((side): CardBlock[] => [
    { kind: 'text', text: [{ bold: `Who is told at ${view.sides[side].company}, in order` }] },
    { kind: 'list', items: path[side].map((step) => lineOfStep(step, view.zone)) },
  ])
  const look = over ? [] : [showButton(subject.label)]
  const notes = [note, ourNote].filter((one) => one !== undefined).toSorted((one, other) => one.at - other.at)
  const { internal } = view.sides
  const sides = { ...view.sides, internal: missing.length > 0 ? { ...internal, missing } : internal }
  return ladderCard({ ...view, sides }, { side: 'internal', called, others, steps, look, footer: READ_BY_US, notes })
}

function lineOfStep({ step, names, toldAt, heardFrom, unheard, current, all }: PathStep, zone: string): Rich {
  const untold = unheard === true ? ' – could not be reached' : ' – not told yet'
  const moment = (at: Instant): Inline => ({ at, zone, style: 'date-time' })
  const heard = heardFrom === undefined ? [] : [', heard from ', moment(heardFrom), ' on']
  const told: Inline[] = toldAt === undefined ? [untold] : [' – told ', moment(toldAt), ...heard]
  return [
    `Step ${step}: ${names}${all ? ' (each must take it)' : ''}`,
    ...told,
    ...(current ? [' – ', { bold: 'now' }] : []),
  ]
}

function ladderCard(view: LadderView, { side, called, others, steps, look, footer, notes }: Face): Card {
  const { label, subject, zone, reason, over, sides } = view
  const own = heldOn(view) ?? sides[side]
  const moment = (at: Instant): Inline => ({ at, zone, style: 'date-time' })
  const calm = isCalm(view)
  // What was calmed by hand is no talk by that.
  const isTalk = calm && view.cause === 'red-flag'
  const title = isTalk ? `A talk about ${subject.label}` : `Escalation about ${subject.label}`
  const lead = over ? 'is resolved' : isTalk ? 'proposes a talk' : STATE_WORDS[own.state]
  const fields = [
    { label: 'Partner', value: view.partnerName },
    ...(view.subjectOwner ? [{ label: `Owner of ${subject.label}`, value: view.subjectOwner.name }] : []),
    { label: 'Started', value: [moment(view.startedAt), `, ${CAUSE_WORDS[view.cause]}`] },
    ...(over ? [] : [{ label: 'Urgency', value: URGENCY_WORDS[view.urgency] }]),
    ...(own.state === 'acknowledged' ? [{ label: 'Acknowledged', value: [moment(own.at)] }] : []),
  ]
  const said = whySaid(over ? [over.why] : [reason, ...view.joined])
  const both = SIDES.map((one): Rich => howSideStands(sides[one], zone, { named: true }))
  return {
    subject: label,
    title,
    ...headed(
      lineOne(`${label} ${lead}`, nextOnLadder(view, side, called, others)),
      `${subject.label}, ${view.partnerName}: ${sentence(reason, 300)}`,
    ),
    tone: over ? 'good' : calm ? 'neutral' : TONES[own.state],
    blocks: [
      { kind: 'text', text: [{ bold: title }, `: ${shorten(subject.title, LONGEST.title)}`] },
      ...said.shown.map((text): CardBlock => ({ kind: 'text', text })),
      ...(over ? [] : [{ kind: 'list' as const, items: both }]),
      ...notes.map(({ byName, at, text }): CardBlock => ({
        kind: 'text',
        text: [`${byName}, `, moment(at), `: ${keepTogether(shorten(text, LONGEST.note))}`],
      })),
    ],
    ...withRare(
      foldedWith(label, [...said.whole, { kind: 'fields', fields }, ...steps], [...buttonsOf(view, side), ...look]),
      view,
      side,
    ),
    footer,
  }
}

/** Why it stands, or how it ended, so short that the rest of the card is in sight on a phone; the whole stands with the details. */
function whySaid(all: string[]): { shown: string[]; whole: CardBlock[] } {
  const short = all.slice(0, MOST_REASONS).map((text) => shorten(text, LONGEST.reason))
  const left = all.length - short.length
  const shown = [
    ...short.map(keepTogether),
    ...(left > 0 ? [`and ${left} more ${left === 1 ? 'reason' : 'reasons'}`] : []),
  ]
  const isWhole = left === 0 && short.every((text, at) => text === all[at])
  return { shown, whole: isWhole ? [] : all.map((text): CardBlock => ({ kind: 'text', text: keepTogether(text) })) }
}

function buttonsOf(view: LadderView, side: Side): Button[] {
  if (view.over) return []
  const end = view.endedBy.includes(side) ? (['resolve'] as const) : []
  const own = view.sides[side]
  switch (own.state) {
    case 'none':
    case 'unconfirmed':
      return ladderButtons(view, [...end])
    case 'quiet':
      return ladderButtons(view, ['acknowledge', ...end, 'escalate-now'])
    case 'climbing':
      return ladderButtons(
        view,
        isCalm(view) ? ['acknowledge', ...end, 'escalate-now'] : ['acknowledge', 'escalate-now', ...end],
      )
    case 'acknowledged':
      return ladderButtons(view, own.asked === undefined ? [...end] : ['keep', ...end])
    case 'snoozed':
      return ladderButtons(view, ['acknowledge', 'escalate-now', ...end])
    case 'exhausted':
      return ladderButtons(view, ['acknowledge', ...end])
  }
}
