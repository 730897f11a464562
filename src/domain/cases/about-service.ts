import type { Case } from './case.ts'

/** The case, once it says that service; none: it says no service. Nothing else about it moves. */
export function aboutService(state: Case, service: string | undefined): Case {
  const { service: _, ...rest } = state
  return { ...rest, ...(service !== undefined && { service }), version: state.version + 1 }
}
