import { failedEarlierForm } from '../../cards/mark-forms.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { pastMomentSaid } from '../../domain/time/past-moment-said.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { sayOfCase } from '../marks/say-of-case.ts'
import { saidIn } from '../marks/stretch-said.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** It was down before the case was opened, says either side; it counts from then once the other agrees. */
export const failedEarlier: UseCase<Case> = {
  name: 'case.failed-earlier',
  needs: 'case.mark',
  find: findCase,
  async run(scene, about, request) {
    const { actor, now, ids } = scene
    const said = saidIn(request.values, 'from') ?? request.values['text']
    if (said === undefined) return ask(scene, about, request)
    const moment = pastMomentSaid(said, { zone: actor.zone, now })
    if ('refused' in moment) {
      const asked = request.sent === true ? await ask(scene, about, request) : undefined
      return asked?.kind === 'form'
        ? { kind: 'errors', form: asked.form, errors: { fromTime: moment.refused } }
        : refused(moment.refused)
    }
    const making = { what: 'failed-earlier', id: ids.next(), by: speakerParty(scene), failedAt: moment.at } as const
    return sayOfCase(scene, about, making, (_, other) => {
      const noted = moment.note === undefined ? '' : ` ${moment.note}`
      const label = caseLabel(about.number)
      return `${label} counts from ${sayInstant(moment.at, actor.zone)} once ${other} agrees.${noted}`
    })
  },
}

async function ask({ tx, company, actor, ...scene }: Scene, about: Case, { values }: Request): Promise<Outcome> {
  const partner = await tx.partners.get(about.partnerId)
  const label = caseLabel(about.number)
  if (!partner) return refused(`The partner of ${label} is no longer registered.`)
  const other = otherSide(speakerParty({ tx, company, actor, ...scene }).side)
  const otherName = other === 'internal' ? company : partner.name
  return {
    kind: 'form',
    form: failedEarlierForm({ label, title: about.title, otherName }, { zone: actor.zone, values }),
  }
}
