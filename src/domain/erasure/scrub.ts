import { SOMEBODY } from '../partners/party.ts'
import { ERASED_TEXT } from './erased-text.ts'
import { isAccountOf, isOfOthers, type KnownAccount } from './known-by.ts'

/** How somebody is known by what is stored: their accounts, their names, and what they wrote. */
export type Traces = { accounts: KnownAccount[]; names: string[]; texts: string[] }

/** Takes traces of one person out of plain values. Made once for many: the patterns are costly. */
export type Scrubber = {
  traces: Traces
  /** Without a trace of them: their texts and names replaced, and their accounts left out of any list. */
  scrub<T>(value: T): T
  isTraced(value: unknown): boolean
}

export function scrubber(traces: Traces): Scrubber {
  const replace = replacing(traces)
  return {
    traces,
    scrub: <T>(value: T): T => scrubbed(value, replace, traces) as T,
    isTraced: (value) => isTraced(value, replace, traces),
  }
}

type Replace = (text: string) => string

function scrubbed(value: unknown, replace: Replace, traces: Traces): unknown {
  if (typeof value === 'string') return replace(value)
  if (Array.isArray(value))
    return value.filter((one) => !isAccountOf(one, traces.accounts)).map((one) => scrubbed(one, replace, traces))
  if (typeof value !== 'object' || value === null || isOfOthers(value, traces.accounts)) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, scrubbed(inner, replace, traces)]))
}

function isTraced(value: unknown, replace: Replace, traces: Traces): boolean {
  if (typeof value === 'string') return replace(value) !== value
  if (typeof value !== 'object' || value === null) return false
  if (isAccountOf(value, traces.accounts)) return true
  return !isOfOthers(value, traces.accounts) && Object.values(value).some((one) => isTraced(one, replace, traces))
}

/** Longer ones first: one text may stand in another. */
function replacing({ accounts, names, texts }: Traces): Replace {
  const whole = (one: string): string => `(?<![\\p{L}\\p{N}])${RegExp.escape(one)}(?![\\p{L}\\p{N}])`
  const ids = accounts.flatMap(({ tenantId, userId, alone }) => [
    ...[`${tenantId}:${userId}`, `${tenantId}/${userId}`],
    ...(alone ? [userId] : []),
  ])
  const said = longestFirst(texts).map((text) => ({ holds: beginningOf(text), pattern: anySpace(text) }))
  const known: [RegExp, string][] = [
    ...longestFirst(names).map((name): [RegExp, string] => [new RegExp(whole(name), 'giu'), SOMEBODY]),
    ...longestFirst(ids).map((id): [RegExp, string] => [new RegExp(whole(id), 'gu'), SOMEBODY]),
  ]
  return (text) => {
    const line = onOneLine(text)
    const without = said.reduce(
      (left, { holds, pattern }) => (line.includes(holds) ? left.replaceAll(pattern, ERASED_TEXT) : left),
      text,
    )
    return known.reduce((left, [pattern, by]) => left.replaceAll(pattern, by), without)
  }
}

/** Cards write line breaks as spaces, and shorten what is long: its beginning is enough. */
function anySpace(text: string): RegExp {
  const begins = beginningOf(text)
  const words = begins.split(' ').map((word) => RegExp.escape(word))
  const said = `${words.join('\\s+')}${[...text.trim()].length > BEGINNING ? '[^]*' : ''}`
  return new RegExp([...text.trim()].length < SHORT ? quoted(said) : said, 'gu')
}

/**
 * What is so short that it may stand in anything is looked for where it stands alone, and where cards quote it, or write it as a title:
 * behind the label of the case or escalation, in the same piece of text or the one before.
 */
function quoted(said: string): string {
  return `(?<=^ ?|“)${said}(?=$|”| –)|(?<=[A-Z]-\\d+(?::| –)? )${said}(?![\\p{L}\\p{N}])`
}

function beginningOf(text: string): string {
  return onOneLine([...text.trim()].slice(0, BEGINNING).join('')).trim()
}

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ')
}

const BEGINNING = 120
const SHORT = 12

function longestFirst(texts: string[]): string[] {
  return [...new Set(texts)].filter((text) => text.trim() !== '').toSorted((a, b) => b.length - a.length)
}
