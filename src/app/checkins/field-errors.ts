import type { FormErrors } from '../../cards/form.ts'

/** All that is wrong, each at its field: of one field, one sentence after the other. */
export function fieldErrors(problems: readonly (readonly [field: string, say: string])[]): FormErrors {
  const byField = Map.groupBy(problems, ([field]) => field)
  return Object.fromEntries([...byField].map(([field, own]) => [field, own.map(([, say]) => say).join(' ')]))
}
