import type { Grammar } from '../line/grammar.ts'
import { mayAnywhere } from '../../domain/partners/can.ts'
import { partnerHere } from '../find/find-partner.ts'
import { verbOf } from '../line/read-line.ts'
import type { Known } from '../line/reading.ts'
import type { Scene } from '../scene.ts'
import { withCaseOfThread } from './case-of-thread.ts'
import { VERBS } from './verbs.ts'
import type { Verb } from './verb.ts'

/** What there is to be named where a line is typed. */
export async function knownHere(scene: Scene, text: string): Promise<Known<Verb>> {
  const { tx, actor, here: at } = scene
  const here = actor.kind === 'stranger' ? undefined : await partnerHere(scene)
  const partners = actor.kind === 'internal' ? await tx.partners.list() : here ? [here] : []
  const verb = verbOf(text, VERBS)
  const thread =
    verb && (await withCaseOfThread(scene, verb, { verb: verb.verb, words: [], flags: {}, mentions: [] })).words[0]
  return {
    ...{ verbs: VERBS, offered: offeredTo(scene), partners },
    ...(here && { here }),
    ...(thread !== undefined && { thread }),
    ...(here && verb && saysWords(verb) && { people: await namesOf(scene, here.id) }),
    ...(at && { me: `@{${at.speaker.userId}}` }),
  }
}

function saysWords({ takes }: Grammar): boolean {
  return takes.of === 'labels' && takes.then === 'words'
}

/** Of both sides. */
async function namesOf({ tx }: Scene, partnerId: string): Promise<string[]> {
  return [...new Set((await tx.memberships.of(partnerId)).map(({ person }) => person.name))]
}

/** What whoever asks may do somewhere. */
export function offeredTo({ actor, permissions }: Scene): Verb[] {
  return VERBS.filter(({ needs }) => needs.some((action) => mayAnywhere(actor, action, permissions)))
}
