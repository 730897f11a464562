import type { MovedBack, Struck } from '../cases/round-story.ts'
import { formatDuration } from '../time/duration.ts'
import type { Instant, Ms } from '../time/instant.ts'
import type { Pause } from './due.ts'
import { beginsLate } from './late-pause.ts'
import { ruleOf } from './measures/measures.ts'
import type { Told } from './told.ts'

/** More pauses of a round than this are told in one line with their sum. */
const TOLD_ONE_BY_ONE = 10

/** What was struck or turned out to have been earlier, and each pause: those before the change that the due time counts from, those that moved it, and those after it. */
export function explainPauses(told: Told): string[] {
  const { history, now } = told
  const struck = history.struck.filter(({ at }) => at <= now).map((one) => explainStruck(told, one))
  const moved = history.movedBack.map((one) => explainMoved(told, one))
  const kinds: Kind[] = ['before the change', 'moves it', 'moves nothing', 'after it']
  const lines = kinds.flatMap((kind) => {
    const pauses = history.pauses.filter((pause) => kindOf(told, pause) === kind)
    const over = pauses.filter((pause) => isOver(pause))
    const folded =
      over.length > TOLD_ONE_BY_ONE ? [together(told, over, kind)] : over.map((one) => ended(told, one, kind))
    return [...folded, ...pauses.filter((one) => !isOver(one)).map((one) => lasting(told, one, kind))]
  })
  return [...struck, ...moved, ...lines]
}

type Over = Pause & { to: Instant }

function isOver(pause: Pause): pause is Over {
  return pause.to !== undefined
}

/** What a wait on the side that does not owe does to the due time. `moves nothing`: by the terms that it comes of. */
type Kind = 'before the change' | 'moves it' | 'moves nothing' | 'after it'

/** Undefined where the terms say nothing of pauses. */
function kindOf({ ruling }: Told, { from, to = Infinity }: Pause): Kind | undefined {
  const { reckoning, inForce, dueAt = Infinity } = ruling
  const isPausing = inForce.objective.pausesWhileWaiting
  if (from >= dueAt) return isPausing ? 'after it' : undefined
  if (!reckoning.promised.objective.pausesWhileWaiting) return isPausing ? 'moves nothing' : undefined
  return to <= reckoning.from ? 'before the change' : 'moves it'
}

function explainStruck({ say, clock, standing }: Told, struck: Struck): string {
  if (struck.what === 'resolution') {
    const credited =
      struck.creditedFrom === undefined
        ? ''
        : ` From ${say(struck.creditedFrom)} to then it waited on the side that had let it stand.`
    const untrue = struck.takenBack ? 'and that was taken back on' : 'and not solved on'
    return `It was called resolved on ${say(struck.from)}, ${untrue} ${say(struck.at)}: that counts as never said.${credited}`
  }
  if (struck.what === 'ending')
    return `The case was withdrawn or merged on ${say(struck.from)}, and that was taken back on ${say(struck.at)}: in between it waited on the side that had ended it.`
  if (struck.on === clock.obligor && struck.from === clock.startedAt && ruleOf(clock.measure).words.each === 'question')
    return `On ${say(struck.at)} nothing was to be answered any more${standing.status === 'void' ? ': the question counts as never asked' : ', when it was overdue already'}.`
  const on = struck.on === clock.obligor ? 'the side that owes' : 'the side that does not owe'
  return `A wait on ${on} from ${say(struck.from)} was ended unanswered on ${say(struck.at)}: it is struck, and paused nothing.`
}

function explainMoved({ say, clock }: Told, moved: MovedBack): string {
  const { at, instead } = moved
  const who = moved.what === 'answer' && moved.by === clock.obligor ? 'owes' : 'does not owe'
  const happened = moved.what === 'answer' ? `The side that ${who} answered` : 'It was acknowledged'
  return `${happened} on ${say(at)}: until word of that came, ${say(instead)} counted.`
}

function ended(told: Told, pause: Over, kind: Kind): string {
  const { say, printed } = told
  const stretch = `from ${say(pause.from)} to ${say(pause.to)}`
  const ms = printed.between(pause.from, pause.to)
  const span = `${formatDuration(ms)} of working time`
  if (kind === 'moves nothing')
    return `It waited on the side that does not owe ${stretch}: ${span}${unmoved(told, [pause])}`
  const mark = isLate(told, pause) ? ' It began within the last tenth of the target.' : ''
  return `It was paused ${stretch}: ${span}${share(told, ms, [pause], kind)}.${mark}`
}

function lasting(told: Told, pause: Pause, kind: Kind): string {
  const since = `since ${told.say(pause.from)}`
  if (kind === 'moves nothing') return `It waits on the side that does not owe ${since}${unmoved(told, [pause])}`
  const mark = isLate(told, pause) ? ' It began within the last tenth of the target.' : ''
  return `It is paused ${since}, waiting on the side that does not owe.${mark}`
}

function together(told: Told, pauses: Over[], kind: Kind): string {
  const { say, printed } = told
  const [first, last] = [pauses[0]!, pauses.at(-1)!]
  const stretch = `${pauses.length} times from ${say(first.from)} to ${say(last.to)}`
  const ms = pauses.reduce((sum, { from, to }) => sum + printed.between(from, to), 0)
  const span = `${formatDuration(ms)} of working time in all`
  if (kind === 'moves nothing')
    return `It waited on the side that does not owe ${stretch}: ${span}${unmoved(told, pauses)}`
  const late = pauses.filter((pause) => isLate(told, pause)).length
  const mark = late === 0 ? '' : ` ${late} of them began within the last tenth of the target.`
  return `It was paused ${stretch}: ${span}${share(told, ms, pauses, kind)}.${mark}`
}

/** How much of it the due time counts, where that is not all. */
function share({ printed, now }: Told, ms: Ms, pauses: Pause[], kind: Kind): string {
  if (kind === 'before the change') return ', before the change that it counts from'
  const counted = pauses.reduce((sum, pause) => sum + printed.notCountedMs(pause, now), 0)
  return counted === ms ? '' : `, ${formatDuration(counted)} of it since the change that it counts from`
}

function unmoved({ printed, ruling, now }: Told, pauses: Pause[]): string {
  const why = ', which by the terms that the due time comes of does not pause it.'
  const frozen = pauses.reduce((sum, pause) => sum + printed.notCountedMs(pause, now), 0)
  if (frozen === 0 || ruling.dueAt === undefined) return why
  return `${why} After the due time it does, by those in force: ${formatDuration(frozen)} of it.`
}

/** Whether a pause that moves the due time began within the last tenth of the target. */
function isLate(told: Told, pause: Pause): boolean {
  const { ruling, history } = told
  return kindOf(told, pause) === 'moves it' && beginsLate(ruling.reckoning, history.pauses, pause)
}
