/** Why time of an outage is left out, before the label that it is known by. */
export const EXCLUDED_WORDS = {
  maintenance: 'in',
  struck: 'while a resolution stood that was none:',
  agreed: 'by agreement:',
  'too short': 'as too short:',
} as const

/** What is said of a window that does not leave out all of an outage that began in it. */
export const NOT_ADMITTED_WORDS = {
  'announced late': 'was announced late, and leaves nothing out',
  'not confirmed in time': 'was not confirmed before it began, and leaves nothing out',
  'longer than admitted': 'was longer than is left out',
  'the sum is used up': 'goes beyond what is left out in a period',
} as const
