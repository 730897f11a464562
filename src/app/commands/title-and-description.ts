/** The first line of a text is the title of a case, and what follows describes it. */
export function titleAndDescription(text: string | undefined): { title?: string; description?: string } {
  if (text === undefined) return {}
  const [title = '', ...others] = text.split('\n')
  const description = others
    .join('\n')
    .replace(/^(?:[^\S\n]*\n)+/u, '')
    .trimEnd()
  return { title: title.trim(), ...(description !== '' && { description }) }
}
