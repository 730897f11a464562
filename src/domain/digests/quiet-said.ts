import { timeOfDaySaid } from '../time/time-of-day-said.ts'
import { isQuiet, type Quiet } from './quiet-hours.ts'

const WEEKENDS = /(?:^|\s)(?:and\s+|also\s+)?(?:on\s+)?(?:the\s+)?week-?ends?(?=\s|$)/u

/** `19:00-08:00`, `7pm to 8am`, `from 19:00 until 08:00 and weekends`, `weekends`, as it is kept; undefined where it says none. */
export function quietSaid(said: string): Quiet | undefined {
  const text = said
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[“”"'‘’`,*_]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/[.!?]+$/u, '')
    .trim()
  const weekends = WEEKENDS.test(text)
  const rest = text.replace(WEEKENDS, ' ').trim()
  if (rest === '') return weekends ? 'weekends' : undefined
  const [from, to, ...more] = rest
    .replace(/^(?:from|between)\s+/u, '')
    .split(/\s*(?:[-‐‑‒–—−]+|\s(?:to|until|till|and)\s)\s*/u)
    .map((one) => timeOfDaySaid(one === '24:00' ? '00:00' : one))
  if (from === undefined || to === undefined || more.length > 0) return undefined
  const quiet = `${from}-${to}${weekends ? ' weekends' : ''}`
  return isQuiet(quiet) ? quiet : undefined
}
