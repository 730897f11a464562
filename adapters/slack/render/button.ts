import type { ActionsBlock, Button as SlackButton } from '@slack/types'
import type { Button, Card } from '../../../src/cards/card.ts'
import { encodeButtonValue } from './button-value.ts'
import { ACTION_ID, BUTTONS_IN_ACTIONS, BUTTON_TEXT, CONFIRM_BUTTON, CONFIRM_TEXT } from './limits.ts'
import { plain } from './text-objects.ts'

/**
 * The card's buttons, the main one first, in as many rows as Slack needs. Slack folds nothing: while there are details, a button asks for
 * them, and what is seldom done comes with them, in a row of its own.
 */
export function actionsBlocks({
  buttons,
  more = [],
  details,
}: Pick<Card, 'buttons' | 'more' | 'details'>): ActionsBlock[] {
  const ids = new Set<string>()
  const rows = details === undefined ? [mainFirst(buttons), more] : [[...mainFirst(buttons), details.ask]]
  return rows.flatMap((row) => {
    const elements = row.map((button) => slackButton(button, uniqueId(button, ids)))
    const blocks: ActionsBlock[] = []
    for (let from = 0; from < elements.length; from += BUTTONS_IN_ACTIONS)
      blocks.push({ type: 'actions', elements: elements.slice(from, from + BUTTONS_IN_ACTIONS) })
    return blocks
  })
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
