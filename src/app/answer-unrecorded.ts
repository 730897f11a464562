import { openedForm, sameForm } from '../cards/form-key.ts'
import type { Actor } from '../domain/partners/actor.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Answer, Inbound, What } from '../ports/inbound.ts'
import type { Tx } from '../ports/store/store.ts'
import { answerAnonymously } from './actions/check-in-answer-anonymously.ts'
import { dispatch } from './dispatch.ts'
import { within } from './in-transaction.ts'
import { type LookUps, withLookUps } from './look-ups/look-ups.ts'
import { speakerOf } from './look-ups/speaker-of.ts'
import type { Outcome } from './outcome.ts'
import { actorOf } from './people/actor-of.ts'
import { requestOf } from './request-of.ts'
import type { ChatScene, Means } from './scene.ts'
import type { AppServices } from './services.ts'
import type { Speaker } from './speaker.ts'

/** A press or form of which nothing may be stored but what it says: the one that opens a form without names, and the form. */
export type Unrecorded = Inbound & { what: Extract<What, { kind: 'action' | 'submission' }> }

export function isUnrecorded(inbound: Inbound): inbound is Unrecorded {
  const { what } = inbound
  return (
    (what.kind === 'action' && what.action === answerAnonymously.name) ||
    (what.kind === 'submission' && what.form === answerAnonymously.name)
  )
}

/**
 * Answer it at once, in the answer itself: it is no event in the inbox, and neither who did it nor where is remembered. A press reads alone. What a form says is
 * committed with the mark that it was said, or not at all: then the form comes back as it was filled in. Throws SpeakerNotKnownYet while the platform does not say who it is.
 */
export function answerUnrecorded(services: AppServices, inbound: Unrecorded, receivedAt: Instant): Promise<Answer> {
  const { platform, speaker, place, what, occurredAt } = inbound
  if (!speaker) throw new TypeError('presses and forms come from somebody: their adapter must say who')
  const person = { about: 'person' as const, platform, who: speaker, at: place }
  return withLookUps(services.directory, [person], (lookUps) => {
    const given = { now: Math.min(occurredAt, receivedAt), lookUps, origin: { via: platform } }
    const work = (tx: Tx) => within(services, tx, given, (means) => answered(means, inbound, lookUps))
    return what.kind === 'action' ? services.store.read(work) : services.store.transact(work)
  })
}

async function answered(
  means: Means,
  { platform, place, speaker: named, what }: Unrecorded,
  lookUps: LookUps,
): Promise<Answer> {
  const speaker = speakerOf(lookUps, { platform, place, speaker: named! })
  const actor = await recognised(means, speaker)
  const scene: ChatScene = { ...means, actor, here: { speaker, place }, unrecorded: true }
  return said(scene, what, await dispatch(answerAnonymously, scene, requestOf(what)))
}

/** Who it is, by what is known of them already: whoever is asked is known, and nothing new is learned from this. */
async function recognised(means: Means, speaker: Speaker): Promise<Actor> {
  const { platform, tenantId, userId, name, zone = 'UTC', standing } = speaker
  const account = { platform, tenantId, userId }
  const stranger: Actor = { kind: 'stranger', name, zone }
  if (standing === 'unknown' || standing === 'gone' || standing === 'bot') return stranger
  const met = await means.tx.people.byAccount(account)
  if (!met || met.ours !== (standing === 'ours')) return stranger
  return (await actorOf(means, met, [account])) ?? stranger
}

function said({ ids }: ChatScene, what: Unrecorded['what'], outcome: Outcome): Answer {
  switch (outcome.kind) {
    case 'form':
      return { kind: 'form', form: openedForm(outcome.form, ids.next()) }
    case 'errors':
      return what.kind === 'submission'
        ? { kind: 'errors', form: sameForm(outcome.form, what.context), errors: outcome.errors }
        : { kind: 'form', form: openedForm(outcome.form, ids.next()) }
    case 'done':
      return told(outcome.say)
    case 'refused':
      return notDone(what, outcome.why)
    default:
      throw new TypeError(`a form without names came to “${outcome.kind}”, which would have to be kept`)
  }
}

/** A form stays open, as it was filled in. */
export function notDone({ kind }: Unrecorded['what'], text: string): Answer {
  return kind === 'submission' ? { kind: 'refused', text } : told(text)
}

function told(text: string): Answer {
  return { kind: 'told', title: 'Health check', text }
}
