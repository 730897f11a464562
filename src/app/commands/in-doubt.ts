import { quote, shorten } from '../../cards/quote.ts'
import { maybeMeant } from '../../domain/partners/maybe-meant.ts'
import { namedBeside, type NamedBeside, type Part } from '../../domain/partners/named-beside.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { guessPartner } from '../find/find-partner.ts'
import { readsLike } from '../find/partners-called.ts'
import type { Scene } from '../scene.ts'
import { restOf } from '../words.ts'
import type { Typed } from './verb.ts'

/** What of a title is said back in an example. */
const SAID_BACK = 80

/**
 * Both readings of a line, and how to say either; undefined where there is but one. `called`: the partners that its first words name; `here`:
 * whose channel it is, where they name none.
 */
export async function inDoubt(
  scene: Scene,
  typed: Typed,
  here: Partner | undefined,
  called: Partner[],
  from: number,
): Promise<string | undefined> {
  const to = here ?? called[0]
  // To people of a partner no other exists, and of several that a name may mean none is taken.
  if (scene.actor.kind !== 'internal' || !to || called.length > 1) return undefined
  const title = restOf(typed.words, from) ?? ''
  const others = (await scene.tx.partners.list()).filter(({ id }) => id !== to.id)
  const meant = (here && atTheBeginning(title, here, others)) ?? namedBeside(partsOf(typed, from), to, others, !here)
  if (meant) {
    const { partner, said, rest } = meant
    const doubt = readsLike(partner, said) ? `${quote(said, 60)} may be ${partner.name}.` : unknown(said, partner.slug)
    return readings(doubt, partner.slug, rest, to, title)
  }
  return here && nameBeforeQuotes(scene, typed, here, title)
}

function atTheBeginning(title: string, here: Partner, others: Partner[]): NamedBeside<Partner> | undefined {
  const meant = maybeMeant(title, here, others)
  if (!meant) return undefined
  const rest = title.slice(title.indexOf(meant.said) + meant.said.length).replace(/^[\p{P}\s]+/u, '')
  return { ...meant, rest }
}

/** Words before others in quotes were meant as a name, whatever they are. */
async function nameBeforeQuotes(scene: Scene, { words, quoted = [] }: Typed, here: Partner, title: string) {
  const [first = '', ...rest] = words
  const named = rest.length > 0 && (quoted[0] === 1 || (quoted[0] === 0 && quoted[1] === 1))
  if (!named) return undefined
  const slug = await guessPartner(scene, first)
  return readings(unknown(first, slug), slug, rest.join(' '), here, title)
}

/** The line from that word on, by what stood in quotes and what did not. */
function partsOf({ words, quoted = [] }: Typed, from: number): Part[] {
  const parts: Part[] = []
  for (const [index, text] of words.entries()) {
    if (index < from) continue
    const last = parts.at(-1)
    if (quoted.includes(index)) parts.push({ text, quoted: true })
    else if (last?.quoted === false) last.text += ` ${text}`
    else parts.push({ text, quoted: false })
  }
  return parts
}

function unknown(said: string, slug: string | undefined): string {
  return `I know no partner called ${quote(said, 60)}.${slug === undefined ? '' : ` Did you mean \`${slug}\`?`}`
}

function readings(doubt: string, slug: string | undefined, rest: string, here: Partner, title: string): string {
  const other = slug === undefined ? '' : ` If so, say \`case ${slug}${rest === '' ? '' : ` ${inQuotes(rest)}`}\`.`
  return `${doubt} Nothing was opened.${other} If it is about ${here.name}, say \`case ${here.slug} ${inQuotes(title)}\`.`
}

function inQuotes(text: string): string {
  return `"${shorten(text, SAID_BACK).replaceAll(/["`]/gu, "'")}"`
}
