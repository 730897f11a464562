import { HOUR } from '../../src/domain/time/instant.ts'
import { serviceWorkInWords } from './hours-in-words.ts'
import { momentsIn, spanIn } from './recompute.ts'

/** What an explanation of a figure that is counted from cases states, and what its own lines come to. */
export function recomputeCounted(lines: string[]) {
  const [, direction, target] = / owes (at least|at most) ([\d.]+) /u.exec(lines[0] ?? '') ?? []
  const work = serviceWorkInWords(lines)
  const isAround = (lines[0] ?? '').includes(' day and night')
  const [began = 0, to = 0] = momentsIn(lines.find((line) => /^\S+ is from /u.test(line)) ?? '')
  const [agreed = began] = momentsIn(lines.find((line) => line.startsWith('It was agreed on')) ?? '')
  const from = Math.max(began, agreed)
  const [countedTo = to] = momentsIn(
    lines.find((line) => /^(?:It is counted up to|The partnership ended on) /u.test(line)) ?? '',
  )
  const down = lines.flatMap((line) => {
    const [, whole, counts] = /: down from .*\), (.*) of its hours; (.*) counts\./u.exec(line) ?? []
    if (whole === undefined || counts === undefined) return []
    const [first = 0, ended = 0] = momentsIn(line)
    const ms = counts === 'all of it' ? spanIn(whole) : spanIn(counts)
    return [{ wall: work(first, ended), whole: spanIn(whole), ms, failure: line.endsWith(' A failure.') }]
  })
  const repairs = lines.flatMap((line) => {
    const [, ms] = / was opened on .*: repaired in (.*) of its hours\.$/u.exec(line) ?? []
    const [opened = 0, solved = 0] = momentsIn(line).slice(-2)
    return ms === undefined ? [] : [{ wall: work(opened, solved), ms: spanIn(ms) }]
  })
  const wholes = lines.flatMap((line) => {
    const [, spans, parts = '', stands, least] =
      /^One outage, as .* tells?: (.*\)): (.*?)(?: = .*?)? of its hours; that is (less|no less) than (.*)\.$/u.exec(
        line,
      ) ?? []
    if (spans === undefined) return []
    const moments = momentsIn(spans)
    const pieces = moments.flatMap((from, at) => (at % 2 === 0 ? [work(from, moments[at + 1]!)] : []))
    return [{ pieces, said: parts.split(' + ').map((one) => spanIn(one)), stands, least: spanIn(least) }]
  })
  const [, service = '', gone = '', up = ''] =
    /; (.*) of service − (.*) = (.*) up\.$/u.exec(lines.find((line) => line.startsWith('Down ')) ?? '') ?? []
  const sum = (all: { ms: number }[]) => all.reduce((total, { ms }) => total + ms, 0)
  const failures = down.filter(({ failure }) => failure).length
  const last = lines.at(-1) ?? ''
  const [, said, unit, outcome] = /(?:= |^)([\d.]+) (%|h|failures)(?:,| is).*: (met|missed)\.$/u.exec(last) ?? []
  const exact =
    unit === '%'
      ? ((spanIn(service) - sum(down)) * 100) / spanIn(service)
      : unit === 'failures'
        ? failures
        : repairs.length > 0
          ? sum(repairs) / repairs.length / HOUR
          : (spanIn(service) - sum(down)) / failures / HOUR
  const places = 1_000
  const cut = (direction === 'at least' ? Math.floor : Math.ceil)(Number((exact * places).toFixed(6))) / places
  const isMet = direction === 'at least' ? exact >= Number(target) : exact <= Number(target)
  return {
    isAround,
    periodMs: work(from, countedTo),
    wholes,
    down,
    repairs,
    sums: { service: spanIn(service), gone: spanIn(gone), up: spanIn(up), down: sum(down) },
    stated: { value: Number(said), outcome },
    computed: { value: cut, outcome: isMet ? 'met' : 'missed' },
  }
}
