import { formatDuration } from '../time/duration.ts'
import type { Struck } from '../cases/read-log.ts'
import { type Pause, pausing, usedMs } from './due.ts'
import { dueOf, type Told } from './told.ts'

/** More pauses of a round than this are told in one line with their sum. */
const TOLD_ONE_BY_ONE = 10

/** A pause that begins with less than this share of the target left is marked. */
const LAST_SHARE = 0.1

/** What was struck, and each pause. */
export function explainPauses(told: Told): string[] {
  const { history, reckoning, clock, now } = told
  const pauses = pausing({ ...reckoning, from: clock.startedAt }, history.pauses)
  const lasting = pauses.filter(({ to }) => to === undefined)
  const over = pauses.filter(({ to }) => to !== undefined)
  const struck = history.struck.filter(({ at }) => at <= now).map((one) => explainStruck(told, one))
  const folded = over.length > TOLD_ONE_BY_ONE ? [together(told, over)] : over.map((pause) => one(told, pause))
  return [...struck, ...folded, ...lasting.map((pause) => one(told, pause))]
}

function explainStruck({ say, clock }: Told, struck: Struck): string {
  if (struck.what === 'resolution') {
    const credited =
      struck.creditedFrom === undefined
        ? ''
        : ` From ${say(struck.creditedFrom)} to then it waited on the side that had let it stand.`
    return `It was called resolved on ${say(struck.from)}, and not solved on ${say(struck.at)}: that counts as never said.${credited}`
  }
  const on = struck.on === clock.obligor ? 'the side that owes' : 'the side that does not owe'
  return `A wait on ${on} from ${say(struck.from)} was ended unanswered on ${say(struck.at)}: it is struck, and paused nothing.`
}

function one(told: Told, pause: Pause): string {
  const { say, printed, now } = told
  const mark = isLate(told, pause) ? ' It began within the last tenth of the target.' : ''
  return pause.to === undefined
    ? `It is paused since ${say(pause.from)}, waiting on the side that does not owe.${mark}`
    : `It was paused from ${say(pause.from)} to ${say(pause.to)}: ${formatDuration(printed.pauseMs(pause, now))} of working time.${mark}`
}

function together(told: Told, pauses: Pause[]): string {
  const { say, printed, now } = told
  const [first, last] = [pauses[0]!, pauses.at(-1)!]
  const sum = pauses.reduce((ms, pause) => ms + printed.pauseMs(pause, now), 0)
  const late = pauses.filter((pause) => isLate(told, pause)).length
  const mark = late === 0 ? '' : ` ${late} of them began within the last tenth of the target.`
  return `It was paused ${pauses.length} times from ${say(first.from)} to ${say(last.to ?? now)}: ${formatDuration(sum)} of working time in all.${mark}`
}

/** Whether a pause that moves the due time began within the last tenth of the target. */
function isLate(told: Told, { from }: Pause): boolean {
  const { reckoning, history } = told
  const used = usedMs(reckoning, history.pauses, from)
  return from < (dueOf(told) ?? Infinity) && from >= reckoning.from && used >= (1 - LAST_SHARE) * reckoning.neededMs
}
