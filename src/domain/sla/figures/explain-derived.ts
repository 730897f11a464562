import { sayAbout } from '../../terms/diff-figures.ts'
import { type FigureFromCases, sayTarget, unitOf, withUnit } from '../../terms/figure.ts'
import { OUR_VOICE } from '../../terms/voice.ts'
import type { Instant, Ms } from '../../time/instant.ts'
import type { CalendarPeriod } from '../../time/period.ts'
import { sayExactly, spanExactly } from '../../time/say-exactly.ts'
import { compareFractions, ofDecimal } from '../ledger/fraction.ts'
import type { Derived } from './derive-figure.ts'
import type { WholeOutage } from './downtime.ts'
import type { AdmittedWindow } from './maintenance.ts'
import { exactOf } from './derived.ts'
import { sayPeriod } from './explain-promise.ts'
import { type FigureLetPass, sayLetPass } from './figure-waiver.ts'
import { isMetBy, sayExact } from './judge-derived.ts'
import { EXCLUDED_WORDS, NOT_ADMITTED_WORDS } from './left-out-words.ts'

/** A figure that is counted from cases, in one of its periods. `countedTo`: while it runs. */
export type DerivedInPeriod = {
  /** As it was agreed at the end of the period. */
  figure: FigureFromCases
  since?: { version: number; at: Instant }
  period: CalendarPeriod
  countedTo?: Instant
  derived: Derived
  /** The side that is owed has let pass what was missed. */
  waived?: FigureLetPass
  owedBy: string
}

/** How it comes about, in sentences: what was agreed, each outage and what of it is left out, the sum, and how that stands against the target. */
export function explainDerived(given: DerivedInPeriod, zone: string): string[] {
  const { figure, derived, period, countedTo } = given
  const say = (at: Instant) => sayExactly(at, zone)
  return [
    agreed(given, say),
    ...(derived.hoursSaid === undefined ? [] : [derived.hoursSaid]),
    sayPeriod(period, say),
    ...(derived.agreed === undefined
      ? []
      : [`It was agreed on ${say(derived.agreed.at)} and is counted from then on: nobody owed it before.`]),
    ...(derived.ended ? [`The partnership ended on ${say(derived.ended.at)}: it is counted up to then.`] : []),
    ...(countedTo === undefined || derived.ended ? [] : [`It is counted up to ${say(countedTo)} so far.`]),
    ...derived.earlier.map(
      ({ until, said }) => `Before ${say(until)} it was ${said}. What was down until then is counted by that.`,
    ),
    ...derived.down.slice(0, TOLD_ONE_BY_ONE).map((one) => outage(one, given, say)),
    ...together(derived.down.slice(TOLD_ONE_BY_ONE)),
    ...(derived.wholes.length > 0 || figure.least ? [MEASURED_WHOLE] : []),
    ...derived.wholes.slice(0, TOLD_ONE_BY_ONE).map((one) => whole(one, say)),
    ...derived.turns.map(
      ({ label, at, severity, counts }) =>
        `${label} counts ${counts ? 'from' : 'up to'} ${say(at)}, when its severity became ${severity}.`,
    ),
    ...derived.raised.map(
      (label) => `${label} counts for no mean: only the side that owes has raised its severity, which would better it.`,
    ),
    ...derived.repairs.map((one) => repair(one, derived, say)),
    ...derived.excluded.map(
      ({ label, because, ms }) => `Left out: ${spanExactly(ms)} ${EXCLUDED_WORDS[because]} ${label}.`,
    ),
    ...derived.windows.map((one) => announced(one, say)),
    ...derived.unconfirmed.map((label) => `${label} waits to be confirmed: until then all of this is provisional.`),
    ...sums(derived),
    ...judged(given, say),
  ]
}

function agreed({ figure, since, owedBy }: DerivedInPeriod, say: (at: Instant) => string): string {
  const { name, period, target, protects } = figure
  const floor = target.floor === undefined ? '' : `, floor ${withUnit(target.floor, { unit: unitOf(figure) })}`
  const held = since ? ` So it stands since version ${since.version} of the terms, ${say(since.at)}.` : ''
  return (
    `“${name}”: ${owedBy} owes ${sayTarget(figure)} each ${period}${floor}: ${sayAbout(figure, OUR_VOICE)}.${held} ` +
    `What it protects: ${protects.replace(/\.$/u, '')}.`
  )
}

/** From its opening, or from when its severity counted. */
function repair(
  { label, from, to, ms }: Derived['repairs'][number],
  derived: Derived,
  say: (at: Instant) => string,
): string {
  const since = `${say(from)}${sinceAgreed(from, derived, say)}`
  const began = derived.turns.some(({ at }) => at === from)
    ? `counts from ${since} and was`
    : `was opened on ${since} and`
  return `${label} ${began} solved on ${say(to)}: repaired in ${spanExactly(ms)} of its hours.`
}

function sinceAgreed(from: Instant, { agreed }: Derived, say: (at: Instant) => string): string {
  return agreed && from < agreed.at ? `, before it was agreed: it counts from ${say(agreed.at)},` : ''
}

/** Where it was down oftener than this, the rest is told with its sum. */
const TOLD_ONE_BY_ONE = 30

function together(down: Derived['down']): string[] {
  if (down.length === 0) return []
  const [whole, counts, failures] = [
    down.map((one) => one.wholeMs),
    down.map((one) => one.ms),
    down.filter((one) => one.failure),
  ]
  const sumOf = (all: Ms[]) => spanExactly(all.reduce((sum, ms) => sum + ms, 0))
  return [
    `${down.length} more times, as ${down.flatMap(({ labels }) => labels).join(', ')} tell: ${sumOf(whole)} of its hours in all; ${sumOf(counts)} of it counts. ${failures.length} of them failures.`,
  ]
}

