import { wordsOf } from '../../domain/cases/case-facts.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { strikeWord } from '../../domain/cases/keeps-words.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import type { Inbound, Named } from '../../ports/inbound.ts'
import type { ThreadMessage } from '../../ports/store/thread-messages.ts'
import { calledByName } from '../called-by-name.ts'
import { applyCaseEffects } from '../cases/change-case.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import { carryChange } from './carry-over.ts'
import { followWithCopies } from './copies.ts'
import { isOf } from './find-message.ts'
import { keepsEdits } from './keeps-edits.ts'
import { wordsIn } from './words-in.ts'

type Amended = Inbound & { what: { kind: 'edited' | 'deleted' } }

/** News of words that were said before: of what they are now, or that they are gone. */
export function isAmended(inbound: Inbound): inbound is Amended {
  return inbound.what.kind === 'edited' || inbound.what.kind === 'deleted'
}

/**
 * What was written under a case was changed, or deleted, on its platform. The record says so; what was deleted is gone here too, though the chain holds.
 * No case and no clock moves by it, but for the time since the newest word of a side that owes updates. An edit that changes neither words nor files is none.
 */
export async function amendMessage(means: Means, amended: Amended): Promise<void> {
  const { platform, place, what } = amended
  const { tenantId, conversationId } = place
  const at = { platform, tenantId, conversationId, messageId: what.messageId }
  for (const message of await means.tx.threadMessages.allAt(at)) await amendOne(means, amended, message)
}

async function amendOne(means: Means, { platform, place, what }: Amended, message: ThreadMessage): Promise<void> {
  const { tx } = means
  const [partner, about] = [await tx.partners.get(message.partnerId), await tx.cases.get(message.caseId)]
  if (!partner || !about) return
  if (what.kind === 'edited' && !(await keepsEdits(tx, message))) return
  const told = await tx.facts.of(partner.id, caseLabel(about.number))
  const own = told.filter((fact) => isOf(message, fact))
  const [first] = own
  const last = own.at(-1)
  if (!first || !last || last.kind === 'MessageDeleted' || isOfNeither(first)) return
  const name = (text: string, mentions: Named[]) => calledByName(means, { platform, place }, mentions, text)
  const words = what.kind === 'edited' ? wordsOf(name(what.text, what.mentions), what.files) : {}
  if (what.kind === 'edited' && saysTheSame(words, last.data)) return
  const data = { ...authorIn(first), ...words }
  const kind = what.kind === 'edited' ? 'MessageEdited' : 'MessageDeleted'
  const by = first.by
  const { seq } = await recordFact(means, partner, caseLabel(about.number), {
    ...{ kind, audience: message.chain, data },
    ...(by && { by }),
  })
  if (what.kind === 'deleted') await tx.facts.eraseWords(partner.id, message.chain, message.facts)
  await tx.threadMessages.save({ ...message, facts: [...message.facts, seq] })
  const thread = { partner, about, audience: message.chain }
  await followWithCopies(means, { partner, about, message, told, ...(what.kind === 'edited' && { now: words }) })
  if (by && what.kind === 'deleted' && message.chain === 'shared')
    await strike(means, partner, about, by, message.saidAt)
  if (by) await carryChange(means, thread, message, by, { ...wordsIn(data), since: what.kind })
}

/** Where it was the newest word of the side that owes updates, it was none. */
async function strike(means: Means, partner: Partner, about: Case, by: Party, saidAt: Instant): Promise<void> {
  const change = by.side === about.obligor ? strikeWord(about, saidAt, means.now) : undefined
  if (!change) return
  await means.tx.cases.save(change.state)
  await applyCaseEffects(means, partner, change.state, change.effects)
}

/** Nothing of what they say is kept. */
function isOfNeither({ by, data }: Fact): boolean {
  return by === undefined && data['by'] === undefined
}

/** Somebody of the other company whom nobody has named is told of by their name. */
function authorIn({ by, data }: Fact): Fact['data'] {
  return by ? {} : { by: data['by'] ?? '', via: data['via'] ?? '' }
}

function saysTheSame(now: Fact['data'], before: Fact['data']): boolean {
  const [a, b] = [wordsIn(now), wordsIn(before)]
  return a.text === b.text && a.files === b.files
}
