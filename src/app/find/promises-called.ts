import { CASE_KINDS, SEVERITIES } from '../../domain/cases/case.ts'
import { MEASURES } from '../../domain/sla/measures/measures.ts'
import type { Objective } from '../../domain/terms/objective.ts'

/** Words that are part of how a promise is said, and tell none from another. */
const SAYS_NOTHING = new Set('the a time to for of on case cases in how promise any every'.split(' '))

/**
 * The promises that words name, as people say them: "resolve", "resolve severity 1", "acknowledge sev 2 incidents". What is not said leaves it open; undefined where
 * the words name no promise of a time.
 */
export function promisesCalled(words: string, promises: readonly Objective[]): Objective[] | undefined {
  const said = words
    .toLowerCase()
    .replaceAll(/\b(?:severity|sev|prio|priority|p)[\s:=#.-]?([1-4])\b/gu, ' severity$1 ')
    .split(/[\s,:“”"'`]+/u)
    .filter((word) => word !== '' && !SAYS_NOTHING.has(word))
  const measure = MEASURES.find((one) => said.some((word) => meansMeasure(word, one)))
  const severity = SEVERITIES.find((one) => said.includes(`severity${one}`))
  const kind = CASE_KINDS.find((one) => said.some((word) => word === one || word === `${one}s`))
  const meant = said.filter(
    (word) =>
      !MEASURES.some((one) => meansMeasure(word, one)) &&
      !/^severity[1-4]$/u.test(word) &&
      !CASE_KINDS.some((one) => word === one || word === `${one}s`),
  )
  if (measure === undefined || meant.length > 0) return undefined
  return promises.filter(
    (one) =>
      one.measure === measure &&
      (severity === undefined || one.severity === severity) &&
      (kind === undefined || one.kind === kind),
  )
}

/** "ack", "acknowledgement", "answers", "updates", "resolution". */
function meansMeasure(word: string, measure: (typeof MEASURES)[number]): boolean {
  const stem = { acknowledge: /^ack(?:s|nowledge\w*)?$/u, answer: /^answer\w*$/u, update: /^update\w*$/u }
  return measure === 'resolve' ? /^(?:resolve\w*|resolution\w*)$/u.test(word) : stem[measure].test(word)
}
