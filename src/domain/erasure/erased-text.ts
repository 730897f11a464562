/** What stands where somebody wrote something that was erased with them. */
export const ERASED_TEXT = '(erased)'
