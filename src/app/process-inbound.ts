import { noticeCard } from '../cards/notice-card.ts'
import type { Answer, Inbound } from '../ports/inbound.ts'
import type { StoredInbound } from '../ports/store/inbox.ts'
import type { Conversation } from '../ports/store/registry.ts'
import { ACTIONS } from './actions/actions.ts'
import type { AppServices } from './services.ts'
import { runCommand } from './commands/run-command.ts'
import { identify } from './identify.ts'
import { meansOf } from './means-of.ts'
import { type Outcome, refused } from './outcome.ts'
import { overheard } from './overheard.ts'
import { greet, meetPlace } from './places.ts'
import type { Request, Scene } from './scene.ts'
import { reply } from './show/reply.ts'

/**
 * Process one stored event: claim it, let it happen, and write its effects, all in one transaction. An event that was processed
 * before is left alone. What is refused changes nothing: its transaction is rolled back, and only the refusal, who asked and where are kept.
 */
export async function processInbound(services: AppServices, stored: StoredInbound): Promise<Answer> {
  const { inbound } = stored
  try {
    return await services.store.transact(async (tx) => {
      if (!(await tx.inbox.claim(stored.id, services.clock.now()))) return { kind: 'nothing' }
      const { scene, conversation } = await enter(services, tx, stored)
      const outcome = await happen(scene, inbound, conversation)
      if (outcome?.kind === 'refused' || outcome?.kind === 'errors') throw new RolledBack(outcome)
      return outcome ? answer(scene, inbound, outcome) : { kind: 'nothing' }
    })
  } catch (error) {
    if (!(error instanceof RolledBack)) throw error
    return services.store.transact(async (tx) => {
      if (!(await tx.inbox.claim(stored.id, services.clock.now()))) return { kind: 'nothing' }
      const { scene } = await enter(services, tx, stored)
      return answer(scene, inbound, error.outcome)
    })
  }
}

/** Carries a refusal out of the transaction that it undoes. */
class RolledBack extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super('refused')
    this.outcome = outcome
  }
}

/** Who speaks, and where: both are remembered, whatever comes of what they ask. */
async function enter(
  services: AppServices,
  tx: Scene['tx'],
  { inbound, receivedAt }: StoredInbound,
): Promise<{ scene: Scene; conversation: Conversation }> {
  const { speaker, place } = inbound
  // Judged at the time of the event, but never in the future: platforms' clocks may run ahead of ours.
  const now = Math.min(inbound.occurredAt, receivedAt)
  const means = meansOf(services, tx, now)
  const actor = await identify(means, speaker)
  const conversation = await meetPlace(means, inbound)
  return { scene: { ...means, speaker, place, actor }, conversation }
}

async function happen(scene: Scene, inbound: Inbound, conversation: Conversation): Promise<Outcome | undefined> {
  const { what } = inbound
  switch (what.kind) {
    case 'command':
      return (await overheard(scene, conversation)) ?? runCommand(scene, what.text, what.mentions)
    case 'action':
      return reach(scene, what.action, {
        ...(what.subject !== '' && { subject: what.subject }),
        ...(what.version > 0 && { version: what.version }),
        values: what.data,
      })
    case 'submission': {
      const { subject, ...context } = what.context
      return reach(
        scene,
        what.form,
        { ...(subject !== undefined && { subject }), values: trimmed({ ...context, ...what.values }) },
        what.form,
      )
    }
    case 'joined':
      await greet(scene, conversation)
      return undefined
    case 'left':
    case 'moved':
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

function trimmed(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values)
      .map(([key, value]) => [key, value.trim()])
      .filter(([, value]) => value !== ''),
  )
}

/** Commands are answered through the outbox, so that a crash cannot swallow the answer; buttons and forms at once, where they were pressed. */
async function answer(scene: Scene, inbound: Inbound, outcome: Outcome): Promise<Answer> {
  const typed = inbound.what.kind === 'command'
  switch (outcome.kind) {
    case 'form':
      return { kind: 'form', form: outcome.form }
    case 'show':
      await reply(scene, outcome.card)
      return { kind: 'nothing' }
    case 'done':
      if (!typed) return { kind: 'notice', text: outcome.say }
      await reply(scene, noticeCard({ title: 'Done', text: outcome.say, tone: 'good' }))
      return { kind: 'nothing' }
    case 'errors':
      if (!typed) return { kind: 'errors', form: outcome.form, errors: outcome.errors }
      await reply(
        scene,
        noticeCard({ title: 'Not done', text: Object.values(outcome.errors).join(' '), tone: 'warning' }),
      )
      return { kind: 'nothing' }
    case 'refused':
      if (typed) {
        await reply(scene, noticeCard({ title: 'Not done', text: outcome.why, tone: 'warning' }))
        return { kind: 'nothing' }
      }
      return outcome.card
        ? { kind: 'fresh-card', card: outcome.card, text: outcome.why }
        : { kind: 'notice', text: outcome.why }
  }
}
