import type { Partner } from '../../domain/partners/partner.ts'
import type { Tx } from '../../ports/store/store.ts'
import { fine, type Line, problem } from '../line.ts'

/** Partners that cannot be run as they are: with no channel where both sides talk, or nobody who answers for a side. */
export async function checkPartners(view: Tx): Promise<Line[]> {
  const partners = (await view.partners.list()).filter(({ stage }) => stage !== 'ended')
  if (partners.length === 0)
    return [
      fine(
        'No partner is registered. Use `/partner add`, or `npx liaison apply docs/examples/partner.yaml` with your own file.',
      ),
    ]
  const lines = (await Promise.all(partners.map((partner) => lacks(view, partner)))).flat()
  return [fine(`Partners: ${partners.length}.`), ...lines]
}

async function lacks(view: Tx, { id, name, slug }: Partner): Promise<Line[]> {
  const bindings = await view.bindings.of(id)
  const memberships = await view.memberships.of(id)
  const shared = bindings.find(({ purpose, conversation }) => purpose === 'shared' && conversation.present)
  const removed = bindings.find(({ purpose, conversation }) => purpose === 'shared' && !conversation.present)
  const led = (side: 'internal' | 'partner') =>
    memberships.some((membership) => membership.side === side && membership.role === 'account-manager')
  return [
    ...(shared
      ? []
      : [
          problem(
            removed
              ? `Liaison was removed from the channel shared with ${name}. Invite it again, or bind another with \`@Liaison bind ${slug} shared\`.`
              : `${name} has no shared channel. Invite Liaison into it and write \`@Liaison bind ${slug} shared\` there.`,
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
