import type { Card, CardBlock, Inline, Rich } from './card.ts'
import { quote } from './quote.ts'
import { withCode } from './with-code.ts'

/** What can be typed. One verb alone is explained with an example. */
export type HelpView = {
  verbs: { usage: string; summary: string; example: string }[]
  /** A sentence about where the reader is. */
  intro: string
  /** The likely next step, a sentence with its command between backticks. */
  next?: string
  unknown?: { word: string; nearest?: string }
  /** How many verbs are not listed. */
  more?: number
  prefix: '/partner' | '@Liaison'
}

export function helpCard(view: HelpView): Card {
  const { verbs, intro, next, prefix } = view
  const opening = openingOf(view)
  const [only, ...others] = verbs
  const single = only !== undefined && others.length === 0 ? only : undefined
  const blocks: CardBlock[] = []
  if (opening.length > 0) blocks.push({ kind: 'text', text: opening })
  blocks.push({ kind: 'text', text: withCode(intro) })
  if (single) {
    blocks.push({ kind: 'text', text: [{ code: `${prefix} ${single.usage}` }, ` – ${single.summary}`] })
    blocks.push({ kind: 'text', text: ['For example: ', { code: `${prefix} ${single.example}` }] })
  } else if (verbs.length > 0) {
    const items = verbs.map(({ usage, summary }): Rich => [{ code: `${prefix} ${usage}` }, ` – ${summary}`])
    blocks.push({ kind: 'list', items })
  }
  if (next !== undefined) blocks.push({ kind: 'text', text: [{ bold: 'Next: ' }, ...withCode(next)] })
  const title = single ? `How to say it: ${single.usage.split(' ')[0]}` : 'What you can say'
  return {
    title,
    tone: 'neutral',
    blocks,
    buttons: [],
    ...(!single && { footer: withCode(footerOf(view)) }),
    fallback: `${title}. ${exampleOf(view)}`,
  }
}

function footerOf({ more = 0, prefix }: HelpView): string {
  const rest = more > 0 ? `\`${prefix} help all\` shows ${more} more. ` : ''
  return `${rest}More about one: \`${prefix} help case\``
}

function openingOf({ unknown, prefix }: HelpView): Inline[] {
  if (!unknown) return []
  const guess: Inline[] =
    unknown.nearest === undefined ? [] : [' Did you mean ', { code: `${prefix} ${unknown.nearest}` }, '?']
  return [`I do not know ${quote(unknown.word, 40)}.`, ...guess]
}

function exampleOf({ unknown, verbs, prefix }: HelpView): string {
  const example = verbs[0]?.example ?? 'help'
  const guess = unknown?.nearest === undefined ? '' : ` Did you mean “${unknown.nearest}”?`
  const opening = unknown ? `I do not know ${quote(unknown.word, 40)}.${guess} ` : ''
  return `${opening}Say for example “${prefix} ${example}”.`
}
