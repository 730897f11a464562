import { partnerHere } from '../find/find-partner.ts'
import { partnersCalled } from '../find/partners-called.ts'
import type { Request, Scene } from '../scene.ts'
import { restOf } from '../words.ts'
import { inDoubt } from './in-doubt.ts'
import type { Typed } from './verb.ts'

/**
 * `case acme some words`: the partner first, unless the channel already says which. There, the first word is a partner only if it is one we
 * know. Where our own people may mean another partner than the one it would go to, nothing is opened: the other side reads what is.
 */
export async function partnerAndTitle(scene: Scene, typed: Typed): Promise<Request | { refused: string }> {
  const [first] = typed.words
  if (first === undefined) return request(typed, undefined, 0)
  const called = await partnersCalled(scene, first)
  const here = called.length === 0 ? await partnerHere(scene) : undefined
  const from = here ? 0 : await wordsOfName(scene, typed)
  const doubt = await inDoubt(scene, typed, here, called, from)
  return doubt === undefined ? request(typed, here ? undefined : first, from) : { refused: doubt }
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
