import { type Side, SIDES } from '../partners/party.ts'
import type { Response, Run, Tallies, Tally } from './run.ts'
import { lowItems } from './score-answer.ts'
import { textsOf } from './texts-of.ts'

/** What somebody wrote. `about`: the dimensions it is of, none where it is of the partnership as a whole; `to`: the question in the words of its reader; `shown`: the other side may read it. */
export type SaidWords = {
  /** Absent where the side answers without names. */
  personId?: string
  side: Side
  about: string[]
  text: string
  to?: string
  shown: boolean
}

/** What people wrote in a run, in the order of its dimensions, and what is of none of them last: a follow-up is of what was answered low. */
export function wordsIn({
  items,
  responses,
  tallies,
}: Pick<Run, 'items' | 'responses'> & { tallies?: Tallies }): SaidWords[] {
  const order = [...new Set(items.map(({ dimension }) => dimension))]
  const place = ({ about: [first] }: SaidWords) => (first === undefined ? order.length : order.indexOf(first))
  const named = Object.entries(responses).flatMap(([personId, response]) => wordsOf(items, personId, response))
  const unnamed = SIDES.flatMap((side) => (tallies?.[side]?.texts ?? []).map((one) => unnamedOf(items, side, one)))
  return [...named, ...unnamed].toSorted((a, b) => place(a) - place(b))
}

/** To which low answer a follow-up belongs nobody knows: it would tell who answered what. */
function unnamedOf(items: Run['items'], side: Side, { itemId, text, shown }: Tally['texts'][number]): SaidWords {
  const item = items.find(({ id }) => id === itemId)
  return { side, text, about: item ? [item.dimension] : [], ...(item && { to: item[side] }), shown: shown === true }
}

function wordsOf(items: Run['items'], personId: string, response: Response): SaidWords[] {
  const { side, shows } = response
  const low = [...new Set(lowItems(items, response.answers).map(({ dimension }) => dimension))]
  return textsOf(items, response).map(({ item, text, asked }) => ({
    ...{ personId, side, text },
    about: item ? [item.dimension] : asked === 'follow-up' ? low : [],
    ...(item && { to: item[side] }),
    shown: (asked === 'follow-up' ? shows?.followUp : shows?.answers) === true,
  }))
}
