import { muteForm, NO_LONGER } from '../../cards/mute-form.ts'
import { type Case, caseLabel, isOver } from '../../domain/cases/case.ts'
import { muteUntil } from '../../domain/cases/mute.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import { digestedOf } from '../digests/digest-hours-of.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { dropNoticesOf } from '../notices/collect-notice.ts'
import { isMutedFor } from '../notices/muted.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Whoever asks hears nothing of a case for a while; without a word how long, the form opens. It is nobody else's business, so nothing of it is recorded. */
export const muteCase: UseCase<Case> = {
  name: 'case.mute',
  needs: 'case.view',
  find: findCase,
  async run(scene, state, { values }) {
    const label = caseLabel(state.number)
    if (isOver(state)) return refused(`${label} is over: nothing more is told of it.`)
    const said = values['until'] ?? values['text']
    const { personId } = speakerParty(scene)
    if (said === undefined) {
      const isMuted = await isMutedFor(scene, personId, state)
      return { kind: 'form', form: muteForm(label, state.title, isMuted) }
    }
    if (said === NO_LONGER) return unmute(scene, state)
    const person = await scene.tx.people.get(personId)
    const digested = person && (await digestedOf(scene, person))
    const zone = digested?.hours.zone ?? scene.actor.zone
    const of = { owner: state.owner.personId, zone, calendars: digested?.hours.calendars ?? [], now: scene.now }
    const muted = muteUntil(said, of)
    if (!muted)
      return refused(
        `Say until when: \`mute ${label} until tomorrow\`, \`until friday\`, \`until 2026-12-01\` or \`until it changes hands\`.`,
      )
    await scene.tx.mutes.set({ personId, caseId: state.id, ...muted })
    await dropNoticesOf(scene, personId, state)
    const until = muted.until === undefined ? 'it has another owner' : sayInstant(muted.until, zone)
    return done(
      `You are told nothing of ${label} until ${until}, but for calls of an escalation and what is given to you anew. \`unmute ${label}\` ends it.`,
      [],
    )
  },
}

/** They hear of it again. */
export const unmuteCase: UseCase<Case> = {
  name: 'case.unmute',
  needs: 'case.view',
  find: findCase,
  run: unmute,
}

async function unmute(scene: Scene, state: Case): Promise<Outcome> {
  const label = caseLabel(state.number)
  const { personId } = speakerParty(scene)
  const wasMuted = await isMutedFor(scene, personId, state)
  await scene.tx.mutes.end(personId, state.id)
  return done(wasMuted ? `You are told of ${label} again.` : `${label} is not muted for you.`, [])
}
