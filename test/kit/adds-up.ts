import { workInWords } from './hours-in-words.ts'
import { readBack } from './read-clock.ts'
import { recomputeCounted } from './recompute-counted.ts'
import { amountsIn, costIn, type LineTold, recomputeLedger } from './recompute-ledger.ts'
import { type Check, enoughAgain, enoughChecks } from './recompute-enough.ts'
import { recomputeMeasured, recomputePromise, spanIn } from './recompute.ts'

/** What in an explanation does not come from the rest of its words; nothing where it adds up. `all`: what it may refer to. */
export function wrongIn(told: LineTold, all: LineTold[] = [told]): string[] {
  return [...momentsOf(told.lines), ...checksOf(told, all)]
    .filter(([, said, found]) => JSON.stringify(said) !== JSON.stringify(found))
    .map(([what, said, found]) => `${what}: ${JSON.stringify(said)} is said, it is ${JSON.stringify(found)}`)
}

function checksOf(told: LineTold, all: LineTold[]): Check[] {
  const { heading, lines } = told
  const [first = ''] = lines
  if (heading.startsWith('Time to')) return clock(lines)
  if (heading.startsWith('Line ') || heading.startsWith('Owed by ')) return ledgerLine(told, all)
  if (first.includes(' promised to ')) return promise(lines)
  return first.includes('counted from incidents') ? counted(lines) : measured(lines)
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Each day is the weekday that stands with it. */
function momentsOf(lines: string[]): Check[] {
  return [...lines.join(' ').matchAll(/\b([A-Z][a-z]{2}) (\d+) ([A-Z][a-z]{2}) (\d{4})\b/gu)].map(
    ([said, weekday, day, month, year]) => {
      const at = new Date(`${day} ${month} ${year} UTC`)
      return [said, [weekday, Number(day)], [WEEKDAYS[(at.getUTCDay() + 6) % 7], at.getUTCDate()]]
    },
  )
}

function clock(lines: string[]): Check[] {
  const work = workInWords(lines)
  const { base, due = NaN, target, paused, leftOut, used, ended = NaN, pauses, overdue } = readBack(lines)
  const waited = pauses.reduce((sum, { counted: ms }) => sum + ms, 0)
  const text = lines.join('\n')
  const [, promised, inTime = promised] = /^The target to \w+ is (.*?)(?: \((.*?)\))?, counted/u.exec(text) ?? []
  const changes = [...text.matchAll(/ the target was (.*?) and is (.*?) \((?:(.*?), )?version /gu)]
  const changed = changes.map(([, , said, ms = said]) => spanIn(ms))
  const percent = /^Used .* \((\d+) %\)\.$/mu.exec(text)?.[1]
  return [
    ['the due time', target + paused + leftOut, work(base, due)],
    ['what is used', used?.ms, work(base, ended) - waited],
    ['its target', used?.of, target],
    ['the target of the terms', [spanIn(inTime), ...changed].find((ms) => ms === target) ?? spanIn(inTime), target],
    ...changes.map(([, was], at): Check => [
      'the target before',
      was,
      changes[at - 1]?.[2] ??
        (was === 'none' ? was : /^The target to \w+ is (.*?)(?: \(.*?\))?, counted/u.exec(text)?.[1]),
    ]),
    ['the share that is used', Number(percent), Math.floor((100 * (used?.ms ?? 0)) / target)],
    ['whether it was in time', text.includes('in time: the target was met'), ended <= due],
    ['by how much it was late', spanIn(overdue), ended <= due ? 0 : work(due, ended)],
    ...pauses.map(({ from, to, ms }): Check => ['a pause', ms, work(from, to ?? NaN)]),
  ]
}

/** A month, or a quarter: from its first day to that of the next. */
function periodOf(lines: string[]): Check[] {
  const line = lines.find((one) => /^\S+ is from /u.test(one)) ?? ''
  const [, name = ''] = /^(\S+) is from/u.exec(line) ?? []
  const [from, to] = [...line.matchAll(/(\d+) ([A-Z][a-z]{2}) (\d{4}), (\d\d:\d\d)/gu)].map(
    ([, day, month, year, time]) => `${new Date(`${day} ${month} ${year} UTC`).toISOString().slice(0, 10)} ${time}`,
  )
  const [year, part = ''] = name.split('-')
  const first = part.startsWith('Q') ? (Number(part.slice(1)) - 1) * 3 : Number(part) - 1
  const [begins, ends] = [first, first + (part.startsWith('Q') ? 3 : 1)].map((month) =>
    new Date(Date.UTC(Number(year), month)).toISOString().slice(0, 10),
  )
  const [time] = /\d\d:\d\d$/u.exec(from ?? '') ?? []
  return [
    ['where the period begins', from, `${begins} ${time}`],
    ['where it ends', to, `${ends} ${time}`],
  ]
}

function promise(lines: string[]): Check[] {
  const { stated, computed, cases, share, enough, period } = recomputePromise(lines)
  return [
    ...periodOf(lines),
    ['whether there is a sum', stated !== undefined, computed.met + computed.missed > 0],
    ...(enough ? enoughChecks(enough, computed) : []),
    ['what was met and missed', stated && [stated.met, stated.missed], stated && [computed.met, computed.missed]],
    ['their sum', stated?.all, stated && computed.met + computed.missed],
    ['what is divided', share?.of, share && [computed.met, computed.met + computed.missed]],
    ['the share', share?.said, share && Math.floor((computed.met * 1_000) / (computed.met + computed.missed)) / 10],
    ...cases.flatMap(({ label, outcome, computed: found, rounds }): Check[] => [
      [label, outcome === 'met' || outcome === 'missed' ? outcome : 'neither', found],
      ...rounds.map(({ placedAt = NaN }): Check => [
        `${label} in the period`,
        true,
        period.from <= placedAt && placedAt < period.to,
      ]),
    ]),
  ]
}

/** Whatever is added up in so many words: "Down 6 h + 1 h = 7 h", "Repaired 2: 3 h + 1 h = 4 h". */
function spansAddedUp(lines: string[]): Check[] {
  return lines.flatMap((line) =>
    [...line.matchAll(/(?:^Down |: |; )([^:;=]*) = ([^;.=]*?)(?: up)?[.;]/gu)].flatMap(
      ([, parts = '', sum]): Check[] => {
        const [first = '', ...less] = parts.replace(' of service', '').split(' − ')
        if (!/ (?:h|min|s|days?)\b/u.test(parts)) return []
        return [[line, spanIn(sum), spanIn(first) - less.reduce((all, one) => all + spanIn(one), 0)]]
      },
    ),
  )
}

function counted(lines: string[]): Check[] {
  const read = recomputeCounted(lines)
  const { stated, computed, down, repairs, sums, periodMs, wholes } = read
  const all = repairs.length > 0 ? repairs : down
  const text = lines.join('\n')
  const [, how, against] = /(?:That|failures?) is (below|above|exactly) (-?[\d.]+) /u.exec(text) ?? []
  const [, agreed] = / owes at (?:least|most) ([\d.]+) /u.exec(text) ?? []
  const [, again = agreed] = /and at (?:least|most) ([\d.]+) .*? was promised/u.exec(text) ?? []
  const out = down.reduce((sum, { whole, ms }) => sum + whole - ms, 0)
  const failures = down.filter(({ failure }) => failure).length
  const times = repairs.length > 0 ? repairs.length : failures
  const [, service] = /(?:^|; )([^;]*?) of service/mu.exec(text) ?? []
  const left = [...text.matchAll(/^Left out: (.*?) (in|while|by|as) /gmu)]
  const leftMs = left.reduce((sum, [, ms]) => sum + spanIn(ms), 0)
  // What is left out for two reasons at once is told with each.
  const isLeft = left.length > 1 || wholes.length > 0 ? leftMs >= out || wholes.length > 0 : leftMs === out
  return [
    ...periodOf(lines),
    ['the result', stated, computed],
    ...down.map(({ wall, whole }): Check => ['what was down', whole, wall]),
    ...repairs.map(({ wall, ms }): Check => ['what was repaired', ms, wall]),
    ...spansAddedUp(lines),
    ['what is left out', isLeft ? out : leftMs, out],
    ...wholes.flatMap(({ pieces, said, stands, least }): Check[] => [
      ['the pieces of an outage', said, pieces],
      ['whether it is long enough', stands, pieces.reduce((sum, ms) => sum + ms, 0) < least ? 'less' : 'no less'],
    ]),
    ['the target', [against ?? again, again], [agreed, agreed]],
    ['the failures', Number(/^Failures that began in it: (\d+)\./mu.exec(text)?.[1] ?? failures), failures],
    ['the hours of the period', spanIn(/^.* \/ (\d+ h.*?) = /mu.exec(text)?.[1] ?? service), sums.service],
    ['what it is divided by', Number(/ \/ (\d+) = /u.exec(text)?.[1] ?? times), times],
    [
      'how it stands',
      how,
      how && (computed.value < Number(agreed) ? 'below' : computed.value > Number(agreed) ? 'above' : 'exactly'),
    ],
    ...(repairs.length > 0
      ? ([
          ['how many', Number(/^Repaired (\d+): /mu.exec(text)?.[1]), all.length],
          ['what is divided', spanIn(/^(.*) \/ \d+ = /mu.exec(text)?.[1]), all.reduce((sum, { ms }) => sum + ms, 0)],
        ] satisfies Check[])
      : sums.service > 0
        ? ([
            ['the hours of the period', sums.service, periodMs],
            ['what was down in all', sums.gone, sums.down],
            ['what was up', sums.up, sums.service - sums.down],
          ] satisfies Check[])
        : []),
    ...(/^(.*) \/ (\d.*?) = /mu.test(text) && repairs.length === 0
      ? ([['what is divided', spanIn(/^(.*?) \/ /mu.exec(text)?.[1]), sums.up]] satisfies Check[])
      : []),
  ]
}

function measured(lines: string[]): Check[] {
  const { stated, computed, reports } = recomputeMeasured(lines)
  const value = Number(computed?.value)
  const target = Number(computed?.target)
  const text = lines.join('\n')
  const agreed = [...text.matchAll(/ agreed to it on .*: (-?[\d.]+) /gu)].map(([, one]) => one)
  return [
    ...periodOf(lines),
    ['the number', stated?.value, computed?.value],
    ['the outcome', stated?.outcome, computed?.outcome],
    [
      'the target',
      [stated?.against, / and at (?:least|most) ([\d.]+) /u.exec(text)?.[1]],
      [computed?.target, computed?.target],
    ],
    ['how it stands', stated?.how, value === target ? 'exactly' : value < target ? 'below' : 'above'],
    ...reports.slice(1).map(({ before }, at): Check => ['the number before', before, reports[at]!.value]),
    ...agreed.map((one): Check => ['what was agreed to', one, reports.at(-1)?.value]),
  ]
}

/** Of a line of a ledger: its amount, each "… = …" of amounts in it, and whatever it says again. */
function ledgerLine(told: LineTold, all: LineTold[]): Check[] {
  const text = told.lines.join('\n')
  const one = recomputeLedger(all)[all.indexOf(told)]!
  const numbered = all.filter(({ heading }) => heading.startsWith('Line '))
  const isNumbered = numbered.includes(told)
  const equations = [...text.matchAll(/(?<=^|: )([^:\n]*?) = ([^:.,\n]*(?:[.,]\d+)*)/gmu)].map(
    ([, parts = '', sum = '']): Check => [`${parts} = ${sum}`, amountsIn(sum)[0], added(parts)],
  )
  const results = [
    ...text.matchAll(/(?:the least of these: |^So (?!it comes to ))(.*?)(?: is paid| comes back)?\.$/gmu),
  ]
  return [
    ['its amount', one.stated, one.computed],
    ['its number', one.number, isNumbered ? numbered.indexOf(told) + 1 : 0],
    ...equations,
    ...results.map(([said, amount = '']): Check => [said, amountsIn(amount)[0], one.computed]),
    ...saidAgain(text),
    ...linesThatCount(text, all),
    ...bands(text),
    ...enoughAgain(text),
    ...correctedOnce(text),
    ...fees(text, all),
  ]
}

/** What is said twice in a line is the same both times. */
function saidAgain(text: string): Check[] {
  const [, cost = '', again = cost] = /a miss costs ([\d.]+ %) of the fee: ([\d.]+ %) of/u.exec(text) ?? []
  const [, was = '', back = was] = /^The penalty of \S+ was (.*?)\. [^]* of (.*), the penalty of/mu.exec(text) ?? []
  const [, from = '', of = from] = /^The penalty of (\S+) was [^]*, the penalty of ([\d-]+[\dQ]+)/mu.exec(text) ?? []
  const [, most, before, left] =
    /contract year .*? come to at most (.*?)\. (.*?): ([^:]*) is left\.$/mu.exec(text) ?? []
  const [, value, top, bottom] = / came to (-?[\d.]+) [^,\n]*?, exactly (\d+)\/(\d+)\./u.exec(text) ?? []
  const [, entries, sum] = /booked before: (.*); in all (.*)\.$/mu.exec(text) ?? []
  const [, now = '', then = ''] = /^So it comes to (.*), where it came to (.*)\.$/mu.exec(text) ?? []
  const [, comes = now] = /^By what is known since it comes to (.*?):/mu.exec(text) ?? []
  const added = (said = '') => amountsIn(said).reduce((all, each) => all + each, 0)
  return [
    ['what a miss costs', again, cost],
    ['the penalty', back, was],
    ['of when it is', of, from],
    ['what is left of the year', added(left), Math.max(0, added(most?.split(' = ').at(-1)) - added(before))],
    ['what it came to', Number(value ?? 0), Math.floor((Number(top ?? 0) / Number(bottom ?? 1)) * 1_000) / 1_000],
    ['what was booked', added(sum), added(entries)],
    ...(now === ''
      ? []
      : ([
          ['what it comes to', added(now), added(comes)],
          ['what it came to', added(then), added(sum)],
        ] satisfies Check[])),
  ]
}

/** Those whose own lines say nothing else, each once. */
function linesThatCount(text: string, all: LineTold[]): Check[] {
  if (!/^(?:One line counts|The lines that count): /mu.test(text)) return []
  const numbered = all.filter(({ heading }) => heading.startsWith('Line '))
  const counting = numbered.flatMap(({ heading, lines }, at) =>
    heading.endsWith('before any cap') && !lines.some((line) => line.startsWith('It is not counted')) ? [at + 1] : [],
  )
  const side = [...text.matchAll(/\(line (\d+)\)/gu)].map(([, number]) => Number(number))
  return [
    ['the lines that count', side, counting.filter((one) => side.includes(one))],
    ['their number', side.length, new Set(side).size],
  ]
}

/** The band that it is in is one of those that are told. */
function bands(text: string): Check[] {
  return text.split('\n').flatMap((line): Check[] => {
    const [, told, edge, percent] =
      /of the fee: (.*?)\. .*So it is ((?:below|above) [\d.]+) \S*: ([\d.]+ %)\.$/u.exec(line) ?? []
    return told === undefined
      ? []
      : [['the band', true, told.replaceAll(/ % (?=\d)/g, ' ').includes(`${edge} ${percent}`)]]
  })
}

/** A number that was corrected once was judged by what it was corrected from, and is by what to. */
function correctedOnce(text: string): Check[] {
  const judged = [...text.matchAll(/it was judged by (-?[\d.]+) [^,\n]*, and is by (-?[\d.]+) /gu)]
  const corrected = [...text.matchAll(/ for \S+ from (-?[\d.]+) \S+ to (-?[\d.]+) /gu)]
  if (judged.length !== 1 || corrected.length !== 1) return []
  return [['what was corrected', judged[0]!.slice(1), corrected[0]!.slice(1)]]
}

/** A fee that has one version is the same wherever it is named. */
function fees(text: string, all: LineTold[]): Check[] {
  const feesOf = (said: string) =>
    [...said.matchAll(/ % of ([A-Z]{3} [\d,.]*\d)(?!.*the penalty of)/gu)].map(([, fee]) => fee)
  const told = new Set(feesOf(all.flatMap(({ lines }) => lines).join('\n')))
  return [['how many fees', feesOf(text).length === 0 ? 1 : told.size, 1]]
}

/** "EUR 5.00 + EUR 6.00", "−EUR 150.00 − (−EUR 350.00)", "10 % of EUR 5.00" */
function added(text: string): number {
  if (text.includes('%') || text.includes('×')) return costIn(text.replace(/^.* at most /u, ''))
  const [first = '', ...less] = text.replaceAll(/ \(line \d+\)/gu, '').split(' − ')
  const sum = (one: string) => amountsIn(one).reduce((all, each) => all + each, 0)
  return sum(first) - less.reduce((all, one) => all + sum(one), 0)
}
