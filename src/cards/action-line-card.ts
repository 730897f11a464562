import type { ActionLine } from '../domain/corrective/corrective-action.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Card, CardBlock, Inline } from './card.ts'
import { headed, lineOne } from './line-one.ts'
import { quote } from './quote.ts'
import { showButton } from './show-button.ts'

/** What somebody has said of a corrective action, under the card of the case that it is `about`. `text`: in their own words. */
export type ActionLineView = {
  line: ActionLine
  label: string
  title: string
  about: string
  byName: string
  byCompany: string
  text: string
  dueAt?: Instant
  zone: string
}

const SAYS: Record<ActionLine, { title: (label: string) => string; did: string }> = {
  ActionAccepted: { title: (label) => `${label} is accepted`, did: 'says what will change:' },
  ActionDone: { title: (label) => `${label} is done`, did: 'says what has changed:' },
  ActionDropped: { title: (label) => `${label} is dropped`, did: 'says why nothing will change:' },
  ActionEndTakenBack: { title: (label) => `${label} goes on`, did: 'takes back that it was over.' },
}

export function actionLineCard({ line, label, about, byName, byCompany, text, dueAt, zone }: ActionLineView): Card {
  const says = SAYS[line]
  const title = says.title(label)
  const due: Inline[] = dueAt === undefined ? [] : ['Due ', { at: dueAt, zone, style: 'date' }, '.']
  const blocks: CardBlock[] = [
    { kind: 'text', text: [{ bold: byName }, ` (${byCompany}) ${says.did}`] },
    ...(text === '' ? [] : [{ kind: 'text' as const, text }]),
    ...(due.length === 0 ? [] : [{ kind: 'text' as const, text: due }]),
  ]
  return {
    subject: label,
    title,
    ...headed(lineOne(title, [`by ${byName}`]), text === '' ? '' : `${byName}: ${quote(text)}`),
    tone: 'neutral',
    blocks,
    buttons: [showButton(label)],
    footer: `After ${about}.`,
  }
}
