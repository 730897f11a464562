import { z } from 'zod'
import { NoConversationError, type PersonActions, type PersonResult } from '../person-actions.ts'
import type { Playground } from '../playground.ts'
import { administer } from './administer.ts'
import type { ActResult } from './act-result.ts'

/** Longer than either platform takes, so that their own refusals are seen on the page. */
const TYPED = z.string().max(50_000)
const ID = z.string().min(1).max(500)
const ACTOR = { platform: z.enum(['slack', 'teams']), personId: ID }

/** What a person does on the page. */
export const actBody = z.discriminatedUnion('action', [
  z.strictObject({
    ...ACTOR,
    action: z.literal('say'),
    channelId: ID,
    text: TYPED,
    threadId: ID.exactOptional(),
    files: z.array(z.string().min(1).max(255)).max(10).exactOptional(),
    alsoToChannel: z.boolean().exactOptional(),
    quoting: ID.exactOptional(),
  }),
  z.strictObject({ ...ACTOR, action: z.literal('edit'), channelId: ID, messageId: ID, text: TYPED }),
  z.strictObject({ ...ACTOR, action: z.enum(['remove', 'restore']), channelId: ID, messageId: ID }),
  z.strictObject({ ...ACTOR, action: z.literal('command'), channelId: ID, text: TYPED }),
  z.strictObject({ ...ACTOR, action: z.literal('press'), channelId: ID, messageId: ID, actionId: ID }),
  z.strictObject({ ...ACTOR, action: z.literal('use-action'), channelId: ID, messageId: ID, actionId: ID }),
  z.strictObject({
    ...ACTOR,
    action: z.literal('react'),
    channelId: ID,
    messageId: ID,
    emoji: z.string().regex(/^[\w+-]{1,100}$/u),
  }),
  z.strictObject({
    ...ACTOR,
    action: z.literal('submit'),
    dialogId: ID,
    values: z.record(z.string(), TYPED),
    actionId: ID.optional(),
  }),
  z.strictObject({ ...ACTOR, action: z.literal('dismiss'), dialogId: ID }),
  z.strictObject({ ...ACTOR, action: z.literal('open-direct') }),
  z.strictObject({ ...ACTOR, action: z.literal('open-home') }),
  z.strictObject({
    ...ACTOR,
    action: z.literal('set-member'),
    channelId: ID,
    memberId: ID,
    present: z.boolean(),
  }),
  z.strictObject({
    ...ACTOR,
    action: z.literal('set-standing'),
    memberId: ID,
    standing: z.enum(['member', 'guest', 'deactivated']),
  }),
])
export type ActBody = z.infer<typeof actBody>

/** Does it as that person, and lets everything follow that follows at once. Undefined for somebody who is not there. */
export async function act(playground: Playground, body: ActBody): Promise<ActResult | undefined> {
  const platform = playground[body.platform]
  const person = platform.workplace().people.find(({ id, isBot }) => id === body.personId && !isBot)
  if (person === undefined) return undefined
  const result = await perform(platform, person.id, body)
  await playground.settle()
  return result
}

async function perform(
  platform: Playground['slack' | 'teams'],
  personId: string,
  body: ActBody,
): Promise<ActResult | undefined> {
  const person = platform.as(personId)
  switch (body.action) {
    case 'say':
      return say(person, body)
    case 'edit':
      return person.edit(body.channelId, body.messageId, body.text)
    case 'remove':
    case 'restore':
      return person[body.action](body.channelId, body.messageId)
    case 'command':
      return person.command(body.channelId, body.text)
    case 'press':
      return person.press(body.channelId, body.messageId, body.actionId)
    case 'use-action':
      return person.useMessageAction(body.channelId, body.messageId, body.actionId)
    case 'react':
      return person.react(body.channelId, body.messageId, body.emoji)
    case 'submit':
      return person.submit(body.dialogId, body.values, ...(body.actionId === undefined ? [] : [body.actionId]))
    case 'dismiss':
      await person.dismiss(body.dialogId)
      return { ok: true }
    case 'open-direct':
      return openDirect(person)
    case 'open-home':
      // Teams has none.
      if ('openHome' in platform) platform.openHome(personId)
      return { ok: true }
    case 'set-member':
    case 'set-standing':
      return administer(platform, body)
  }
}

function say(person: PersonActions, body: Extract<ActBody, { action: 'say' }>): Promise<PersonResult> {
  const { platform: _platform, personId: _person, action: _action, channelId, text, ...options } = body
  return person.say(channelId, text, options)
}

async function openDirect(person: PersonActions): Promise<ActResult> {
  try {
    return { ok: true, channelId: await person.directChannel() }
  } catch (error) {
    if (error instanceof NoConversationError) return { ok: false, notice: error.message }
    throw error
  }
}
