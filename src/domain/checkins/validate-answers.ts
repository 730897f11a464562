import { askedOf } from './asked-of.ts'
import { type Answer, CANT_JUDGE, type Run } from './run.ts'
import type { Item } from './template.ts'

/** The longest text taken, in characters. */
const LONGEST_TEXT = 3_000

/** The longest answer of one line. */
export const LONGEST_LINE = 200

/**
 * Why these answers cannot be taken, as a sentence; undefined when whatever the run asks of whoever answers so is answered as it can be, and nothing else is. Texts,
 * the choice of several, and whether an action has helped may be left out.
 */
export function refusalOfAnswers(run: Pick<Run, 'items'>, answers: Record<string, Answer>): string | undefined {
  const asked = askedOf(run.items, answers)
  const ids = asked.map(({ id }) => id)
  const strange = Object.keys(answers).filter((id) => !ids.includes(id))
  if (strange.length > 0) return `This check does not ask ${listed(strange)}: answer ${listed(ids)}.`
  const missing = missingAnswers(run.items, answers)
  if (missing.length > 0) {
    const named = listed(missing.map(({ id, dimension }) => `${id} (${dimension})`))
    return `${named} ${missing.length === 1 ? 'is' : 'are'} not answered yet: ${sayChoices(missing)}.`
  }
  const wrong = asked.filter((item) => Object.hasOwn(answers, item.id) && !fits(item, answers[item.id]))
  if (wrong.length > 0) return wrong.map((item) => `Answer ${item.id} with ${SAY_CHOICE[item.kind](item)}.`).join(' ')
  return undefined
}

/** Those that are asked of whoever answers so, have to be answered, and are not. */
export function missingAnswers(items: readonly Item[], answers: Record<string, Answer>): Item[] {
  return askedOf(items, answers).filter((item) => !mayBeEmpty(item) && !Object.hasOwn(answers, item.id))
}

/** Why this text cannot be taken; `text` is trimmed. */
export function refusalOfText(text: string): string | undefined {
  if (text.length <= LONGEST_TEXT) return undefined
  return `The text is ${text.length} characters long: keep it to ${LONGEST_TEXT}.`
}

/** Whether nothing is an answer to it, too. */
export function mayBeEmpty({ kind, action }: Pick<Item, 'kind' | 'action'>): boolean {
  return action !== undefined || kind === 'multiple' || kind === 'short' || kind === 'long'
}

/** Total: whatever a form brings, it is an answer to this item or not. */
function fits(item: Item, answer: unknown): boolean {
  switch (item.kind) {
    case 'agree':
      return answer === CANT_JUDGE || isWhole(answer, 1, 5)
    case 'rating':
      return answer === CANT_JUDGE || isWhole(answer, 0, 10)
    case 'single':
      return item.options.some(({ id }) => id === answer)
    case 'multiple': {
      const all: unknown[] = Array.isArray(answer) ? answer : []
      const known = all.every((one) => item.options.some(({ id }) => id === one))
      return all.length > 0 && known && new Set(all).size === all.length
    }
    case 'yes-no':
      return answer === 'yes' || answer === 'no'
    case 'short':
      return isText(answer, LONGEST_LINE) && !/[\r\n]/u.test(answer)
    case 'long':
      return isText(answer, LONGEST_TEXT)
  }
}

function isWhole(answer: unknown, from: number, to: number): boolean {
  return typeof answer === 'number' && Number.isInteger(answer) && answer >= from && answer <= to
}

function isText(answer: unknown, most: number): answer is string {
  return typeof answer === 'string' && answer.trim() !== '' && answer.length <= most
}

const SAY_CHOICE: Record<Item['kind'], (item: Item) => string> = {
  agree: () => '1 to 5, or "can\'t judge"',
  rating: () => '0 to 10, or "can\'t judge"',
  single: (item) => `one of ${labelsOf(item)}`,
  multiple: (item) => `any of ${labelsOf(item)}`,
  'yes-no': () => 'yes or no',
  short: () => `one line of at most ${LONGEST_LINE} characters`,
  long: () => `at most ${LONGEST_TEXT} characters`,
}

function labelsOf(item: Item): string {
  return 'options' in item ? item.options.map(({ label }) => `“${label}”`).join(', ') : ''
}

function sayChoices(missing: Item[]): string {
  const ways = new Set(missing.map((item) => `choose ${SAY_CHOICE[item.kind](item)}`))
  return ways.size === 1 ? [...ways].join('') : 'choose an answer to each'
}

/** "Q1", "Q1 and Q3", "Q1, Q3 and Q4". */
function listed(names: string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
