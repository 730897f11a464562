/** What is wrong with a text that people read in a form: none of it, or more than is shown. */
export function textProblem(at: string, text: string, longest: number): { at: string; say: string }[] {
  const length = text.trim().length
  if (length === 0) return [{ at, say: `Write ${last(at)}: it is empty.` }]
  if (length <= longest) return []
  return [{ at, say: `“${text.slice(0, 40)}…” is ${length} characters long: keep it to ${longest}.` }]
}

function last(at: string): string {
  return `“${at.split('.').at(-1)}”`
}
