import type { Said } from '../line/reading.ts'
import type { Named } from '../../ports/inbound.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { mentionsByName } from './mentions-by-name.ts'
import type { Typed, Verb } from './verb.ts'

/** Do what lines of one verb say, each by itself; the answer says of each what came of it. Not all of it need be done: what is refused changes nothing. */
export async function runLines(scene: Scene, verb: Verb, lines: Said[], mentions: Named[]): Promise<Outcome> {
  const [only, ...others] = lines
  if (only && others.length === 0) return verb.run(scene, typedAs(scene, verb, only, mentions))
  const each: { about: string; outcome: Outcome }[] = []
  for (const line of lines)
    each.push({ about: line.words[0] ?? '', outcome: await verb.run(scene, typedAs(scene, verb, line, mentions)) })
  const say = each.map(({ about, outcome }) => sentenceOf(about, outcome)).join(' ')
  const did = each.flatMap(({ outcome }) => (outcome.kind === 'done' ? outcome.did : []))
  return each.some(({ outcome }) => outcome.kind === 'done') ? done(say, did) : refused(say)
}

/** A line as verbs take it. Words that are people's own call whoever they mention by name. */
export function typedAs(scene: Scene, verb: Verb, line: Said, mentions: Named[]): Typed {
  const typed = { verb: verb.verb, ...line, mentions: withSpeaker(scene, line, mentions) }
  return verb.takesLines ? mentionsByName(scene, typed) : typed
}

/** Whoever types may mean themselves without a mention. */
function withSpeaker({ here }: Scene, { words }: Said, mentions: Named[]): Named[] {
  const isMeant = here !== undefined && words.includes(`@{${here.speaker.userId}}`)
  if (!isMeant || mentions.some(({ userId }) => userId === here.speaker.userId)) return mentions
  const { userId, tenantId, name } = here.speaker
  return [...mentions, { userId, organisations: [tenantId], name }]
}

function sentenceOf(about: string, outcome: Outcome): string {
  switch (outcome.kind) {
    case 'done':
      return outcome.say.includes(about) ? outcome.say : `${about}: ${outcome.say}`
    case 'refused':
      return outcome.why.includes(about) ? outcome.why : `${about}: ${outcome.why}`
    case 'errors':
      return `${about}: ${Object.values(outcome.errors).join(' ')}`
    case 'show':
    case 'form':
    case 'confirm':
    case 'preview':
    case 'offer':
      return `${about}: nothing was done yet. Say it of ${about} alone.`
  }
}
