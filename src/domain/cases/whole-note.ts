/** All that a note says, its files by name, as it is shown to others. */
export function wholeNote(text: string, files: readonly string[] = []): string {
  return [...(text === '' ? [] : [text]), ...(files.length === 0 ? [] : [`With ${files.join(', ')}.`])].join('\n')
}
