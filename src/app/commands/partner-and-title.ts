import { partnerHere } from '../find/find-partner.ts'
import { partnersCalled } from '../find/partners-called.ts'
import type { Request, Scene } from '../scene.ts'
import { unquoted } from '../words.ts'
import { inDoubt } from './in-doubt.ts'
import { textFrom } from './request.ts'
import { titleAndDescription } from './title-and-description.ts'
import type { Typed } from './verb.ts'

/**
 * `case acme some words`: the partner first, unless the channel already says which. There, the first word is a partner only if it is one we
 * know. A title over several lines goes on in the description. Where our own people may mean another partner than the one it would go to, nothing is opened: the other side reads what is.
 */
export async function partnerAndTitle(scene: Scene, typed: Typed): Promise<Request | { refused: string }> {
  const [first] = typed.words
  if (first === undefined) return request(typed, undefined, 0)
  const called = await partnersCalled(scene, first)
  const here = called.length === 0 ? await partnerHere(scene) : undefined
  // A title in quotes is no name of a partner that nobody has.
  if (!here && called.length === 0 && typed.quoted?.includes(0)) return request(typed, undefined, 0)
  const from = here ? 0 : await wordsOfName(scene, typed)
  const titled = typed.words.length <= from ? titledBelow(typed) : typed
  const doubt = await inDoubt(scene, titled, here, called, from)
  return doubt === undefined ? request(titled, here ? undefined : first, from) : { refused: doubt }
}

function request(typed: Typed, subject: string | undefined, from: number): Request {
  return {
    ...(subject !== undefined && { subject }),
    values: { ...typed.flags, ...titleAndDescription(textFrom(typed, from)) },
  }
}

/** Where the first line names the partner alone, the next one is the title. */
function titledBelow(typed: Typed): Typed {
  const { below: said, ...line } = typed
  if (said === undefined) return typed
  const [first = '', ...others] = unquoted(said).split('\n')
  const title = unquoted(first.trim())
  const below = others.join('\n').trim()
  const isQuoted = title !== first.trim() || unquoted(said) !== said
  return {
    ...{ ...line, words: [...line.words, title] },
    ...(isQuoted && { quoted: [...(line.quoted ?? []), line.words.length] }),
    ...(below !== '' && { below }),
  }
}

/** `case Globex Agency …` names the partner in two words, though the first would do. */
async function wordsOfName(scene: Scene, { words }: Typed): Promise<number> {
  const [partner] = await partnersCalled(scene, words[0] ?? '')
  const name = partner?.name.toLowerCase()
  const count = name?.split(/\s+/u).length ?? 1
  return words.slice(0, count).join(' ').toLowerCase() === name ? count : 1
}
