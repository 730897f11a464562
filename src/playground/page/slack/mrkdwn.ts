export type MrkdwnNode =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike' | 'quote'; children: MrkdwnNode[] }
  | { kind: 'code' | 'preformatted'; text: string }
  | { kind: 'user' | 'channel'; id: string; label?: string }
  | { kind: 'broadcast'; name: string }
  /** `at` in milliseconds. */
  | { kind: 'date'; at: number; format: string; fallback: string; url?: string }
  | { kind: 'link'; url: string; label: string }

/**
 * Slack's mrkdwn as a tree. Only what Slack itself reads as markup becomes markup: escaped `&lt;!channel&gt;` and an
 * unknown `<tag>` stay text. Whoever draws the tree sets text as text, so nothing of it is ever HTML.
 */
export function parseMrkdwn(source: string): MrkdwnNode[] {
  const nodes: MrkdwnNode[] = []
  for (const [at, piece] of source.split('```').entries()) {
    const closed = at % 2 === 1 && at < source.split('```').length - 1
    if (closed) nodes.push({ kind: 'preformatted', text: unescaped(piece).replace(/^\n/, '') })
    else nodes.push(...quotesAndLines(at % 2 === 1 ? `\`\`\`${piece}` : piece))
  }
  return nodes
}

/** Consecutive lines that begin with ">" are one quotation. */
function quotesAndLines(text: string): MrkdwnNode[] {
  const nodes: MrkdwnNode[] = []
  const runs: { quoted: boolean; lines: string[] }[] = []
  for (const line of text.split('\n')) {
    const mark = /^(?:&gt;|>) ?/.exec(line)
    const quoted = mark !== null
    const last = runs.at(-1)
    const rest = line.slice(mark?.[0].length ?? 0)
    if (last?.quoted === quoted) last.lines.push(rest)
    else runs.push({ quoted, lines: [rest] })
  }
  for (const { quoted, lines } of runs) {
    const inside = inline(lines.join('\n'))
    if (quoted) nodes.push({ kind: 'quote', children: inside })
    else nodes.push(...inside)
  }
  return nodes
}

const PATTERN =
  /<([^<>\n]+)>|`([^`\n]+)`|(?<![\p{L}\p{N}*_~])([*_~])(?!\3)(?=\S)([^\n]*?\S)(?<!\3)\3(?![\p{L}\p{N}*_~])/gu
const MARKS: Record<string, 'bold' | 'italic' | 'strike'> = { '*': 'bold', _: 'italic', '~': 'strike' }

function inline(text: string): MrkdwnNode[] {
  const nodes: MrkdwnNode[] = []
  let from = 0
  for (const match of text.matchAll(PATTERN)) {
    const [whole, tag, code, mark = '', marked] = match
    const node: MrkdwnNode | undefined =
      tag !== undefined
        ? angled(tag)
        : code !== undefined
          ? { kind: 'code', text: unescaped(code) }
          : { kind: MARKS[mark] ?? 'bold', children: inline(marked ?? '') }
    if (node === undefined) continue
    if (match.index > from) nodes.push({ kind: 'text', text: unescaped(text.slice(from, match.index)) })
    nodes.push(node)
    from = match.index + whole.length
  }
  if (from < text.length) nodes.push({ kind: 'text', text: unescaped(text.slice(from)) })
  return nodes
}

function angled(tag: string): MrkdwnNode | undefined {
  const bar = tag.indexOf('|')
  const head = bar === -1 ? tag : tag.slice(0, bar)
  const label = bar === -1 ? undefined : unescaped(tag.slice(bar + 1))
  if (/^@[UW]\w+$/.test(head)) return { kind: 'user', id: head.slice(1), ...(label !== undefined && { label }) }
  if (/^#C\w+$/.test(head)) return { kind: 'channel', id: head.slice(1), ...(label !== undefined && { label }) }
  if (/^!(channel|here|everyone)$/.test(head)) return { kind: 'broadcast', name: head.slice(1) }
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(head)
  if (date !== null) {
    const url = date[3] !== undefined && isSafeUrl(date[3]) ? date[3] : undefined
    return {
      kind: 'date',
      at: Number(date[1]) * 1_000,
      format: unescaped(date[2] ?? ''),
      fallback: label ?? '',
      ...(url !== undefined && { url }),
    }
  }
  const url = unescaped(head)
  return isSafeUrl(url) ? { kind: 'link', url, label: label ?? url.replace(/^mailto:/, '') } : undefined
}

/** Only these may be opened by a click. */
export function isSafeUrl(url: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(url)
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
