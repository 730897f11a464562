import { CalendarError } from './calendar-error.ts'

/**
 * What something comes to that counts working time; refused, in a sentence, where the hours leave too little. Terms are asked when they are
 * written, but days off may be agreed that only years later leave nothing.
 */
export function withinReach<T>(count: () => T): T | { refused: string } {
  try {
    return count()
  } catch (error) {
    if (!(error instanceof CalendarError) || error.code !== 'too-far') throw error
    return { refused: `${error.message} Correct the working hours in the terms first.` }
  }
}
