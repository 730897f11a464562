import type { LedgerView, SideOfLedger } from '../domain/sla/ledger/ledger-view.ts'
import { sayAmount } from '../domain/sla/ledger/currency.ts'
import type { Button, Card, CardBlock, Inline, PersonRef, Rich } from './card.ts'
import {
  sayBesides,
  sayCaps,
  sayItem,
  sayLine,
  sayNet,
  sayState,
  sayWaitsToBeNamed,
  type Timed,
} from './ledger-words.ts'
import { headed, lineOne } from './line-one.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { companyOf } from './report-words.ts'
import { sayTotal } from './say-total.ts'
import { sayNotAgreed } from '../domain/sla/figures/not-agreed.ts'
import type { OpenNumber } from '../domain/sla/figures/wants-word.ts'
import { withUnit } from '../domain/terms/figure.ts'
import { shorten } from './quote.ts'
import { withCode } from './with-code.ts'

/** More are told by their number: nobody reads them on a phone. */
const MOST_LINES = 8

/** `reader`: the zone in which moments are said. */
export function ledgerCard(view: LedgerView & { reader: string }): Card {
  const { slug, name, period, sides } = view
  return {
    subject: slug,
    title: `The ledger with ${name} for ${period}`,
    ...headed(
      lineOne(`${name} (${slug}), ${period}`, ...sides.map((one): Inline[] => [sayTotal(one, view)])),
      `Say “@Liaison ledger ${slug} --period ${period}” for each line.`,
    ),
    tone: 'neutral',
    blocks: [...sides.flatMap((one) => section(one, view, view.reader)), ...netOf(view)],
    buttons: hasLines(view) ? [disputeButton(view)] : [],
    footer: withCode(`Both sides read the same. How promises were kept: \`@Liaison report ${slug}\``),
  }
}

/**
 * Said once, when a period is closed: it calls those who answer on both sides. The ledger of one side may close before the other’s, of which nothing is said then but that. `late`: no
 * period is closed, a correction is booked after money has ended. `ended`: so has the partnership. `untold`: who of the partner answers for it and hears nothing of this here.
 */
export function periodClosedCard(
  view: LedgerView & {
    reader: string
    calls: PersonRef[]
    untold: string[]
    late?: true
    ended?: true
    open: OpenNumber[]
    asked: AskedAfter[]
  },
): Card {
  const { slug, name, period, calls, untold, late, ended } = view
  const sides = view.sides.filter(({ state }) => state.is === 'closed')
  const open = view.sides.filter((one) => !sides.includes(one))
  const whose = open.length === 0 ? '' : ` for what ${sides.map(({ side }) => companyOf(side, view)).join(', ')} owes`
  const what = late ? `a correction is booked in ${period}` : `${period} is closed${whose}`
  const called = calls.flatMap((one, at): Inline[] => [...(at === 0 ? [] : [', ']), { mention: one }])
  return {
    subject: slug,
    title: late ? `A correction with ${name} is booked` : `${period} with ${name} is closed`,
    ...headed(lineOne(`${name} (${slug}): ${what}`, ...sides.map((one): Inline[] => [sayTotal(one, view)]), called)),
    tone: 'neutral',
    blocks: [
      ...sides.flatMap((one) => section(one, view, view.reader)),
      ...open.map((one): CardBlock => {
        const why = sayWaitsToBeNamed(one).map((sentence) => ` ${sentence}`)
        return {
          kind: 'text',
          text: withCode(`What ${companyOf(one.side, view)} owes for ${period} is not closed yet.${why.join('')}`),
        }
      }),
      ...(open.length === 0 ? netOf(view) : []),
      ...askedOf(view.asked),
      ...(ended ? [] : stillOpen(view.open, period)),
      ...untold.map((who): CardBlock => ({
        kind: 'text',
        text: `I cannot write to ${who} of ${name} from here: tell them.`,
      })),
    ],
    buttons: ended ? [] : [seeButton(view), ...(hasLines(view) ? [disputeButton(view)] : [])],
    footer: ended
      ? 'Booked as it stands. The partnership has ended, so nothing is disputed here any more: what is not right you settle with each other.'
      : 'Booked as it stands. What changes afterwards is a correction of a later period.',
  }
}

