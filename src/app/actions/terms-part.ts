import { internalTermsCard, sayTermsPart, sharedTermsCard, type TermsPart } from '../../cards/terms-card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { askingOf } from '../asking.ts'
import { openPart } from '../by-form/change-by-form.ts'
import { runOf } from '../by-form/meanwhile.ts'
import type { Part } from '../by-form/part.ts'
import { partNamed, whyNoPart } from '../by-form/part-named.ts'
import { PARTS } from '../by-form/parts.ts'
import { openChannels } from '../by-form/channel-forms.ts'
import { openPeople } from '../by-form/people-forms.ts'
import { dispatch, type UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { refused } from '../outcome.ts'
import { termsOf } from '../queries/terms-of.ts'
import { showPartner } from './partner-show.ts'
import { showPeople } from './people-show.ts'

/** The forms of what a sheet says whole; people and channels are named one by one. */
const ACTIONS: Partial<Record<TermsPart, Part['action']>> = {
  about: 'terms.about',
  hours: 'terms.hours',
  targets: 'terms.targets',
  figures: 'terms.figures',
  money: 'terms.money',
  escalation: 'terms.ladder',
  checks: 'terms.checks',
}

/**
 * One part of how a partner is run, by its name in `part`: its form for whoever may change it, with what it says now, where only our own people read;
 * else what it says.
 */
export const showTermsPart: UseCase<Partner> = {
  name: 'terms.part',
  shows: true,
  needs: 'partner.view',
  find: findPartner,
  async run(scene, partner, request) {
    const { part: said = '' } = request.values
    const words = said.split(' ')
    const named = partNamed(words)
    if (named === undefined) return refused(whyNoPart(words, partner.slug))
    const { ours, may, ...told } = await termsOf.read(await askingOf(scene), partner)
    const changes = ours !== undefined && may === true
    if (named === 'people' && !changes) return dispatch(showPeople, scene, request)
    if (named === 'channels' && !changes) return dispatch(showPartner, scene, request)
    if (!ours) return { kind: 'show', card: sharedTermsCard(told, may === true, named) }
    const view = { ...told, may, ours }
    if (named === 'people') return openPeople(scene, partner, sayTermsPart(view, named))
    if (named === 'channels') return openChannels(scene, partner, sayTermsPart(view, named))
    const part = may === true ? PARTS.find(({ action }) => action === ACTIONS[named]) : undefined
    if (!part) return { kind: 'show', card: internalTermsCard(view, named) }
    return openPart(await runOf(scene, partner), part, sayTermsPart(view, named))
  },
}
