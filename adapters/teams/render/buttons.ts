import type { Button, Card } from '../../../src/cards/card.ts'
import type { Action, SubmitAction } from './adaptive-card.ts'
import { writeButtonData, writeDialogData } from './action-data.ts'

/** Id of the part that *Details* folds. */
export const DETAILS = 'details'

/**
 * Buttons, the main one first; then the one that folds the details, and in the overflow what is seldom done. One that opens a form must be an
 * Action.Submit, because only that can open a dialog in Teams; every other is an Action.Execute, with an Action.Submit for clients that do
 * not know it. Teams has no "are you sure", so `confirm` is not shown. An id is `action:subject`, and `action:subject:2` for a second one
 * like it.
 */
export function buttonActions({ buttons, more = [], details }: Pick<Card, 'buttons' | 'more' | 'details'>): Action[] {
  const main = buttons.filter(({ style }) => style === 'primary')
  const others = buttons.filter(({ style }) => style !== 'primary')
  const taken = new Map<string, number>()
  const drawn = (button: Button) => {
    const id = `${button.action}:${button.subject}`
    const count = (taken.get(id) ?? 0) + 1
    taken.set(id, count)
    return buttonAction(button, count === 1 ? id : `${id}:${count}`)
  }
  return [
    ...[...main, ...others].map(drawn),
    ...(details === undefined ? [] : [fold(details.ask)]),
    ...more.map((button): Action => ({ ...drawn(button), mode: 'secondary' })),
  ]
}

/** The button beside a line. What it does and to what tells it from every other of its card. */
export function lineAction(button: Button): Action {
  return buttonAction(button, `${button.action}:${button.subject}`)
}

function fold({ label }: Button): Action {
  return { type: 'Action.ToggleVisibility', title: label, targetElements: [DETAILS] }
}

function buttonAction(button: Button, id: string): Action {
  const data = writeButtonData(button)
  const base = { title: button.label, id, ...styleOf(button) }
  if (button.opensForm) return { type: 'Action.Submit', ...base, data: writeDialogData(data) }
  const { action, ...rest } = data
  const fallback: SubmitAction = { type: 'Action.Submit', title: button.label, ...styleOf(button), data }
  return { type: 'Action.Execute', ...base, verb: action, data: rest, fallback }
}

function styleOf({ style }: Button): { style?: 'positive' | 'destructive' } {
  if (style === 'primary') return { style: 'positive' }
  return style === 'danger' ? { style: 'destructive' } : {}
}
