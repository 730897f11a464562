import { editCase } from '../actions/case-edit.ts'
import { dispatch } from '../dispatch.ts'
import { aboutLabel, textFrom } from './request.ts'
import { titleAndDescription } from './title-and-description.ts'
import type { Verb } from './verb.ts'

export const titleVerb: Verb = {
  verb: 'title',
  also: ['edit', 'rename'],
  takes: { of: 'labels', usual: 'CASE', then: 'words', below: 'another text' },
  usage: 'title CASE-12 "title"',
  summary: 'change what a case of your side is called, and on further lines its description; alone, a form opens',
  example: 'title CASE-12 "Orders API returns 500 in eu-west"',
  takesWords: true,
  takesLines: true,
  inThread: 'before words',
  needs: ['case.edit'],
  run: (scene, typed) =>
    dispatch(editCase, scene, { ...aboutLabel(typed), values: titleAndDescription(textFrom(typed, 1)) }),
}
