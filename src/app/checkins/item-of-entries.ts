import type { FormErrors } from '../../cards/form.ts'
import { ITEM_KINDS, type Item, type ItemOption } from '../../domain/checkins/template.ts'
import { readCondition } from '../../domain/checkins/write-condition.ts'

/** A question as a form brings it. `before`: what it was, whose options keep their ids where they read the same. */
export function itemOfEntries(
  entries: Record<string, string>,
  before: Item | undefined,
  id: string,
  items: readonly Item[],
): { item: Item } | { errors: FormErrors } {
  const { ours = '', theirs = '', dimension = '', always, when, options, followOurs, followTheirs } = entries
  const kind = ITEM_KINDS.find((one) => one === entries['kind']) ?? 'agree'
  const hangsOn = when === undefined ? undefined : readCondition(when, items)
  if (hangsOn && 'refused' in hangsOn) return { errors: { when: hangsOn.refused } }
  const chooses = kind === 'single' || kind === 'multiple'
  if (options !== undefined && !chooses)
    return { errors: { options: 'Only a choice among some has options: choose that above, or empty them.' } }
  const rates = kind === 'agree' || kind === 'rating'
  if ((followOurs !== undefined || followTheirs !== undefined) && !rates)
    return { errors: { followOurs: 'Only what is rated is followed up: empty both.' } }
  const asked = {
    ...{ id, dimension, internal: ours, partner: theirs },
    ...(always === 'yes' && { always: true as const }),
    ...(hangsOn && { when: hangsOn }),
  }
  if (kind === 'agree' || kind === 'rating') {
    if ((followOurs === undefined) !== (followTheirs === undefined))
      return { errors: { [followOurs === undefined ? 'followOurs' : 'followTheirs']: 'Ask both sides, or neither.' } }
    const followUp = followOurs !== undefined && followTheirs !== undefined
    return { item: { ...asked, kind, ...(followUp && { followUp: { internal: followOurs, partner: followTheirs } }) } }
  }
  if (kind === 'single' || kind === 'multiple')
    return {
      item: { ...asked, kind, options: optionsIn(options ?? '', before && 'options' in before ? before.options : []) },
    }
  return { item: { ...asked, kind } }
}

function optionsIn(text: string, before: ItemOption[]): ItemOption[] {
  const labels = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const same = labels.map((label) => before.find((one) => one.label === label)?.id)
  const taken = new Set([...same.filter((one) => one !== undefined), ...before.map(({ id }) => id)])
  return labels.map((label, at) => {
    const id = same[at] ?? free(taken)
    taken.add(id)
    return { id, label }
  })
}

/** An option that is worded anew is another one: whoever chose the old one did not choose this. */
function free(taken: ReadonlySet<string>): string {
  let number = 1
  while (taken.has(`o${number}`)) number += 1
  return `o${number}`
}
