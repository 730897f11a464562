import { WITHIN } from '../../domain/cases/alarms.ts'
import type { HeldRequest } from '../../ports/store/held.ts'
import { dispatch, type UseCase } from '../dispatch.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { openFromMessage } from './case-from-message.ts'
import { openCaseWith } from './case-open.ts'
import { reopenCase } from './case-reopen.ts'
import { setCaseSeverity } from './case-severity.ts'

const HELD: Record<string, (scene: Scene, request: Request) => Promise<Outcome>> = {
  [openCaseWith.name]: (scene, request) => dispatch(openCaseWith, scene, request),
  [openFromMessage.name]: (scene, request) => dispatch(openFromMessage, scene, request),
  [reopenCase.name]: (scene, request) => dispatch(reopenCase, scene, request),
  [setCaseSeverity.name]: (scene, request) => dispatch(setCaseSeverity, scene, request),
}

/** Do what was asked for a while ago and kept, as if it had been done when it was asked. Only whoever asked may say so. */
export const confirmRequest: UseCase<HeldRequest | undefined> = {
  name: 'request.confirm',
  // What is held is judged once more when it is done.
  needs: 'help',
  find: async ({ tx }, { subject = '' }) => ({ subject: await tx.held.get(subject) }),
  async run(scene, held) {
    const run = held && HELD[held.action]
    if (!held || !run || scene.actor.kind === 'stranger' || scene.actor.personId !== held.personId)
      return refused('Nothing waits for your word here: only whoever asked for it can confirm it. Please ask again.')
    if (held.done !== undefined) return done(held.done, [])
    if (scene.now >= held.askedAt + WITHIN)
      return refused(
        `That was asked for more than an hour ago, and nothing was done. If it still matters, ask again: \`${lineOf(held)}\`.`,
      )
    const outcome = await run({ ...scene, now: held.askedAt }, { ...held.request, confirmed: true })
    if (outcome.kind === 'done') await scene.tx.held.finish(held.id, outcome.say)
    return outcome
  },
}

/** The request as one would type it. */
function lineOf({ action, request: { subject, values } }: HeldRequest): string {
  if (action === setCaseSeverity.name) return `severity ${subject} ${values['severity']}`
  if (action === reopenCase.name) return `reopen ${subject} "${unquoted(values['text'])}"`
  const line = `case ${subject} "${unquoted(values['title'])}" --severity ${values['severity']} --kind ${values['kind']}`
  return values['description'] === undefined ? line : `${line}\n${values['description']}`
}

function unquoted(text = ''): string {
  return text.replaceAll(/["`]/gu, "'")
}
