import type { WeekAction } from '../domain/digests/week-actions.ts'
import type { Figure, Measured, WeekLine } from '../domain/digests/week-changes.ts'
import { formatDuration } from '../domain/time/duration.ts'
import { MINUTE } from '../domain/time/instant.ts'
import type { Button, CardBlock, Inline } from './card.ts'
import { ladderButtons } from './ladder-buttons.ts'
import { LINE_BUTTON_WORDS } from './product-words.ts'
import { readTermsButton } from './proposal-card.ts'
import { shorten } from './quote.ts'
import { showButton } from './show-button.ts'

/** How one's partners did last week, the worst first, and what one could do about it. One of both is there. */
export type WeekView = { lines: WeekLine[]; actions: WeekAction[] }

/** So many partners are told of, and of each so much that got worse and that got better: under a list of what needs somebody less, or a phone would not hold it. */
const MOST = { alone: { partners: 5, figures: 3 }, underList: { partners: 3, figures: 2 } }
const LONGEST_TITLE = 40

export function weekBlocks({ lines, actions }: WeekView, zone: string, isUnderList: boolean): CardBlock[] {
  const most = isUnderList ? MOST.underList : MOST.alone
  const more = lines.length - most.partners
  const rest = more > 0 ? [`and ${more} more`] : []
  const said = [...lines.slice(0, most.partners).map((line) => sayLine(line, most.figures)), ...rest]
  // Line one says it where nothing else is told.
  const [ofLines, ofActions] = [isUnderList && lines.length > 0, isUnderList || lines.length > 0]
  return [
    ...(ofLines ? [heading(WEEK_TITLE)] : []),
    ...(said.length > 0 ? [{ kind: 'list' as const, items: said }] : []),
    ...(ofActions && actions.length > 0 ? [heading(ACTIONS_TITLE)] : []),
    ...actions.map((action): CardBlock => ({ kind: 'line', text: sayAction(action, zone), button: buttonOf(action) })),
  ]
}

const WEEK_TITLE = 'Last week, against the week before'
const ACTIONS_TITLE = 'What you could do'

/** What a message is called that tells of nothing else, and how much it tells. */
export function weekTitle(week: WeekView): { title: string; count: string } {
  const { lines, actions } = week
  return lines.length > 0
    ? { title: WEEK_TITLE, count: worstOf(week) }
    : { title: 'What you could do about your partners', count: `${actions.length}` }
}

/** "worse with Acme Hosting and 2 more"; of a week in which nothing changed, nothing. */
export function worstOf({ lines }: WeekView): string {
  const worse = lines.filter((line) => line.worse.length > 0)
  const [first, ...others] = worse.length > 0 ? worse : lines
  if (!first) return ''
  const more = others.length > 0 ? ` and ${others.length} more` : ''
  return `${worse.length > 0 ? 'worse' : 'better'} with ${first.partnerName}${more}`
}

function heading(text: string): CardBlock {
  return { kind: 'text', text: [{ bold: text }] }
}

function sayLine({ partnerName, worse, better }: WeekLine, most: number): Inline[] {
  const said = [
    ...(worse.length > 0 ? [`worse: ${sayFigures(worse, most)}`] : []),
    ...(better.length > 0 ? [`better: ${sayFigures(better, most)}`] : []),
  ]
  return [{ bold: partnerName }, ` – ${said.join('; ')}`]
}

function sayFigures(figures: Figure[], most: number): string {
  return figures
    .slice(0, most)
    .map((figure) => FIGURE_WORDS[figure.of](figure))
    .join(', ')
}

const FIGURE_WORDS: Record<Measured, (figure: Figure) => string> = {
  exhausted: (figure) => `escalations nobody took up ${fromTo(figure)}`,
  overdue: (figure) => `overdue cases ${fromTo(figure)}`,
  breaches: (figure) => `breaches ${fromTo(figure)}`,
  kept: (figure) => `times kept ${fromTo(figure, '\u00a0%')}`,
  taken: ({ before, after }) =>
    `escalations taken, half of them within ${formatDuration(before * MINUTE)}\u00a0→\u00a0${formatDuration(after * MINUTE)}`,
  oldest: (figure) => `oldest open case ${fromTo(figure)} days`,
  open: ({ moved, ...figure }) => `open cases ${fromTo(figure)}${moved ? ` (${sayMoved(moved)})` : ''}`,
  health: (figure) => `health ${fromTo(figure)}`,
  gap: (figure) => `sides apart ${fromTo(figure)}`,
}

function sayMoved({ opened, reopened, closed }: NonNullable<Figure['moved']>): string {
  return `${opened} opened, ${reopened > 0 ? `${reopened} reopened, ` : ''}${closed} closed`
}

/** In one piece, whatever else is in the line. */
function fromTo({ before, after }: Figure, unit = ''): string {
  return `${before}${unit}\u00a0→\u00a0${after}${unit}`
}

function sayAction(action: WeekAction, zone: string): Inline[] {
  const { label, partnerName } = action
  switch (action.deed) {
    case 'overdue':
      return [
        { bold: label },
        ` ${shorten(action.title, LONGEST_TITLE)} – ${partnerName}, overdue since `,
        { at: action.at, zone, style: 'date-time' },
      ]
    case 'escalation':
      return [
        { bold: label },
        ` ${action.about} ${shorten(action.title, LONGEST_TITLE)} – ${partnerName}, taken up by nobody since `,
        { at: action.at, zone, style: 'date-time' },
      ]
    case 'flags':
      return [{ bold: label }, ` – ${partnerName}, flags: ${action.says.join(', ')}`]
    case 'unanswered':
      return [{ bold: action.check }, ` – ${partnerName}: too few answered`]
    case 'terms':
      return [{ bold: partnerName }, action.asked ? ' has not answered what we propose' : ' has not accepted the terms']
    case 'drill':
      return [{ bold: partnerName }, ` – in drills ${action.never} of ${action.people} of ours never answered`]
    case 'no sponsor':
      return [{ bold: partnerName }, ' has no sponsor on our side']
  }
}

function buttonOf(action: WeekAction): Button {
  const { label } = action
  const plain = { style: 'plain', subject: label, version: 0 } as const
  switch (action.deed) {
    case 'overdue':
      return showButton(label, LINE_BUTTON_WORDS.open)
    case 'escalation':
      return { ...ladderButtons(action, ['acknowledge'])[0]!, style: 'plain' }
    case 'flags':
      return showButton(label, LINE_BUTTON_WORDS.seeIt)
    case 'unanswered':
      return {
        ...plain,
        action: 'check-in.open',
        label: LINE_BUTTON_WORDS.askAgain,
        confirm: 'Both sides are asked now.',
      }
    case 'terms':
      return action.asked
        ? readTermsButton(label, LINE_BUTTON_WORDS.readTerms)
        : { ...plain, action: 'proposal.ask', label: LINE_BUTTON_WORDS.askToAccept }
    case 'drill':
      return { ...plain, action: 'drill.report', label: LINE_BUTTON_WORDS.seeIt }
    case 'no sponsor':
      return { ...plain, action: 'people.list', label: LINE_BUTTON_WORDS.whoIsNamed }
  }
}
