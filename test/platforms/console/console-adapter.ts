import type { Card } from '../../../src/cards/card.ts'
import type { Form } from '../../../src/cards/form.ts'
import type { Address, LookUp, SendResult } from '../../../src/ports/chat-platform.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Answer, Place, Receive } from '../../../src/ports/inbound.ts'
import type { RunningPlatform } from '../../../src/platforms.ts'
import { cardToLines, formToLines } from './card-to-lines.ts'
import { consoleTraits } from './console-traits.ts'
import { type Hall, HallRefusal, type TypedLine, type Visitor } from './hall.ts'
import { readLine } from './read-line.ts'

/** Carries the product into a hall. */
export function createConsoleAdapter(
  hall: Hall,
  { clock, receive }: { clock: Clock; receive: Receive },
): RunningPlatform {
  const cards = new Map<string, Card>()
  const forms = new Map<string, Form>()

  async function heard({ id, by, room, text }: TypedLine): Promise<void> {
    const alone = room.startsWith('booth-')
    const what = readLine(text, alone, { cardAt: (lineId) => cards.get(lineId), form: forms.get(by.id) })
    if (!what) return
    const place: Place = {
      ...{ conversationId: room, kind: alone ? 'direct' : 'channel', tenantId: hall.home, heard: true },
      ...{ name: room, replyTo: { visitor: by.id } },
    }
    const speaker = { userId: by.id, organisations: [by.organisation], name: by.name }
    const answer = await receive({
      ...{ platform: consoleTraits.name, eventId: id, occurredAt: clock.now(), speaker, place, what },
    })
    if (what.kind === 'submission' && answer.kind !== 'errors' && answer.kind !== 'refused') {
      forms.delete(by.id)
      hall.takeForm(by.id)
    }
    const lineId = what.kind === 'action' ? what.messageId : undefined
    await carryOut(answer, room, by.id, lineId)
  }

  async function carryOut(answer: Answer, room: string, visitorId: string, lineId: string | undefined): Promise<void> {
    const tell = (text: string) => hall.write(room, text, { onlyFor: visitorId })
    switch (answer.kind) {
      case 'nothing':
        return
      case 'notice':
      case 'refused':
      case 'told':
        return void (await tell(answer.text))
      case 'form':
      case 'errors':
        forms.set(visitorId, answer.form)
        return hall.layForm(visitorId, formToLines(answer.form, 'errors' in answer ? Object.values(answer.errors) : []))
      case 'fresh-card':
        if (lineId !== undefined) await rewrite(room, lineId, answer.card)
        return void (await tell(answer.text))
    }
  }

  async function rewrite(room: string, lineId: string, card: Card): Promise<void> {
    await hall.rewrite(room, lineId, cardToLines(card))
    cards.set(lineId, card)
  }

  async function roomOf(to: Address): Promise<string> {
    return to.kind === 'person' ? hall.booth(to.userId) : to.conversationId
  }

  return {
    platform: consoleTraits.name,
    title: consoleTraits.title,
    credentials: [],
    hearsUnconnected: false,
    async connect(events) {
      events.home(hall.home)
      hall.listen(heard)
      return undefined
    },
    stop: async () => hall.listen(undefined),
    home: () => hall.home,
    lookUp: (who) => asked<LookUp>(async () => profileOf(hall, await hall.who(who.userId))),
    readers: ({ conversationId }) =>
      asked(async () => {
        const readers = await hall.readers(conversationId)
        return readers.every(({ organisation }) => organisation === hall.home) ? 'ours alone' : 'others'
      }),
    answersAlone: () => true,
    async post(to, card, { repeat }) {
      const under = to.kind === 'conversation' ? to.threadId : undefined
      const result = await attempt(async () => {
        const room = await roomOf(to)
        const { id } = await hall.write(room, cardToLines(card, repeat), {
          ...(to.kind === 'reply' && to.alone && { onlyFor: to.userId }),
          ...(under !== undefined && { under }),
        })
        cards.set(id, card)
        return { messageId: id, conversationId: room }
      })
      if (under === undefined || result.outcome !== 'permanent' || result.code !== 'no-line') return result
      return { outcome: 'astray', code: result.code, reason: result.reason }
    },
    update: (at, messageId, card) =>
      attempt(async () => {
        const conversationId = await roomOf(at)
        await rewrite(conversationId, messageId, card)
        return { messageId, conversationId }
      }),
  }
}

function profileOf({ home }: Hall, visitor: Visitor | undefined): LookUp {
  if (!visitor) return 'unknown'
  const { id: userId, name, organisation: tenantId } = visitor
  return { profile: { userId, tenantId, name, standing: tenantId === home ? 'ours' : 'outside' } }
}

async function asked<Said>(ask: () => Promise<Said>): Promise<Said | { temporary: string }> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof HallRefusal) return { temporary: error.message }
    throw error
  }
}

async function attempt(send: () => Promise<{ messageId: string; conversationId: string }>): Promise<SendResult> {
  try {
    return { outcome: 'sent', ...(await send()) }
  } catch (error) {
    if (!(error instanceof HallRefusal)) throw error
    const { code, message: reason, waitMs } = error
    switch (code) {
      case 'busy':
        return { outcome: 'temporary', code, reason, ...(waitMs !== undefined && { retryAfterMs: waitMs }) }
      case 'closed':
        return { outcome: 'temporary', code, reason }
      case 'silent':
        return { outcome: 'uncertain', code, reason }
      case 'no-room':
      case 'not-here':
        return { outcome: 'permanent', code, reason, gone: 'conversation' }
      case 'no-line':
        return { outcome: 'permanent', code, reason }
    }
  }
}
