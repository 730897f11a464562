import { mergeCase } from '../actions/case-merge.ts'
import { dispatch } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import type { Verb } from './verb.ts'

/** Words between the two cases that say no more. */
const BETWEEN = ['into', 'with', 'to', 'in']

export const mergeVerb: Verb = {
  verb: 'merge',
  takes: { of: 'two labels', usual: 'CASE' },
  usage: 'merge CASE-13 into CASE-12',
  summary: 'two cases are one: the younger goes on in the older',
  example: 'merge CASE-13 into CASE-12',
  inThread: 'before words',
  needs: ['case.merge'],
  async run(scene, { words: [subject, ...rest] }) {
    const [into, ...more] = rest.filter((word) => !BETWEEN.includes(word.toLowerCase()))
    if (more.length > 0) return refused('Two cases are merged at a time: `merge CASE-13 into CASE-12`.')
    return dispatch(mergeCase, scene, {
      ...(subject !== undefined && { subject }),
      values: into === undefined ? {} : { into },
    })
  },
}
