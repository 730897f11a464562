import { HOUR, type Instant, MINUTE, type Ms, SECOND } from './instant.ts'
import { sayInstant } from './say-time.ts'

/**
 * A moment as `sayInstant` says it, with its seconds, and parts of them, where there are any: two that differ never read alike, and what lies between them can
 * be reckoned from the words.
 */
export function sayExactly(at: Instant, zone: string): string {
  const said = sayInstant(at, zone)
  const rest = ((at % MINUTE) + MINUTE) % MINUTE
  return rest === 0 ? said : said.replace(/:(\d\d) \(/u, `:$1:${sayFraction(rest, 2)} (`)
}

/** A span with all that there is of it: "2 h 30 min", "1 h 12.5 s", "0 s". */
export function spanExactly(ms: Ms): string {
  if (ms < 0) return `−${spanExactly(-ms)}`
  const [hours, minutes, rest] = [Math.floor(ms / HOUR), Math.floor((ms % HOUR) / MINUTE), ms % MINUTE]
  const parts = [
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(minutes > 0 ? [`${minutes} min`] : []),
    ...(rest > 0 ? [`${sayFraction(rest, 1)} s`] : []),
  ]
  return parts.length === 0 ? '0 s' : parts.join(' ')
}

function sayFraction(ms: Ms, digits: number): string {
  const whole = String(Math.floor(ms / SECOND)).padStart(digits, '0')
  const parts = String(ms % SECOND)
    .padStart(3, '0')
    .replace(/0+$/u, '')
  return parts === '' ? whole : `${whole}.${parts}`
}
