import type { ActionsBlock, Button as SlackButton, Overflow } from '@slack/types'
import type { Button, Card } from '../../../src/cards/card.ts'
import { encodeButtonValue } from './button-value.ts'
import {
  ACTION_ID,
  BUTTONS_IN_ACTIONS,
  BUTTON_TEXT,
  CONFIRM_BUTTON,
  CONFIRM_TEXT,
  OPTION_TEXT,
  OPTION_VALUE,
  OPTIONS_IN_OVERFLOW,
} from './limits.ts'
import { plain } from './text-objects.ts'

/** Names the overflow among the elements of its row; which deed was chosen, its option says. */
const OVERFLOW = 'more'

/**
 * The card's buttons, the main one first, in as many rows as Slack needs, with an overflow of what is seldom done. Slack folds nothing: while
 * there are details, a button asks for them; what the overflow cannot hold comes with them, in a row of its own.
 */
export function actionsBlocks({
  buttons,
  more = [],
  details,
}: Pick<Card, 'buttons' | 'more' | 'details'>): ActionsBlock[] {
  const ids = new Set<string>()
  const options = more.filter(fitsOverflow).slice(0, OPTIONS_IN_OVERFLOW)
  const rest = more.filter((button) => !options.includes(button))
  const drawn = (button: Button) => slackButton(button, uniqueId(button, ids))
  const first = [...mainFirst(buttons), ...(details === undefined ? [] : [details.ask])].map(drawn)
  const second = details === undefined ? rest.map(drawn) : []
  return [[...first, ...(options.length > 0 ? [overflow(options)] : [])], second].flatMap((elements) => {
    const blocks: ActionsBlock[] = []
    for (let from = 0; from < elements.length; from += BUTTONS_IN_ACTIONS)
      blocks.push({ type: 'actions', elements: elements.slice(from, from + BUTTONS_IN_ACTIONS) })
    return blocks
  })
}

/** The button beside a line. */
export function lineButton(button: Button, taken: Set<string>): SlackButton {
  return slackButton(button, uniqueId(button, taken))
}

/** An overflow asks "are you sure" for all of its options or for none, and an option carries little. */
function fitsOverflow(button: Button): boolean {
  return button.confirm === undefined && encodeButtonValue(button).length <= OPTION_VALUE
}

function overflow(buttons: Button[]): Overflow {
  const options = buttons.map((button) => ({
    text: plain(button.label, OPTION_TEXT),
    value: encodeButtonValue(button),
  }))
  return { type: 'overflow', action_id: OVERFLOW, options }
}

function mainFirst(buttons: Button[]): Button[] {
  return [...buttons.filter(({ style }) => style === 'primary'), ...buttons.filter(({ style }) => style !== 'primary')]
}

/** `action:subject`; a further button for the same gets a number. */
function uniqueId({ action, subject }: Button, taken: Set<string>): string {
  const base = `${action}:${subject}`.slice(0, ACTION_ID - 4)
  let id = base
  for (let number = 2; taken.has(id); number += 1) id = `${base}:${number}`
  taken.add(id)
  return id
}

function slackButton(button: Button, actionId: string): SlackButton {
  const { label, style, confirm } = button
  return {
    type: 'button',
    action_id: actionId,
    text: plain(label, BUTTON_TEXT),
    value: encodeButtonValue(button),
    ...(style !== 'plain' && { style }),
    ...(confirm !== undefined && {
      confirm: {
        title: plain('Are you sure?', 100),
        text: plain(confirm, CONFIRM_TEXT),
        confirm: plain(label, CONFIRM_BUTTON),
        deny: plain('Cancel', CONFIRM_BUTTON),
        ...(style !== 'plain' && { style }),
      },
    }),
  }
}
