import type { Side } from '../partners/party.ts'
import type { Item, ItemOption, ScaleWords, Template, Translation } from './template.ts'

/** An item as one reader is asked it. */
export type WordedItem = Pick<Item, 'id' | 'kind' | 'when' | 'action'> & {
  asks: string
  options: ItemOption[]
  followUp?: string
}

/** What is asked of one reader, in their side's words. */
export type Worded = { items: WordedItem[]; openQuestion?: string; followUp: string; scale: ScaleWords }

export const ENGLISH_SCALE: ScaleWords = {
  agree: ['strongly disagree', 'disagree', 'neither', 'agree', 'strongly agree'],
  cantJudge: 'Can’t judge',
  yes: 'Yes',
  no: 'No',
  onlyIf: 'Only if',
}

/** The words of a side, in another language where there is a translation. What that leaves out stays as it is. */
export function wordedFor(
  asked: Pick<Template, 'items' | 'followUp' | 'scale'> & { openQuestion?: string },
  side: Side,
  translation?: Translation,
): Worded {
  const openQuestion = asked.openQuestion === undefined ? undefined : (translation?.openQuestion ?? asked.openQuestion)
  return {
    items: asked.items.map((item) => worded(item, side, translation)),
    ...(openQuestion !== undefined && { openQuestion }),
    followUp: translation?.followUp ?? asked.followUp,
    scale: translation?.scale ?? asked.scale ?? ENGLISH_SCALE,
  }
}

function worded(item: Item, side: Side, translation: Translation | undefined): WordedItem {
  const words = translation?.items[item.id]
  const options = 'options' in item ? item.options : []
  const own = 'followUp' in item ? (words?.followUp ?? item.followUp) : undefined
  return {
    id: item.id,
    kind: item.kind,
    ...(item.when && { when: item.when }),
    ...(item.action && { action: item.action }),
    asks: (words ?? item)[side],
    options: options.map(({ id, label }) => ({ id, label: words?.options?.[id] ?? label })),
    ...(own && { followUp: own[side] }),
  }
}
