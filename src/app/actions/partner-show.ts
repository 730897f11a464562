import { wayBack } from '../../cards/absence-words.ts'
import { internalPartnerCard, sharedPartnerCard } from '../../cards/partner-card.ts'
import { sayHours } from '../../domain/time/say-hours.ts'
import { traitsOf } from '../../ports/platform-traits.ts'
import { findPartner } from '../find/find-partner.ts'
import { partnerNow, type PartnerTold } from '../queries/partner-now.ts'
import { showing } from './showing.ts'

/** How things stand with a partner: people, channels, open cases, escalations, health checks, and what is still to set up. */
export const showPartner = showing({
  name: 'partner.show',
  query: partnerNow,
  find: findPartner,
  draw(told, { company, platforms }) {
    const { hours, ours, ...both } = told
    const view = { ...both, zone: hours.zone, hoursText: sayHours(hours), ourName: company }
    if (!ours) return sharedPartnerCard(view)
    return internalPartnerCard({
      ...view,
      ...ours,
      channels: ours.channels.map((channel) => ({
        ...channel,
        platform: traitsOf(platforms, channel.platform)?.title ?? channel.platform,
      })),
      missing: missing(told, ours),
    })
  },
})

/** What is still to be set up or to be mended, each with what does it. */
function missing({ slug, people }: PartnerTold, ours: NonNullable<PartnerTold['ours']>): string[] {
  const { channels, waiting, checksPlanned } = ours
  if (waiting)
    return [
      `Not confirmed yet, so nothing about it reaches them: ${waiting.asked} is asked to, with \`confirm ${slug}\`.`,
    ]
  const ways = new Set(
    channels.flatMap(({ name, purpose, absent, archived }) => (absent ? [wayBack([{ name, purpose, archived }])] : [])),
  )
  const bound = (purpose: string) => channels.some((channel) => channel.purpose === purpose)
  const steps: [boolean, string][] = [
    [
      bound('shared'),
      `No shared channel yet: in the channel you share with them, type \`@Liaison bind ${slug} shared\`.`,
    ],
    [bound('managers'), `No managers’ channel yet: in it, type \`@Liaison bind ${slug} managers\`.`],
    [
      people.some(({ side }) => side === 'partner'),
      `Nobody is named on their side yet: \`people ${slug} add @name --role account-manager\`.`,
    ],
    [checksPlanned, `No health check is scheduled: \`check now ${slug}\` opens one.`],
  ]
  return [...ways, ...steps.filter(([present]) => !present).map(([, sentence]) => sentence)]
}
