import type { AppServices } from '../app/services.ts'
import { type Ms, SECOND } from '../domain/time/instant.ts'
import type { Inbound } from '../ports/inbound.ts'
import type { Stopwatch } from '../ports/stopwatch.ts'
import { queueKeyOf } from '../ports/store/outbox.ts'
import type { Tx } from '../ports/store/store.ts'
import { isAmended } from '../app/heard/amend-message.ts'
import { keepsEdits } from '../app/heard/keeps-edits.ts'
import { threadKept, threadKeptByCard } from '../app/heard/thread-of.ts'
import { areOfOne, createToldBefore, inWords } from './told-before.ts'

/** A message may be there before its card is known to be: it is remembered for so long. */
const HOLD_MS: Ms = 60 * SECOND

/** More than people write in a minute where a card is on its way. */
const MOST_HELD = 500

export type Ear = {
  /** Whether an event is ours to keep. Words that are not said to us are, only under the card of a case; what else is said is forgotten at once. */
  isOurs(inbound: Inbound): Promise<boolean>
  /** Whether words that were kept until somebody can say whose they are were deleted meanwhile. */
  areGone(inbound: Inbound): boolean
  /** Such words as they read by now: they may have been edited meanwhile. */
  newest(inbound: Inbound): Inbound
}

/** `until`: on the stopwatch. */
type Held = { inbound: Inbound; until: Ms }

/**
 * What people write in channels, before anything of it is stored: one look says whether it belongs to a case. Where a card is on its way, words
 * wait in memory, and `found` is told of those that turn out to be ours.
 */
export function createEar(
  { store, log }: Pick<AppServices, 'store' | 'log'>,
  stopwatch: Stopwatch,
  found: (inbound: Inbound) => void,
): Ear {
  const toldBefore = createToldBefore(stopwatch)
  let held: Held[] = []
  let looking = false
  /** Something has arrived since the last look began. */
  let stale = false
  store.onCommit(({ shown }) => {
    stale ||= shown
    if (shown && held.length > 0 && !looking)
      lookUntilFresh().catch((error: unknown) =>
        log.error({ error }, 'what was said before its card was known could not be looked at again'),
      )
  })

  async function isOurs(inbound: Inbound): Promise<boolean> {
    if (areGone(inbound)) return false
    const verdict = await store.read((view) => judge(view, inbound))
    if (isAmended(inbound) && verdict !== 'ours') toldBefore.note(inbound, verdict === 'early')
    if (inbound.what.kind === 'edited') rewordHeld(inbound, inbound.what)
    if (verdict === 'perhaps' && held.length < MOST_HELD) hold({ inbound, until: stopwatch.elapsed() + HOLD_MS })
    return verdict === 'ours'
  }

  function rewordHeld(edit: Inbound, words: Extract<Inbound['what'], { kind: 'edited' }>): void {
    for (const one of held) if (areOfOne(one.inbound, edit)) one.inbound = inWords(one.inbound, words)
  }

  /** No longer than that, also where no card arrives. */
  function hold(one: Held): void {
    held.push(one)
    setTimeout(() => (held = held.filter((other) => other !== one)), HOLD_MS).unref()
  }

  async function lookUntilFresh(): Promise<void> {
    looking = true
    try {
      while (stale && held.length > 0) {
        stale = false
        await lookAgain()
      }
    } finally {
      looking = false
    }
  }

  async function lookAgain(): Promise<void> {
    for (const one of [...held]) {
      const lasts = one.until > stopwatch.elapsed() && !areGone(one.inbound)
      const verdict = lasts ? await store.read((view) => judge(view, one.inbound)) : 'nothing'
      if (verdict === 'perhaps') continue
      held = held.filter((other) => other !== one)
      if (verdict === 'ours') found(one.inbound)
    }
  }

  function areGone(inbound: Inbound): boolean {
    const { what } = inbound
    const isToPeople = what.kind === 'said' || (what.kind === 'command' && what.message?.inPassing === true)
    return isToPeople && toldBefore.isGone(inbound)
  }

  return { isOurs, areGone, newest: toldBefore.newest }
}

/** `early`: news of what nobody has told of yet, in a thread that is ours. */
type Verdict = 'ours' | 'perhaps' | 'early' | 'nothing'

async function judge(view: Tx, { platform, place, what }: Inbound): Promise<Verdict> {
  const { tenantId, conversationId } = place
  switch (what.kind) {
    case 'said': {
      // What begins a thread is not under a card.
      if (what.messageId === what.threadId) return 'nothing'
      const conversation = await view.conversations.at(platform, tenantId, conversationId)
      if (!conversation) return 'nothing'
      if (await threadKeptByCard(view, conversation, what.threadId)) return 'ours'
      const here = queueKeyOf({ kind: 'conversation', platform, conversationRowId: conversation.id })
      if (!(await view.outbox.bringsCard(here))) return 'nothing'
      // Of a case that was made of a message its thread is known before its card is there.
      return (await threadKept(view, conversation, what.threadId)) ? 'ours' : 'perhaps'
    }
    case 'edited':
    case 'deleted': {
      const known = await view.threadMessages.allAt({ platform, tenantId, conversationId, messageId: what.messageId })
      if (known.length === 0) return (await isInThreadKept(view, { platform, place, what })) ? 'early' : 'nothing'
      // What was kept before can still be deleted.
      if (what.kind === 'deleted') return 'ours'
      const kept = await Promise.all(known.map((message) => keepsEdits(view, message)))
      return kept.includes(true) ? 'ours' : 'nothing'
    }
    case 'pointed': {
      // A reaction means something only where a partner's cases are.
      const conversation = await view.conversations.at(platform, tenantId, conversationId)
      return conversation && (await view.bindings.at(conversation.id)).length > 0 ? 'ours' : 'nothing'
    }
    default:
      return 'ours'
  }
}

async function isInThreadKept(view: Tx, { platform, place, what }: Pick<Inbound, 'platform' | 'place' | 'what'>) {
  if (what.kind !== 'edited' || what.threadId === undefined || what.threadId === what.messageId) return false
  const conversation = await view.conversations.at(platform, place.tenantId, place.conversationId)
  return conversation !== undefined && (await threadKept(view, conversation, what.threadId)) !== undefined
}
