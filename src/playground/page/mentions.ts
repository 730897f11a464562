/** A stretch of typed text: a name after "@" of somebody who is here, or anything else. */
export type Stretch = { text: string; mention?: string }

/** Finds the mentions in what a person typed; the longest name wins, and an address is not one. */
export function findMentions(text: string, names: string[]): Stretch[] {
  const longestFirst = [...names].sort((a, b) => b.length - a.length).map(literally)
  if (longestFirst.length === 0) return [{ text }]
  const pattern = new RegExp(`(?<![\\w@])@(${longestFirst.join('|')})(?![\\p{L}\\p{N}_])`, 'giu')
  const stretches: Stretch[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) stretches.push({ text: text.slice(from, match.index) })
    stretches.push({ text: match[0], mention: match[1] ?? '' })
    from = match.index + match[0].length
  }
  if (from < text.length) stretches.push({ text: text.slice(from) })
  return stretches
}

function literally(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
