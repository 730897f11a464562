import type { Instant } from '../domain/time/instant.ts'
import type { Button, Card, Inline, Rich } from './card.ts'
import { plainText } from './plain-text.ts'
import { shorten } from './quote.ts'

/** What a listed escalation is at: it waits for whoever is called, somebody has it, or it is over. */
export type CalledState =
  { status: 'waits'; nextAt?: Instant } | { status: 'owned'; byName: string } | { status: 'over' }

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
/** Beside the main button. */
const SHOW_BUTTONS = 4

/** One message for several escalations that call the same person, or channel, within an hour. */
export function joinedCallCard({ call, escalations, zone }: JoinedCallView): Card {
  const waiting = escalations.filter(({ state }) => state.status === 'waits')
  // What waits is read first, and so is not what is left out.
  const inOrder = [...waiting, ...escalations.filter(({ state }) => state.status !== 'waits')]
  const several = new Set(escalations.map(({ partnerName }) => partnerName)).size > 1
  const items = inOrder.slice(0, SHOWN).map((one): Rich => lineOf(one, zone, several))
  const left = inOrder.length - items.length
  const next = nextOf(waiting)
  return {
    title: titleOf(escalations.length, waiting.length),
    tone: waiting.length > 0 ? 'critical' : 'good',
    blocks: [
      { kind: 'text', text: [{ bold: 'Next: ' }, ...next] },
      { kind: 'list', items: left > 0 ? [...items, `and ${left} more`] : items },
    ],
    buttons: buttonsOf(call, waiting),
    fallback: `${titleOf(escalations.length, waiting.length)}: ${inOrder
      .slice(0, SHOWN)
      .map(({ label, about }) => `${label} about ${about}`)
      .join(', ')}. ${plainText(next)}`,
  }
}

type Escalation = JoinedCallView['escalations'][number]

function titleOf(all: number, waiting: number): string {
  if (waiting === 0) return `None of ${all} escalations waits any more`
  return waiting === 1
    ? '1 escalation waits for an acknowledgement'
    : `${waiting} escalations wait for an acknowledgement`
}

function nextOf(waiting: Escalation[]): Inline[] {
  const [first] = waiting
  if (!first) return ['nothing. Each is with somebody, or over.']
  if (waiting.length === 1) return [`please acknowledge ${first.label}.`]
  return ['please acknowledge them. To take one alone, type ', { code: `@Liaison ack ${first.label}` }, '.']
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
    case 'over':
      return ['over']
  }
}

function buttonsOf(call: string, waiting: Escalation[]): Button[] {
  const [first] = waiting
  if (!first) return []
  const label = waiting.length === 1 ? `Acknowledge ${first.label}` : 'Acknowledge all'
  return [
    { action: 'escalation.acknowledge-all', label, style: 'primary', subject: call, version: 0 },
    ...waiting.slice(0, SHOW_BUTTONS).map(({ label: one }): Button => ({
      action: 'subject.show',
      label: `Show ${one}`,
      style: 'plain',
      subject: one,
      version: 0,
    })),
  ]
}
