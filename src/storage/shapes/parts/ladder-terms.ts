import { z } from 'zod'
import { CAUSES, URGENCIES } from '../../../domain/escalations/ladder.ts'
import type { LadderStep, Target, Watcher } from '../../../domain/escalations/policy.ts'
import { PURPOSES } from '../../../domain/partners/purpose.ts'
import { ROLES } from '../../../domain/partners/party.ts'
import type { LadderTerms } from '../../../domain/terms/ladder-terms.ts'
import { exactly } from '../exactly.ts'
import { duration } from './calendar.ts'
import { severity } from './objective.ts'

const target = exactly<Target>()(
  z.discriminatedUnion('to', [
    z.object({ to: z.literal('role'), role: z.enum(ROLES) }),
    z.object({ to: z.literal('person'), person: z.string() }),
    z.object({ to: z.literal('rotation'), name: z.string() }),
    z.object({ to: z.literal('channel'), purpose: z.enum(PURPOSES) }),
    z.object({ to: z.literal('hook'), name: z.string() }),
  ]),
)

const steps = z.array(
  exactly<LadderStep>()(
    z.object({
      ...{ targets: z.array(target), wait: duration, waitIn: z.enum(['working', 'wall']) },
      acknowledge: z.literal('all').exactOptional(),
    }),
  ),
)

const watcher = exactly<Watcher>()(
  z.discriminatedUnion('to', [
    z.object({ to: z.literal('role'), role: z.enum(ROLES) }),
    z.object({ to: z.literal('channel'), purpose: z.enum(['internal', 'managers']) }),
  ]),
)

export const ladderTerms = exactly<LadderTerms>()(
  z.object({
    cause: z.enum(CAUSES).exactOptional(),
    severity: severity.exactOptional(),
    urgency: z.enum(URGENCIES).exactOptional(),
    steps: z.object({ internal: steps, partner: steps }),
    cycles: z.number(),
    watchers: z.array(watcher).exactOptional(),
    theirWatchers: z.array(z.object({ to: z.literal('role'), role: z.enum(ROLES) })).exactOptional(),
  }),
)

const keptSteps = z.looseObject({ steps: z.object({ internal: steps, partner: steps }) })

/**
 * A ladder kept while its steps told both sides together: a step of ours beside one of theirs said the wait of both, and a side waited as long where only the
 * other was told. So each list is as long as the longer one.
 */
export function apart(ladder: unknown): unknown {
  const { success, data } = keptSteps.safeParse(ladder)
  // What it should have been is said of it where the whole is read.
  if (!success) return ladder
  const { internal, partner } = data.steps
  const height = Math.max(internal.length, partner.length)
  const own = (list: LadderStep[]): LadderStep[] =>
    list.length === 0
      ? []
      : Array.from({ length: height }, (_, at) => {
          const { wait, waitIn } = (internal[at] ?? partner[at])!
          return { targets: list[at]?.targets ?? [], wait, waitIn }
        })
  return { ...data, steps: { internal: own(internal), partner: own(partner) } }
}
