import type { HeldRequest } from '../../ports/store/held.ts'
import { speaksOfSeverity } from '../line/read-severity.ts'
import { fillForm } from '../commands/fill-form.ts'
import { type KeptLine, keptLine, LINE_ACTIONS } from '../commands/offer-line.ts'
import { runLines } from '../commands/run-lines.ts'
import type { UseCase } from '../dispatch.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'

/** What was typed and only probably understood is meant: now it is said, by whoever typed it and by nobody else. What it does is judged as if typed now. */
function saying(
  name: (typeof LINE_ACTIONS)[keyof typeof LINE_ACTIONS],
  run: (scene: Scene, kept: KeptLine, request: Request) => Promise<Outcome>,
): UseCase<HeldRequest | undefined> {
  return {
    name,
    // What the line does asks for itself.
    needs: 'help',
    find: async ({ tx }, { subject = '' }) => ({ subject: await tx.held.get(subject) }),
    async run(scene, held, request) {
      const kept = held?.action === name ? keptLine(held) : undefined
      if (!held || !kept || scene.actor.kind === 'stranger' || scene.actor.personId !== held.personId)
        return refused('Nothing waits for your word here: only whoever typed it can say so. Please type it again.')
      if (held.done !== undefined) return done(held.done, [])
      const outcome = await run(inThread(scene, kept), kept, request)
      if (outcome.kind === 'done') await scene.tx.held.finish(held.id, outcome.say)
      return outcome
    },
  }
}

export const doLine = saying(LINE_ACTIONS.do, (scene, { verb, lines, mentions }) =>
  runLines(scene, verb, lines, mentions),
)

/** The form it would fill, filled in: it is sent by whoever reads it there. */
export const fillLine = saying(LINE_ACTIONS.fill, async (scene, { verb, lines: [line], mentions }) =>
  line ? fillForm(scene, verb, line, mentions) : refused('Nothing is left of what you typed. Please type it again.'),
)

/** A line that named no partner, with the one that was chosen in its place. */
export const lineOfPartner = saying(
  LINE_ACTIONS.partner,
  async (scene, { verb, lines: [line], mentions }, { values }) => {
    const { partner } = values
    if (!line || partner === undefined) return refused('Choose a partner, or name it where you type.')
    const { words, quoted = [], ...rest } = line
    const named = { ...rest, words: [partner, ...words], quoted: quoted.map((at) => at + 1) }
    // Nothing but the partner was chosen there: what is said in no quotes is read once more before both companies read it.
    const isPlain = words.length === 0 || (words.length === 1 && quoted.includes(0) && !speaksOfSeverity(words[0]!))
    if (verb.takes.of === 'title' && !isPlain) return fillForm(scene, verb, named, mentions)
    return runLines(scene, verb, [named], mentions)
  },
)

/** It was said in a thread, though the answer that is pressed may stand elsewhere. */
function inThread(scene: Scene, { threadId }: KeptLine): Scene {
  if (!scene.here || threadId === undefined) return scene
  return { ...scene, here: { ...scene.here, place: { ...scene.here.place, threadId } } }
}
