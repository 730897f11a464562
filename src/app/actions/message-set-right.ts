import { setRightForm } from '../../cards/set-right-form.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { dispatch, type UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { toSetRight } from '../heard/to-set-right.ts'
import { refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'
import { reopenCase } from './case-reopen.ts'
import { askByMessage, countMessage, keepAsNote, takeMessageBack } from './message-judge.ts'

const JUDGING = [takeMessageBack, countMessage, askByMessage, keepAsNote]

/**
 * Choose what the speaker’s side wrote under a case that was not taken as it was meant. The details of a card that everybody reads in one place
 * ask by it, and the private line to the author, which some platforms show to nobody, is not needed.
 */
export const setMessageRight: UseCase<Case> = {
  name: 'message.set-right',
  needs: 'case.reply',
  find: findCase,
  async run(scene, about, { values: { what = '' } }) {
    const [name, message = ''] = what.split(' ')
    const chosen = JUDGING.find((one) => one.name === name)
    if (chosen) return dispatch(chosen, scene, { values: { message } })
    const label = caseLabel(about.number)
    // It asks why, as the button of that name does.
    if (name === reopenCase.name) return dispatch(reopenCase, scene, { subject: label, values: {} })
    const messages = await toSetRight(scene.tx, about, speakerParty(scene), scene.now)
    return messages.length === 0
      ? refused(`Nothing that your side wrote under ${label} can be taken otherwise now.`)
      : { kind: 'form', form: setRightForm(label, messages) }
  },
}
