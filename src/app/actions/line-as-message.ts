import { caseLabel, isOver } from '../../domain/cases/case.ts'
import type { HeldRequest } from '../../ports/store/held.ts'
import { AS_MESSAGE, keptMessage } from '../commands/kept-message.ts'
import { didToCase } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { type Kept, keepMessage } from '../heard/hear-message.ts'
import { tellAuthor } from '../heard/tell-author.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { ChatScene, Scene } from '../scene.ts'

const NOT_YOURS = 'Nothing that you wrote waits here to be kept: only whoever typed it can say so.'

/** What was typed to the bot in the thread of a case was meant for people: it is a message there, from when it was written. */
export const lineAsMessage: UseCase<HeldRequest | undefined> = {
  name: AS_MESSAGE,
  // Who may write there was asked by the platform.
  needs: 'help',
  find: async ({ tx }, { subject = '' }) => ({ subject: await tx.held.get(subject) }),
  async run(scene, held) {
    const { actor, tx } = scene
    if (held?.action !== AS_MESSAGE || actor.kind === 'stranger' || actor.personId !== held.personId)
      return refused(NOT_YOURS)
    if (held.done !== undefined) return done(held.done, [])
    const outcome = await keep(scene, held)
    if (outcome.kind === 'done') await tx.held.finish(held.id, outcome.say)
    return outcome
  },
}

async function keep(scene: Scene, held: HeldRequest): Promise<Outcome> {
  const message = keptMessage(held)
  const conversation = message && (await scene.tx.conversations.get(message.in))
  if (!message || !conversation || !isInChat(scene)) return refused(NOT_YOURS)
  const kept = await keepMessage({ ...scene, now: held.askedAt }, conversation, message.said)
  if (!kept) return refused('It is on record already, or what is written there is not kept any more.')
  const state = kept.heard.moved?.change.state ?? kept.thread.about
  const { text, threadId } = message.said
  // What may be meant under a case that is over is offered as to any message there.
  if (isOver(state)) await tellAuthor(scene, kept.thread, { text, threadId, ...kept })
  return done(saying(kept, caseLabel(state.number)), [didToCase('CaseReplied', state)])
}

function saying({ heard }: Kept, label: string): string {
  if (heard.moved?.as === 'answered') return `It is on the record of ${label}, which does not wait on you any more.`
  return `It is on the record of ${label}, as you wrote it.`
}

function isInChat(scene: Scene): scene is ChatScene {
  return scene.here !== undefined
}
