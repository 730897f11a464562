import { type Currency, type Minor, sayAmount } from '../domain/sla/ledger/currency.ts'
import type { LineMeant, LineMoved } from '../domain/sla/ledger/lines-moved.ts'
import type { ObjectiveWords } from '../domain/sla/ledger/objective-words.ts'
import { sayAbout } from './ledger-words.ts'
import { shorten } from './quote.ts'

/** What comes of what is said of a case: to figures, and to what either side owes. */
export type MarkEffects = { figures: FigureEffect[]; ledgers: LedgerEffect[] }

/** One figure of a period, without what is said and with it. `ifAgreed`: the period was closed before, so it comes to that only once the other side agrees. */
export type FigureEffect = { name: string; period: string; without: string; with: string; ifAgreed?: true }

/** What a side owes for a period, without what is said and with it, as that side sees it: below zero it pays. `closed`: the next close books the difference. `words`: what each line is about. */
export type LedgerEffect = {
  owedBy: string
  period: string
  currency: Currency
  without: Minor
  with: Minor
  because: (LineMoved & { about: ObjectiveWords; inPlaceAbout?: ObjectiveWords })[]
  closed?: true
  ifAgreed?: true
}

/** As many figures, and as many periods of ledgers, as a phone shows; which they are `report` and `ledger` tell. */
const MOST_EFFECTS = 6

/** A sentence each, the same wherever it is said: what it comes to in money first. */
export function sayEffects({ figures, ledgers }: MarkEffects): string[] {
  return [...ledgers.slice(0, MOST_EFFECTS).map(sayLedger), ...figures.slice(0, MOST_EFFECTS).map(sayFigure)]
}

/** "“Orders up”, 2026-12: 94.086 %, instead of 100 %". */
function sayFigure({ name, period, without, with: then, ifAgreed }: FigureEffect): string {
  const said = without === then ? `${then}, with it or without` : `${then}, instead of ${without}`
  return `“${shorten(name, 80)}”, ${period}: ${said}${ifAgreed ? ', only if that is agreed' : ''}`
}

/** "The ledger of 2026-12: Northwind pays EUR 800.00, instead of EUR 1,100.00, because …". */
function sayLedger({ owedBy, period, currency, without, with: then, because, closed, ifAgreed }: LedgerEffect): string {
  const instead = Math.sign(without) * Math.sign(then) < 0 ? sayPaid(without, currency) : sayPlain(without, currency)
  const why = because.length === 0 ? 'what an earlier period comes to moves it' : sayWhy(because, currency)
  const when = closed ? '. It is closed: the next close books the difference' : ''
  const only = ifAgreed ? '. Only if that is agreed' : ''
  return `The ledger of ${period}: ${owedBy} ${sayPaid(then, currency)}, instead of ${instead}, because ${why}${only}${when}`
}

function sayPaid(minor: Minor, currency: Currency): string {
  return `${minor > 0 ? 'is paid' : 'pays'} ${sayPlain(minor, currency)}`
}

function sayPlain(minor: Minor, currency: Currency): string {
  return minor === 0 ? 'nothing' : sayAmount(Math.abs(minor), currency)
}

/** So many lines are named. */
const NAMED = 4

function sayWhy(because: LedgerEffect['because'], currency: Currency): string {
  const more = because.length > NAMED ? [`${because.length - NAMED} more lines are others`] : []
  return [...because.slice(0, NAMED).map((one) => sayMoved(one, currency)), ...more].join('; ')
}

function sayMoved(moved: LedgerEffect['because'][number], currency: Currency): string {
  const line = sayLine(moved, moved.about)
  const amount = sayAmount(Math.abs(moved.minor), currency)
  switch (moved.is) {
    case 'costs':
      return moved.minor === 0
        ? `${line} costs nothing any more`
        : `${line} costs ${amount}${moved.was === 0 ? '' : `, instead of ${sayAmount(moved.was, currency)}`}`
    case 'not counted': {
      const { inPlace, inPlaceAbout } = moved
      const by =
        inPlace && inPlaceAbout ? `: ${sayLine(inPlace, inPlaceAbout)} counts in its place, as one incident` : ''
      return `${line}, ${amount}, is not counted${by}`
    }
    case 'counted':
      return `${line}, ${amount}, is counted`
    case 'bonus':
      return `the bonus for ${line} is ${sayPlain(moved.minor, currency)}, instead of ${sayPlain(moved.was, currency)}`
  }
}

function sayLine({ label }: LineMeant, about: ObjectiveWords): string {
  const said = about.is === 'figure' ? `“${shorten(about.name, 80)}”` : sayAbout(about)
  return label === undefined ? said : `${label}, ${said}`
}
