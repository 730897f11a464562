import { type Answer, CANT_JUDGE } from '../domain/checkins/run.ts'
import type { Condition, ScaleWords } from '../domain/checkins/template.ts'
import { LONGEST_LINE, mayBeEmpty } from '../domain/checkins/validate-answers.ts'
import type { WordedItem } from '../domain/checkins/worded.ts'
import type { FormField, FormOption } from './form.ts'
import { fitting } from './quote.ts'
import { LONGEST_TEXT } from './text-limits.ts'

/** What a reader is asked, in their words. */
export type Questions = { items: WordedItem[]; scale: ScaleWords }

/** As much of a question as names it elsewhere. */
const NAMED_BY = 40

/**
 * One item as a field. No client hides a field until another is answered, so what hangs on an answer says so and may be left out; whether it had to be
 * answered is judged once all of it is sent.
 */
export function itemField(item: WordedItem, questions: Questions, given: Answer | undefined): FormField {
  const { id, kind, when } = item
  const base = {
    id,
    label: when ? `${sayCondition(item, when, questions)}: ${item.asks}` : item.asks,
    ...((when || mayBeEmpty(item)) && { optional: true }),
  }
  const initial = given === undefined || Array.isArray(given) ? {} : { initial: String(given) }
  switch (kind) {
    case 'yes-no':
      return { ...base, kind: 'choice', options: optionsOf(item, questions.scale), ...initial }
    // A list that unfolds: five of them are one screen of a phone, and five scales in sight are four.
    case 'agree':
    case 'single':
    case 'rating':
      return { ...base, kind: 'select', options: optionsOf(item, questions.scale), ...initial }
    case 'multiple': {
      const chosen = Array.isArray(given) ? { initial: given } : {}
      return { ...base, kind: 'choices', options: optionsOf(item, questions.scale), ...chosen }
    }
    case 'short':
      return { ...base, kind: 'text', maxLength: LONGEST_LINE, ...initial }
    case 'long':
      return { ...base, kind: 'text', multiline: true, maxLength: LONGEST_TEXT, ...initial }
  }
}

/** The best first, as one reads it; what is asked of nobody's judgement stands in its own order. */
function optionsOf({ kind, options }: WordedItem, scale: ScaleWords): FormOption[] {
  const cantJudge = { value: CANT_JUDGE, label: scale.cantJudge }
  switch (kind) {
    case 'agree': {
      const all = scale.agree.map((words, at) => ({ value: String(at + 1), label: `${at + 1} – ${words}` }))
      return [...all.toReversed(), cantJudge]
    }
    case 'rating':
      return [
        ...Array.from({ length: 11 }, (_, at) => String(10 - at)).map((value) => ({ value, label: value })),
        cantJudge,
      ]
    case 'yes-no':
      return [
        { value: 'yes', label: scale.yes },
        { value: 'no', label: scale.no },
      ]
    default:
      return options.map(({ id, label }) => ({ value: id, label }))
  }
}

/** "Only if 1 or 2", and to what, unless that stands right above it. */
export function sayCondition(item: WordedItem, when: Condition, { items, scale }: Questions): string {
  const on = items.find(({ id }) => id === when.item)
  const before = items[items.indexOf(item) - 1]
  const said = `${scale.onlyIf} ${on ? answersOf(when, on, scale) : ''}`.trim()
  return !on || on === before ? said : `${said} (“${fitting(on.asks, NAMED_BY)}”)`
}

function answersOf(when: Condition, on: WordedItem, scale: ScaleWords): string {
  if ('is' in when) {
    const options = optionsOf(on, scale)
    return when.is.map((id) => `“${options.find(({ value }) => value === id)?.label ?? id}”`).join(', ')
  }
  const [least, most] = on.kind === 'agree' ? [1, 5] : [0, 10]
  const [from, to] = 'atMost' in when ? [least, when.atMost] : [when.atLeast, most]
  return from === to ? String(from) : `${from}–${to}`
}
