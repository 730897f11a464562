import { helpCard } from '../../cards/help-card.ts'
import { nearest } from '../../domain/partners/nearest.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { partnerHere } from '../find/find-partner.ts'
import type { Outcome } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import type { Verb } from './verb.ts'

type Prefix = '/partner' | '@Liaison'

/** What can be said here: the verbs of every day, or the one asked about; `all` are those that whoever asked may use. */
export async function help(scene: Scene, verbs: Verb[], all: Verb[], unknownWord?: string): Promise<Outcome> {
  const words = all.flatMap((verb) => [verb.verb, ...(verb.also ?? [])])
  const guess = unknownWord === undefined ? undefined : nearest(unknownWord, words)
  const partner = scene.actor.kind === 'stranger' ? undefined : await partnerHere(scene)
  // Slash commands may run only for people of our own organisation; everybody can mention.
  const prefix = scene.actor.kind === 'internal' ? '/partner' : '@Liaison'
  const next =
    guess === undefined
      ? await nextStep(scene, verbs, partner, prefix)
      : `\`${prefix} help ${guess}\` tells how to say it.`
  const card = helpCard({
    intro: introFor(scene, partner),
    verbs: verbs.map(({ usage, summary, example }) => ({
      usage: asSaidHere(scene, partner, usage),
      summary,
      example: asSaidHere(scene, partner, example),
    })),
    ...(unknownWord !== undefined && {
      unknown: { word: unknownWord.slice(0, 40), ...(guess !== undefined && { nearest: guess }) },
    }),
    ...(next !== undefined && { next }),
    more: all.length - verbs.length,
    prefix,
  })
  return { kind: 'show', card }
}

function introFor({ actor, company }: Scene, partner: Partner | undefined): string {
  if (actor.kind === 'stranger')
    return `${company} runs its partnerships here. You are not named as a contact of a partner yet.`
  return partner
    ? `This is about ${partner.name}, so the partner’s name can be left out; in the thread of a case, that of the case as well.`
    : 'Name a partner by its short name, e.g. acme.'
}

/** The likely next step; none where help is about one verb, which has its example. */
async function nextStep(
  { tx, actor }: Scene,
  verbs: Verb[],
  partner: Partner | undefined,
  prefix: Prefix,
): Promise<string | undefined> {
  if (actor.kind === 'stranger')
    return 'Please ask the account manager you work with to name you. From then on, `@Liaison case "What is wrong"` opens a case.'
  if (verbs.length === 1) return undefined
  if (!partner) {
    return (await tx.partners.list()).length === 0
      ? `To register the first partner, type \`${prefix} add\`.`
      : `To see all partners, type \`${prefix} list\`.`
  }
  const shares = (await tx.bindings.of(partner.id)).some(({ purpose }) => purpose === 'shared')
  if (!shares && actor.kind === 'internal')
    return `No channel is shared with ${partner.name} yet: in the one that it reads, its account manager types \`@Liaison bind ${partner.slug} shared\`.`
  return `To open a case, type \`${prefix} case "What is wrong"\`.`
}

/**
 * Usages and examples name a partner "acme". Where we are talking about another it is that one, and outsiders, who have but one partner,
 * leave it out.
 */
function asSaidHere({ actor }: Scene, partner: Partner | undefined, text: string): string {
  if (actor.kind !== 'internal') return text.replace(/ \[acme\]| acme\b(?: \|)?|acme \| /u, '')
  return partner ? text.replace(/\bacme\b/u, partner.slug) : text
}
