import { erasePerson } from '../app/erase/erase-person.ts'
import { planErasure } from '../app/erase/plan-erasure.ts'
import { sayErased, sayPlan } from '../app/erase/say-erasure.ts'
import { inTransaction } from '../app/in-transaction.ts'
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
  return inTransaction(services, { origin: { via: 'command line', by: asked.by } }, async (means) => {
    const person = await personCalled(means.tx, asked.who)
    if ('refused' in person) return [problem(person.refused)]
    return [refusedOr(await erasePerson(means, person), sayErased)]
  })
}

function refusedOr<T extends object>(result: T | { refused: string }, say: (result: T) => string): Line {
  return 'refused' in result ? problem(result.refused) : fine(say(result))
}
