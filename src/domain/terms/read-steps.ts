import type { LadderStep, Target, TheirWatcher, Watcher } from '../escalations/policy.ts'
import { HOOK_NAME } from '../escalations/named-hook.ts'
import type { Purpose } from '../partners/purpose.ts'
import { type Role, ROLES_OF, type Side, SIDES } from '../partners/party.ts'
import { type Duration, parseDuration } from '../time/duration.ts'
import { type JointStep, type JointTarget, jointOf, sidesOf } from './joint-steps.ts'

/** What sides are called by whoever types; `people`: those named there, as they are called. */
export type SideNames = Record<Side, string> & { people?: Record<Side, readonly string[]> }

const EXAMPLE = 'Write each step on a line of its own, like “our account manager, their account manager: 1h”.'

/**
 * The steps of a ladder as people type them, one a line: whom it tells, then how long it waits. "our account manager, their sponsor: 2h", "managers’
 * channel: 1 working day", "sponsors: 30m by the clock", "our rotation “On call”: 15m", "our Anna Berg: 1h", "our hook “noc”: 15m". A role without a side is of both, where both have it. Below a line "Ours:" or "Theirs:" stand
 * the steps of that side alone, which wait by themselves; "nobody: 2h" only waits. "all of our team: 1h": each of them must take it.
 */
export function readSteps(text: string, names: SideNames): Record<Side, LadderStep[]> | { refused: string } {
  const lines = text
    .split(/[\n;]/u)
    .map((line) => line.trim().replace(/^(?:\d+[.)]|[•*-])\s*/u, ''))
    .filter((line) => line !== '')
  const parts = partsOf(lines, names)
  if (parts.every((part) => part.lines.length === 0)) return { refused: `A ladder needs at least one step. ${EXAMPLE}` }
  if (parts.some(({ of }) => of === undefined) && parts.length > 1)
    return { refused: 'Write all steps below “Ours:” and “Theirs:”, or none: those above would be of both sides.' }
  const steps: Record<Side, LadderStep[]> = { internal: [], partner: [] }
  for (const { of, lines: own } of parts) {
    const read = readLines(own, of, names)
    if ('refused' in read) return read
    const sides = sidesOf(read)
    for (const side of SIDES) if (of === undefined || of === side) steps[side] = [...steps[side], ...sides[side]]
    if (of !== undefined && own.length > 0 && sides[of].length === 0)
      return { refused: `The steps below “${HEADINGS[of]}” tell nobody. ${EXAMPLE}` }
  }
  return steps
}

const HEADINGS: Record<Side, string> = { internal: 'Ours:', partner: 'Theirs:' }

type Part = { of?: Side; lines: string[] }

/** The lines below each heading; those below none are of both sides. */
function partsOf(lines: string[], names: SideNames): Part[] {
  const parts: Part[] = []
  for (const line of lines) {
    const of = headingOf(line, names)
    if (of) parts.push({ of, lines: [] })
    else if (parts.length === 0) parts.push({ lines: [line] })
    else parts.at(-1)!.lines.push(line)
  }
  return parts
}

/** "Ours:", "On our side:", "Globex:". */
function headingOf(line: string, names: SideNames): Side | undefined {
  const said = /^(?:on )?(.+?)(?: side)?\s*:$/iu.exec(line)?.[1]?.toLowerCase()
  if (said === undefined) return undefined
  const called = { internal: ['our', 'ours', 'us'], partner: ['their', 'theirs', 'them'] }
  return SIDES.find((side) => called[side].includes(said) || names[side].toLowerCase() === said)
}

function readLines(lines: string[], of: Side | undefined, names: SideNames): JointStep[] | { refused: string } {
  const steps: JointStep[] = []
  for (const [at, line] of lines.entries()) {
    const step = readStep(line, of, names)
    const where = of === undefined ? '' : ` below “${HEADINGS[of]}”`
    if ('refused' in step) return { refused: `Step ${at + 1}${where}: ${step.refused}` }
    steps.push(step)
  }
  return steps
}

