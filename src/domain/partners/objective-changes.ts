import type { Objective } from '../sla/policy.ts'
import { formatTarget } from '../time/duration.ts'
import { type Change, compared, differences } from './change.ts'

/** What differs between the promises of a partner. A promise is the same one while it is about the same cases. */
export function objectiveChanges(before: Objective[], after: Objective[]): Change[] {
  const [was, is] = [byName(before), byName(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    const [from, to] = [was.get(name), is.get(name)]
    if (!from || !to) return compared(`the promise ${name}`, sayObjective(from), sayObjective(to))
    return [
      ...differences(from, to, [
        [`the target ${name}`, ({ target }) => formatTarget(target)],
        [`the hours of the target ${name}`, sayHoursOf],
        [`the pauses of the target ${name}`, sayPauses],
        [`the warnings of the target ${name}`, sayWarnings],
      ]),
      ...protection(name, from.protects, to.protects),
    ]
  })
}

/** By the cases they are about; of several about the same ones, the second is told from the first by its number. */
function byName(objectives: Objective[]): Map<string, Objective> {
  const named = new Map<string, Objective>()
  for (const objective of objectives) {
    const name = nameOf(objective)
    let count = 1
    while (named.has(numbered(name, count))) count += 1
    named.set(numbered(name, count), objective)
  }
  return named
}

function numbered(name: string, count: number): string {
  return count === 1 ? name : `${name} (${count})`
}

/** "to resolve a question of severity 2", "to acknowledge any case". */
function nameOf({ measure, kind, severity }: Objective): string {
  const article = kind === 'incident' ? 'an' : 'a'
  const cases = kind === undefined ? (severity === undefined ? 'any case' : 'a case') : `${article} ${kind}`
  return `to ${measure} ${cases}${severity === undefined ? '' : ` of severity ${severity}`}`
}

function sayObjective(objective: Objective | undefined): string {
  return objective === undefined ? '' : `${formatTarget(objective.target)}, ${sayHoursOf(objective)}`
}

function sayHoursOf({ hours }: Objective): string {
  return hours === 'always' ? 'day and night' : 'in working hours'
}

function sayPauses({ pausesWhileWaiting }: Objective): string {
  return pausesWhileWaiting ? 'while it waits' : 'none'
}

function sayWarnings({ warnAtPercent }: Objective): string {
  if (warnAtPercent.length === 0) return 'none'
  return warnAtPercent
    .toSorted((a, b) => a - b)
    .map((percent) => `${percent} %`)
    .join(' and ')
}

const LONGEST = 80

/** Long words of people are cut, but never so that the two read the same. */
function protection(name: string, from: string, to: string): Change[] {
  if (from === to) return []
  const [was, is] = [[...from], [...to]]
  const first = was.findIndex((letter, at) => letter !== is[at])
  const parts = first === -1 ? was.length : first
  const begin = Math.max(was.length, is.length) > LONGEST ? Math.max(0, parts - LONGEST / 2) : 0
  return [{ what: `what the target ${name} protects`, from: piece(was, begin), to: piece(is, begin) }]
}

function piece(letters: string[], begin: number): string {
  const end = begin + LONGEST
  return `“${begin > 0 ? '…' : ''}${letters.slice(begin, end).join('')}${end < letters.length ? '…' : ''}”`
}
