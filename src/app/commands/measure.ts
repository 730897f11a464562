import { reportFigure } from '../actions/figure-report.ts'
import { dispatch } from '../dispatch.ts'
import { partnerHere } from '../find/find-partner.ts'
import { partnersCalled } from '../find/partners-called.ts'
import type { Request, Scene } from '../scene.ts'
import { textFrom } from './request.ts'
import type { Typed, Verb } from './verb.ts'

export const measureVerb: Verb = {
  verb: 'measure',
  takes: { of: 'figure' },
  flags: ['period', 'why'],
  usage: 'measure [acme] ["what is measured" 98.7] [--period 2026-10] [--why "reason"]',
  summary: 'report the number of a figure, for the last period that is over; correct one, saying why',
  example: 'measure acme "Orders without rework" 98.7',
  needs: ['figure.report'],
  run: async (scene, typed) => dispatch(reportFigure, scene, await requestOf(scene, typed)),
}

/** The partner first, unless the place says which; then the figure, in quotes or without, and the number. */
async function requestOf(scene: Scene, typed: Typed): Promise<Request> {
  const { words, flags } = typed
  const quoted = typed.quoted?.at(-1)
  if (quoted === undefined || (quoted === 0 && words.length === 1) || isNumberAlone(typed)) {
    const count = await wordsOfPartner(scene, words)
    const text = textFrom(typed, count)
    return { ...subjectOf(words.slice(0, count)), values: { ...flags, ...(text !== undefined && { said: text }) } }
  }
  const unquoted = words.slice(quoted + 1)
  // Only the number is in quotes, before the name: `"12,5 €" cost`.
  if (typed.quoted!.length === 1 && NUMBER.test(words[quoted]!) && unquoted.some((word) => !NUMBER.test(word)))
    return {
      ...subjectOf(words.slice(0, quoted)),
      values: { ...flags, figure: unquoted.join(' '), value: words[quoted]! },
    }
  // A number with a space in it is in quotes as well: then the name is the other one.
  const other = typed.quoted!.at(-2)
  const isAfter = other !== undefined && NUMBER.test(words[other]!) && !NUMBER.test(words[quoted]!)
  const name = isAfter ? quoted : (other ?? quoted)
  const [before, after] = [words.slice(0, name), words.slice(name + 1).join(' ')]
  const isFirst = after === '' && NUMBER.test(before.at(-1) ?? '')
  const value = isFirst ? before.pop()! : after
  return { ...subjectOf(before), values: { ...flags, figure: words[name]!, ...(value !== '' && { value }) } }
}

/** A number begins so, with its sign or its currency. */
const NUMBER = /^\p{Sc}?\s*[+\-−–]?\s*\d/u

/** Only the number is in quotes, at the end: `Cost "12,5 €"`. */
function isNumberAlone({ words, quoted }: Typed): boolean {
  const [at, ...others] = quoted ?? []
  if (at === undefined || others.length > 0 || at !== words.length - 1 || at === 0) return false
  return NUMBER.test(words[at]!) && !NUMBER.test(words[at - 1]!)
}

function subjectOf(words: string[]): { subject?: string } {
  return words.length === 0 ? {} : { subject: words.join(' ') }
}

/** The name of a partner is one word by now: none names it where the place says which, and the first word is nobody's name. */
async function wordsOfPartner(scene: Scene, [first]: string[]): Promise<0 | 1> {
  if (first === undefined) return 0
  return (await partnersCalled(scene, first)).length > 0 || (await partnerHere(scene)) === undefined ? 1 : 0
}
