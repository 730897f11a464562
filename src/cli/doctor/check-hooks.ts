import { hookIdOf, hookNamed, OURS } from '../../domain/escalations/named-hook.ts'
import { SIDES } from '../../domain/partners/party.ts'
import { HOOKS } from '../../ports/store/outbox.ts'
import type { Tx } from '../../ports/store/store.ts'
import { fine, type Line, problem } from '../line.ts'
import type { PartnerRead } from './read-partners.ts'

/** Page hooks that steps call by name: those that are not there, or that took no page last. */
export async function checkHooks(view: Tx, partners: PartnerRead[]): Promise<Line[]> {
  const there = (await view.pageAddresses.named()).map(({ personId }) => personId)
  const dead = await view.outbox.unreachable(there.map((id) => `${HOOKS}:person:${id}`))
  const lines: Line[] = []
  const missing = new Map<string, string[]>()
  for (const { partner } of partners) {
    const { ladders } = partner.terms
    const called = SIDES.flatMap((side) =>
      ladders.flatMap(({ steps }) =>
        steps[side].flatMap(({ targets }) =>
          targets.flatMap((one) => (one.to === 'hook' ? hookIdOf(side, partner, one.name) : [])),
        ),
      ),
    )
    for (const id of new Set(called))
      if (!there.includes(id)) missing.set(id, [...(missing.get(id) ?? []), partner.slug])
  }
  for (const [id, slugs] of missing) {
    const { owner, name } = hookNamed(id)!
    const of = owner === OURS ? OURS : slugs[0]
    lines.push(
      problem(
        `Steps with ${slugs.join(', ')} call the page hook “${name}”, which is not there: \`liaison hook --name ${name} --of ${of} --url https://…\` sets it.`,
      ),
    )
  }
  for (const { queueKey: key } of dead) {
    const { owner, name } = hookNamed(key.slice(`${HOOKS}:person:`.length))!
    const of = owner === OURS ? OURS : (partners.find(({ partner }) => partner.id === owner)?.partner.slug ?? owner)
    lines.push(
      problem(`The page hook “${name}” takes no pages. \`liaison hook --name ${name} --of ${of} --url …\` mends it.`),
    )
  }
  if (lines.length === 0 && there.length > 0) lines.push(fine(`Page hooks with a name: ${there.length}.`))
  return lines
}
