import type { ScaleWords } from './template.ts'
import { LONGEST_SCALE_WORD } from './template-limits.ts'
import { textProblem } from './text-problem.ts'
import { ENGLISH_SCALE, type WordedItem } from './worded.ts'

/** What is wrong with how the fixed answers are said. */
export function scaleProblems(at: string, scale: ScaleWords): { at: string; say: string }[] {
  return Object.entries(scale).flatMap(([part, said]) =>
    [said].flat().flatMap((text) => textProblem(`${at}.${part}`, text, LONGEST_SCALE_WORD)),
  )
}

/** By how many characters the fixed answers of a question are longer than in English, which a form has room for. */
export function longerThanUsual(item: WordedItem, scale: ScaleWords): number {
  return Math.max(0, lengthOf(item, scale) - lengthOf(item, ENGLISH_SCALE))
}

function lengthOf({ kind, when }: WordedItem, { agree, cantJudge, yes, no, onlyIf }: ScaleWords): number {
  const words = [
    ...(kind === 'agree' ? agree : []),
    ...(kind === 'agree' || kind === 'rating' ? [cantJudge] : []),
    ...(kind === 'yes-no' ? [yes, no] : []),
    ...(when ? [onlyIf] : []),
  ]
  return words.join('').length
}
