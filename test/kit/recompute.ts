import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { enoughIn } from './recompute-enough.ts'

/*
 * A reader who trusts nothing but the words of an explanation: finds the numbers in it and works the result out anew. It knows nothing of the product but how
 * moments and spans are written.
 */

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const MOMENT = /\w{3} (\d+) (\w{3}) (\d{4}), (\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)? \(([A-Za-z_/]+)\)/gu

/** The moments that a text names, in order, to the millisecond. */
export function momentsIn(text: string): number[] {
  return [...text.matchAll(MOMENT)].map(([, day, month, year, hour, minute, second = '0', parts = '0', zone]) => {
    const date = { year: Number(year), month: MONTHS.indexOf(month!) + 1, day: Number(day) }
    const wall = { ...date, hour: Number(hour), minute: Number(minute), second: Number(second) }
    const millisecond = Number(parts.padEnd(3, '0'))
    return Temporal.PlainDateTime.from({ ...wall, millisecond }).toZonedDateTime(zone!).epochMilliseconds
  })
}

const UNITS: Record<string, number> = { day: DAY, days: DAY, h: HOUR, min: MINUTE, s: SECOND }

/** "2 h 30 min 12.5 s" in milliseconds. */
export function spanIn(text: string | undefined): number {
  const parts = [...(text ?? '').matchAll(/(\d+(?:\.\d+)?) (days?|h|min|s)\b/gu)]
  return parts.reduce((sum, [, amount, unit]) => sum + Math.round(Number(amount) * UNITS[unit!]!), 0)
}

const AGAIN =
  /It was missed in an earlier period and still overdue when this one ended, since .*?: by the terms it counts again\. ?/gu

/** What an explanation of a promise states, and what its own lines come to. */
export function recomputePromise(lines: string[]) {
  const cases = lines.flatMap((line) => {
    const [, label, outcome] =
      /^(CASE-\d+): (met|missed|let pass, and not counted|unconfirmed, and not counted yet|struck, and not counted|void, and not counted|opened by the side that owes, and not counted unless the other side says so|kept by a severity to which the side that owes raised it itself, and not counted)\. /u.exec(
        line,
      ) ?? []
    if (label === undefined) return []
    const again = [...line.matchAll(AGAIN)].map(([said]) => momentsIn(said)[0]!)
    const rest = line.replaceAll(AGAIN, '').replace(/ It is one incident with .*$/u, '')
    const hasRounds = rest.trim() !== `${label}: ${outcome}.`
    return [{ label, outcome: outcome!, again, rounds: hasRounds ? roundsIn(rest) : [] }]
  })
  const folded = lines.flatMap((line) => /^(\d+) more were met: (.*)\.$/u.exec(line)?.[2]?.split(', ') ?? [])
  const [from = 0, to = 0] = momentsIn(lines.find((line) => /^\S+ is from /u.test(line)) ?? '')
  const judged = cases.map((one) => {
    const counting = one.rounds.filter(({ counted }) => counted)
    const late = counting.some(({ isLate }) => isLate)
    return { ...one, computed: one.again.length > 0 || late ? 'missed' : counting.length === 0 ? 'neither' : 'met' }
  })
  const [, met, missed, all, of, whole, share] =
    /: (\d+) met \+ (\d+) missed = (\d+)\. (\d+) of (\d+) is ([\d.]+) %/u.exec(
      lines.find((line) => line.startsWith('Each case once')) ?? '',
    ) ?? []
  return {
    cases: judged,
    period: { from, to },
    stated: met === undefined ? undefined : { met: Number(met), missed: Number(missed), all: Number(all) },
    share: share === undefined ? undefined : { said: Number(share), of: [Number(of), Number(whole)] as const },
    enough: enoughIn(lines),
    computed: {
      met: judged.filter(({ computed }) => computed === 'met').length + folded.length,
      missed: judged.filter(({ computed }) => computed === 'missed').length,
    },
  }
}

/** Of each round: its due time, its stop, and whether the words say that it counts. */
function roundsIn(line: string) {
  return line
    .slice(line.indexOf('. ') + 2)
    .split(/(?=In (?:round|question|stretch) \d+: )/u)
    .map((text) => {
      const due = /due on ([^)]*\))/iu.exec(text)?.[1]
      const stop = /stopped on ([^)]*\))/u.exec(text)?.[1]
      const counts = /It (?:counts|would count) on ([^)]*\))/u.exec(text)?.[1]
      const [dueAt, stoppedAt] = [due, stop].map((one) => (one === undefined ? undefined : momentsIn(one)[0]))
      const [at] = momentsIn(counts ?? '')
      const isLate = stoppedAt === undefined || stoppedAt > (dueAt ?? Infinity)
      const isLeftOut = / (?:opened by the side that owes|raised it itself), and not counted/u.test(line)
      const counted = !isLeftOut && !text.includes('let that pass') && !text.includes('not confirmed yet')
      return { dueAt, stoppedAt, isLate, counted, placedAt: isLate ? (at ?? dueAt) : stoppedAt }
    })
}

/** What an explanation of a reported figure states, and what its own lines come to. */
export function recomputeMeasured(lines: string[]) {
  const [, direction, target] = /owes (at least|at most) (-?[\d.]+) /u.exec(lines[0] ?? '') ?? []
  const reports = lines.flatMap((line) => {
    const [, value, , before] =
      / \([^()]*\): (-?[\d.]+) (.*?)(?:, instead of (-?[\d.]+) .*?)?(?:;|\.$)/u.exec(line) ?? []
    return value === undefined || !/ (?:reported|corrected) it on /u.test(line) ? [] : [{ value, before }]
  })
  const [, value, how, against, outcome] =
    /^(-?[\d.]+) .* is (exactly|below|above) (-?[\d.]+) .*: (met|missed)\.$/u.exec(lines.at(-1) ?? '') ?? []
  const last = reports.at(-1)?.value
  const isMet = direction === 'at least' ? Number(last) >= Number(target) : Number(last) <= Number(target)
  return {
    reports,
    stated: value === undefined ? undefined : { value, how, against, outcome },
    computed: last === undefined ? undefined : { value: last, outcome: isMet ? 'met' : 'missed', target },
  }
}
