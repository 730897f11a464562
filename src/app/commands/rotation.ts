import { showDuty, showRotations } from '../actions/duty-show.ts'
import { endOverride, overrideRotation } from '../actions/rotation-override.ts'
import { endRotation } from '../actions/rotation-end.ts'
import { setRotation } from '../actions/rotation-set.ts'
import { acceptSwap, askSwap, declineSwap, withdrawSwap } from '../actions/rotation-swap.ts'
import { quote } from '../../cards/quote.ts'
import { dispatch } from '../dispatch.ts'
import { findPartner } from '../find/find-partner.ts'
import { refused } from '../outcome.ts'
import { ownRotations, sameName } from '../rotations/find-rotation.ts'
import type { Request, Scene } from '../scene.ts'
import { mentionedUserId } from '../words.ts'
import { aboutPartner, aboutPartnerOr } from './request.ts'
import type { Typed, Verb } from './verb.ts'

const NEW = 'new'
const END = 'end'
const ANSWERS = { accept: acceptSwap, decline: declineSwap, withdraw: withdrawSwap } as const

/** `acme "On call" @ana @ben`: the partner, what the rotation is called, and people; each where it is said. */
async function aboutRotation(scene: Scene, typed: Typed, own: readonly string[] = []) {
  const people = typed.words.flatMap((word) => mentionedUserId(word) ?? [])
  const words = typed.words.filter((word) => mentionedUserId(word) === undefined)
  const astray = typed.words.find((word, at) => isAstray(word) && typed.quoted?.includes(at) !== true)
  if (astray !== undefined)
    return {
      refused: `${quote(astray, 40)} is no mention of anybody: choose them from the list that opens after the @.`,
    }
  const quoted = typed.quoted?.filter((at) => mentionedUserId(typed.words[at]) === undefined)
  const said = { ...typed, words, ...(quoted && { quoted }) }
  const request = await aboutPartnerOr(scene, said, {
    ...{ textAs: 'rotation', own: said.quoted?.includes(0) ? [] : own },
  })
  const values: Request['values'] = { ...request.values, ...(people.length > 0 && { people: people.join(' ') }) }
  return { request: { ...request, values }, word: values['rotation']?.toLowerCase() }
}

/** Where people are chosen from a list, a name that is only typed after the @ names nobody, and is no name of a rotation either. */
function isAstray(word: string): boolean {
  return word.startsWith('@') && mentionedUserId(word) === undefined
}

/** `rotation acme "On call" end`: without that word, where it is the last but for people and in no quotes. `isNamed`: a name in quotes stands before it. */
function withoutEnd({ words, quoted = [], ...typed }: Typed): { typed: Typed; isNamed: boolean } | undefined {
  const last = words.findLastIndex((word) => mentionedUserId(word) === undefined)
  if (words[last]?.toLowerCase() !== END || quoted.includes(last)) return undefined
  const without = { ...typed, words: words.toSpliced(last, 1), quoted: quoted.map((at) => (at > last ? at - 1 : at)) }
  return { typed: without, isNamed: quoted.includes(last - 1) }
}

/** One of the speaker's own side is called all of that: what is so called is meant before anything that its last word may say. */
async function isCalledSo(scene: Scene, request: Request): Promise<boolean> {
  const name = request.values['rotation']
  if (name === undefined || scene.actor.kind === 'stranger') return false
  const found = await findPartner(scene, request)
  return 'subject' in found && (await ownRotations(scene, found.subject)).some((one) => sameName(one.name, name))
}

export const rotationVerb: Verb = {
  verb: 'rotation',
  also: ['rotations'],
  takes: { of: 'partner' },
  usage:
    'rotation [acme] ["On call"] [@name @name …] [--every week --at "monday 09:00"] [--start 2026-12-07] [--zone Europe/Paris] [--hours "Mon-Fri 9-17"]',
  summary:
    'who of your own side is on duty in turn; with people in their order it sets one, with flags it changes it, `new` opens the form, `end` ends one',
  example: 'rotation acme @Anna @Tom --every week --at "monday 09:00"',
  flags: ['every', 'at', 'start', 'zone', 'hours'],
  longFlags: ['every', 'at', 'start', 'hours'],
  needs: ['partner.view', 'rotation.set'],
  async run(scene, typed) {
    const about = await aboutRotation(scene, typed, [NEW])
    if ('refused' in about) return refused(about.refused)
    const { request, word } = about
    const ending = withoutEnd(typed)
    if (ending && (ending.isNamed || !(await isCalledSo(scene, request)))) {
      const ended = await aboutRotation(scene, ending.typed)
      return 'refused' in ended ? refused(ended.refused) : dispatch(endRotation, scene, ended.request)
    }
    const { rotation: _, ...values } = request.values
    if (word === NEW) return dispatch(setRotation, scene, { ...request, values })
    const isSet = Object.keys(values).length > 0
    return isSet ? dispatch(setRotation, scene, request) : dispatch(showRotations, scene, request)
  },
}

export const overrideVerb: Verb = {
  verb: 'override',
  takes: { of: 'partner' },
  usage: 'override [acme] ["On call"] [@name] [--from "sat 22:00"] (--to "sun 08:00" | --for 4h | end)',
  summary:
    'be on duty for a time instead of whoever would be, or put somebody on whose rotations you set; `end` takes one away',
  example: 'override acme --to 18:00',
  flags: ['from', 'to', 'for'],
  longFlags: ['from', 'to', 'for'],
  needs: ['rotation.cover'],
  async run(scene, typed) {
    const about = await aboutRotation(scene, typed, [END])
    if ('refused' in about) return refused(about.refused)
    const { request, word } = about
    return dispatch(word === END ? endOverride : overrideRotation, scene, request)
  },
}

export const swapVerb: Verb = {
  verb: 'swap',
  takes: { of: 'partner' },
  usage: 'swap [acme] ["On call"] (@name [--mine monday] [--theirs 2026-12-14] | accept | decline | withdraw)',
  summary:
    'ask somebody to swap a turn with you, each the next one unless you say which, or chosen in the form; and answer who asks you',
  example: 'swap acme @Tom',
  flags: ['mine', 'theirs'],
  longFlags: ['mine', 'theirs'],
  needs: ['rotation.cover'],
  async run(scene, typed) {
    const about = await aboutRotation(scene, typed, Object.keys(ANSWERS))
    if ('refused' in about) return refused(about.refused)
    const { request, word } = about
    const answer = word === 'accept' || word === 'decline' || word === 'withdraw' ? ANSWERS[word] : undefined
    return dispatch(answer ?? askSwap, scene, request)
  },
}

export const whoVerb: Verb = {
  verb: 'who',
  takes: { of: 'partner' },
  shows: true,
  usage: 'who [acme]',
  summary: 'who is on duty now and next, on both sides',
  example: 'who acme',
  needs: ['partner.view'],
  run(scene, typed) {
    const words = typed.words.filter((word) => !/^(?:is|on|duty|call|now|next|and|oncall|on-call)$/iu.test(word))
    return dispatch(showDuty, scene, aboutPartner({ ...typed, words }))
  },
}
