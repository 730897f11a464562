import { noteChooseForm } from '../../cards/note-choose-form.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { findMessage } from '../heard/find-message.ts'
import { notesOfOurs } from '../heard/notes-of-ours.ts'
import { refused } from '../outcome.ts'
import { audienceOfReply } from '../show/audience.ts'
import { shareMessage } from './message-share.ts'

/** As many notes as are offered. */
const OFFERED = 10

/** Choose a note of our own people on a case, to let the partner read it. A single one is shown at once. */
export const shareNote: UseCase<Case> = {
  name: 'case.share',
  needs: 'case.share',
  find: findCase,
  async run(scene, state, { values: { message } }) {
    const label = caseLabel(state.number)
    if ((await audienceOfReply(scene)) === 'shared')
      return refused('Notes of ours are shown where only our own people read. Ask me there, or in a direct message.')
    const notes = message === undefined ? await notesOfOurs(scene.tx, state, OFFERED) : []
    const chosen = message ?? (notes.length === 1 ? notes[0]?.messageId : undefined)
    if (chosen !== undefined) {
      const request = { values: { message: chosen } }
      const found = await findMessage(scene, request)
      if ('refused' in found) return refused(found.refused)
      return found.subject.about.id === state.id
        ? shareMessage.run(scene, found.subject, request)
        : refused(`That note is not on ${label}.`)
    }
    if (notes.length === 0)
      return refused(
        `There is no note of ours on ${label}. What is written under its escalation in a channel of our own is one.`,
      )
    const partnerName = (await scene.tx.partners.get(state.partnerId))?.name ?? ''
    const offered = notes.map(({ messageId, by, text }) => ({ messageId, author: by.name, text }))
    return { kind: 'form', form: noteChooseForm({ label, partnerName, notes: offered }) }
  },
}
