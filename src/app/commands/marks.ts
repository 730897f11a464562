import { failedEarlier } from '../actions/case-failed-earlier.ts'
import { countOwn } from '../actions/case-count.ts'
import { leaveOut } from '../actions/case-leave-out.ts'
import { nameService } from '../actions/case-service.ts'
import { sameIncident } from '../actions/case-same.ts'
import { objectToMark } from '../actions/mark-answer.ts'
import { dispatch } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const excludeVerb: Verb = {
  verb: 'exclude',
  also: ['leave-out'],
  takes: { of: 'labels', usual: 'CASE', then: 'words' },
  usage: 'exclude CASE-12 ["reason"] [--from … --to …]',
  summary:
    'leave time of a case out of downtime: the side that owes what waited on the other, the account manager of the other side anything',
  example: 'exclude CASE-12 "A digger cut the cable of both" --from "mon 14:00" --to 15:30',
  flags: ['from', 'to', 'for'],
  longFlags: ['from', 'to', 'for'],
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  needs: ['case.mark'],
  run: (scene, typed) => dispatch(leaveOut, scene, aboutLabel(typed)),
}

export const countsVerb: Verb = {
  verb: 'counts',
  takes: { of: 'labels', usual: 'CASE' },
  usage: 'counts CASE-12',
  summary:
    'a case that the side which owes opened itself counts as kept or missed, and as a repair, says the other side',
  example: 'counts CASE-12',
  inThread: 'before words',
  needs: ['case.count'],
  run: (scene, typed) => dispatch(countOwn, scene, aboutLabel(typed)),
}

export const serviceVerb: Verb = {
  verb: 'service',
  takes: { of: 'labels', usual: 'CASE', then: 'words' },
  usage: 'service CASE-12 ["Orders API"]',
  summary:
    'which service a case is about, of one that is over too; what figures and ledgers come to is said to both sides',
  example: 'service CASE-12 "Orders API"',
  takesWords: true,
  inThread: 'before words',
  needs: ['case.mark'],
  run: (scene, typed) => dispatch(nameService, scene, aboutLabel(typed)),
}

export const failedVerb: Verb = {
  verb: 'failed',
  takes: { of: 'labels', usual: 'CASE', then: 'words', are: 'a time' },
  usage: 'failed CASE-12 mon 13:40',
  summary: 'a case was down before it was opened, from then on; the other side has to agree',
  example: 'failed CASE-12 mon 13:40',
  inThread: 'before words',
  needs: ['case.mark'],
  run: (scene, typed) => dispatch(failedEarlier, scene, aboutLabel(typed)),
}

/** Words between the two cases that say no more. */
const BETWEEN = ['as', 'and', 'with']

export const sameVerb: Verb = {
  verb: 'same',
  takes: { of: 'two labels', usual: 'CASE', either: true },
  usage: 'same CASE-13 as CASE-12',
  summary: 'two cases are one incident: they count once in figures and money',
  example: 'same CASE-13 as CASE-12',
  inThread: 'before words',
  needs: ['case.mark'],
  async run(scene, { words: [subject, ...rest] }) {
    const [other, ...more] = rest.filter((word) => !BETWEEN.includes(word.toLowerCase()))
    if (more.length > 0) return refused('Two cases are linked at a time: `same CASE-13 as CASE-12`.')
    return dispatch(sameIncident, scene, {
      ...(subject !== undefined && { subject }),
      values: other === undefined ? {} : { other },
    })
  },
}

export const objectVerb: Verb = {
  verb: 'object',
  takes: { of: 'labels', usual: 'CASE', then: 'words' },
  usage: 'object CASE-12 "reason"',
  summary: 'object to what the other side said of a case for its figures; cases that it linked are parted',
  example: 'object CASE-12 "We had answered by then"',
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  needs: ['case.mark'],
  run: (scene, typed) => dispatch(objectToMark, scene, aboutLabel(typed)),
}
