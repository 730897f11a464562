import type { Instant } from '../domain/time/instant.ts'
import type { Button, Card, Inline, Rich } from './card.ts'
import { HELD } from './ladder-next.ts'
import { lineOne } from './line-one.ts'
import { plainText } from './plain-text.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { showButton } from './show-button.ts'

/** What a listed escalation is at: it waits for whoever is called, somebody has it, it is held until its resolution is confirmed, or it is over. */
export type CalledState =
  { status: 'waits'; nextAt?: Instant } | { status: 'owned'; byName: string } | { status: 'held' } | { status: 'over' }

export type JoinedCallView = {
  /** The call, as its button names it. */
  call: string
  escalations: {
    label: string
    version: number
    about: string
    title: string
    partnerName: string
    state: CalledState
  }[]
  zone: string
}

/** As many as one message says well; the others are in the lists of their partners. */
const SHOWN = 20
/** Beside the main button, and in the overflow. */
const SHOW_BUTTONS = 2
const FURTHER_BUTTONS = 5

/** One message for several escalations that call the same person, or channel, within an hour. */
export function joinedCallCard({ call, escalations, zone }: JoinedCallView): Card {
  const waiting = escalations.filter(({ state }) => state.status === 'waits')
  // What waits is read first, and so is not what is left out.
  const inOrder = [...waiting, ...escalations.filter(({ state }) => state.status !== 'waits')]
  const several = new Set(escalations.map(({ partnerName }) => partnerName)).size > 1
  const items = inOrder.slice(0, SHOWN).map((one): Rich => lineOf(one, zone, several))
  const left = inOrder.length - items.length
  const title = titleOf(escalations.length, waiting.length)
  const headline = lineOne(title, waiting.length > 0 ? nextOf(waiting, zone) : howTheyStand(escalations))
  const labels = inOrder.slice(0, SHOWN).map(({ label, about }) => `${label} about ${about}`)
  const further = waiting.slice(SHOW_BUTTONS, SHOW_BUTTONS + FURTHER_BUTTONS).map((one) => showButton(one.label))
  return {
    title,
    headline,
    tone: waiting.length > 0 ? 'critical' : 'good',
    blocks: [
      // Told together with other things it still says which they are.
      { kind: 'list', items: left > 0 ? [...items, `and ${left} more`] : items, kept: true },
      ...(waiting.length > 1 ? [{ kind: 'text' as const, text: oneAlone(waiting) }] : []),
    ],
    buttons: buttonsOf(call, waiting),
    ...(further.length > 0 && { more: further }),
    fallback: `${plainText(headline)}: ${labels.join(', ')}.`,
  }
}

type Escalation = JoinedCallView['escalations'][number]

function titleOf(all: number, waiting: number): string {
  if (waiting === 0 && all === 1) return 'The escalation waits no longer'
  if (waiting === 0) return `None of ${all} escalations waits any more`
  return waiting === 1
    ? '1 escalation waits for an acknowledgement'
    : `${waiting} escalations wait for an acknowledgement`
}

/** They wait for whoever reads it, until the first of their next steps comes. */
function nextOf(waiting: Escalation[], zone: string): Inline[] {
  const times = waiting.flatMap(({ state }) =>
    state.status === 'waits' && state.nextAt !== undefined ? state.nextAt : [],
  )
  return times.length === 0
    ? ['please acknowledge']
    : ['please acknowledge by ', { at: Math.min(...times), zone, style: 'date-time' }]
}

/** Of which none waits. */
function howTheyStand(all: Escalation[]): Inline[] {
  const held = all.filter(({ state }) => state.status === 'held').length
  if (held === 0) return ['each is with somebody, or over']
  return [held === all.length ? HELD : `each is with somebody, ${HELD}, or over`]
}

function oneAlone([first]: Escalation[]): Inline[] {
  return first ? ['To take one alone, type ', { code: `@Liaison ack ${first.label}` }, '.'] : []
}

function lineOf({ label, about, title, partnerName, state }: Escalation, zone: string, several: boolean): Inline[] {
  const company = several ? `${partnerName}: ` : ''
  return [{ bold: label }, ` ${company}${about} ${shorten(title, 100)} – `, ...stateOf(state, zone)]
}

function stateOf(state: CalledState, zone: string): Inline[] {
  switch (state.status) {
    case 'waits':
      return state.nextAt === undefined
        ? ['waits']
        : ['waits; the next step comes ', { at: state.nextAt, zone, style: 'date-time' }]
    case 'owned':
      return [`with ${state.byName}`]
    case 'held':
      return [HELD]
    case 'over':
      return ['over']
  }
}

function buttonsOf(call: string, waiting: Escalation[]): Button[] {
  const [first] = waiting
  if (!first) return []
  const label = waiting.length === 1 ? `${BUTTON_WORDS.acknowledge} ${first.label}` : BUTTON_WORDS.acknowledgeAll
  return [
    { action: 'escalation.acknowledge-all', label, style: 'primary', subject: call, version: 0 },
    ...waiting.slice(0, SHOW_BUTTONS).map((one) => showButton(one.label)),
  ]
}
