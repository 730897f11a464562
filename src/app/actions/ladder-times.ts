import { ladderTimesCard } from '../../cards/ladder-times-card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { askingOf } from '../asking.ts'
import type { UseCase } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import { ladderTimes } from '../queries/ladder-times.ts'
import { partnerOf, shownOf } from './case-list.ts'

/** How soon escalations are taken: with the partner that is named, or whose channel it is. */
export const showLadderTimes: UseCase<Partner> = {
  name: 'ladder.times',
  shows: true,
  needs: ladderTimes.needs,
  async find(scene, request) {
    const found = await partnerOf(scene, request)
    return found ?? { refused: 'Of which partner? E.g. `escalations acme times`.' }
  },
  async run(scene, partner) {
    const elsewhere = await shownOf(scene, partner)
    if (elsewhere) return refused(elsewhere.refused)
    return { kind: 'show', card: ladderTimesCard(await ladderTimes.read(await askingOf(scene), partner)) }
  },
}
