import { proposeActionForm } from '../../cards/action-forms.ts'
import { actionSource } from '../../domain/checkins/action-source.ts'
import { type Run, runLabel } from '../../domain/checkins/run.ts'
import { widestGap } from '../../domain/checkins/widest-gap.ts'
import { actionLabel, actionTitle } from '../../domain/corrective/corrective-action.ts'
import type { UseCase } from '../dispatch.ts'
import { findRun } from '../find/find-subject.ts'
import { refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { askAsSaid, whatFormSays } from './action-ask.ts'

/** Ask a side for something that is to change after what a health check showed: the button opens the form, the form says what, and of which dimension. */
export const proposeAfterCheckIn: UseCase<Run> = {
  name: 'check-in.propose',
  needs: 'action.ask',
  find: findRun,
  async run(scene, run, request) {
    const label = runLabel(run.number)
    const partner = await scene.tx.partners.get(run.partnerId)
    if (!partner) return refused(`The partner of ${label} is no longer registered.`)
    if (run.status === 'open')
      return refused(`${label} is still open: what it shows, and what is to be done about it, is known as it closes.`)
    const { title, dimension, again } = request.values
    const dimensions = run.result.dimensions.map((one) => one.dimension)
    if (title === undefined) {
      const before = await toDoAgain(scene, run, again)
      const widest = before?.dimension ?? widestGap(run.result)?.dimension
      return {
        kind: 'form',
        form: proposeActionForm({
          ...whatFormSays(scene, partner),
          ...{ label, dimensions },
          ...(widest !== undefined && { about: widest }),
          ...(before && { again: before }),
        }),
      }
    }
    if (dimension !== undefined && !dimensions.includes(dimension))
      return refused(`${label} says nothing of “${dimension}”. It is about ${dimensions.join(', ')}.`)
    const about = dimension === undefined ? [] : [dimension]
    const outcome = await askAsSaid(scene, partner, title, request, actionSource(run, about))
    if (outcome.kind === 'done') scene.touched.touch({ kind: 'result', id: run.id })
    return outcome
  },
}

/** The action that did not help, by which the form begins; none where the press names one of something else. */
async function toDoAgain({ tx }: Scene, run: Run, again: string | undefined) {
  const action = again === undefined ? undefined : await tx.correctiveActions.byNumber(Number(again))
  if (action?.partnerId !== run.partnerId || action.source?.kind !== 'check-in' || action.audience !== 'shared')
    return undefined
  const [dimension] = action.source.dimensions
  const told = { label: actionLabel(action.number), title: actionTitle(action), side: action.side }
  return { ...told, ...(dimension !== undefined && { dimension }) }
}
