import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import { casesIn, drillIn, laddersIn } from '../heard/thread-of.ts'
import { audienceOf } from '../show/audience.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import { takesPartner } from '../line/grammar.ts'
import type { Scene } from '../scene.ts'
import type { Typed, Verb } from './verb.ts'

/** What reads as a name of something, right or wrong: then it is for the verb to say what it makes of it. The bare words begin many a sentence. */
const NAMES = /^#?(?:case|esc|check|maint|act|ours|drill)[-#\s]?\d+$/iu

/** What was typed, with the case, the escalation or the drill whose card is in the thread in which it was typed, where the verb takes one and none is named. */
export async function withCaseOfThread(scene: Scene, verb: Verb, typed: Typed): Promise<Typed> {
  if (verb.inThread === undefined || takesPartner({ verb, flags: typed.flags })) return typed
  const [first] = typed.words
  if (first !== undefined && (verb.inThread === 'alone' || NAMES.test(first))) return typed
  const label = await labelOfThread(scene, verb)
  if (label === undefined) return typed
  const quoted = typed.quoted?.map((at) => at + 1)
  return { ...typed, words: [label, ...typed.words], ...(quoted && { quoted }) }
}

/** Whether only our own people read what is said there. */
export async function isPlaceOfOurs({ tx, here }: Scene): Promise<boolean> {
  if (!here || here.place.kind === 'direct') return false
  const { tenantId, conversationId } = here.place
  const conversation = await tx.conversations.at(here.speaker.platform, tenantId, conversationId)
  if (!conversation) return false
  const { platform, id } = conversation
  return (await audienceOf(tx, { kind: 'conversation', platform, conversationRowId: id })) === 'internal'
}

/** The case of the thread in which somebody speaks, where it is of one. */
export async function caseOfThread({ tx, here }: Scene): Promise<Case | undefined> {
  if (here?.place.threadId === undefined || here.place.kind === 'direct') return undefined
  const { tenantId, conversationId, threadId } = here.place
  const conversation = await tx.conversations.at(here.speaker.platform, tenantId, conversationId)
  const [id, ...others] = conversation ? await casesIn(tx, conversation, threadId) : []
  return id === undefined || others.length > 0 ? undefined : tx.cases.get(id)
}

/** The drill or the escalation whose card begins the thread, for a verb that takes one; else the case of the thread. None where there are several. */
async function labelOfThread(scene: Scene, verb: Verb): Promise<string | undefined> {
  const { tx, here } = scene
  if (here?.place.threadId === undefined) return undefined
  const { platform } = here.speaker
  const { kind, tenantId, conversationId, threadId } = here.place
  const conversation = kind === 'direct' ? undefined : await tx.conversations.at(platform, tenantId, conversationId)
  const to = conversation
    ? ({ kind: 'conversation', platform, conversationRowId: conversation.id } as const)
    : alone(scene)
  const drill = verb.takesDrills && to && (await drillIn(tx, to, threadId))
  if (drill) return drill
  if (!conversation) return undefined
  const [ladder, ...further] = verb.takesEscalations ? await laddersIn(tx, conversation, threadId) : []
  if (ladder && further.length === 0) return ladderLabel(ladder.number)
  const about = await caseOfThread(scene)
  if (verb.takesEscalations !== 'alone') return about && caseLabel(about.number)
  const [going] = about
    ? (await tx.ladders.about(about.partnerId, about.id)).filter(({ status }) => status !== 'resolved')
    : []
  return going && ladderLabel(going.number)
}

/** Where they are written to alone, and speak now. */
function alone({ actor, here }: Scene): StandingDestination | undefined {
  if (here?.place.kind !== 'direct' || actor.kind === 'stranger') return undefined
  const { platform, tenantId, userId } = here.speaker
  return { kind: 'person', platform, tenantId, userId, personId: actor.personId }
}
