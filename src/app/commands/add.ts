import { registerPartner } from '../actions/partner-register.ts'
import { dispatch } from '../dispatch.ts'
import { restOf } from '../words.ts'
import { mentioned } from './request.ts'
import type { Verb } from './verb.ts'

export const addVerb: Verb = {
  verb: 'add',
  also: ['register', 'new'],
  takes: { of: 'name' },
  usage: 'add ["name" --type … --zone …]',
  summary: 'register a partner; without a name, a form opens',
  example: 'add "Acme Hosting" --type managed-service --zone Europe/Paris',
  flags: ['slug', 'type', 'direction', 'stage', 'zone', 'country', 'region', 'cadence'],
  takesWords: true,
  needs: ['partner.register'],
  async run(scene, typed) {
    const name = restOf(
      typed.words.filter((word) => !word.startsWith('@{')),
      0,
    )
    const { userId, name: managerName } = mentioned(typed)
    const values = {
      ...typed.flags,
      ...(name !== undefined && { name }),
      ...(userId !== undefined && { accountManager: userId }),
      ...(managerName !== undefined && { accountManagerName: managerName }),
    }
    return dispatch(registerPartner, scene, { values })
  },
}
