/** Control characters other than newline and tab, which Slack drops or refuses. */
const CONTROLS = /[^\P{Cc}\n\t]/gu

/** Marks that turn the direction of all that follows, so that one person's text could reverse the rest of a card. */
const DIRECTION_MARKS = /[\u202A-\u202E\u2066-\u2069]/gu

/** Text from people without invisible characters that would change how the text around it reads. */
export function cleanText(text: string): string {
  return text.replaceAll(CONTROLS, '').replaceAll(DIRECTION_MARKS, '')
}

/**
 * Text from people for mrkdwn: `&`, `<` and `>` are the only characters that can begin a mention, a broadcast or a link
 * (Slack's formatting reference). Use with `verbatim: true`, which stops Slack from linking bare names by itself.
 */
export function escapeMrkdwn(text: string): string {
  return cleanText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
