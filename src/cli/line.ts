/** One thing a command has to say. A problem goes to standard error, and one is enough for the exit code 1. */
export type Line = { text: string; problem: boolean }

export function fine(text: string): Line {
  return { text, problem: false }
}

export function problem(text: string): Line {
  return { text, problem: true }
}
