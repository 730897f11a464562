import { quote, shorten } from '../../cards/quote.ts'
import { maybeMeant } from '../../domain/partners/maybe-meant.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { sameName } from '../../domain/partners/same-name.ts'
import { guessPartner, isPartner, partnerHere } from '../find/find-partner.ts'
import { partnersCalled } from '../find/partners-called.ts'
import type { Request, Scene } from '../scene.ts'
import { restOf } from '../words.ts'
import type { Typed } from './verb.ts'

/** What of a title is said back in an example. */
const SAID_BACK = 80

/**
 * `case acme some words`: the partner first, unless the channel already says which. There, the first word is a partner only if it is one we
 * know. Where our own people may mean another partner than the channel's, nothing is opened: the other side reads what is.
 */
export async function partnerAndTitle(scene: Scene, typed: Typed): Promise<Request | { refused: string }> {
  const [first] = typed.words
  const here = await partnerHere(scene)
  if (first === undefined) return request(typed, undefined, 0)
  if (!here || (await isPartner(scene, first))) return request(typed, first, await wordsOfName(scene, typed))
  const doubt = scene.actor.kind === 'internal' ? await inDoubt(scene, typed, here) : undefined
  return doubt === undefined ? request(typed, undefined, 0) : { refused: doubt }
}

function request({ words, flags }: Typed, subject: string | undefined, from: number): Request {
  const title = restOf(words, from)
  return { ...(subject !== undefined && { subject }), values: { ...flags, ...(title !== undefined && { title }) } }
}

/** `case Globex Agency …` names the partner in two words, though the first would do. */
async function wordsOfName(scene: Scene, { words }: Typed): Promise<number> {
  const [partner] = await partnersCalled(scene, words[0] ?? '')
  const name = partner?.name.toLowerCase()
  const count = name?.split(/\s+/u).length ?? 1
  return words.slice(0, count).join(' ').toLowerCase() === name ? count : 1
}

/** Both readings of a line, and how to say either; undefined where there is but one. */
async function inDoubt(scene: Scene, { words, quoted = [] }: Typed, here: Partner): Promise<string | undefined> {
  const title = words.join(' ')
  const others = (await scene.tx.partners.list()).filter(({ id }) => id !== here.id)
  const meant = maybeMeant(title, here, others)
  if (meant) {
    const rest = title.slice(title.indexOf(meant.said) + meant.said.length).replace(/^[\p{P}\s]+/u, '')
    const { name, slug } = meant.partner
    const said = sameName(meant.said, name) || sameName(meant.said, slug)
    const doubt = said ? `${quote(meant.said, 60)} may be ${name}.` : unknown(meant.said, slug)
    return readings(doubt, slug, rest, here, title)
  }
  // Words before others in quotes were meant as a name, whatever they are.
  const [first = '', ...rest] = words
  const named = rest.length > 0 && (quoted[0] === 1 || (quoted[0] === 0 && quoted[1] === 1))
  if (!named) return undefined
  const slug = await guessPartner(scene, first)
  return readings(unknown(first, slug), slug, rest.join(' '), here, title)
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
