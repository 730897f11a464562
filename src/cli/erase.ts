import { erasePerson } from '../app/erase/erase-person.ts'
import { planErasure } from '../app/erase/plan-erasure.ts'
import { sayErased, sayPlan } from '../app/erase/say-erasure.ts'
import { meansOf } from '../app/means-of.ts'
import type { AppServices } from '../app/services.ts'
import { personCalled } from './find-person.ts'
import { fine, type Line, problem } from './line.ts'

/** `liaison erase`: all that is kept of somebody goes, and what they wrote; with `dryRun`, what would go is only said. */
export async function erase(
  services: AppServices,
  asked: { who: string; by: string; dryRun?: boolean },
): Promise<Line[]> {
  if (asked.dryRun === true)
    return services.store.read(async (view) => {
      const person = await personCalled(view, asked.who)
      const plan = 'refused' in person ? person : await planErasure(view, person)
      return [refusedOr(plan, sayPlan)]
    })
  return services.store.transact(async (tx) => {
    const person = await personCalled(tx, asked.who)
    if ('refused' in person) return [problem(person.refused)]
    const means = { ...meansOf(services, tx), origin: { via: 'command line' as const, by: asked.by } }
    return [refusedOr(await erasePerson(means, person), sayErased)]
  })
}

function refusedOr<T extends object>(result: T | { refused: string }, say: (result: T) => string): Line {
  return 'refused' in result ? problem(result.refused) : fine(say(result))
}
