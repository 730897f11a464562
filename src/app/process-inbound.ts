import { formKeyOf } from '../cards/form-key.ts'
import type { Answer, Inbound, StoredAnswer, What, Written } from '../ports/inbound.ts'
import type { OpenedForm } from '../ports/store/forms.ts'
import { emptiedInbound, type StoredInbound } from '../ports/store/inbox.ts'
import type { Conversation } from '../ports/store/registry.ts'
import { ACTIONS } from './actions/actions.ts'
import { offerCase, openFromMessage } from './actions/case-from-message.ts'
import { listNeeds } from './actions/needs-list.ts'
import { answer } from './answer.ts'
import { dispatch } from './dispatch.ts'
import type { AppServices } from './services.ts'
import { heardInPassing } from './commands/in-passing.ts'
import { runCommand } from './commands/run-command.ts'
import { identify } from './identify.ts'
import { inTransaction } from './in-transaction.ts'
import type { Given } from './means-of.ts'
import { type Outcome, refused } from './outcome.ts'
import { overheard } from './overheard.ts'
import { introducing, meetAlone } from './notices/meet-alone.ts'
import { meetPlace } from './places.ts'
import { amendMessage, isAmended } from './heard/amend-message.ts'
import { hearMessage } from './heard/hear-message.ts'
import { isNews, takeNews } from './platform-news.ts'
import { type LookUps, withLookUps } from './look-ups/look-ups.ts'
import { speakerOf } from './look-ups/speaker-of.ts'
import { requestOf } from './request-of.ts'
import type { ChatScene, Means, Request, Scene } from './scene.ts'

/**
 * Process one stored event: look up who did it, claim it, let it happen, and write its effects, all but the first in one transaction. An
 * event that was processed before is left alone, and a form that was submitted before answers what it answered then. What is refused
 * changes nothing: its transaction is rolled back, and only the refusal, who asked and where are kept; so is what was only tried, to show what it would
 * do. Throws SpeakerNotKnownYet while
 * the platform does not say who did it.
 */
export async function processInbound(services: AppServices, stored: StoredInbound): Promise<Answer> {
  const { inbound } = stored
  const form = formOf(inbound)
  return withLookUps(services.directory, peopleIn(inbound), async (lookUps) => {
    const given = givenBy(stored, lookUps)
    try {
      return await inTransaction(services, given, async (means): Promise<Answer> => {
        const { tx } = means
        if (!(await tx.inbox.claim(stored.id, services.clock.now(), leftOf(inbound)))) return { kind: 'nothing' }
        const before = form && (await tx.forms.resultOf(form))
        if (before) return before
        if (isNews(inbound)) {
          await takeNews(means, inbound)
          return { kind: 'nothing' }
        }
        if (isAmended(inbound)) {
          await amendMessage(means, inbound)
          return { kind: 'nothing' }
        }
        const { scene, conversation } = await enter(means, stored)
        const outcome = await happen(scene, inbound, conversation)
        if (outcome && UNDONE.includes(outcome.kind)) throw new RolledBack(outcome)
        const said: StoredAnswer = outcome ? await answer(scene, inbound.what, outcome) : { kind: 'nothing' }
        if (form) await tx.forms.keep(form, said, services.clock.now())
        return said
      })
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error
      return inTransaction(services, given, async (means) => {
        if (!(await means.tx.inbox.claim(stored.id, services.clock.now(), leftOf(inbound)))) return { kind: 'nothing' }
        const { scene } = await enter(means, stored)
        return answer(scene, inbound.what, error.outcome)
      })
    }
  })
}

/** Whom the event names: they are all looked up at once. Whose status it is is known already, or of no interest. */
function peopleIn({ platform, speaker, place, what }: Inbound) {
  if (what.kind === 'status set') return []
  const mentions = what.kind === 'command' ? what.mentions : []
  return [...(speaker ? [speaker] : []), ...mentions].map((who) => ({
    about: 'person' as const,
    platform,
    who,
    at: place,
  }))
}