/** When it was down, how long that is in the hours of the service, and what of it counts. */
function outage(
  { labels, from, to, wholeMs, ms, failure, oneWith }: Derived['down'][number],
  { derived: { kind, agreed }, period }: DerivedInPeriod,
  say: (at: Instant) => string,
): string {
  const counts = ms === wholeMs ? 'all of it counts' : `${spanExactly(ms)} of it counts`
  const what = failure
    ? ' A failure.'
    : oneWith
      ? ` No further failure: one incident with ${oneWith.join(', ')}, which counts once.`
      : ` No failure of it: ${from === Math.max(agreed?.at ?? -Infinity, period.from) ? 'it began before' : 'nothing counts'}.`
  return `${labels.join(', ')}: down from ${say(from)} to ${say(to)}, ${spanExactly(wholeMs)} of its hours; ${counts}.${kind === 'availability' ? '' : what}`
}

const MEASURED_WHOLE =
  'Against the least that counts an outage is measured whole, over the ends of the period too and without what is left out; those less than an hour apart are one.'

/** "One outage, as CASE-1, CASE-2 tell: from … to …; from … to …: 1 h + 1 h = 2 h; that is no less than 2 h." */
function whole({ pieces, ms, leastMs }: WholeOutage, say: (at: Instant) => string): string {
  const labels = [...new Set(pieces.flatMap((one) => one.labels))]
  const spans = pieces.map(({ from, to }) => `from ${say(from)} to ${say(to)}`).join('; ')
  const sum = pieces.map((one) => spanExactly(one.ms)).join(' + ')
  const stands = ms < leastMs ? 'less than' : 'no less than'
  return (
    `One outage, as ${labels.join(', ')} ${labels.length === 1 ? 'tells' : 'tell'}: ${spans}: ${sum}` +
    `${pieces.length > 1 ? ` = ${spanExactly(ms)}` : ''} of its hours; that is ${stands} ${spanExactly(leastMs)}.`
  )
}

/** Why a window leaves out what began in it, or does not. */
function announced({ window, admitted, because }: AdmittedWindow, say: (at: Instant) => string): string {
  const { label, from, to, announcedAt, confirmedAt } = window
  const confirmed = confirmedAt === undefined ? '' : ` and confirmed on ${say(confirmedAt)}`
  const known = `${label}, from ${say(from)} to ${say(to)}, was announced on ${say(announcedAt)}${confirmed}`
  const until =
    admitted === undefined || admitted.to === to ? '' : `: it leaves out what began in it up to ${say(admitted.to)}`
  return because
    ? `${known}${until}. It ${NOT_ADMITTED_WORDS[because]}.`
    : `${known}: what began in it is left out up to its end.`
}

function sums({ kind, serviceMs, downMs, failures, down: all, repairs }: Derived): string[] {
  const [told, rest] = [all.slice(0, TOLD_ONE_BY_ONE), all.slice(TOLD_ONE_BY_ONE)]
  const down = [...told, { ms: rest.reduce((sum, { ms }) => sum + ms, 0) }].filter(({ ms }) => ms > 0)
  const sumOf = (all: { ms: Ms }[]) => all.map(({ ms }) => spanExactly(ms)).join(' + ')
  if (kind === 'mttr') {
    const whole = repairs.reduce((sum, { ms }) => sum + ms, 0)
    return repairs.length === 0 ? [] : [`Repaired ${repairs.length}: ${sumOf(repairs)} = ${spanExactly(whole)}.`]
  }
  const whole = down.length > 1 ? `${sumOf(down)} = ${spanExactly(downMs)}` : spanExactly(downMs)
  const up = `Down ${whole}; ${spanExactly(serviceMs)} of service − ${spanExactly(downMs)} = ${spanExactly(serviceMs - downMs)} up.`
  return kind === 'availability' ? [up] : [up, `Failures that began in it: ${failures}.`]
}

function judged({ figure, derived, waived }: DerivedInPeriod, say: (at: Instant) => string): string[] {
  const { target } = figure
  const exact = exactOf(derived.figure)
  if (!exact)
    return [`${NONE[derived.figure.kind === 'none' ? derived.figure.because : 'no repairs']}: there is no figure.`]
  const said = withUnit(sayExact(exact, target), { unit: unitOf(figure) })
  const compared = compareFractions(exact, ofDecimal(target.value))
  const how = compared === 0 ? 'is exactly' : compared < 0 ? 'is below' : 'is above'
  const outcome = isMetBy(exact, target) ? 'met' : 'missed'
  const found = derived.figure.kind === 'count' ? said : `${reckoned(derived)} = ${said}, cut to the worse side. That`
  return [
    `${found} ${how} ${withUnit(target.value, { unit: unitOf(figure) })}, and ${sayTarget(figure)} was promised: ${outcome}.`,
    ...(outcome === 'missed' ? sayLetPass(waived, say) : []),
  ]
}

const NONE = {
  'no service hours': 'The service has no hours in it',
  'no failures': 'It never failed',
  'no repairs': 'Nothing was repaired in it',
} as const

function reckoned({ figure }: Derived): string {
  switch (figure.kind) {
    case 'share':
      return `${spanExactly(figure.ms)} / ${spanExactly(figure.ofMs)}`
    case 'mean':
      return `${spanExactly(figure.sumMs)} / ${figure.over}`
    case 'count':
    case 'none':
      return ''
  }
}
