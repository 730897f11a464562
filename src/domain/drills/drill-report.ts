import type { Side } from '../partners/party.ts'
import type { Ms } from '../time/instant.ts'
import { type Away, type Call, callsAt, type Drill, type ToldStep } from './drill.ts'

/** How far a drill came with one whom it called. `waited for`: it goes on. `on its way`: it was over before it was known to have arrived. */
export type Fared =
  | { fared: 'reached'; after: Ms; by: string; through?: 'hook' }
  | { fared: 'silent' }
  | { fared: 'waited for' }
  | { fared: 'not delivered'; why: string }
  | { fared: 'on its way' }

/** `hook`: their page hook was rung besides, or could not be. */
export type CallReport = { to: string; hook?: 'rung' | 'failed' } & Fared

/** `reached`: somebody answered. `silent`: it called somebody, and nobody did. `empty`: it called nobody. */
export type StepReport = Pick<ToldStep, 'step' | 'gap' | 'channels' | 'hooks'> & {
  fared: 'reached' | 'silent' | 'empty'
  calls: CallReport[]
  away: Away[]
}

/** How each step of a side fared, those that only wait left out. */
export function reportOf(drill: Drill, side: Side): StepReport[] {
  return drill.told
    .filter((told) => told.side === side)
    .map((told) => {
      const calls = told.gap
        ? []
        : callsAt(drill, told).map((call) => ({
            to: call.to,
            ...(call.hook && { hook: call.hook }),
            ...faredOf(drill, call),
          }))
      const isReached = calls.some(({ fared }) => fared === 'reached')
      return {
        ...{ step: told.step, calls, away: told.away },
        fared: calls.length === 0 ? 'empty' : isReached ? 'reached' : 'silent',
        ...(told.gap && { gap: told.gap }),
        ...(told.channels && { channels: told.channels }),
        ...(told.hooks && { hooks: told.hooks }),
      }
    })
}

function faredOf(drill: Drill, { at, answered, failed, arrived }: Call): Fared {
  if (answered)
    return {
      fared: 'reached',
      after: answered.at - at,
      by: answered.personId,
      ...(answered.by && { through: answered.by }),
    }
  if (failed !== undefined) return { fared: 'not delivered', why: failed }
  if (!drill.end) return { fared: 'waited for' }
  return { fared: arrived ? 'silent' : 'on its way' }
}

/** "step 1 reached, step 2 empty": what the other side may know, too. */
export function sayReached(steps: Pick<StepReport, 'step' | 'fared'>[]): string {
  if (steps.length === 0) return 'no step was come to'
  return steps.map(({ step, fared }) => `step ${step + 1} ${FARED[fared]}`).join(', ')
}

const FARED: Record<StepReport['fared'], string> = { reached: 'reached', silent: 'not reached', empty: 'empty' }
