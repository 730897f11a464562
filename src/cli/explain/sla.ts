import { drawTargets } from '../../app/actions/sla-targets.ts'
import { ask } from '../../app/queries/query.ts'
import { targetsOf } from '../../app/queries/targets-of.ts'
import type { AppServices } from '../../app/services.ts'
import { periodZone } from '../../domain/sla/figures/periods-of.ts'
import { partnerCalled } from '../find-partner.ts'
import { fine, type Line, problem } from '../line.ts'
import { operatorAsking } from '../operator.ts'
import { cardText } from './card-text.ts'

/** `liaison sla`: what `sla` says in chat to our own people, with all that is to be said of each promise. */
export async function sla(services: AppServices, name: string): Promise<Line[]> {
  return services.store.read(async (view) => {
    const partner = await partnerCalled(view, name)
    if ('refused' in partner) return [problem(partner.refused)]
    const asked = await ask(targetsOf, operatorAsking(services, view), { subject: partner, partner })
    if ('refused' in asked) return [problem(asked.refused)]
    return [fine(cardText(drawTargets(asked.found, periodZone(partner.terms))))]
  })
}
