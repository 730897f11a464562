import { type Partner } from '../../domain/partners/partner.ts'
import { applyEntered, atOnceBy, openForm, previewOf } from '../by-form/change-by-form.ts'
import { changedMeanwhile, runOf } from '../by-form/meanwhile.ts'
import { PARTS } from '../by-form/parts.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, refused } from '../outcome.ts'
import type { Applied } from '../partners/apply-in.ts'
import { sayEnds, sayWaiting } from '../../cards/terms-preview.ts'

/**
 * Do what a preview showed: what was entered is kept beside it, and only whoever entered it can say so, once. Changed by somebody meanwhile, the form
 * comes back as it is now, with what was entered. `back`: so does it where they go back to it. Where something else would hold at once by now, as what waits for the
 * partner's word does when nobody can give it any more, that is shown first.
 */
export const applyTerms: UseCase<Partner> = {
  name: 'terms.apply',
  needs: 'partner.configure',
  find: findPartner,
  async run(scene, partner, { values: { held: id = '', back } }) {
    const held = await scene.tx.held.get(id)
    const part = held && PARTS.find(({ action }) => action === held.action)
    const isTheirs = scene.actor.kind !== 'stranger' && held?.personId === scene.actor.personId
    if (!held || !part || !isTheirs || held.request.subject !== partner.slug)
      return refused('Nothing waits for your word here. Please open the form again.')
    if (back === undefined && held.done !== undefined) return done(held.done, [])
    const run = await runOf(scene, partner)
    const { of = '', since = '', atOnce, ...entries } = held.request.values
    const meanwhile = await changedMeanwhile(scene, run, part, { of, since, entries })
    if (meanwhile || back !== undefined) return openForm(run, part, of, meanwhile ?? { entries })
    const applied = await applyEntered(scene, run, part, { of, entries })
    if ('errors' in applied) return refused(Object.values(applied.errors).join(' '))
    if (atOnceBy(applied).join('\n') !== atOnce)
      return previewOf(scene, run, part, { of, since, entries }, applied, OTHERWISE)
    const say = saidOf(applied)
    await scene.tx.held.finish(held.id, say)
    return done(say, [{ kind: 'partner', what: 'PartnerChanged', partner: applied.partner.slug }])
  },
}

const OTHERWISE =
  'By now it comes to something else than was shown: nothing of it is done yet. This is what it comes to.'

/** What holds from now on, and what does once the partner accepts it. */
function saidOf(applied: Applied): string {
  const { name } = applied.partner
  const now = atOnceBy(applied).join('; ')
  const waits = applied.waits && sayWaiting(applied.partner, applied.waits)
  return [
    ...(now === '' && waits ? [] : [`${name} is run so from now on: ${now || 'nothing'}.`]),
    ...(waits ?? []),
    ...(applied.ends ? sayEnds(applied.ends) : []),
    ...applied.hints,
  ].join(' ')
}
