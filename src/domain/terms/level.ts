import type { Calendar } from '../time/calendar.ts'
import { type Duration, durationMs, formatTarget, parseDuration } from '../time/duration.ts'
import type { Ms } from '../time/instant.ts'

/**
 * A moment of a promise beside its due time, which is one that needs no saying. `off`: so far from it, in per cent of the time from start to due, or in a span
 * that counts as the target does. `sent`: of those before it, the one that people are told of; without, it is the last.
 */
export type Level = { when: 'before' | 'after'; off: Offset; sent?: true }

export type Offset = { percent: number } | Duration

/** Of a promise that names none. */
export const USUAL_LEVELS: Level[] = [{ when: 'before', off: { percent: 25 } }]

const EXAMPLES = 'write for example −25 %, −1h or +4h'
const SIGNED = /^([-−–—+])\s*(.+?)(\s+sent)?$/u
const IN_WORDS = /^(.+?)\s+(before|after)(\s+sent)?$/u
const PERCENT = /^(\d{1,4}(?:\.\d{1,2})?)\s*(?:%|per\s*cent|percent)$/u
const FURTHEST_PERCENT = 1_000

/** Reads "-25 %", "−1h", "+4h", "1 working day after", each as people write it; behind one before the due time "sent". */
export function readLevel(text: string): Level | { refused: string } {
  const said = text.trim().toLowerCase()
  const shown = text.trim().slice(0, 40)
  const [, sign, signed, marked] = SIGNED.exec(said) ?? []
  const [, worded, word, markedToo] = IN_WORDS.exec(said) ?? []
  const off = signed ?? worded
  if (off === undefined) return { refused: unsigned(said, shown) }
  const when = (sign ?? word) === '+' || word === 'after' ? 'after' : 'before'
  const sent = (marked ?? markedToo) !== undefined
  if (sent && when === 'after') {
    return {
      refused: `"${shown}" is after the due time: only one before it is sent; those after it go to the escalation.`,
    }
  }
  const read = readOffset(off, when, shown)
  return 'refused' in read ? read : { when, off: read, ...(sent && { sent }) }
}

function readOffset(text: string, when: Level['when'], shown: string): Offset | { refused: string } {
  const [, digits] = PERCENT.exec(text) ?? []
  if (digits === undefined) {
    const span = parseDuration(text)
    if (!('refused' in span)) return span
    if (/^\d+$/u.test(text)) return { refused: `"${shown}" has no unit: ${EXAMPLES}.` }
    if (/^0+\s*\D/u.test(text)) return { refused: NO_SAYING }
    return { refused: `"${shown}" is no moment beside a due time: ${EXAMPLES}.` }
  }
  const percent = Number(digits)
  if (percent === 0) return { refused: NO_SAYING }
  if (when === 'before' && percent >= 100) {
    return {
      refused: `"${shown}" is at or before the start: before the due time, write more than 0 and less than 100 %.`,
    }
  }
  if (percent > FURTHEST_PERCENT) {
    return {
      refused: `"${shown}" is too far: after the due time, write at most ${FURTHEST_PERCENT} %, or a span such as +4h.`,
    }
  }
  return { percent }
}

const NO_SAYING =
  'The due time itself needs no saying: whoever owes is always told of it. Write what lies before or after it.'

function unsigned(said: string, shown: string): string {
  if (/^0+\s*%?$/u.test(said)) return NO_SAYING
  const off = /\d/u.test(said) ? `: −${shown} is before the due time, +${shown} after it` : ''
  return `"${shown}" does not say whether it is before or after the due time${off === '' ? `: ${EXAMPLES}` : off}.`
}

/** What a share of the target used stands for: 75 % used is 25 % before. */
export function beforeAt(percentUsed: number): Level {
  return { when: 'before', off: { percent: rounded(100 - percentUsed) } }
}

/** "−25 %", "+4 h", "−1 h (sent)". */
export function sayLevel(level: Level): string {
  return `${sayMoment(level)}${level.sent ? ' (sent)' : ''}`
}

/** The same, without whether it is sent. */
export function sayMoment({ when, off }: Level): string {
  return `${when === 'before' ? '−' : '+'}${sayOffset(off)}`
}

/** "25 %", "4 h". */
export function sayOffset(off: Offset): string {
  return 'percent' in off ? `${off.percent} %` : formatTarget(off)
}

/** How much overdue that is: "4 h", "50 % of its time". */
export function sayOverdueBy(off: Offset): string {
  return `${sayOffset(off)}${'percent' in off ? ' of its time' : ''}`
}

/** Hours in which a target counts, and so many milliseconds of them. */
type Counted = { targetMs: Ms; calendar: Calendar }

/** How far it lies from the due time of a target of its own; of one that has less left, per cent are of that. */
export function offsetMs({ off }: Pick<Level, 'off'>, { calendar }: Pick<Counted, 'calendar'>, neededMs: Ms): Ms {
  return 'percent' in off ? (neededMs * off.percent) / 100 : durationMs(off, calendar)
}

/**
 * Where it lies in the whole target, in per cent of it: 75 where a quarter is left, 100 is the due time, 150 half of it later. It tells a level from the others
 * of its promise, and from the due time, in what is kept about a clock.
 */
export function placeOf({ when, off }: Level, counted: Counted): number {
  const far = 'percent' in off ? off.percent : (offsetMs({ off }, counted, counted.targetMs) / counted.targetMs) * 100
  return rounded(when === 'before' ? 100 - far : 100 + far)
}

/** In one order, whatever order they were said in: as they come, as far as that can be told without the hours that they count in. */
export function inOrder(levels: Level[], target: Duration): Level[] {
  const place = ({ when, off }: Level) => {
    const far = 'percent' in off ? off.percent : (roughly(off) / roughly(target)) * 100
    return when === 'before' ? -far : far
  }
  return levels.toSorted((one, other) => place(one) - place(other) || sayLevel(one).localeCompare(sayLevel(other)))
}

const HOURS_OF: Record<Duration['unit'], number> = { s: 1 / 3600, m: 1 / 60, h: 1, d: 24, 'working days': 8 }

function roughly({ amount, unit }: Duration): number {
  return amount * HOURS_OF[unit]
}

/** A sum of per cents is no exact number; what is told apart by it must be. */
function rounded(percent: number): number {
  return Math.round(percent * 1e9) / 1e9
}
