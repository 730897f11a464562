import type { Instant } from '../../src/domain/time/instant.ts'
import { median } from '../median.ts'
import { type Counted, countStatements } from '../../test/kit/count-statements.ts'
import { type Around, inSilence, longLife } from './life.ts'
import { LOOKS } from './looks.ts'
import { castOf } from './sheets.ts'
import { Stage } from './stage.ts'

/** Of one part of a life, or of the whole: medians over all the lives. */
export type Cost = { statements: number; ms: number; cpuMs: number; sqlMs: number }

export type Lives = { parts: Map<string, Cost>; sql: Map<string, { times: number; ms: number }> }

export const WHOLE = 'whole life'

/**
 * Live the same life so often on each database, in turns, so that whatever else the machine does meanwhile meets all of them alike. The
 * first time is for warming up, and does not count.
 */
export async function liveInTurns(files: string[], times: number, at: Instant): Promise<Lives[]> {
  const take = countStatements()
  const stages = await Promise.all(files.map((file) => Stage.open(file, at)))
  const measured = files.map(() => ({
    costs: new Map<string, Cost[]>(),
    sql: new Map<string, { times: number; ms: number }>(),
  }))
  for (let time = 0; time <= times; time += 1)
    for (const [which, stage] of stages.entries()) {
      const { costs, sql } = measured[which]!
      if (time === 1) {
        costs.clear()
        sql.clear()
      }
      const whole: Cost = { statements: 0, ms: 0, cpuMs: 0, sqlMs: 0 }
      const around: Around = async (part, act) => {
        const { cost, counted } = await costOf(act, take)
        costs.set(part, [...(costs.get(part) ?? []), cost])
        for (const key of ['statements', 'ms', 'cpuMs', 'sqlMs'] as const) whole[key] += cost[key]
        for (const [text, { times, ms }] of counted.bySql) {
          const known = sql.get(text) ?? { times: 0, ms: 0 }
          sql.set(text, { times: known.times + times, ms: known.ms + ms })
        }
      }
      const number = await longLife(stage, castOf(0), around)
      costs.set(WHOLE, [...(costs.get(WHOLE) ?? []), { ...whole }])
      for (const [look, line] of LOOKS)
        await around(look, () => stage.says(castOf(0).ourManager, line(number), castOf(0).internal))
      await inSilence(stage)
    }
  for (const stage of stages) await stage[Symbol.asyncDispose]()
  return measured.map(({ costs, sql }) => ({
    parts: new Map([...costs].map(([part, all]) => [part, mediansOf(all)])),
    sql,
  }))
}

async function costOf(act: () => Promise<void>, take: () => Counted): Promise<{ cost: Cost; counted: Counted }> {
  take()
  const cpu = process.cpuUsage()
  const began = performance.now()
  await act()
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  const counted = take()
  return { cost: { statements: counted.statements, ms, cpuMs: (user + system) / 1000, sqlMs: counted.ms }, counted }
}

function mediansOf(all: Cost[]): Cost {
  const of = (key: keyof Cost): number => median(all.map((one) => one[key]))
  return { statements: of('statements'), ms: of('ms'), cpuMs: of('cpuMs'), sqlMs: of('sqlMs') }
}
