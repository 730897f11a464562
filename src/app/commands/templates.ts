import { listTemplates, showTemplate } from '../actions/template-show.ts'
import { dispatch } from '../dispatch.ts'
import type { Verb } from './verb.ts'

export const templatesVerb: Verb = {
  verb: 'templates',
  also: ['template'],
  takes: { of: 'filters' },
  shows: true,
  usage: 'templates [health]',
  summary: 'what health checks ask, and of which partners; one by its short name, to change it there',
  example: 'templates health',
  needs: ['template.view'],
  async run(scene, { words: [slug] }) {
    return slug === undefined
      ? dispatch(listTemplates, scene, { values: {} })
      : dispatch(showTemplate, scene, { subject: slug.toLowerCase(), values: {} })
  },
}
