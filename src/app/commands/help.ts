import { helpCard } from '../../cards/help-card.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { nearest } from '../../domain/partners/nearest.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { partnerForExamples, partnerHere } from '../find/find-partner.ts'
import type { Outcome } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { caseOfThread } from './case-of-thread.ts'
import { everyday, everydayIn } from './everyday.ts'
import type { Verb } from './verb.ts'
import { answersTo } from './which-verb.ts'

type Prefix = '/partner' | '@Liaison'

/** `about`: the word that help is asked about, or "all"; `unknown`: the one that was not understood. */
type Asked = { about?: string; unknown?: string }

/** What can be said here and now: by whoever asked, with this partner, of the case of this thread. `offered`: what they may do somewhere. */
export async function help(scene: Scene, offered: Verb[], { about, unknown }: Asked): Promise<Outcome> {
  const words = offered.flatMap((verb) => [verb.verb, ...(verb.also ?? [])])
  const guess = unknown === undefined ? undefined : nearest(unknown, words)
  const { actor } = scene
  const partner = actor.kind === 'stranger' ? undefined : await partnerHere(scene)
  const named = await partnerForExamples(scene)
  const noneYet = actor.kind === 'internal' && !named
  const asked = about === 'all' ? offered : about !== undefined && offered.filter((one) => answersTo(one, about))
  const inFull = asked && asked.length > 0 ? asked : undefined
  const state = inFull || actor.kind === 'stranger' ? undefined : await caseOfThread(scene)
  const some = inFull ?? (state ? everydayIn(state, offered) : everyday(offered, actor, partner))
  const verbs = noneYet && some.length > 1 ? some.filter(needsNoPartner) : some
  // Slash commands may run only for people of our own organisation; everybody can mention.
  const prefix = actor.kind === 'internal' ? '/partner' : '@Liaison'
  const likely = guess === undefined && !state ? await nextStep(scene, verbs, partner, prefix) : undefined
  const next = guess === undefined ? likely : `\`${prefix} help ${guess}\` tells how to say it.`
  const said = (text: string) => asSaidHere(scene, named, state, text)
  const card = helpCard({
    intro: introFor(scene, partner, state, named),
    verbs: verbs.map(({ usage, summary, example }) => ({
      usage: said(inFull ? usage : inShort(usage)),
      summary: said(summary),
      example: noneYet && ACME.test(example) ? ADDS_ACME : said(example),
    })),
    ...(unknown !== undefined && {
      unknown: { word: unknown.slice(0, 40), ...(guess !== undefined && { nearest: guess }) },
    }),
    ...(next !== undefined && { next }),
    more: offered.length - verbs.length,
    prefix,
  })
  return { kind: 'show', card }
}

const ACME = /\bacme\b/u
/** What has to be said before lines that name a partner. */
const ADDS_ACME = 'add "Acme Hosting" --slug acme'

/** With a usage of which no partner has to be named. */
function needsNoPartner({ usage }: Verb): boolean {
  return !ACME.test(inShort(usage)) || /\bacme \||\| acme\b/u.test(usage)
}

/** Without what may be left out, and without what there is to choose from: a list of every day is read on a phone. */
function inShort(usage: string): string {
  return usage.replaceAll(/ (?:\[[^\]]*\]|\([^)]*\))/gu, '')
}

/** What this is, where somebody may not know it yet: alone with the bot. Elsewhere what need not be said there. */
function introFor(
  { actor, company, here }: Scene,
  partner: Partner | undefined,
  state: Case | undefined,
  named: Partner | undefined,
): string {
  if (actor.kind === 'stranger')
    return `${company} runs its partnerships here. You are not named as a contact of a partner yet.`
  if (state) {
    const label = caseLabel(state.number)
    return `This is the thread of ${label}, so it need not be named. What can be done with it as it stands:`
  }
  const what = `I keep the cases, SLA clocks, health checks and escalations of ${company} and its partners.`
  const alone = here?.place.kind === 'direct' ? `${what} ` : ''
  return partner
    ? `${alone}This is about ${partner.name}, so the partner’s name can be left out; in the thread of a case, that of the case as well.`
    : `${alone}${named ? `Name a partner by its short name, e.g. ${named.slug}.` : 'No partner is registered yet.'}`
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
 * Usages and examples name a partner "acme". In its place stands one that there is; outsiders, who have but one, leave it out, and so does everybody while
 * there is none. In the thread of a case nothing else is meant, and that is left out.
 */
function asSaidHere({ actor }: Scene, partner: Partner | undefined, state: Case | undefined, text: string): string {
  if (state)
    return text.replace(/ \[?(?:acme \| )?CASE-12(?: \| (?:acme|ESC-3|CHECK-2|MAINT-2|ACT-3|DRILL-2))*\]?/u, '')
  if (actor.kind !== 'internal' || !partner) return text.replaceAll(/ \[acme\]| acme\b(?: \|)?|acme \| /gu, '')
  return text.replaceAll(/\bacme\b/gu, partner.slug)
}
