/** The longest text a form takes, in characters. Every platform's form must hold it. */
export const LONGEST_TEXT = 3_000

/** The longest title of a case, in characters. */
export const LONGEST_CASE_TITLE = 150

/** The longest name of a service, in characters. */
export const LONGEST_SERVICE = 60