/** What was not said to the bot stands in the record alone once it is taken in, or nowhere. */
function leftOf(inbound: Inbound): Inbound | undefined {
  const { what } = inbound
  switch (what.kind) {
    case 'said':
    case 'edited':
    case 'pointed':
      return emptiedInbound(inbound)
    case 'command':
      return what.message?.inPassing ? emptiedInbound(inbound) : undefined
    case 'submission': {
      const { message, ...left } = what
      return message && { ...inbound, what: left }
    }
    default:
      return undefined
  }
}

/** The form that was submitted, if it carries a key. */
function formOf({ platform, place, speaker, what }: Inbound): OpenedForm | undefined {
  const key = what.kind === 'submission' ? formKeyOf(what.context) : undefined
  return key === undefined || speaker === undefined
    ? undefined
    : { platform, tenantId: place.tenantId, userId: speaker.userId, key }
}

/** What leaves nothing of what was done on the way to it. */
const UNDONE: Outcome['kind'][] = ['refused', 'errors', 'preview']

/** Carries a refusal, or what was tried, out of the transaction that it undoes. */
class RolledBack extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super('refused')
    this.outcome = outcome
  }
}

/** Judged at the time of the event, but never in the future: platforms' clocks may run ahead of ours. */
function givenBy({ inbound, receivedAt }: StoredInbound, lookUps: LookUps): Given {
  return { now: Math.min(inbound.occurredAt, receivedAt), lookUps, origin: { via: inbound.platform } }
}

/** Who speaks, and where: both are remembered, whatever comes of what they ask. */
async function enter(
  means: Means,
  { inbound }: StoredInbound,
): Promise<{ scene: ChatScene; conversation: Conversation }> {
  const { place, speaker: named, platform } = inbound
  if (!named) throw new TypeError('words, presses and forms come from somebody: their adapter must say who')
  const speaker = speakerOf(means.lookUps, { platform, place, speaker: named })
  const actor = await identify(means, speaker)
  if ('personId' in actor) means.cause.personId = actor.personId
  const conversation = await meetPlace(means, inbound, speaker)
  // What this is is told to whoever first says something to the bot alone, whatever comes of that.
  if (inbound.what.kind === 'command' && conversation.kind === 'direct') await meetAlone(means, actor, conversation)
  const message = messageIn(inbound.what)
  return { scene: { ...means, actor, here: { speaker, place, ...(message && { message }) } }, conversation }
}

/** The message that somebody points at, where the platform sent it along. */
function messageIn(what: What): Written | undefined {
  return what.kind === 'pointed' || what.kind === 'submission' ? what.message : undefined
}

async function happen(scene: ChatScene, inbound: Inbound, conversation: Conversation): Promise<Outcome | undefined> {
  const { what } = inbound
  switch (what.kind) {
    case 'command':
      if (await heardInPassing(scene, conversation, what)) return undefined
      return (await overheard(scene, conversation)) ?? runCommand(scene, what.text, what.mentions)
    case 'action':
      return reach(scene, what.action, requestOf(what))
    case 'submission':
      return reach(scene, what.form, requestOf(what), what.form)
    case 'pointed': {
      if (what.quietly) return offerCase(scene, what.messageId)
      const thread = what.message?.threadId
      const values = { message: what.messageId, ...(thread !== undefined && { thread }) }
      return reach(scene, openFromMessage.name, { values })
    }
    case 'said':
      await hearMessage(scene, conversation, what)
      return undefined
    case 'home opened':
      // A page of that kind is drawn for our own people alone.
      return scene.actor.kind === 'internal'
        ? introducing(scene, scene.actor, await dispatch(listNeeds, scene, { values: {} }))
        : undefined
    case 'edited':
    case 'deleted':
    case 'joined':
    case 'left':
    case 'moved':
    case 'person joined':
    case 'chat opened':
    case 'account changed':
    case 'status set':
      return undefined
  }
}

async function reach(scene: Scene, name: string, request: Request, form?: string): Promise<Outcome> {
  const run = ACTIONS.get(name)
  if (run) return run(scene, request)
  scene.log.warn({ action: name }, 'an unknown button or form was used')
  return refused(
    `This ${form === undefined ? 'button' : 'form'} is from another version of Liaison. Type \`@Liaison help\` for what can be done now.`,
  )
}
