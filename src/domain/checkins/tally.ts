import { ENOUGH_VOICES } from './anonymity.ts'
import { mean } from './judgements.ts'
import { scoreOfAnswer } from './score-answer.ts'
import type { Tally } from './run.ts'
import type { Item } from './template.ts'
import { textsOf } from './texts-of.ts'
import type { Voice } from './voice.ts'

/** `isEnough`: whether so many answers are enough of the side. */
export function tallyOf(
  items: readonly Item[],
  voices: readonly Voice[],
  isEnough: (answered: number) => boolean,
): Tally {
  const answered = voices.length
  if (answered < ENOUGH_VOICES) return { answered, dimensions: {}, chosen: {}, texts: [] }
  return {
    answered,
    dimensions: isEnough(answered) ? dimensionsOf(items, voices) : {},
    chosen: chosenBy(items, voices),
    texts: voices
      .flatMap((voice) =>
        textsOf(items, voice).map(({ item, text }) => ({
          ...(item && { itemId: item.id }),
          text,
          ...(voice.shown && { shown: voice.shown }),
        })),
      )
      .toSorted((one, other) => compare(one.itemId ?? '', other.itemId ?? '') || compare(one.text, other.text)),
  }
}

/** Each by the mean of those who judged it; whoever judges several items of it is one voice. */
function dimensionsOf(items: readonly Item[], voices: readonly Voice[]): Record<string, number> {
  const counted = items.filter(
    (item) => voices.filter((voice) => scoreIn(item, voice) !== undefined).length >= ENOUGH_VOICES,
  )
  const all = [...Map.groupBy(counted, ({ dimension }) => dimension)].map(([dimension, of]) => {
    const each = voices.flatMap((voice) => mean(of.flatMap((item) => scoreIn(item, voice) ?? [])) ?? [])
    return [dimension, mean(each)!] as const
  })
  return Object.fromEntries(all)
}

function chosenBy(items: readonly Item[], voices: readonly Voice[]): Tally['chosen'] {
  const all = items
    .filter(({ kind }) => kind === 'single' || kind === 'multiple' || kind === 'yes-no')
    .flatMap(({ id }) => {
      const answers = voices.flatMap(({ answers }) => (Object.hasOwn(answers, id) ? [[answers[id]!].flat()] : []))
      if (answers.length < ENOUGH_VOICES) return []
      const counts = new Map<string, number>()
      for (const option of answers.flat().map(String)) counts.set(option, (counts.get(option) ?? 0) + 1)
      return [[id, Object.fromEntries([...counts].toSorted(([one], [other]) => compare(one, other)))] as const]
    })
  return Object.fromEntries(all)
}

function scoreIn(item: Item, { answers }: Voice): number | undefined {
  return scoreOfAnswer(item, Object.hasOwn(answers, item.id) ? answers[item.id] : undefined)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
