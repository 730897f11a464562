import { ladderListCard } from '../../cards/ladder-list-card.ts'
import { askingOf } from '../asking.ts'
import type { UseCase } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import { type LaddersAsked, listedLadders } from '../queries/listed-ladders.ts'
import { partnersShownHere } from '../show/looked-on.ts'
import { partnerOf, shownOf } from './case-list.ts'

/** The escalations that go on: with the partner that is named, or whose channel it is; else with all that whoever asks may see. */
export const listLadders: UseCase<Omit<LaddersAsked, 'only'>> = {
  name: 'ladder.list',
  shows: true,
  needs: listedLadders.needs,
  async find(scene, request) {
    const { actor } = scene
    // Strangers were told before what they may do.
    if (actor.kind === 'stranger') return { refused: 'I do not know you yet.' }
    const found = await partnerOf(scene, request)
    if (found && 'refused' in found) return found
    const after = Number(request.values['after'] ?? 0)
    const subject = {
      after: Number.isSafeInteger(after) && after > 0 ? after : 0,
      ...(request.values['mine'] !== undefined && { mine: actor.personId }),
    }
    if (!found) return { subject }
    return { ...found, subject: { ...subject, partner: found.subject } }
  },
  async run(scene, subject, request) {
    const { partner, mine } = subject
    const only = partner ? await shownOf(scene, partner) : await partnersShownHere(scene)
    if (only && 'refused' in only) return refused(only.refused)
    const told = await listedLadders.read(await askingOf(scene), { ...subject, ...(only && { only }) })
    const { after: _, ...values } = request.values
    const carried = { ...values, ...(partner ? { partner: partner.slug } : { everywhere: 'yes' }) }
    return { kind: 'show', card: ladderListCard({ ...told, mine: mine !== undefined, carried }) }
  },
}
