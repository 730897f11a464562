import type { LadderStep, Target } from '../escalations/policy.ts'
import { type Role, ROLES_OF, type Side, SIDES } from '../partners/party.ts'
import { type Duration, parseDuration } from '../time/duration.ts'

/** What sides are called by whoever types. */
export type SideNames = Record<Side, string>

const EXAMPLE = 'Write each step on a line of its own, like “our account manager, their account manager: 1h”.'

/**
 * The steps of a ladder as people type them, one a line: whom it tells, then how long it waits. "our account manager, their sponsor: 2h", "managers’
 * channel: 1 working day", "sponsors: 30m by the clock". A role without a side is of both, where both have it.
 */
export function readSteps(text: string, names: SideNames): LadderStep[] | { refused: string } {
  const lines = text
    .split(/[\n;]/u)
    .map((line) => line.trim().replace(/^(?:\d+[.)]|[•*-])\s*/u, ''))
    .filter((line) => line !== '')
  if (lines.length === 0) return { refused: `A ladder needs at least one step. ${EXAMPLE}` }
  const steps: LadderStep[] = []
  for (const [at, line] of lines.entries()) {
    const step = readStep(line, names)
    if ('refused' in step) return { refused: `Step ${at + 1}: ${step.refused}` }
    steps.push(step)
  }
  return steps
}

function readStep(line: string, names: SideNames): LadderStep | { refused: string } {
  const [, who = '', waits = ''] = /^(.*?)(?:\s*[:=–—]\s*|,?\s+(?:then\s+)?waits?\s+|\s+(?=\d))(.*)$/u.exec(line) ?? [
    undefined,
    line,
  ]
  const wait = readWait(waits.replace(/^waits?\s+/iu, ''))
  if ('refused' in wait) return wait
  const targets: Target[] = []
  for (const word of who.split(/,|\+|&|\band\b/iu).map((one) => one.trim().replace(/^tells?\s+/iu, ''))) {
    if (word === '') continue
    const meant = targetsCalled(word, names)
    if (meant.length === 0)
      return {
        refused: `“${word.slice(0, 40)}” is nobody who can be told. There are: our account manager, our sponsor, our team, our managers, the managers’ channel, their account manager, their sponsor, their contacts.`,
      }
    targets.push(...meant.filter((one) => !targets.some((other) => isSame(one, other))))
  }
  return targets.length === 0 ? { refused: `whom does it tell? ${EXAMPLE}` } : { targets, ...wait }
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

function targetsCalled(word: string, names: SideNames): Target[] {
  const said = word
    .toLowerCase()
    .replaceAll(/[’‘`´]/gu, "'")
    .replaceAll('-', ' ')
    .replace(/^(?:the|tell)\s+/u, '')
  if (/^(?:our )?manager(?:s|'s|s')? channel$/u.test(said)) return [{ to: 'channel', purpose: 'managers' }]
  const [side, role] = sidedRole(said, names)
  const [, called, has = []] = ROLE_WORDS.find(([pattern]) => pattern.test(role)) ?? []
  if (called === undefined) return []
  return has.filter((one) => side === undefined || one === side).map((one) => ({ to: 'role', side: one, role: called }))
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
export function typeSteps(steps: LadderStep[], typeDuration: (wait: Duration) => string): string {
  return steps
    .map(({ targets, wait, waitIn }) => {
      const who = targets.map((one) => (one.to === 'channel' ? 'managers’ channel' : TYPED_ROLES[one.side][one.role]))
      return `${who.join(', ')}: ${typeDuration(wait)}${waitIn === 'wall' ? ' by the clock' : ''}`
    })
    .join('\n')
}
