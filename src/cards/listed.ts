const LISTED = 20

/** "CASE-1, CASE-2 and 3 more". */
export function listed(labels: string[]): string {
  const more = labels.length - LISTED
  const all = more > 0 ? [...labels.slice(0, LISTED), `${more} more`] : labels
  const last = all.at(-1) ?? ''
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`
}
