import type { Card } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { quote } from './quote.ts'

/** What somebody filed on a case from elsewhere. `authorName`: whose message it is, where that is known. */
export type FiledView = { label: string; byName: string; byCompany: string; authorName?: string; text: string }

export function filedCard({ label, byName, byCompany, authorName, text }: FiledView): Card {
  const whose = authorName === undefined || authorName === byName ? 'a message' : `a message of ${authorName}`
  const line = `${label}: ${byName} (${byCompany}) filed ${whose}`
  return {
    subject: label,
    title: `${label}: a message filed`,
    ...headed(lineOne(line), quote(text)),
    tone: 'neutral',
    blocks: [{ kind: 'text', text }],
    buttons: [],
  }
}
