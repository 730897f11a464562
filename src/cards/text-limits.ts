/** The longest text a form takes, in characters: what one text input of a Slack modal holds (Block Kit reference). */
export const LONGEST_TEXT = 3_000

/** The longest title of a case, in characters. */
export const LONGEST_CASE_TITLE = 150
