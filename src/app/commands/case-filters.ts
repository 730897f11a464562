import type { DueWhen } from '../../domain/cases/case-filter.ts'
import type { Typed } from './verb.ts'

const WORDS: Record<string, [key: string, value: string]> = {
  mine: ['mine', 'yes'],
  my: ['mine', 'yes'],
  me: ['mine', 'yes'],
  open: ['open', 'yes'],
  closed: ['closed', 'yes'],
  resolved: ['closed', 'yes'],
  waiting: ['waiting', 'yes'],
  overdue: ['due', 'overdue'],
  late: ['due', 'overdue'],
  today: ['due', 'today'],
  week: ['due', 'week'],
  all: ['everywhere', 'yes'],
  everywhere: ['everywhere', 'yes'],
}

/**
 * Filters in any order; what is none is the name of a partner, in however many words. Values as a button carries them. Refused where two of them leave nothing
 * to be shown, or say two things where one is meant: none is dropped in silence. `due`: what the verb itself asks for.
 */
export function filtersIn(
  { words, flags }: Typed,
  due?: DueWhen,
): { values: Record<string, string> } | { refused: string } {
  const said: [key: string, value: string][] = [
    ...Object.entries(flags),
    ...(due ? [['due', due] as [string, string]] : []),
  ]
  const name: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!
    const small = word.toLowerCase().replace(/[,.]$/u, '')
    const [, severity] = /^(?:severity|sev|p)[:=]?([0-9]+)$/u.exec(small) ?? []
    if (severity !== undefined) said.push(['severity', severity])
    else if (/^(?:severity|sev)[:=]?$/u.test(small)) said.push(['severity', words[(at += 1)] ?? ''])
    else if (small === 'this' && words[at + 1]?.toLowerCase() === 'week') continue
    else if (Object.hasOwn(WORDS, small)) said.push(WORDS[small]!)
    else name.push(word)
  }
  const why = whyNotBoth(said)
  if (why !== undefined) return { refused: why }
  return { values: { ...Object.fromEntries(said), ...(name.length > 0 && { partner: name.join(' ') }) } }
}

const DUE_WORDS: Record<string, string> = { overdue: 'overdue', today: 'due today', week: 'due this week' }

function whyNotBoth(said: [key: string, value: string][]): string | undefined {
  const each = (key: string) => [...new Set(said.flatMap(([one, value]) => (one === key ? [value] : [])))]
  const [due, otherwise] = each('due')
  const [severity, another] = each('severity')
  if (another !== undefined)
    return `I list one severity at a time, not ${severity} and ${another}: say \`cases severity ${severity}\` or \`cases severity ${another}\`.`
  if (due !== undefined && otherwise !== undefined)
    return `“${DUE_WORDS[due]}” and “${DUE_WORDS[otherwise]}” are two lists: say \`cases ${due}\` or \`cases ${otherwise}\`.`
  const [closed] = each('closed')
  const open = due ?? (each('waiting').length > 0 ? 'waiting' : undefined)
  return closed !== undefined && open !== undefined
    ? `A closed case is not ${DUE_WORDS[open] ?? open} any more: say \`cases closed\` or \`cases ${open}\`.`
    : undefined
}
