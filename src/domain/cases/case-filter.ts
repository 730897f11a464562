import { type Case, caseLabel, isOver, type Severity } from './case.ts'

/** Which cases are asked for; what is not named does not matter. `due`: by a clock that runs. */
export type CaseFilter = {
  /** Open cases unless something else is asked for. */
  which: 'open' | 'closed' | 'all'
  waiting?: true
  severity?: Severity
  /** Owned or opened by whoever asks. */
  mine?: true
  due?: DueWhen
  /** Each stands in the label, the title or the description. */
  words?: string[]
}

export const DUE_WHENS = ['overdue', 'today', 'week'] as const
export type DueWhen = (typeof DUE_WHENS)[number]

/** Whether a case is asked for, but for when it is due, which its clocks say. */
export function fits({ which, waiting, severity, mine, words }: CaseFilter, state: Case, personId: string): boolean {
  if (which !== 'all' && isOver(state) !== (which === 'closed')) return false
  if (waiting && state.status !== 'waiting') return false
  if (severity !== undefined && state.severity !== severity) return false
  if (mine && state.owner.personId !== personId && state.openedBy.personId !== personId) return false
  return words === undefined || holds(state, words)
}

function holds({ number, title, description }: Case, words: string[]): boolean {
  const text = asSearched([caseLabel(number), title, description?.text ?? ''].join('\n'))
  return words.every((word) => text.includes(asSearched(word)))
}

/** As it is compared: whatever letters a keyboard writes them with, in small letters, without what nobody sees. */
export function asSearched(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
