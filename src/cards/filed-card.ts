import type { Card } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { quote } from './quote.ts'

/**
 * What somebody filed on a case from elsewhere. `authorName`: whose message it is, where that is known. `since`: what has become of it there; `text` is
 * empty once it is deleted.
 */
export type FiledView = {
  label: string
  byName: string
  byCompany: string
  authorName?: string
  text: string
  since?: 'edited' | 'deleted'
}

export function filedCard({ label, byName, byCompany, authorName, text, since }: FiledView): Card {
  const whose = authorName === undefined || authorName === byName ? 'a message' : `a message of ${authorName}`
  const later = since === undefined ? '' : since === 'edited' ? ', edited since' : ', deleted since'
  const line = `${label}: ${byName} (${byCompany}) filed ${whose}${later}`
  return {
    subject: label,
    title: `${label}: a message filed`,
    ...headed(lineOne(line), text === '' ? '' : quote(text)),
    tone: 'neutral',
    blocks: text === '' ? [] : [{ kind: 'text', text }],
    buttons: [],
  }
}
