import { addPerson } from '../actions/partner-people.ts'
import { removePerson } from '../actions/people-remove.ts'
import { showPeople } from '../actions/people-show.ts'
import { dispatch } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import { mentionedUserId } from '../words.ts'
import { mentioned } from './request.ts'
import type { Verb } from './verb.ts'

const CHANGES = { add: addPerson, remove: removePerson }

export const peopleVerb: Verb = {
  verb: 'people',
  takes: { of: 'partner', words: ['add', 'remove'] },
  usage: 'people acme [add | remove @name] [--role account-manager | sponsor | member | manager]',
  summary: 'who is named on both sides; name somebody, or take them off with `--to` whoever takes over',
  example: 'people acme add @Ravi --role account-manager',
  flags: ['role', 'to'],
  needs: ['partner.view', 'partner.configure'],
  async run(scene, typed) {
    const [first, ...others] = typed.words.filter((word) => !word.startsWith('@{'))
    const change = [first, ...others].find((word) => word === 'add' || word === 'remove')
    const subject = [first, ...others].find((word) => word !== undefined && word !== change)
    const { to, ...flags } = typed.flags
    const toWhom = mentionedUserId(to)
    // What somebody holds cannot be taken back once it has passed on.
    if (to !== undefined && (toWhom === undefined || change !== 'remove'))
      return refused('Nothing was done. Mention who takes over: `people acme remove @name --to @name`.')
    const said = { ...flags, ...mentioned(typed), ...(toWhom !== undefined && { to: toWhom }) }
    const request = { ...(subject !== undefined && { subject }), values: said }
    if (change === undefined) {
      return typed.mentions.length > 0 ? refused(whatToDo(subject)) : dispatch(showPeople, scene, request)
    }
    return dispatch(CHANGES[change], scene, request)
  },
}

function whatToDo(partner: string | undefined): string {
  const people = partner === undefined ? 'people' : `people ${partner}`
  return `Say what to do with them: \`${people} add @name\` or \`${people} remove @name\`.`
}
