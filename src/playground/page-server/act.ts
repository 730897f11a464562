import { z } from 'zod'
import type { PersonResult } from '../person-actions.ts'
import type { Playground } from '../playground.ts'

/** Longer than either platform takes, so that their own refusals are seen on the page. */
const TYPED = z.string().max(50_000)
const ID = z.string().min(1).max(500)
const ACTOR = { platform: z.enum(['slack', 'teams']), personId: ID }

/** What a person does on the page. */
export const actBody = z.discriminatedUnion('action', [
  z.strictObject({ ...ACTOR, action: z.literal('say'), channelId: ID, text: TYPED, threadId: ID.optional() }),
  z.strictObject({ ...ACTOR, action: z.literal('command'), channelId: ID, text: TYPED }),
  z.strictObject({ ...ACTOR, action: z.literal('press'), channelId: ID, messageId: ID, actionId: ID }),
  z.strictObject({ ...ACTOR, action: z.literal('submit'), dialogId: ID, values: z.record(z.string(), TYPED) }),
  z.strictObject({ ...ACTOR, action: z.literal('dismiss'), dialogId: ID }),
  z.strictObject({ ...ACTOR, action: z.literal('open-direct') }),
])
export type ActBody = z.infer<typeof actBody>

/** `channelId` answers `open-direct`. */
export type ActResult = PersonResult & { channelId?: string }

/** Does it as that person, and lets everything follow that follows at once. Undefined for somebody who is not there. */
export async function act(playground: Playground, body: ActBody): Promise<ActResult | undefined> {
  const platform = playground[body.platform]
  const person = platform.workplace().people.find(({ id, isBot }) => id === body.personId && !isBot)
  if (person === undefined) return undefined
  const result = await perform(platform.as(person.id), body)
  await playground.settle()
  return result
}

async function perform(person: ReturnType<Playground['slack']['as']>, body: ActBody): Promise<ActResult> {
  switch (body.action) {
    case 'say':
      return person.say(body.channelId, body.text, body.threadId === undefined ? {} : { threadId: body.threadId })
    case 'command':
      return person.command(body.channelId, body.text)
    case 'press':
      return person.press(body.channelId, body.messageId, body.actionId)
    case 'submit':
      return person.submit(body.dialogId, body.values)
    case 'dismiss':
      await person.dismiss(body.dialogId)
      return { ok: true }
    case 'open-direct':
      return { ok: true, channelId: await person.directChannel() }
  }
}
