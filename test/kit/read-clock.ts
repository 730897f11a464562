import { momentsIn, spanIn } from './recompute.ts'

/** A stretch that the explanation tells of. `counted`: of `ms`, what counts since the change, or after the due time. */
type ToldPause = { from: number; to: number | undefined; ms: number; counted: number }

const PAUSE = /^It (?:was paused|is paused|waited on|waits on)/u

function pauseIn(line: string): ToldPause {
  const [from, to] = momentsIn(line)
  const [, told = '', afterDue] = /\)(?:: (.*?))?(?:,|\.$|\. )(?:.*those in force: (.*) of it\.)?/u.exec(
    line.slice(line.lastIndexOf('(Europe')),
  )!
  const ms = spanIn(told)
  const share = /, ([^,]+) of it since the change/u.exec(line)?.[1]
  if (/does not pause it/u.test(line)) return { from: from!, to, ms, counted: spanIn(afterDue) }
  if (line.includes('before the change that')) return { from: from!, to, ms, counted: 0 }
  return { from: from!, to, ms, counted: share === undefined ? ms : spanIn(share) }
}

/** What a reader finds in an explanation, and nothing else. */
export function readBack(lines: string[]) {
  const find = (pattern: RegExp) => lines.find((line) => pattern.test(line)) ?? ''
  const due = find(/^Due on .*in working time/u)
  const paused = find(/^It has no due time/u)
  const part = (pattern: RegExp) => spanIn(pattern.exec(due)?.[1])
  const seconds = /([+−]) ([^+−]+) of the seconds/u.exec(due)
  const used = /^Used [^:]*: (.*) of (.*) \(/u.exec(find(/^Used/u))
  const round = /with (.*) of the target: (a quarter|the rest) of it, since (.*) of (.*) had been/u.exec(
    find(/^Round/u),
  )
  return {
    base: due.includes('the change on')
      ? momentsIn(due)[1]!
      : paused.includes('the change on')
        ? momentsIn(paused)[0]!
        : momentsIn(find(/started on/u))[0]!,
    pauses: lines.filter((line) => PAUSE.test(line)).map((line) => ({ ...pauseIn(line), line })),
    due: momentsIn(due)[0],
    target: part(/\+ ([^+−]+) of target/u),
    paused: part(/\+ ([^+−]+) paused/u),
    leftOut: (seconds?.[1] === '−' ? -1 : 1) * spanIn(seconds?.[2]),
    used: used && { ms: spanIn(used[1]), of: spanIn(used[2]) },
    ended: momentsIn(find(/^It (?:stopped|ended|stands)/u))[0],
    overdue: /(?:overdue by|\), )(.*) of working time/u.exec(find(/^Breached|was missed/u))?.[1],
    round: round && {
      left: spanIn(round[1]),
      isRest: round[2] === 'the rest',
      used: spanIn(round[3]),
      of: spanIn(round[4]),
    },
    fromStart: /^From its start on it used (.*) by/u.exec(find(/^From its start/u))?.[1],
  }
}
