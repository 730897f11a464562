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

/** Filters in any order; what is none is the name of a partner, in however many words. Values as a button carries them. */
export function filtersIn({ words, flags }: Typed): Record<string, string> {
  const values: Record<string, string> = { ...flags }
  const name: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!
    const small = word.toLowerCase().replace(/[,.]$/u, '')
    const [, severity] = /^(?:severity|sev|p)[:=]?([0-9]+)$/u.exec(small) ?? []
    if (severity !== undefined) values['severity'] = severity
    else if (/^(?:severity|sev)[:=]?$/u.test(small)) values['severity'] = words[(at += 1)] ?? ''
    else if (small === 'this' && words[at + 1]?.toLowerCase() === 'week') continue
    else if (Object.hasOwn(WORDS, small)) values[WORDS[small]![0]] = WORDS[small]![1]
    else name.push(word)
  }
  return { ...values, ...(name.length > 0 && { partner: name.join(' ') }) }
}
