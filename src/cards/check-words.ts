import type { CardBlock, Rich } from './card.ts'
import { quote } from './quote.ts'

/** What somebody wrote in a check, as whoever reads may; without a name where their side has none. `about`: the dimensions it is of, none where it is of the partnership as a whole; `shown`: its author lets the other side read it. */
export type Voice = { name?: string; company: string; about: string[]; text: string; to?: string; shown: boolean }

const QUESTION = 100
const WORDS = 600

/** In their words, each beneath what it is about; nothing where nobody wrote anything that may be read. */
export function wordBlocks(voices: Voice[]): CardBlock[] {
  const groups = Map.groupBy(voices, ({ about }) => about.join(', '))
  return [...groups].flatMap(([about, said], at): CardBlock[] => [
    { kind: 'text', text: [{ bold: `${at === 0 ? 'In their words: ' : ''}${about || 'the partnership as a whole'}` }] },
    { kind: 'list', items: said.map(voiceLine) },
  ])
}

export function voiceLine({ name, company, text, to }: Voice): Rich {
  const question = to === undefined ? '' : ` to ${quote(to, QUESTION)}`
  const said = `${question}: ${quote(text, WORDS)}`
  return name === undefined ? [{ bold: company }, `, without a name${said}`] : [{ bold: name }, ` (${company})${said}`]
}
