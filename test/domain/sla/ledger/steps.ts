import type { Word } from '../histories.ts'
import type { SaysAnother } from './another-fault.ts'
import type { Claim } from './said-beside.ts'
import type { Act, Trouble } from './troubles.ts'

/** What is done and said about a trouble while it lasts, and when. */

/** `at`: minutes after it began. */
export type Step = { at: number } & (
  | { does: Act['what'] | 'answers' | 'has what it needs'; late: number }
  | { does: 'says'; word: Word }
  | { does: 'claims'; claim: Claim }
  | { does: 'objects' }
  | { does: 'calls it another fault'; says: SaysAnother }
  | { does: 'goes by other terms' }
  | { does: 'asks for stricter terms' }
)

/** More would tell no more. */
const WORDS = [1, 2, 3, 4, 5, 6, 7, 8]

/** Until it is solved, in order of time. */
export function stepsOf({
  acts,
  tells,
  tricks,
  lasts,
  another = [],
  rebasedAt = null,
  tightensAt = null,
}: Pick<Trouble, 'acts' | 'tells' | 'tricks' | 'lasts'> &
  Partial<Pick<Trouble, 'rebasedAt' | 'tightensAt'>> & { another?: SaysAnother[] }): Step[] {
  const ends = { asks: 'has what it needs', 'is asked': 'answers' } as const
  const steps = acts.flatMap(({ at, what, takes, late }): Step[] => [
    { at, does: what, late },
    ...(what in ends ? [{ at: at + takes, does: ends[what as keyof typeof ends], late }] : []),
  ])
  for (const nth of tells === null ? [] : WORDS) steps.push({ at: nth * tells!, does: 'writes', late: 0 })
  for (const says of another) steps.push({ at: says.at, does: 'calls it another fault', says })
  if (rebasedAt !== null) steps.push({ at: rebasedAt, does: 'goes by other terms' })
  if (tightensAt !== null) steps.push({ at: tightensAt, does: 'asks for stricter terms' })
  let at = 0
  for (const { after, word, then, answeredAfter, claim } of tricks) {
    at += after
    if (at >= lasts) break
    const answeredAt = Math.min(at + answeredAfter, lasts)
    const meanwhile = Math.floor((at + answeredAt) / 2)
    steps.push({ at, does: 'says', word })
    if (then) steps.push({ at: meanwhile, does: 'says', word: then })
    if (claim) steps.push({ at: meanwhile, does: 'claims', claim })
    steps.push({ at: answeredAt, does: 'objects' })
  }
  return steps.filter((one) => one.at < lasts).toSorted((a, b) => a.at - b.at)
}
