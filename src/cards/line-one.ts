import type { Card, Inline, Rich } from './card.ts'
import { plainText } from './plain-text.ts'

/** Which and in what state; then each further part, if it says anything: who does what, by when. */
export function lineOne(lead: string, ...parts: Inline[][]): Inline[] {
  const said = parts.filter((part) => part.length > 0)
  return [{ bold: lead }, ...said.flatMap((part): Inline[] => [' · ', ...part])]
}

/** The headline with its fallback: the same in plain words, and then what else a notification should tell. */
export function headed(headline: Inline[], told = ''): { headline: Rich; fallback: string } {
  return { headline, fallback: `${plainText(headline)}. ${told}`.trimEnd() } satisfies Partial<Card>
}
