import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { refused } from '../outcome.ts'
import { whyNotHandedTo } from '../people/can-act.ts'
import { entriesOf } from '../people/entries-of.ts'
import { loadRoster, partyOf } from '../people/roster.ts'
import { speakerParty } from '../speaker-party.ts'

/** Make somebody named for the partnership the owner of a case. */
export const assignCase: UseCase<Case> = {
  name: 'case.assign',
  needs: 'case.assign',
  find: findCase,
  async run(scene, state, request) {
    const userId = request.values['userId']
    if (userId === undefined) return refused(`Mention who is to own it: \`assign ${caseLabel(state.number)} @name\`.`)
    const entries = entriesOf(await loadRoster(scene.tx, state.partnerId), scene, userId)
    if ('refused' in entries) return refused(entries.refused)
    const [entry] = entries
    if (!entry)
      return refused('Only people named for this partner can own its cases. Name them first with `people … add @name`.')
    const cannot = await whyNotHandedTo(scene, entry.person, scene.here)
    if (cannot) return refused(cannot.refused)
    const event = { type: 'CaseAssigned', by: speakerParty(scene), owner: partyOf(entry) } as const
    return changeCase(scene, state, event, request, `${entry.person.name} owns ${caseLabel(state.number)} now.`)
  },
}
