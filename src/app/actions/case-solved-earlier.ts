import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { pastMomentSaid } from '../../domain/time/past-moment-said.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { sayOfCase } from '../marks/say-of-case.ts'
import { refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'

/** A case that is resolved was solved before that was said, says the side that owes it; it counts from then once the other agrees by name. */
export const solvedEarlier: UseCase<Case> = {
  name: 'case.solved-earlier',
  needs: 'case.mark',
  find: findCase,
  async run(scene, about, { values }) {
    const { actor, now, ids } = scene
    const label = caseLabel(about.number)
    if (values['text'] !== undefined && about.status !== 'resolved')
      return refused(`Resolve ${label} first, without a time; then say \`resolve ${label} --since …\`.`)
    const moment = pastMomentSaid(values['since'] ?? '', { zone: actor.zone, now })
    if ('refused' in moment) return refused(moment.refused)
    const making = { what: 'solved-earlier', id: ids.next(), by: speakerParty(scene), solvedAt: moment.at } as const
    return sayOfCase(scene, about, making, (_, other) => {
      const noted = moment.note === undefined ? '' : ` ${moment.note}`
      return `${label} counts as solved from ${sayInstant(moment.at, actor.zone)} on once ${other} agrees.${noted}`
    })
  },
}
