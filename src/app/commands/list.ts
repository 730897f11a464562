import { listPartners } from '../actions/partner-list.ts'
import { dispatch } from '../dispatch.ts'
import type { Verb } from './verb.ts'

export const listVerb: Verb = {
  verb: 'list',
  also: ['partners'],
  takes: { of: 'nothing' },
  shows: true,
  usage: 'list',
  summary: 'all partners with what is open',
  example: 'list',
  needs: ['partner.list'],
  run: (scene) => dispatch(listPartners, scene, { values: {} }),
}
