import { z } from 'zod'
import type { Address } from '../../../src/ports/chat-platform.ts'
import { classifyError } from './classify-error.ts'
import type { Failure } from './classify-error.ts'
import type { Connector } from './connector.ts'
import type { Destination } from './connector-destination.ts'
import { type KeptPerson, type PersonReference, readPersonReference } from './conversation-reference.ts'

/**
 * The chats one to one with the bot, opened when first needed. Opening is repeatable: Teams gives the same conversation
 * again, so an answer that never came is only temporary.
 */
export interface PersonalConversations {
  find(person: PersonAddress, serviceUrl: string, botId: string): Promise<Destination | Failure>
  /** What an activity said of somebody. `userId` is their Entra object id. */
  learn(tenantId: string, userId: string, met: Partial<PersonReference>): void
  /** Teams no longer knows this conversation: it is opened anew when needed. */
  forget(conversationId: string): void
}

export type PersonAddress = Extract<Address, { kind: 'person' }>

const created = z.object({ id: z.string().min(1) })

export function createPersonalConversations(connector: Connector): PersonalConversations {
  /** By tenant and Entra object id. */
  const known = new Map<string, Partial<PersonReference>>()
  /** Chats that the core may have stored, and that are no more. */
  const gone = new Set<string>()

  function learn(tenantId: string, userId: string, met: Partial<PersonReference>): void {
    const key = `${tenantId} ${userId}`
    known.set(key, { ...known.get(key), ...met })
    if (met.chatId !== undefined) gone.delete(met.chatId)
  }

  /** What the core has stored counts until an activity says something newer. */
  function metSoFar({ tenantId, userId, reference }: PersonAddress): KeptPerson {
    const { chatId, ...met } = { ...readPersonReference(reference), ...known.get(`${tenantId} ${userId}`) }
    return chatId === undefined || gone.has(chatId) ? met : { ...met, chatId }
  }

  async function open(person: PersonAddress, as: string, serviceUrl: string, botId: string): Promise<string | Failure> {
    const { tenantId } = person
    const answer = await connector({
      method: 'POST',
      serviceUrl,
      path: 'v3/conversations',
      body: {
        isGroup: false,
        bot: { id: botId },
        members: [{ id: as }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      },
    })
    const opened = answer.kind === 'answered' && answer.status < 300 ? created.safeParse(answer.body) : undefined
    return opened?.success ? opened.data.id : sayingAsWhom(classifyError(answer, 'update'), as, person.userId)
  }

  return {
    async find(person, serviceUrl, botId) {
      const { metAs, chatId } = metSoFar(person)
      const at = (id: string) => ({ serviceUrl, conversationId: id, coreConversationId: id, botId })
      if (chatId !== undefined) return at(chatId)
      let opened = await open(person, metAs ?? person.userId, serviceUrl, botId)
      // Such an id is good for the bot that was given it: another registration has others.
      if (metAs !== undefined && isUnreadable(opened)) opened = await open(person, person.userId, serviceUrl, botId)
      if (typeof opened !== 'string') return opened
      learn(person.tenantId, person.userId, { chatId: opened })
      return at(opened)
    },
    learn,
    forget: (conversationId) => void gone.add(conversationId),
  }
}

function isUnreadable(opened: string | Failure): boolean {
  return typeof opened !== 'string' && ['BadSyntax', 'BadArgument', 'Bad Argument', 'http_400'].includes(opened.code)
}

/** Whoever has to mend it must know whom Teams was asked for. */
function sayingAsWhom(failure: Failure, as: string, userId: string): Failure {
  if (failure.outcome !== 'permanent') return failure
  const whom =
    as === userId
      ? `I asked for them by their Entra object id, ${as}.`
      : `I asked for them by the id under which Teams has shown them to me, ${as}.`
  return { ...failure, reason: `${failure.reason} (${whom})` }
}
