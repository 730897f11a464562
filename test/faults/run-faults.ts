import { setTimeout as sleep } from 'node:timers/promises'
import { Chance } from './chance.ts'
import { check, type Finding } from './check.ts'
import { type Deed, owedMarkers, perform, settleOutcomes } from './deeds.ts'
import { Journal } from './journal.ts'
import { mischief } from './mischief.ts'
import { type Moment, Planner } from './plan.ts'
import { Stage } from './stage.ts'

export type Report = {
  seed: number
  kills: number
  mode: 'http' | 'socket'
  findings: Finding[]
  /** Deeds by what they were, and how many of them were accepted. */
  deeds: Record<string, number>
  accepted: number
  /** Messages that the bot marked as a possible repeat. */
  marked: number
  faultsLogged: string[]
}

/** A kill that waits for requests waits no longer than this. */
const KILL_WITHIN_MS = 5_000

/** Longer than any request may take. */
const ANSWERED_WITHIN_MS = 20_000

/** So often everything is let come to rest, and checked. */
const CHECK_EVERY = 10

/**
 * Kills the product so many times while people use it and its platforms fail, and checks what came of it: after every ten kills and at
 * the end, stopping at the first finding. The seed decides what is done and when; how far each deed has come by then is the machine's affair.
 */
export async function runFaults(
  { seed, kills }: { seed: number; kills: number },
  say: (line: string) => void = () => undefined,
): Promise<Report> {
  const chance = new Chance(seed)
  const mode = seed % 2 === 0 ? 'http' : 'socket'
  const journal = new Journal()
  const planner = new Planner(chance, journal)
  await using stage = await Stage.open(mode)

  for (let kill = 1; kill <= kills; kill += 1) {
    const { deeds, moment, restFirst } = planner.next()
    const end = mischief(stage, chance)
    const launched = moment.after === 'launch' ? stage.launch() : stage.start()
    if (moment.after !== 'launch') await launched
    if (restFirst && moment.after !== 'launch') await stage.settle(() => owedMarkers(journal))
    const doing = deeds.map((deed) => act(deed, kill))
    await comes(moment, stage)
    await stage.kill()
    // What a kill has left hanging is not waited for longer than any platform waits for an answer.
    await Promise.race([Promise.allSettled([launched, ...doing]), sleep(ANSWERED_WITHIN_MS)])
    end()
    if (kill % CHECK_EVERY !== 0 && kill !== kills) continue
    const findings = await atRest()
    say(`${kill} kills, ${journal.entries.length} deeds, ${findings.length} findings`)
    if (findings.length > 0) return report(findings, kill)
  }
  return report([], kills)

  async function act(deed: Deed, kill: number): Promise<void> {
    await sleep(chance.between(0, 300))
    await perform(deed, stage, journal, kill, (marker) => planner.remember(marker, deed))
  }

  async function atRest(): Promise<Finding[]> {
    await stage.start()
    await stage.settle(() => owedMarkers(journal))
    settleOutcomes(journal, stage)
    const findings = check({ journal: journal.entries, seen: stage.seen(), rows: stage.rows() })
    await stage.kill()
    return findings
  }

  function report(findings: Finding[], killed: number): Report {
    const { entries } = journal
    const deeds = Object.fromEntries(
      [...Map.groupBy(entries, ({ deed }) => deed)].map(([deed, all]) => [deed, all.length]),
    )
    const accepted = entries.filter(({ outcome }) => outcome === 'accepted').length
    const { watch, faultsLogged } = stage
    return { seed, kills: killed, mode, findings, deeds, accepted, marked: watch.marked.size, faultsLogged }
  }
}

async function comes(moment: Moment, stage: Stage): Promise<void> {
  if (moment.after !== 'exchanges') return sleep(moment.ms)
  const wanted = stage.watch.exchanges + moment.count
  await stage.watch.until(() => stage.watch.exchanges >= wanted, KILL_WITHIN_MS)
}
