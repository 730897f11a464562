import type { Button } from './card.ts'
import { BUTTON_WORDS } from './product-words.ts'

export type ActionDeed = 'accept' | 'done' | 'drop'

const DEEDS: Record<ActionDeed, Pick<Button, 'action' | 'label'>> = {
  accept: { action: 'action.accept', label: BUTTON_WORDS.acceptAction },
  done: { action: 'action.done', label: BUTTON_WORDS.actionDone },
  drop: { action: 'action.drop', label: BUTTON_WORDS.dropAction },
}

/** Buttons for these deeds, in this order; the first is the main one. Each opens a form. */
export function actionButtons({ label, version }: { label: string; version: number }, deeds: ActionDeed[]): Button[] {
  return deeds.map((deed, index) => ({
    ...DEEDS[deed],
    style: index === 0 ? 'primary' : 'plain',
    ...{ subject: label, version, opensForm: true },
  }))
}
