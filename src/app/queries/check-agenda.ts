import { type TalkAbout, talkAbout } from '../../domain/checkins/agenda.ts'
import { type Run, runLabel } from '../../domain/checkins/run.ts'
import {
  actionLabel,
  actionTitle,
  type CorrectiveAction,
  isUnfinished,
} from '../../domain/corrective/corrective-action.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { SIDES } from '../../domain/partners/party.ts'
import type { Asking } from '../asking.ts'
import { templateAsked } from '../checkins/templates.ts'
import { headOf, loadRoster, refOf } from '../people/roster.ts'

type Closed = Extract<Run, { status: 'closed' }>

/** What both account managers talk about after a check; undefined where no talk is proposed. `actions`: those with the partner that checks led to. */
export async function agendaOf(
  { tx }: Pick<Asking, 'tx'>,
  partner: Partner,
  run: Closed,
  earlier: readonly Closed[],
  actions: readonly CorrectiveAction[],
) {
  const course = earlier.map(({ number, result }) => ({ label: runLabel(number), result }))
  const talk: TalkAbout | undefined = talkAbout(run.result, course)
  if (!talk) return undefined
  const { dimension } = talk.widest
  const template = await templateAsked(tx, run.template)
  const means = template?.dimensions.find(({ name }) => name === dimension)?.means
  const roster = await loadRoster(tx, partner.id)
  const [ours, theirs] = SIDES.map((side) => headOf(roster, side))
  return {
    ...talk,
    ...(means !== undefined && { means }),
    actions: actions
      .filter((one) => isUnfinished(one) && isAbout(one, dimension))
      .map((one) => ({ label: actionLabel(one.number), title: actionTitle(one), status: one.status })),
    managers: { ...(ours && { internal: refOf(ours) }), ...(theirs && { partner: refOf(theirs) }) },
  }
}

function isAbout({ source, audience }: CorrectiveAction, dimension: string): boolean {
  return audience === 'shared' && source?.kind === 'check-in' && source.dimensions.includes(dimension)
}
