import { listed } from '../../cards/listed.ts'
import type { TermsPart } from '../../cards/terms-card.ts'
import { nearest } from '../../domain/partners/nearest.ts'
import { bareWord } from '../line/as-matched.ts'

/** In the order in which they are shown. */
const ALL = [
  'about',
  'hours',
  'targets',
  'figures',
  'money',
  'escalation',
  'checks',
  'people',
  'channels',
] as const satisfies TermsPart[]

/** How people call the parts of how a partner is run, each by its own word first. */
const WORDS: Record<TermsPart, string[]> = {
  about: ['about', 'name', 'type', 'stage'],
  hours: ['hours', 'calendar', 'calendars', 'holidays'],
  targets: ['targets', 'target', 'objectives', 'promises'],
  figures: ['figures', 'figure', 'numbers', 'measured', 'measurements', 'kpis', 'kpi'],
  money: ['money', 'fee', 'fees', 'penalty', 'penalties', 'cap', 'bonus', 'bonuses', 'credits'],
  escalation: ['escalation', 'escalations', 'ladder', 'ladders', 'steps'],
  checks: ['checks', 'check', 'health', 'cadence'],
  people: ['people', 'contacts'],
  channels: ['channels', 'channel'],
}

/** Which part words name: "hours", "working hours". */
export function partNamed(words: string[]): TermsPart | undefined {
  const said = words.map(bareWord)
  return ALL.find((part) => WORDS[part].some((word) => said.includes(word)))
}

/** What there is to name, and what may have been meant. */
export function whyNoPart(words: string[], slug: string): string {
  const near = nearest(bareWord(words[0] ?? ''), Object.values(WORDS).flat())
  const meant = near === undefined ? undefined : partNamed([near])
  const parts = `The parts of how a partner is run are ${listed([...ALL])}.`
  return meant === undefined
    ? `${parts} Say for example \`terms ${slug} hours\`, or \`terms ${slug}\` for all of them.`
    : `Did you mean \`terms ${slug} ${meant}\`? ${parts}`
}
