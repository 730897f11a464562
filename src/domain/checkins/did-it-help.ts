import { type CorrectiveAction, dueOf, isUnfinished } from '../corrective/corrective-action.ts'
import { type Helped, type HelpJudged, HELPS } from '../corrective/helped.ts'
import type { Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { CANT_JUDGE, type Run, type RunEffect, runLabel, type Tallies } from './run.ts'
import type { Item } from './template.ts'

/** A check asks of so many at most, so that it stays one screen. */
const MOST = 3

/**
 * Of which actions that earlier checks led to the next one asks whether they helped: of those that are done until somebody has said so, then of those that are accepted and go on, what is due first
 * first.
 */
export function askedWhetherHelped(actions: readonly CorrectiveAction[]): CorrectiveAction[] {
  const known = actions.filter(({ source, audience }) => source?.kind === 'check-in' && audience === 'shared')
  const done = known.filter(({ status, judged = [] }) => status === 'done' && !judged.some((one) => one.of === 'done'))
  const open = known
    .flatMap((one) => (isUnfinished(one) && one.status === 'open' ? [one] : []))
    .toSorted((a, b) => dueOf(a) - dueOf(b) || a.number - b.number)
  return [...done, ...open].slice(0, MOST)
}

/** The question about one. What the action is called is its own, and said as the question is drawn: here it would outlive whoever wrote it. */
export function helpItem({ number, status, source }: CorrectiveAction): Item {
  const asks = `Has ACT-${number} helped?`
  return {
    id: `helped_${number}`,
    kind: 'single',
    dimension: (source?.kind === 'check-in' ? source.dimensions[0] : undefined) ?? '',
    ...{ internal: asks, partner: asks },
    action: { number, of: status === 'done' ? 'done' : 'open' },
    options: [
      { id: 'yes', label: 'Yes' },
      { id: 'partly', label: 'Partly' },
      { id: 'no', label: 'No' },
      { id: CANT_JUDGE, label: 'Can’t judge' },
    ],
  }
}

/** What each side says of each action that a run asks about, in its order. */
export function helpJudgedIn(
  { number, items, responses, tallies }: Pick<Run, 'number' | 'items' | 'responses'> & { tallies?: Tallies },
  at: Instant,
): { action: number; judged: HelpJudged }[] {
  const all = Object.values(responses)
  return items.flatMap(({ id, action }) => {
    if (!action) return []
    const of = (side: Side): Helped => {
      const said = all.filter((one) => one.side === side).map((one) => one.answers[id])
      const unnamed = tallies?.[side]?.chosen[id] ?? {}
      const [yes, partly, no] = HELPS.map((one) => said.filter((answer) => answer === one).length + (unnamed[one] ?? 0))
      return { yes: yes!, partly: partly!, no: no! }
    }
    const counts = { internal: of('internal'), partner: of('partner') }
    return [{ action: action.number, judged: { check: runLabel(number), at, of: action.of, counts } }]
  })
}

/** Once it is known what a run says of them, that is kept with the actions that it asks about. */
export function judging({ items }: Pick<Run, 'items'>): RunEffect[] {
  return items.some(({ action }) => action) ? [{ effect: 'judge actions' }] : []
}
