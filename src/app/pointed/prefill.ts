import { fitting } from '../../cards/case-from-message-form.ts'
import { shorten } from '../../cards/quote.ts'
import { LONGEST_CASE_TITLE, LONGEST_TEXT } from '../../cards/text-limits.ts'

/** The words of a message as a case would say them: its first line that has a word in it is the title. A message of files alone is called by the first. */
export function prefill({ text, files }: { text: string; files: string[] }): { title?: string; description?: string } {
  const lines = text.split('\n')
  const line = lines.find((one) => /[\p{L}\p{N}]/u.test(one)) ?? files.find((one) => !NAMELESS.test(one))
  const parts = [text.trim(), ...(files.length > 0 ? [`Files: ${files.join(', ')}`] : [])].filter((part) => part !== '')
  return {
    ...(line !== undefined && { title: titleOf(line) }),
    ...(parts.length > 0 && { description: parts.join('\n\n') }),
  }
}

/** Whether somebody left the words of the message as they stood in the form, which may have cut them. A title that is not given is not looked at. */
export function isAsPrefilled(
  said: { title?: string; description?: string },
  message: { text: string; files: string[] },
): boolean {
  const { title = '', description = '' } = prefill(message)
  return (
    said.description !== undefined &&
    description !== '' &&
    inOneLine(fitting(description, LONGEST_TEXT)) === inOneLine(said.description) &&
    (said.title === undefined || inOneLine(title) === inOneLine(said.title))
  )
}

/** A platform may send spaces and line ends otherwise than it was given them. */
function inOneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}

/** Counted as the form counts: an emoji may be several characters. */
export function titleOf(line: string): string {
  const title = shorten(line, LONGEST_CASE_TITLE - 1)
  return title.length <= LONGEST_CASE_TITLE ? title : `${title.slice(0, LONGEST_CASE_TITLE - 1).trimEnd()}…`
}

/** What stands for a file whose name the app may not see, perhaps with the link of its message. */
const NAMELESS = /^a file(?: \(.*\))?$/u
