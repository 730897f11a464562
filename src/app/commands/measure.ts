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
  if (quoted === undefined || (quoted === 0 && words.length === 1)) {
    const count = await wordsOfPartner(scene, words)
    const text = textFrom(typed, count)
    return { ...subjectOf(words.slice(0, count)), values: { ...flags, ...(text !== undefined && { said: text }) } }
  }
  // A number with a space in it is in quotes as well: then the name comes before it.
  const name = typed.quoted!.length > 1 ? typed.quoted!.at(-2)! : quoted
  const value = words.slice(name + 1).join(' ')
  return {
    ...subjectOf(words.slice(0, name)),
    values: { ...flags, figure: words[name]!, ...(value !== '' && { value }) },
  }
}

function subjectOf(words: string[]): { subject?: string } {
  return words.length === 0 ? {} : { subject: words.join(' ') }
}

/** So many words is the name of a partner long at most. */
const LONGEST_NAME = 4

/** How many words name the partner: none where the place says which, and the first word is nobody's name. */
async function wordsOfPartner(scene: Scene, words: string[]): Promise<number> {
  for (let count = Math.min(LONGEST_NAME, words.length); count > 0; count -= 1)
    if ((await partnersCalled(scene, words.slice(0, count).join(' '))).length > 0) return count
  return words.length > 0 && (await partnerHere(scene)) === undefined ? 1 : 0
}
