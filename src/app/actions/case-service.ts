import { listed } from '../../cards/listed.ts'
import { aboutServiceForm } from '../../cards/mark-forms.ts'
import { shorten } from '../../cards/quote.ts'
import { type Case, caseLabel, isOver } from '../../domain/cases/case.ts'
import { sayMark } from '../../domain/marks/say-mark.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { NO_SERVICE } from '../../domain/terms/derived-terms.ts'
import { nameKey } from '../../domain/terms/figure.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { serviceNamed, servicesOf, servicesThatCould } from '../../domain/terms/services-of.ts'
import { serviceSaid } from '../cases/service-said.ts'
import { whyNotNamedThen, withTermsThen } from '../cases/terms-then.ts'
import { dispatch, type UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { isInOverPeriod } from '../marks/closed-to.ts'
import { sayOfCase } from '../marks/say-of-case.ts'
import { refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { whyNot } from '../why-not.ts'
import { speakerParty } from '../speaker-party.ts'
import { editCase } from './case-edit.ts'

/**
 * Which service a case is about. One that goes on is worded anew by the side that opened it; of one that is over, or lies in a period that is, it is for the account managers: that of the side that is owed says it while its
 * period is open and nobody has said it, and the other side may object in its days; else both sides say it.
 */
export const nameService: UseCase<Case> = {
  name: 'case.service',
  needs: 'case.mark',
  find: findCase,
  async run(scene, about, request) {
    const { text, service: said = text } = request.values
    const label = caseLabel(about.number)
    const partner = await scene.tx.partners.get(about.partnerId)
    if (!partner) return refused(`The partner of ${label} is no longer registered.`)
    if (!isOver(about) && !(await isInOverPeriod(scene, partner, about))) {
      const worded = said === undefined ? {} : { title: about.title, service: said }
      return dispatch(editCase, scene, { subject: label, values: worded })
    }
    const then = await withTermsThen(scene, partner, about)
    const names = servicesThatCould(then.terms, about)
    if (names.length === 0) return refused(nothingToSay(scene, then, about))
    const by = speakerParty(scene)
    const no = await whyNot(scene, 'case.name-service', { subject: about, partner })
    if (no) return refused(no.refused)
    if (said === undefined) {
      const says = ruleOf(about, by.side, otherNameOf(scene, partner, by.side))
      const form = aboutServiceForm({ label, title: about.title, says }, { names, chosen: about.service ?? '' })
      return { kind: 'form', form }
    }
    const otherwise = whyNotNamedThen(partner, then, about, said)
    if (otherwise !== undefined) return refused(otherwise)
    const service = serviceNamed(then.terms, said)
    if (service === undefined) {
      const unknown = serviceSaid(then, said, { ...about, label })
      return refused('refused' in unknown ? unknown.refused : '')
    }
    if (service !== NO_SERVICE && !names.some((one) => nameKey(one) === nameKey(service)))
      return refused(
        `“${shorten(service, 60)}” is no service of the side that owes ${label}, or cases of its kind do not count for it: it would count in no figure. There ${names.length === 1 ? 'is' : 'are'} ${listed(names.map((one) => `“${one}”`))}.`,
      )
    const making = { what: 'about-service', id: scene.ids.next(), by, service } as const
    const { zone } = scene.actor
    return sayOfCase(scene, about, making, (mark, other) => {
      const what = `Of ${label}: ${sayMark(mark.said, zone)}`
      if (mark.status === 'asked')
        return `${what}, once ${other} agrees${mark.closed ? ': it comes after its period' : ''}.`
      if (mark.status !== 'said' || mark.until === undefined) return `${what}.`
      const closed = mark.closedTo === undefined ? '' : `; for what is closed it holds only once they agree`
      return `${what}. ${other} may object until ${sayInstant(mark.until, zone)}${closed}.`
    })
  },
}

function nothingToSay({ company }: Scene, { name, terms }: Partner, { number, obligor }: Case): string {
  const label = caseLabel(number)
  const owes = obligor === 'internal' ? company : name
  return servicesOf(terms).length === 0
    ? `The terms with ${name} that ${label} is counted by name no service, so it can be about none.`
    : `${owes} owes ${label}, and no service for which it could count.`
}

/** What comes of it, before it is said. */
function ruleOf({ service, obligor }: Case, side: Side, other: string): string {
  return side !== obligor && service === undefined
    ? `While it lasted, the service counts as down. ${other} may object within two of its working days; for a period that is closed it holds only once they agree.`
    : `While it lasted, the service counts as down. It holds once ${other} agrees.`
}

function otherNameOf({ company }: Scene, { name }: Partner, side: Side): string {
  return side === 'internal' ? name : company
}
