import { type Partner } from '../../domain/partners/partner.ts'
import { applyEntered, openForm, previewLines } from '../by-form/change-by-form.ts'
import { changedMeanwhile, runOf } from '../by-form/meanwhile.ts'
import { PARTS } from '../by-form/parts.ts'
import type { UseCase } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, refused } from '../outcome.ts'
import type { Applied } from '../partners/apply-in.ts'
import { sayWaiting } from '../../cards/terms-preview.ts'

/**
 * Do what a preview showed: what was entered is kept beside it, and only whoever entered it can say so, once. Changed by somebody meanwhile, the form
 * comes back as it is now, with what was entered. `back`: so does it where they go back to it.
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
    const { of = '', since = '', ...entries } = held.request.values
    const meanwhile = await changedMeanwhile(scene, run, part, of, since)
    if (back !== undefined)
      return openForm(run, part, of, { entries, ...(meanwhile !== undefined && { above: meanwhile }) })
    if (meanwhile !== undefined) return openForm(run, part, of, { entries, above: meanwhile })
    const applied = await applyEntered(scene, run, part, { of, entries })
    if ('errors' in applied) return refused(Object.values(applied.errors).join(' '))
    const say = saidOf(applied)
    await scene.tx.held.finish(held.id, say)
    return done(say, [{ kind: 'partner', what: 'PartnerChanged', partner: applied.partner.slug }])
  },
}

/** What holds from now on, and what does once the partner accepts it. */
function saidOf(applied: Applied): string {
  const { name } = applied.partner
  const changes = previewLines(applied).filter((line) => line.startsWith('• '))
  const now = changes.map((line) => line.slice(2)).join('; ')
  const waits = applied.waits && sayWaiting(applied.partner, applied.waits)
  return [
    ...(now === '' && waits ? [] : [`${name} is run so from now on: ${now || 'nothing'}.`]),
    ...(waits ?? []),
  ].join(' ')
}
