/** As many as one form holds on any platform, on a screen that somebody gets to the end of. */
export const MOST_ITEMS = 15

/** As many buttons as are in sight at once. */
export const MOST_OPTIONS = 10

/** Longest wording of a question, in characters, so that it is read on a phone. */
export const LONGEST_QUESTION = 200

/** Longest that a choice is shown whole everywhere. */
export const LONGEST_OPTION = 75

/** Longest of a fixed answer, which stands behind its number. */
export const LONGEST_SCALE_WORD = 60

export const LONGEST_DIMENSION = 30

/** All questions and options of one reader's form together: beyond it, a dialog would be heavier than its platform takes. */
export const LONGEST_FORM = 4_000
