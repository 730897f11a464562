import { caseLabel } from '../../src/domain/cases/case.ts'
import { ladderLabel } from '../../src/domain/escalations/ladder.ts'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import type { Cast } from './sheets.ts'
import type { Stage } from './stage.ts'
import { startOfWeek, WEEK } from './weeks.ts'

/** Wraps each part of a case's life, for whoever measures it. */
export type Around = (part: string, act: () => Promise<void>) => Promise<void>

const plainly: Around = (_, act) => act()

/** Opened and acknowledged by now, on a Monday morning. Returns its number. */
export async function openCase(stage: Stage, cast: Cast, around: Around = plainly): Promise<number> {
  await around('open', () => stage.says(cast.theirMember, 'case "Orders API returns 500"', cast.shared))
  const number = await newestCase(stage, cast)
  stage.clock.move(10 * MINUTE)
  await around('acknowledge', () => stage.says(cast.ourMember, `ack ${caseLabel(number)}`, cast.shared))
  return number
}

/** A case that is solved in an hour. Returns its number. */
export async function shortLife(stage: Stage, cast: Cast): Promise<number> {
  const number = await openCase(stage, cast)
  stage.clock.move(HOUR)
  await stage.says(cast.ourMember, `resolve ${caseLabel(number)} "Rolled back"`, cast.shared)
  return number
}

/** A case that came back after it was solved for good, and was solved again. Returns its number. */
export async function secondLife(stage: Stage, cast: Cast): Promise<number> {
  const number = await shortLife(stage, cast)
  await inSilence(stage)
  await stage.says(cast.theirMember, `reopen ${caseLabel(number)} "It is back"`, cast.shared)
  stage.clock.move(HOUR)
  await stage.says(cast.ourMember, `resolve ${caseLabel(number)} "Rolled back for good"`, cast.shared)
  return number
}

/** All that can happen to a case: asked, answered, breached, escalated, solved, opened again and solved again. Returns its number. */
export async function longLife(stage: Stage, cast: Cast, around: Around = plainly): Promise<number> {
  const number = await openCase(stage, cast, around)
  const label = caseLabel(number)
  const says = (part: string, who: Cast['ourMember'], text: string) =>
    around(part, () => stage.says(who, text, cast.shared))
  stage.clock.move(HOUR)
  await says('ask', cast.ourMember, `ask ${label} "Which orders?"`)
  stage.clock.move(HOUR)
  await says('reply', cast.theirMember, `reply ${label} "All since nine"`)
  await around('breach and ladder', () => stage.passTo(stage.clock.now() + 3 * DAY))
  const ladder = await activeLadder(stage, cast)
  await says('take the ladder', cast.ourManager, `ack ${ladderLabel(ladder)}`)
  stage.clock.move(HOUR)
  await says('resolve', cast.ourMember, `resolve ${label} "Rolled back"`)
  stage.clock.move(HOUR)
  await says('reopen', cast.theirMember, `reopen ${label} "It is back"`)
  stage.clock.move(HOUR)
  await says('resolve again', cast.ourMember, `resolve ${label} "Rolled back for good"`)
  return number
}

async function newestCase(stage: Stage, { slug }: Cast): Promise<number> {
  return stage.store.read(async (view) => {
    const partner = await view.partners.bySlug(slug)
    const [newest] = await view.cases.list({ partnerId: partner!.id, unresolved: true, limit: 1 })
    return newest!.number
  })
}

async function activeLadder(stage: Stage, { slug }: Cast): Promise<number> {
  return stage.store.read(async (view) => {
    const partner = await view.partners.bySlug(slug)
    const ladder = (await view.ladders.active({ partnerId: partner!.id })).at(-1)
    return ladder!.number
  })
}

/** Solved, and confirmed by silence. */
export async function endCase(stage: Stage, cast: Cast, number: number): Promise<void> {
  await stage.says(cast.ourMember, `resolve ${caseLabel(number)} "Rolled back"`, cast.shared)
  await inSilence(stage)
}

/** To a Monday morning so late that what nobody strikes has been confirmed by silence. */
export async function inSilence(stage: Stage): Promise<void> {
  await stage.passTo(startOfWeek(stage.clock.now()) + 2 * WEEK)
}
