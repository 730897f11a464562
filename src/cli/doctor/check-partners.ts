import type { Side } from '../../domain/partners/party.ts'
import { fine, type Line, problem } from '../line.ts'
import type { PartnerRead } from './read-partners.ts'

/** Partners that cannot be run as they are: with no channel where both sides talk, or nobody who answers for a side. */
export function checkPartners(partners: PartnerRead[]): Line[] {
  if (partners.length === 0)
    return [
      fine(
        'No partner is registered. Use `/partner add`, or `npx liaison apply docs/examples/partner.yaml` with your own file.',
      ),
    ]
  return [fine(`Partners: ${partners.length}.`), ...partners.flatMap(lacks)]
}

function lacks({ partner: { name, slug }, channels, roster }: PartnerRead): Line[] {
  const led = (side: Side): boolean => roster.some((entry) => entry.side === side && entry.role === 'account-manager')
  return [
    ...(channels.some(({ purpose }) => purpose === 'shared')
      ? []
      : [
          problem(
            `${name} has no shared channel. Invite Liaison into it and write \`@Liaison bind ${slug} shared\` there.`,
          ),
        ]),
    ...(led('internal')
      ? []
      : [problem(`Nobody on our side is account manager for ${name}. Name one with \`/partner people ${slug}\`.`)]),
    ...(led('partner')
      ? []
      : [problem(`Nobody at ${name} is account manager. Name one with \`/partner people ${slug}\`.`)]),
  ]
}
