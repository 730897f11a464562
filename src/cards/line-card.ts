import type { Button, Card, CardBlock } from './card.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { quote, shorten } from './quote.ts'

/** As much of a line as is said back. */
export const LONGEST_LINE_SAID = 300

/**
 * What a typed line may mean. `line`: as one would type it. `does`: what its verb does. `held`: under which it is kept until whoever typed says so.
 * `fills`: a form comes first, filled in.
 */
export type LineView = {
  prefix: '/partner' | '@Liaison'
  line: string
  does: string
  held: string
  fills: boolean
} & ({ why: string } | { unknown: string; nearest: string })

/** For whoever typed it, alone. Nothing was done, and one press does it. */
export function lineCard(view: LineView): Card {
  const { prefix, does, fills } = view
  const said = saidBack(view)
  const next = 'nearest' in view ? ` ${quote(`${prefix} help ${view.nearest}`)} tells how to say it.` : ''
  const doubt =
    'why' in view ? view.why : `I do not know ${quote(view.unknown, 40)}. Did you mean ${quote(view.nearest, 40)}?`
  return {
    title: 'Is this what you mean?',
    tone: 'neutral',
    blocks: [
      { kind: 'text', text: `${doubt} Nothing was done yet.${next}` },
      { kind: 'text', text: [{ code: said }, ` – ${does}`] },
    ],
    buttons: [buttonFor(view)],
    fallback: `Is this what you mean? ${doubt} Nothing was done yet: ${quote(said, LONGEST_LINE_SAID + 20)} would ${fills ? 'open the form' : 'do it'}.${next}`,
  }
}

/** Several things in what was typed, each as `lineCard` says one. Pressing one leaves the others. */
export function linesCard(views: readonly LineView[]): Card {
  const doubt = 'That is more than one thing. Nothing was done yet: press what you mean.'
  const each = views.map((view) => ({ view, said: saidBack(view) }))
  return {
    title: 'Is this what you mean?',
    tone: 'neutral',
    blocks: [
      { kind: 'text', text: doubt },
      ...each.map(({ view, said }): CardBlock => {
        return {
          kind: 'line',
          text: [{ code: said }, ` – ${view.does}`],
          button: { ...buttonFor(view), style: 'plain' },
        }
      }),
    ],
    buttons: [],
    fallback: `Is this what you mean? ${doubt} ${each.map(({ said }) => quote(said, LONGEST_LINE_SAID + 20)).join(', ')}`,
  }
}

function saidBack({ prefix, line }: LineView): string {
  return `${prefix} ${shorten(line.replaceAll('`', "'"), LONGEST_LINE_SAID)}`
}

/** What was typed was meant for people: it stays in the thread as their message. */
export function asMessageButton(held: string): Button {
  return { action: 'line.as-message', label: BUTTON_WORDS.keepMessage, style: 'plain', subject: held, version: 0 }
}

function buttonFor({ held, fills }: LineView): Button {
  const about = { subject: held, version: 0, style: 'primary' } as const
  return fills
    ? { action: 'line.fill', label: BUTTON_WORDS.fillLine, ...about, opensForm: true }
    : { action: 'line.do', label: BUTTON_WORDS.doLine, ...about }
}