/** What stands in quotes is a name, whatever is in it. */
const QUOTED = /["“”„]([^"“”„]+)["“”]/gu

function readStep(typed: string, of: Side | undefined, names: SideNames): JointStep | { refused: string } {
  const quoted = [...typed.matchAll(QUOTED)].map(([, name = '']) => name.trim())
  let nth = 0
  const line = typed.replace(QUOTED, () => `\u{E000}${'x'.repeat(nth++)}\u{E000}`)
  const [, who = '', waits = ''] = /^(.*?)(?:\s*[:=–—]\s*|,?\s+(?:then\s+)?waits?\s+|\s+(?=\d))(.*)$/u.exec(line) ?? [
    undefined,
    line,
  ]
  const wait = readWait(waits.replace(/^waits?\s+/iu, ''))
  if ('refused' in wait) return wait
  if (of !== undefined && /^(?:nobody|-)$/iu.test(who.trim())) return { targets: [], ...wait }
  const targets: JointTarget[] = []
  const all = ALL.exec(who)
  const named = who.replace(ALL, '')
  for (const word of named.split(/,|\+|&|\band\b/iu).map((one) => one.trim().replace(/^tells?\s+/iu, ''))) {
    if (word === '') continue
    const meant = targetsCalled(word, of, names, quoted)
    if (meant.length === 0)
      return {
        refused: `“${asTyped(word, quoted).slice(0, 40)}” is nobody who can be told${of === undefined ? '' : ' there'}. There are: our account manager, our sponsor, our team, our managers, the managers’ channel, our channel, their account manager, their sponsor, their contacts, the shared channel, rotations, like “our rotation "On call"”, page hooks, like “our hook "noc"”, and people who are named there, like “our Anna Berg”.`,
      }
    targets.push(...meant.filter((one) => !targets.some((other) => isSame(one, other))))
  }
  if (targets.length === 0) return { refused: `whom does it tell? ${EXAMPLE}` }
  return { targets, ...wait, ...(all && { acknowledge: 'all' }) }
}

/** Each of them must take it. */
const ALL = /^(?:tells? )?(?:all|each|every(?:one|body)) of\s+|\s*\(all\)\s*$/iu

/** Who watches, as people type it: "our sponsor, our managers, managers’ channel". */
export function readWatchers(text: string, names: SideNames): Watcher[] | { refused: string } {
  return watchersOn('internal', text, names)
}

/** The same of the partner’s side: "account manager, sponsor". */
export function readTheirWatchers(text: string, names: SideNames): TheirWatcher[] | { refused: string } {
  const watchers = watchersOn('partner', text, names)
  return 'refused' in watchers ? watchers : watchers.filter((one) => one.to === 'role')
}

function watchersOn(side: Side, text: string, names: SideNames): Watcher[] | { refused: string } {
  const watchers: Watcher[] = []
  for (const word of text.split(/,|;|\n|\+|&|\band\b/iu).map((one) => one.trim())) {
    if (word === '' || /^(?:nobody|-)$/iu.test(word)) continue
    const meant = targetsCalled(word, side, names, []).flatMap(asWatcher)
    if (meant.length === 0)
      return {
        refused: `“${word.slice(0, 40)}” cannot watch. There are: ${WHO_WATCHES[side]}.`,
      }
    watchers.push(...meant.filter((one) => !watchers.some((other) => isSame(one, other))))
  }
  return watchers
}

const WHO_WATCHES: Record<Side, string> = {
  internal: 'our account manager, our sponsor, our team, our managers, the managers’ channel, our channel',
  partner: 'their account manager, their sponsor, their contacts',
}

function asWatcher(target: JointTarget): Watcher[] {
  if (target.to === 'role') return [{ to: 'role', role: target.role }]
  if (target.to !== 'channel' || target.purpose === 'shared') return []
  return [{ to: 'channel', purpose: target.purpose }]
}

/** So that `readWatchers` reads them as the very same. */
export function typeWatchers(watchers: readonly Watcher[], side: Side = 'internal'): string {
  return watchers.map((one) => typeTarget({ ...one, side })).join(', ')
}

const NAME = /\u{E000}(x*)\u{E000}/gu

function asTyped(word: string, quoted: string[]): string {
  return word.replace(NAME, (_, marks: string) => `"${quoted[marks.length] ?? ''}"`)
}

const BY_CLOCK = /\s*(?:by the clock|of the clock|wall(?: clock| time)?|day and night|24\s*[/x×]\s*7)$/iu
const WORKING = /\s*(?:of |in )?working (?:time|hours)$/iu

function readWait(said: string): { wait: Duration; waitIn: 'working' | 'wall' } | { refused: string } {
  const wall = BY_CLOCK.test(said)
  const wait = parseDuration(said.replace(BY_CLOCK, '').replace(WORKING, ''))
  if ('refused' in wait) return { refused: `how long does it wait? ${wait.refused}` }
  return { wait, waitIn: wall ? 'wall' : 'working' }
}

const ROLE_WORDS: [RegExp, Role, readonly Side[]][] = [
  [/^(?:account managers?|ams?)$/u, 'account-manager', SIDES],
  [/^sponsors?$/u, 'sponsor', SIDES],
  [/^(?:team|team members?|members?)$/u, 'member', SIDES],
  [/^(?:contacts?|partner contacts?)$/u, 'member', ['partner']],
  [/^managers?$/u, 'manager', SIDES.filter((side) => ROLES_OF[side].includes('manager'))],
]

const CHANNEL_PATTERNS: [RegExp, Purpose][] = [
  [/^(?:our )?manager(?:s|'s|s')? channel$/u, 'managers'],
  [/^(?:our(?: own)?|internal) channel$/u, 'internal'],
  [/^(?:their|shared) channel$/u, 'shared'],
]

const TYPED_CHANNELS: Record<Purpose, string> = {
  managers: 'managers’ channel',
  internal: 'our channel',
  shared: 'shared channel',
}

function targetsCalled(word: string, of: Side | undefined, names: SideNames, quoted: string[]): JointTarget[] {
  const said = word
    .toLowerCase()
    .replaceAll(/[’‘`´]/gu, "'")
    .replaceAll('-', ' ')
    .replace(/^(?:the|tell)\s+/u, '')
    .replace(/^(?:whoever is )?on duty (?:by|in|of) /u, '')
  const purpose = CHANNEL_PATTERNS.find(([pattern]) => pattern.test(said))?.[1]
  if (purpose) {
    const owner = purpose === 'shared' ? 'partner' : 'internal'
    return of === undefined || of === owner ? [{ to: 'channel', side: owner, purpose }] : []
  }
  const [side = of, role] = sidedRole(said, names)
  if (of !== undefined && side !== of) return []
  const people = calledSo(role, side, names, quoted)
  if (people.length > 0) return people
  const hook = hookCalled(role, quoted)
  if (hook !== undefined) return side ? [{ to: 'hook', side, name: hook }] : []
  const [, marks] = /^(?:rotation )?\u{E000}(x*)\u{E000}$/u.exec(role) ?? []
  const rotation = marks === undefined ? undefined : quoted[marks.length]
  if (rotation !== undefined) return side ? [{ to: 'rotation', side, name: rotation }] : []
  const [, called, has = []] = ROLE_WORDS.find(([pattern]) => pattern.test(role)) ?? []
  if (called === undefined) return []
  return has.filter((one) => side === undefined || one === side).map((one) => ({ to: 'role', side: one, role: called }))
}

/** The name of a page hook, in quotes or without. */
function hookCalled(said: string, quoted: string[]): string | undefined {
  const [, word = ''] = /^(?:page )?hook (.+)$/u.exec(said) ?? []
  const [, marks] = /^\u{E000}(x*)\u{E000}$/u.exec(word) ?? []
  const name = (marks === undefined ? word.replaceAll(' ', '-') : (quoted[marks.length] ?? '')).toLowerCase()
  return HOOK_NAME.test(name) ? name : undefined
}

/** People by their names, in quotes or without, where a role is not called so. */
function calledSo(said: string, side: Side | undefined, { people }: SideNames, quoted: string[]): JointTarget[] {
  if (ROLE_WORDS.some(([pattern]) => pattern.test(said))) return []
  const [, marks] = /^(?:person )?\u{E000}(x*)\u{E000}$/u.exec(said) ?? []
  const name = plainName(marks === undefined ? said.replace(/^person |^@/u, '') : (quoted[marks.length] ?? ''))
  return SIDES.filter((one) => side === undefined || one === side).flatMap((one) => {
    const known = people?.[one].find((other) => plainName(other) === name)
    return known === undefined ? [] : [{ to: 'person' as const, side: one, person: known }]
  })
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/["“”„]/gu, '')
    .replaceAll(/[’‘`´]/gu, "'")
    .replaceAll(/[-\s]+/gu, ' ')
    .trim()
}

/** "our sponsor", "Globex sponsor", "sponsor of Globex". */
function sidedRole(said: string, names: SideNames): [Side | undefined, string] {
  const whose: [string, Side][] = [
    ...(['our', 'ours', 'us'] as const).map((word): [string, Side] => [word, 'internal']),
    ...(['their', 'theirs', 'them'] as const).map((word): [string, Side] => [word, 'partner']),
    ...SIDES.map((side): [string, Side] => [names[side].toLowerCase().replaceAll('-', ' '), side]),
  ]
  for (const [word, side] of whose) {
    if (said.startsWith(`${word} `)) return [side, said.slice(word.length + 1).trim()]
    if (said.startsWith(`${word}'s `)) return [side, said.slice(word.length + 3).trim()]
    if (said.endsWith(` of ${word}`)) return [side, said.slice(0, -word.length - 4).trim()]
  }
  return [undefined, said]
}

function isSame(one: Target, other: Target): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

const TYPED_ROLES: Record<Side, Record<Role, string>> = {
  internal: {
    'account-manager': 'our account manager',
    sponsor: 'our sponsor',
    member: 'our team',
    manager: 'our managers',
  },
  partner: {
    'account-manager': 'their account manager',
    sponsor: 'their sponsor',
    member: 'their contacts',
    manager: 'their managers',
  },
}

/** Steps so that `readSteps` reads them as the very same, one a line. */
export function typeSteps(steps: Record<Side, LadderStep[]>, typeDuration: (wait: Duration) => string): string {
  const joint = jointOf(steps)
  if (joint) return joint.map((one) => typeStep(one, typeDuration)).join('\n')
  return SIDES.flatMap((side) => {
    const own = steps[side].map(({ targets, ...waits }) => {
      return typeStep({ targets: targets.map((target) => ({ ...target, side })), ...waits }, typeDuration)
    })
    return own.length === 0 ? [] : [HEADINGS[side], ...own]
  }).join('\n')
}

function typeStep({ targets, wait, waitIn, acknowledge }: JointStep, typeDuration: (wait: Duration) => string): string {
  const named = targets.map(typeTarget).join(', ')
  const who = targets.length === 0 ? 'nobody' : `${acknowledge ? 'all of ' : ''}${named}`
  return `${who}: ${typeDuration(wait)}${waitIn === 'wall' ? ' by the clock' : ''}`
}

function typeTarget(target: JointTarget): string {
  if (target.to === 'channel') return TYPED_CHANNELS[target.purpose]
  const whose = target.side === 'internal' ? 'our' : 'their'
  if (target.to === 'person') return `${whose} “${target.person.replaceAll(/["“”„]/gu, '')}”`
  if (target.to === 'hook') return `${whose} hook “${target.name}”`
  return target.to === 'role' ? TYPED_ROLES[target.side][target.role] : `${whose} rotation “${target.name}”`
}
