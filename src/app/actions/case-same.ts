import { oneIncidentForm } from '../../cards/mark-forms.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { isUnheard } from '../../domain/marks/unheard.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import type { UseCase } from '../dispatch.ts'
import { type CasePair, findPairBy } from '../find/find-pair.ts'
import { sayOfCase } from '../marks/say-of-case.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** As many cases as a form offers. */
const OFFERED = 100

/** Two cases tell one incident, says either side: they count once. Without the other one, the form that offers some opens. */
export const sameIncident: UseCase<CasePair> = {
  name: 'case.same',
  needs: 'case.mark',
  find: findPairBy('other'),
  async run(scene, { state: about, other }) {
    if (!other) return offer(scene, about)
    const making = { what: 'one-fault', id: scene.ids.next(), by: speakerParty(scene), other } as const
    return sayOfCase(scene, about, making, (mark, company) => {
      const both = `${caseLabel(about.number)} and ${caseLabel(other.number)}`
      if (isUnheard(mark))
        return `${both} are one incident once somebody of ${company} is named and does not part them.`
      if (mark.status === 'asked') return `${both} are one incident once ${company} agrees: their period is closed.`
      const until = mark.status === 'said' ? mark.until : undefined
      const parted =
        until === undefined ? '' : ` ${company} may part them until ${sayInstant(until, scene.actor.zone)}.`
      return `${both} are one incident, and count once.${parted}`
    })
  },
}

async function offer(scene: Scene, about: Case): Promise<Outcome> {
  const { tx, company } = scene
  const label = caseLabel(about.number)
  const partner = await tx.partners.get(about.partnerId)
  if (!partner) return refused(`The partner of ${label} is no longer registered.`)
  const all = await tx.cases.list({ partnerId: about.partnerId, unresolved: false, limit: OFFERED })
  const others = all.filter(
    ({ id, obligor, status }) =>
      id !== about.id && obligor === about.obligor && status !== 'merged' && status !== 'withdrawn',
  )
  if (others.length === 0) return refused(`There is no other case that ${label} could be one incident with.`)
  const other = otherSide(speakerParty(scene).side)
  const cases = others.map(({ number, title }) => ({ label: caseLabel(number), title }))
  const otherName = other === 'internal' ? company : partner.name
  return { kind: 'form', form: oneIncidentForm({ label, title: about.title, otherName, cases }) }
}
