/** What says that something did not reach somebody, and asks to name somebody else: over once all of theirs has passed on. */
export function unreachedKey(personId: string, partnerId: string): string {
  return `unreached:${personId}:${partnerId}`
}
