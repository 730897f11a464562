/** Marks put around the name of a declared mention by prepare-card.ts; no keyboard types them. */
export const MENTION_OPENS = '\uE000'
export const MENTION_ENDS = '\uE001'

/** Where a character behind a backslash hides until all markup has been read. */
const SHELTER = 0xe100

/**
 * The markdown of a TextBlock that Teams knows (bold, italic, links, lists, line breaks) as HTML. Everything else is
 * text and comes out escaped: no tag, attribute or address but those written here can come of it.
 */
export function cardMarkdown(source: string): string {
  const sheltered = decoded(source).replaceAll(/\\([!-/:-@[-`{-~])/g, (_, mark: string) =>
    String.fromCharCode(SHELTER + mark.charCodeAt(0)),
  )
  const html = sheltered
    .split(/\n{2,}/)
    .map(paragraph)
    .join('')
  return html.replaceAll(/[\uE121-\uE17E]/g, (mark) => escaped(String.fromCharCode(mark.charCodeAt(0) - SHELTER)))
}

function paragraph(text: string): string {
  const lines = text.split('\n')
  for (const [tag, mark] of [
    ['ul', /^\s*[-*+] (?=\S)/],
    ['ol', /^\s*\d+\. (?=\S)/],
  ] as const) {
    if (lines.every((line) => mark.test(line)))
      return `<${tag}>${lines.map((line) => `<li>${inline(line.replace(mark, ''))}</li>`).join('')}</${tag}>`
  }
  return `<p>${lines.map(inline).join('<br>')}</p>`
}

const INLINE =
  /\[(?<label>[^\][\n]+)\]\((?<url>[^()\s]+)\)|\uE000(?<name>[^\uE001]*)\uE001|(?<two>\*\*|__)(?=\S)(?<bold>.+?)(?<=\S)\k<two>|(?<![\p{L}\p{N}*_])(?<one>[*_])(?=\S)(?<italic>[^*_\n]+?)(?<=\S)\k<one>(?![\p{L}\p{N}*_])/gu

function inline(text: string): string {
  let html = ''
  let from = 0
  for (const match of text.matchAll(INLINE)) {
    const { label, url, name, bold, italic } = match.groups ?? {}
    html += escaped(text.slice(from, match.index))
    from = match.index + match[0].length
    if (label !== undefined && url !== undefined) html += link(label, url, match[0])
    else if (name !== undefined) html += `<span class="ac-mention">${escaped(name)}</span>`
    else if (bold !== undefined) html += `<strong>${inline(bold)}</strong>`
    else html += `<em>${inline(italic ?? '')}</em>`
  }
  return html + escaped(text.slice(from))
}

function link(label: string, url: string, whole: string): string {
  if (!/^(https?:\/\/|mailto:)/i.test(url)) return escaped(whole)
  return `<a href="${escaped(url)}" target="_blank" rel="noopener noreferrer">${inline(label)}</a>`
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

function decoded(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|apos|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
