import type { Card, Rich } from './card.ts'
import { plainText } from './plain-text.ts'
import { sentence } from './quote.ts'
import { withCode } from './with-code.ts'

/** Commands in `todo` stand between backticks. */
export type TroubleView = { title: string; happened: Rich; todo: string }

/** For the admins: something about Liaison itself does not work. */
export function troubleCard({ title, happened, todo }: TroubleView): Card {
  const next = withCode(todo)
  return {
    title,
    tone: 'critical',
    blocks: [
      { kind: 'text', text: happened },
      { kind: 'text', text: [{ bold: 'Next: ' }, ...next] },
    ],
    buttons: [],
    fallback: `${title}. ${sentence(plainText(happened), 600)} ${sentence(plainText(next), 400)}`,
  }
}
