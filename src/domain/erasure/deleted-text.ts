/** What stands where Liaison told on words that were deleted where they were written. */
export const DELETED_TEXT = '(deleted where it was written)'
