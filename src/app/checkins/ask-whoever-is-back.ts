import { waitsForReturn } from '../../domain/checkins/respondent-back.ts'
import type { Run } from '../../domain/checkins/run.ts'
import type { Window } from '../../domain/checkins/window.ts'
import type { Party } from '../../domain/partners/party.ts'
import { loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { decideAndSaveRun } from './apply-run.ts'
import { windowOfSuccessor } from './respondents.ts'

/** Somebody is back earlier than they had said: the checks that are still open ask them now, those of our own people in one message. */
export async function askWhoeverIsBack(means: Means, personId: string): Promise<void> {
  let first: string | undefined
  for (const run of (await means.tx.runs.openFor(personId)).toReversed()) {
    const party = run.respondents.find((one) => one.personId === personId)
    const partner = await means.tx.partners.get(run.partnerId)
    if (!party || !partner || !waitsForReturn(run, personId, means.now)) continue
    const roster = await loadRoster(means.tx, partner.id)
    const window = await windowOfSuccessor(means, { partner, run: withTheirs(run, party), roster }, personId, party)
    if (!window) continue
    const joins = party.side === 'internal' ? (run.windows[personId]?.joins ?? first) : undefined
    first ??= run.id
    const inOne: Window = joins === undefined ? window : { ...window, joins }
    await decideAndSaveRun(means, partner, run, { type: 'RespondentBack', personId, window: inOne })
  }
}

/** The partner’s people are reminded together: whoever had no window of their own is reminded as the others of their side are. */
function withTheirs(run: Run, { personId, side }: Party): Run {
  if (side === 'internal' || run.windows[personId]) return run
  const others = run.respondents.filter((one) => one.side === side)
  const [like] = others.flatMap((one) => run.windows[one.personId] ?? [])
  return like ? { ...run, windows: { ...run.windows, [personId]: like } } : run
}
