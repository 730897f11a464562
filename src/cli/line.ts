/** One thing a command has to say. A problem goes to standard error, and one is enough for the exit code 1. `data`: the same for programs. */
export type Line = { text: string; problem: boolean; data?: Record<string, string | null> }

export function fine(text: string, data?: Line['data']): Line {
  return { text, problem: false, ...(data && { data }) }
}

export function problem(text: string): Line {
  return { text, problem: true }
}
