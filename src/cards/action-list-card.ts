import type { Instant } from '../domain/time/instant.ts'
import type { Card, CardBlock, Inline } from './card.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { showButton } from './show-button.ts'
import { withCode } from './with-code.ts'

/** A page of the corrective actions with a partner. `from`: so many come before it; `next`: with how many the next one begins. */
export type ActionListView = {
  slug: string
  partnerName: string
  zone: string
  total: number
  overdue: number
  from: number
  next?: number
  actions: {
    label: string
    title: string
    status: 'asked' | 'open'
    sideName: string
    ownerName: string
    about?: string
    dueAt: Instant
    overdue: boolean
    /** Only our own people read it. */
    inside?: true
  }[]
}

export function actionListCard(view: ActionListView): Card {
  const { slug, partnerName, total, overdue, actions, next } = view
  const title = `Corrective actions with ${partnerName}`
  const late = overdue > 0 ? `, ${overdue} overdue` : ''
  const headline = `${title}: ${total === 0 ? 'none open' : `${total}${late}`}`
  return {
    title,
    headline,
    tone: overdue > 0 ? 'critical' : 'neutral',
    blocks: actions.map((one): CardBlock => ({
      kind: 'line',
      text: lineOf(one, view.zone),
      button: showButton(one.label, 'Show it'),
    })),
    buttons:
      next === undefined
        ? []
        : [
            {
              ...{ action: 'action.list', label: BUTTON_WORDS.nextOnes, style: 'plain', subject: slug, version: 0 },
              data: { after: String(next) },
            },
          ],
    footer: withCode(
      `${actions.some(({ inside }) => inside) ? 'The partner reads the same but for what is called OURS.' : 'Both sides read the same.'} What came of those after a miss: \`@Liaison report ${slug}\`. Ask for one: \`@Liaison action ${slug}\``,
    ),
    fallback: actions.length > 0 ? `${headline}. ${actions.map(({ label }) => label).join(', ')}.` : `${headline}.`,
  }
}

function lineOf(
  { label, title, status, sideName, ownerName, dueAt, overdue }: ActionListView['actions'][number],
  zone: string,
): Inline[] {
  const what = status === 'asked' ? 'to say what will change' : 'to change it'
  const when = overdue ? ', due since ' : ' by '
  return [
    { bold: label },
    ` ${shorten(title, 80)} – ${ownerName} (${sideName}) ${what}${when}`,
    { at: dueAt, zone, style: 'date-time' },
  ]
}
