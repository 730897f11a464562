import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { namesOnCase } from '../../domain/cases/names-on-case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import type { ThreadMessage } from '../../ports/store/thread-messages.ts'
import type { Found } from '../find/found.ts'
import type { Request, Scene } from '../scene.ts'

/**
 * A message under a case, with what the record tells of the case from the message on. `words`: what it says as it is now, or that it was
 * deleted, where that is asked for; `names`: of those who take part in the case.
 */
export type MessageOnRecord = {
  message: ThreadMessage
  about: Case
  partner: Partner
  told: Fact[]
  words: Fact
  names: string[]
}

const GONE = 'That message is not on record any more.'

/** The message that a button or a form names. */
export async function findMessage(
  scene: Scene,
  request: Request,
): Promise<Found<MessageOnRecord> | { refused: string }> {
  return find(scene, request, onRecord)
}

/** The same, though it was deleted since. */
export async function findMessageOrGone(
  scene: Scene,
  request: Request,
): Promise<Found<MessageOnRecord> | { refused: string }> {
  return find(scene, request, onRecordOrGone)
}

async function find(
  { tx }: Scene,
  { values }: Request,
  lookUp: typeof onRecord,
): Promise<Found<MessageOnRecord> | { refused: string }> {
  const message = await tx.threadMessages.get(values['message'] ?? '')
  const about = message && (await tx.cases.get(message.caseId))
  const partner = message && (await tx.partners.get(message.partnerId))
  if (!message || !about || !partner) return { refused: GONE }
  const told = await tx.facts.of(partner.id, caseLabel(about.number))
  const subject = lookUp(message, about, partner, told)
  return subject ? { subject, partner, unknown: GONE } : { refused: GONE }
}

/** A message with all that is told of its case; undefined for what was deleted or erased. */
function onRecord(message: ThreadMessage, about: Case, partner: Partner, told: Fact[]): MessageOnRecord | undefined {
  const found = onRecordOrGone(message, about, partner, told)
  return found && wordsNow(message, told) && found
}

/** The same, though it was deleted where it was written: what it moved stands. */
export function onRecordOrGone(
  message: ThreadMessage,
  about: Case,
  partner: Partner,
  told: Fact[],
): MessageOnRecord | undefined {
  const own = told.filter((fact) => isOf(message, fact))
  const words = own.at(-1)
  const since = told.slice(told.findIndex((fact) => isOf(message, fact)))
  const isErased = words?.kind !== 'MessageDeleted' && words?.erased
  return words && !isErased
    ? { message, about, partner, told: since, words, names: namesOnCase(about, told) }
    : undefined
}

/** What it says now, by the facts of its case; undefined for what was deleted or erased. */
export function wordsNow(message: ThreadMessage, told: Fact[]): Fact | undefined {
  const words = told.findLast((fact) => isOf(message, fact))
  return words?.kind === 'MessageDeleted' || words?.erased ? undefined : words
}

/** Whether a fact tells what the message says, or said. A question made of it goes with it, and tells nothing new. */
export function isOf({ chain, facts }: ThreadMessage, { audience, kind, seq }: Fact): boolean {
  return audience === chain && kind !== 'CaseQuestionAsked' && facts.includes(seq)
}
