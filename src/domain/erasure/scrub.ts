import { SOMEBODY } from '../partners/party.ts'
import { ERASED_TEXT } from './erased-text.ts'

/** How somebody is known by what is stored: the ids of their accounts, their names, and what they wrote. */
export type Traces = { userIds: string[]; names: string[]; texts: string[] }

/** A plain value without a trace of somebody: their texts and names replaced, and their accounts left out of any list. */
export function scrub<T>(value: T, traces: Traces): T {
  return scrubbed(value, replacing(traces), traces) as T
}

/** Whether there is a trace of somebody in a plain value. */
export function isTraced(value: unknown, traces: Traces): boolean {
  return JSON.stringify(scrub(value, traces)) !== JSON.stringify(value)
}

function scrubbed(value: unknown, replace: (text: string) => string, traces: Traces): unknown {
  if (typeof value === 'string') return replace(value)
  if (Array.isArray(value))
    return value.filter((one) => !isAccountOf(one, traces)).map((one) => scrubbed(one, replace, traces))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, scrubbed(inner, replace, traces)]))
}

function isAccountOf(value: unknown, { userIds }: Traces): boolean {
  return typeof value === 'object' && value !== null && 'userId' in value && userIds.includes(String(value.userId))
}

/** Longer ones first: one text may stand in another. */
function replacing({ userIds, names, texts }: Traces): (text: string) => string {
  const whole = (one: string): string => `(?<![\\p{L}\\p{N}])${RegExp.escape(one)}(?![\\p{L}\\p{N}])`
  const rules: [RegExp, string][] = [
    ...longestFirst(texts).map((text): [RegExp, string] => [anySpace(text), ERASED_TEXT]),
    ...longestFirst(names).map((name): [RegExp, string] => [new RegExp(whole(name), 'giu'), SOMEBODY]),
    ...longestFirst(userIds).map((id): [RegExp, string] => [new RegExp(whole(id), 'gu'), SOMEBODY]),
  ]
  return (text) => rules.reduce((said, [pattern, by]) => said.replaceAll(pattern, by), text)
}

/**
 * Cards write line breaks as spaces, and shorten what is long: its beginning is enough. What is so short that it may stand in anything is
 * looked for where cards quote it, or where it stands alone.
 */
function anySpace(text: string): RegExp {
  const letters = [...text.trim()]
  const words = letters
    .slice(0, BEGINNING)
    .join('')
    .split(/\s+/u)
    .map((word) => RegExp.escape(word))
  const said = `${words.join('\\s+')}${letters.length > BEGINNING ? '[^]*' : ''}`
  return new RegExp(letters.length < SHORT ? `(?<=^|“)${said}(?=$|”)` : said, 'gu')
}

const BEGINNING = 120
const SHORT = 12

function longestFirst(texts: string[]): string[] {
  return [...new Set(texts)].filter((text) => text.trim() !== '').toSorted((a, b) => b.length - a.length)
}
