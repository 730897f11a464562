/** A moment, in milliseconds since 1970-01-01T00:00:00Z. States keep moments as numbers so that they store and compare plainly. */
export type Instant = number

/** A span of time in milliseconds, never negative. */
export type Ms = number

export const SECOND: Ms = 1_000
export const MINUTE: Ms = 60 * SECOND
export const HOUR: Ms = 60 * MINUTE
export const DAY: Ms = 24 * HOUR
