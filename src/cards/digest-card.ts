import type { SinceLast } from '../domain/digests/since-last.ts'
import { sayDay } from '../domain/time/say-time.ts'
import type { Card, CardBlock } from './card.ts'
import { eachButtonOnce } from './each-button-once.ts'
import { heldLines } from './held-back-card.ts'
import { lineOf, needsCard, needsMeButton, type NeedsView } from './needs-card.ts'
import { type Noticed, noticeButton, noticeLine } from './personal-notice-card.ts'
import { plainText } from './plain-text.ts'
import { sentence } from './quote.ts'
import { weekBlocks, weekTitle, type WeekView, worstOf } from './week-blocks.ts'
import { withCode } from './with-code.ts'

/**
 * What needs one person as their day begins. `news`: what has changed for them besides, and is told with it. `fresh`: later that day, what falls due
 * on it besides what was told in the morning. `held`: what had to wait until now, and is told with it. `week`: how their partners did last week. At
 * least one thing needs them, or there is something to tell of the week. `since`: how the list stands against the one they were told last; one that is the same
 * is not told again, unless `whole`: these labels of it fall due that day, or a week is told with it.
 */
export type DigestView = NeedsView & {
  news: Noticed[]
  fresh?: string[]
  held?: Card[]
  week?: WeekView
  since?: Since
  /** The labels of escalations that nobody has, every step of theirs told. */
  exhausted?: string[]
}

type Since = SinceLast & { whole?: string[] }

const TITLE = 'What needs you today'

/** As many labels as line one has room for. */
const MOST_LABELS = 3

const MOST_NEWS = 10

export function digestCard({ news, fresh = [], held = [], week, since, exhausted = [], ...view }: DigestView): Card {
  const { blocks, buttons, tone, ...list } = needsCard({ ...view, alone: true })
  const count = view.overdue > 0 ? `${view.total}, ${view.overdue} overdue` : `${view.total}`
  const isList = view.total > 0
  const isSame = since?.same === true && since.whole === undefined
  // What stands in the list with its own button needs none beside what is told of it; a list that is not shown has none.
  const listed = isSame ? [] : view.needs.map(({ label }) => label)
  const heldBlocks = heldLines(held, listed)
  const besides = news.length + heldBlocks.filter(({ kind }) => kind === 'text' || kind === 'line').length
  const { title, headline: head } = titled(count, {
    fresh,
    since,
    exhausted,
    besides,
    week: isList ? undefined : week,
    zone: view.zone,
  })
  // What nobody has is named on each day until somebody does, also where nothing else of the list is told again.
  const headline = exhausted.length > 0 ? `${head} · nobody has ${labelsOf(exhausted)}` : head
  const items = news.map((one) => noticeLine(one, view.zone))
  const said = items.map((item) => ` ${sentence(plainText(item), 400)}`).join('')
  const parts = [
    [...newsLines(news, view.zone, new Set(listed)), ...heldBlocks],
    isSame ? theFirst(view) : week ? [...blocks, ...asLines(buttons, view)] : blocks,
    week ? weekBlocks(week, view.zone, isList) : [],
  ]
  const ofWeek = isList && week && week.lines.length > 0 ? ` Last week: ${worstOf(week)}.` : ''
  return {
    ...list,
    ...{ title, headline, tone, blocks: eachButtonOnce(divided(parts)), buttons: week || isSame ? [] : buttons },
    footer: withCode(footerOf(view.ours ? '/partner' : '@Liaison', fresh.length > 0, week !== undefined)),
    fallback: `${headline}.${said}${isList && !isSame ? ` ${firstOf(list.fallback)}` : ''}${ofWeek}`,
  }
}

/** Each with what shows it, but where it stands in the list with its own. */
function newsLines(news: Noticed[], zone: string, listed: ReadonlySet<string>): CardBlock[] {
  const more = news.length - MOST_NEWS
  return [
    ...news.slice(0, MOST_NEWS).map((one): CardBlock => {
      const text = noticeLine(one, zone)
      const button = noticeButton(one)
      return listed.has(button.subject) ? { kind: 'text', text } : { kind: 'line', text, button }
    }),
    ...(more > 0 ? [{ kind: 'text' as const, text: `And ${more} more.` }] : []),
  ]
}

