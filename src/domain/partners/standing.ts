/**
 * Where somebody stands towards our company by the word of their platform.
 *
 * `ours`: certainly a full, active member of the organisation in which the bot is installed, or of its Enterprise Grid.
 * `guest`: invited into that organisation from outside. `outside`: of another organisation. `gone`: deactivated, deleted or removed.
 * `bot`: no person. `unknown`: the platform knows no such person, or does not show them to the bot.
 */
export type Standing = 'ours' | 'guest' | 'outside' | 'gone' | 'bot' | 'unknown'
