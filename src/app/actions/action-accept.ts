import { actionAcceptForm } from '../../cards/action-forms.ts'
import { actionLabel, type CorrectiveAction } from '../../domain/corrective/corrective-action.ts'
import { readDue, usualDue } from '../../domain/corrective/read-due.ts'
import type { Calendar } from '../../domain/time/calendar.ts'
import { sayDate } from '../../domain/time/say-time.ts'
import { hoursOfSide } from '../cases/hours-of-sides.ts'
import { changeAction, whyNotActing } from '../corrective/change-action.ts'
import type { UseCase } from '../dispatch.ts'
import { findAction } from '../find/find-subject.ts'
import { refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'

/** Accept a corrective action, saying what will change and by when; without the words, the form opens. */
export const acceptAction: UseCase<CorrectiveAction> = {
  name: 'action.accept',
  needs: 'action.act',
  find: findAction,
  async run(scene, action, request) {
    const { text, by } = request.values
    const label = actionLabel(action.number)
    const partner = await scene.tx.partners.get(action.partnerId)
    if (!partner) return refused(`The partner of ${label} is no longer registered.`)
    const hours = hoursOfSide(partner, action.side)
    const due = by ?? dueBefore(action, hours) ?? usualDue(hours, scene.now)
    const no = text === undefined ? await whyNotActing(scene, action) : undefined
    if (no) return refused(no.refused)
    if (text === undefined) {
      const inside = action.audience === 'internal'
      const said = action.status === 'open' ? { said: action.said } : {}
      return { kind: 'form', form: actionAcceptForm({ label, title: action.title, inside }, { due, ...said }) }
    }
    const read = readDue(due, { hours, zone: scene.actor.zone, now: scene.now })
    if ('refused' in read) return refused(read.refused)
    const { dueAt, moved } = read
    const date = dateOf(dueAt, hours)
    const instead = moved === undefined ? '' : ' That is the next day on which your side works.'
    const event = { type: 'ActionAccepted', by: speakerParty(scene), said: text, dueAt } as const
    return changeAction(scene, action, event, request, `${label} is accepted, due ${sayDate(date)}.${instead}`)
  },
}

/** The day that it is due by already, or that whoever asked would have, if it is still to come. */
function dueBefore(action: CorrectiveAction, hours: Calendar): string | undefined {
  const at = action.status === 'open' ? action.dueAt : action.status === 'asked' ? action.wanted : undefined
  return at === undefined ? undefined : dateOf(at, hours)
}

function dateOf(at: number, { zone }: Calendar): string {
  // What ends at midnight is of the day before.
  return Temporal.Instant.fromEpochMilliseconds(at - 1)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString()
}