type Titled = {
  fresh: string[]
  since: Since | undefined
  exhausted: string[]
  besides: number
  week: WeekView | undefined
  zone: string
}

function titled(
  count: string,
  { fresh, since, exhausted, besides, week, zone }: Titled,
): { title: string; headline: string } {
  if (week) {
    const { title, count: told } = weekTitle(week)
    return { title, headline: `${title}: ${told}` }
  }
  if (since?.same)
    return {
      title: TITLE,
      headline: since.whole
        ? `${TITLE}: ${count}${sayWhole(since.whole, since, zone)}`
        : sayUnchanged(since, count, besides, zone),
    }
  if (fresh.length === 0)
    return { title: TITLE, headline: `${TITLE}: ${count}${since ? sayChanged(since, exhausted, zone) : ''}` }
  const title = `Due today since this morning: ${labelsOf(fresh)}`
  return { title, headline: `${title} · what needs you: ${count}` }
}

type Same = SinceLast & { same: true }

/** Other words on each day on which nothing has changed: so many days, and since which. `besides`: so many things are told with it, so that not nothing is new. */
function sayUnchanged({ days, at }: Same, count: string, besides: number, zone: string): string {
  const on = sayDay(at, zone)
  if (besides > 0)
    return `${TITLE} is as it was ${days === 1 ? 'yesterday' : `${days} days ago`}, ${on}: ${count} · ${besides} more came up`
  const since = days === 1 ? `since yesterday, ${on}` : `for ${days} days, since ${on}`
  return `Nothing new ${since} · what needs you: ${count}`
}

/** Why a list that is as it was is told once more. */
function sayWhole(labels: string[], { days, at }: Same, zone: string): string {
  const on = sayDay(at, zone)
  const as = days === 1 ? `as yesterday, ${on}` : `as for ${days} days, since ${on}`
  return labels.length > 0 ? ` · ${as} · due today: ${labelsOf(labels)}` : ` · ${as}`
}

/** What nobody has is named once, as that. */
function sayChanged({ changed, fewer, at }: SinceLast & { same: false }, exhausted: string[], zone: string): string {
  const others = changed.filter((label) => !exhausted.includes(label))
  if (changed.length > 0) return others.length > 0 ? ` · new or changed: ${labelsOf(others)}` : ''
  return fewer > 0 ? ` · ${fewer} fewer than on ${sayDay(at, zone)}` : ''
}

/** In place of a list that they were told already: the worst of it, and the way to the rest. */
function theFirst({ needs, zone }: NeedsView): CardBlock[] {
  return needs
    .slice(0, 1)
    .map((need) => ({ kind: 'line', text: ['First: ', ...lineOf(need, zone)], button: needsMeButton('plain') }))
}

/** What goes on with the list stands under it, where something else follows. */
function asLines(buttons: Card['buttons'], { total, from, needs }: NeedsView): CardBlock[] {
  return buttons.map((button) => ({ kind: 'line', text: `${total - from - needs.length} more need you`, button }))
}

function divided(parts: CardBlock[][]): CardBlock[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, at): CardBlock[] => (at === 0 ? part : [{ kind: 'divider' }, ...part]))
}

function footerOf(prefix: string, isSecond: boolean, isWeekly: boolean): string {
  const when = isSecond ? 'It comes where something new falls due on the day' : 'It comes each working day at this time'
  const weekly = isWeekly ? `, \`${prefix} digest weekly off\` leaves the last week out` : ''
  return `${when}: \`${prefix} digest 08:30\` changes when, \`${prefix} digest off\` stops it${weekly}.`
}

function labelsOf(labels: string[]): string {
  const more = labels.length - MOST_LABELS
  return `${labels.slice(0, MOST_LABELS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}

/** The list's own words behind its first line. */
function firstOf(fallback: string): string {
  return fallback.slice(fallback.indexOf('. ') + 2)
}