/** What is asked after a figure that was missed, by its label, and of whom. */
export type AskedAfter = { label: string; about: string; ownerName: string }

function askedOf(asked: AskedAfter[]): CardBlock[] {
  if (asked.length === 0) return []
  const items = asked.map(({ label, about, ownerName }) => `${label}, after ${about}: ${ownerName}`)
  return [{ kind: 'text', text: 'Asked what will change:' }, listOf(items)]
}

/** Of other periods: what is reported of this one and not agreed is said with it. */
function stillOpen(numbers: OpenNumber[], closed: string): CardBlock[] {
  const others = numbers.filter(({ period }) => period.name !== closed)
  if (others.length === 0) return []
  const items = others.map(({ figure, period, number, notAgreed }) => {
    const value = number ? withUnit(number.value, figure) : 'not reported'
    const late = notAgreed.late ? ', reported late' : ''
    return `“${shorten(figure.name, 80)}”, ${period.name}: ${value}${late}, ${sayNotAgreed(notAgreed, figure)}`
  })
  return [{ kind: 'text', text: 'Wants a word of the other side:' }, listOf(items)]
}

function section(one: SideOfLedger, view: LedgerView, zone: string): CardBlock[] {
  const { side, fee, currency, kind, penalties, entries } = one
  const caps = sayCaps(one)
  const lines = penalties.map((line): Rich => [`${line.number}. `, ...timed(sayLine(line, one), zone)])
  const items = entries.map((item): Rich => [{ bold: `${item.number}. ${sayItem(item, one)}` }])
  return [
    {
      kind: 'text',
      text: [
        { bold: `Owed by ${companyOf(side, view)}` },
        `, fee ${sayAmount(fee, currency)} for the ${kind}: `,
        ...timed(sayState(one), zone),
      ],
    },
    ...(lines.length === 0 ? [] : [listOf(lines)]),
    ...(caps === undefined ? [] : [{ kind: 'text' as const, text: `${caps}.` }]),
    items.length === 0 ? { kind: 'text', text: 'Nothing follows from this period.' } : listOf(items),
    ...sayBesides(one).map((text): CardBlock => ({ kind: 'text', text: withCode(text) })),
  ]
}

function timed({ before, at, after }: Timed, zone: string): Inline[] {
  const moment: Inline[] = at === undefined ? [] : [{ at, zone, style: 'date-time' }]
  return [before, ...moment, ...(after === '' ? [] : [after])]
}

function netOf(view: LedgerView): CardBlock[] {
  const net = sayNet(view)
  return net === undefined ? [] : [{ kind: 'text', text: net }]
}

function hasLines({ sides }: LedgerView): boolean {
  return sides.some(
    ({ penalties, entries, reported }) => penalties.length + entries.length + (reported?.length ?? 0) > 0,
  )
}

function listOf(items: Rich[]): CardBlock {
  const more = items.length - MOST_LINES
  return { kind: 'list', items: more > 0 ? [...items.slice(0, MOST_LINES), `and ${more} more`] : items }
}

function disputeButton({ slug, period }: LedgerView): Button {
  return {
    ...{ action: 'ledger.dispute', label: BUTTON_WORDS.disputeLine, style: 'plain', subject: slug, version: 0 },
    ...{ data: { period }, opensForm: true },
  }
}

function seeButton({ slug, period }: LedgerView): Button {
  return {
    ...{ action: 'ledger.show', label: BUTTON_WORDS.seeLedger, style: 'plain', subject: slug, version: 0 },
    data: { period },
  }
}
