import type { FormErrors, FormValues } from '../../cards/form.ts'
import type { Item, ItemWords, ScaleWords } from '../../domain/checkins/template.ts'
import type { WordsBeside } from '../../domain/checkins/word-template.ts'

/** What is no question, as a form brings it. */
export function besideOfEntries(entries: FormValues): { words: WordsBeside } | { errors: FormErrors } {
  const { openQuestion = '', followUp = '', agree = '', cantJudge = '', yes = '', no = '', onlyIf = '' } = entries
  const said = linesOf(agree)
  if (!isOfFive(said)) return { errors: { agree: `Write five lines, from 1 to 5: these are ${said.length}.` } }
  return { words: { openQuestion, followUp, scale: { agree: said, cantJudge, yes, no, onlyIf } } }
}

/** A question in another language. Its options stand in the order of the template, which gives each its id. */
export function wordsOfEntries(item: Item, entries: FormValues): { words: ItemWords } | { errors: FormErrors } {
  const { ours = '', theirs = '', options = '', followOurs = '', followTheirs = '' } = entries
  const words: ItemWords = { internal: ours, partner: theirs }
  if ('followUp' in item && item.followUp) words.followUp = { internal: followOurs, partner: followTheirs }
  if (!('options' in item)) return { words }
  const said = linesOf(options)
  if (said.length !== item.options.length)
    return { errors: { options: `Write ${item.options.length} lines, one an option: these are ${said.length}.` } }
  return { words: { ...words, options: Object.fromEntries(item.options.map(({ id }, at) => [id, said[at]!])) } }
}

/** The ids of questions, one a line or with commas between. */
export function idsOf(text: string): string[] {
  return text.split(/[\s,]+/u).filter((id) => id !== '')
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function isOfFive(said: string[]): said is ScaleWords['agree'] {
  return said.length === 5
}
