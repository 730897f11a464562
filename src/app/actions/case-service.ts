import { listed } from '../../cards/listed.ts'
import { sayEffect } from '../../cards/mark-card.ts'
import { aboutServiceForm } from '../../cards/mark-forms.ts'
import { shorten } from '../../cards/quote.ts'
import { type Case, caseLabel, isOver } from '../../domain/cases/case.ts'
import { sayMark } from '../../domain/marks/say-mark.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { NO_SERVICE } from '../../domain/terms/derived-terms.ts'
import { nameKey } from '../../domain/terms/figure.ts'
import { serviceNamed, servicesOf, servicesThatCould } from '../../domain/terms/services-of.ts'
import { serviceSaid } from '../cases/service-said.ts'
import { dispatch, type UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { sayOfCase } from '../marks/say-of-case.ts'
import { effectsOfService } from '../marks/service-effect.ts'
import { refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { editCase } from './case-edit.ts'

/**
 * Which service a case is about. One that goes on is worded anew by the side that opened it; of one that is over the side that is owed says it while its period is open and nobody has said
 * it, and both sides else.
 */
export const nameService: UseCase<Case> = {
  name: 'case.service',
  needs: 'case.mark',
  find: findCase,
  async run(scene, about, request) {
    const { text, service: said = text } = request.values
    const label = caseLabel(about.number)
    if (!isOver(about)) {
      const worded = said === undefined ? {} : { title: about.title, service: said }
      return dispatch(editCase, scene, { subject: label, values: worded })
    }
    const partner = await scene.tx.partners.get(about.partnerId)
    if (!partner) return refused(`The partner of ${label} is no longer registered.`)
    const names = servicesThatCould(partner.terms, about)
    if (names.length === 0) return refused(nothingToSay(scene, partner, about))
    const by = speakerParty(scene)
    if (said === undefined) {
      const says = ruleOf(about, by.side, otherNameOf(scene, partner, by.side))
      const form = aboutServiceForm({ label, title: about.title, says }, { names, chosen: about.service ?? '' })
      return { kind: 'form', form }
    }
    const service = serviceNamed(partner.terms, said)
    if (service === undefined) {
      const unknown = serviceSaid(partner, said, { ...about, label })
      return refused('refused' in unknown ? unknown.refused : '')
    }
    if (service !== NO_SERVICE && !names.some((one) => nameKey(one) === nameKey(service)))
      return refused(
        `“${shorten(service, 60)}” is no service of the side that owes ${label}, or cases of its kind do not count for it: it would count in no figure. There ${names.length === 1 ? 'is' : 'are'} ${listed(names.map((one) => `“${one}”`))}.`,
      )
    const making = { what: 'about-service', id: scene.ids.next(), by, service } as const
    const { service: before } = about
    const effects = await effectsOfService(scene, partner, about, { service, ...(before !== undefined && { before }) })
    const comesTo = effects.length === 0 ? '' : ` ${effects.map((one) => `${sayEffect(one)}.`).join(' ')}`
    return sayOfCase(scene, about, making, (mark, other) => {
      const what = `Of ${label}: ${sayMark(mark.said, scene.actor.zone)}`
      if (mark.status !== 'asked') return `${what}.${comesTo}`
      return `${what}, once ${other} agrees${mark.closed ? ': its period is closed' : ''}.${comesTo}`
    })
  },
}

function nothingToSay({ company }: Scene, { name, terms }: Partner, { number, obligor }: Case): string {
  const label = caseLabel(number)
  const owes = obligor === 'internal' ? company : name
  return servicesOf(terms).length === 0
    ? `The terms with ${name} name no service, so ${label} can be about none.`
    : `${owes} owes ${label}, and no service for which it could count.`
}

/** What comes of it, before it is said. */
function ruleOf({ service, obligor }: Case, side: Side, other: string): string {
  return side !== obligor && service === undefined
    ? `While it lasted, the service counts as down. It holds at once while its period is open; later once ${other} agrees.`
    : `While it lasted, the service counts as down. It holds once ${other} agrees.`
}

function otherNameOf({ company }: Scene, { name }: Partner, side: Side): string {
  return side === 'internal' ? name : company
}
