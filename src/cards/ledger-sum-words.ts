import { type Currency, type Minor, sayAmount } from '../domain/sla/ledger/currency.ts'
import { sayCauses } from '../domain/sla/ledger/explain-correction.ts'
import { type ExplainedEntry, sayCause, sayCap } from '../domain/sla/ledger/explain-entry.ts'
import { type ExplainedPenalty, sayFee, sayFigure, sayRoundedTo, sayShare } from '../domain/sla/ledger/explain-line.ts'
import { fraction, rounded } from '../domain/sla/ledger/fraction.ts'
import type { LedgerSums, SideOfLedger } from '../domain/sla/ledger/ledger-view.ts'
import type { Cost } from '../domain/sla/ledger/money-terms.ts'
import type { ObjectiveWords } from '../domain/sla/ledger/objective-words.ts'
import { costIn } from '../domain/sla/ledger/penalties.ts'

/** ", rounded to 98 %", where the terms say to how many decimals a figure is rounded before it is banded. */
export function sayRounded({ figure, bands = [] }: ExplainedPenalty): string {
  const decimals = bands.findLast((one) => one.worst)?.decimals
  return figure && decimals !== undefined ? `, rounded to ${sayRoundedTo(figure, decimals)}` : ''
}

/** "(2 % × 14/31 + 5 % × 17/31) of (…) = ", where the terms changed within the period; else undefined. */
export function sayShares({ bands, held, currency }: ExplainedPenalty): string | undefined {
  if (!bands || held.length < 2) return undefined
  const percents = bands.map(({ worst }) => worst?.percent ?? '0')
  return `${sayShare(percents, held)} of ${sayFee(held, currency)} = `
}

/** What fee and cap come to where the terms changed within the period. */
export function sayByDays({ sums: { held, cap }, fee, currency }: SideOfLedger): string {
  const said = `by calendar days the fee is ${sayFee(held, currency)} = ${sayAmount(fee, currency)}`
  return cap ? `${said}, and the cap ${sayCap(cap, held, currency)}` : said
}

/** The cap of the contract year, with what periods before used of it. */
export function sayYear({ entries, noPenalty }: LedgerSums, currency: Currency): string {
  const penalty = entries.find((one) => one.word === 'penalty') ?? noPenalty
  const year = penalty?.word === 'penalty' ? penalty.year : undefined
  if (!year) return 'what a contract year can come to'
  const used = year.used.reduce((sum, { minor }) => sum + minor, 0)
  const before = used === 0 ? '' : `, of which ${sayAmount(used, currency)} was used before`
  return `the ${sayAmount(year.cap.minor, currency)} that the contract year can come to${before}`
}

/** Of what an earn-back or a bonus is a share, and what made it less; what a correction comes of. */
export function sayEntrySum(entry: ExplainedEntry, name: (about: ObjectiveWords) => string): string {
  const { currency } = entry
  const amount = (minor: Minor) => sayAmount(minor, currency)
  if (entry.word === 'earn-back') {
    const { each, award, atMost, penalty, minor, before } = entry
    const had = before.reduce((sum, one) => sum + one.minor, 0)
    const isLess = minor < inMinor(each, award.penalty) - award.taken
    return [
      `: ${share(each, amount(award.penalty), currency)}`,
      ...(award.taken === 0 ? [] : [`${amount(award.taken)} of it went to an older penalty`]),
      ...(isLess ? [`at most ${atMost} % of ${amount(penalty)}, of which ${amount(had)} had come back`] : []),
      ...(entry.causes.length === 0 ? [] : [`for ${entry.causes.map((one) => sayCause(one, name)).join('; ')}`]),
    ].join(', ')
  }
  if (entry.word === 'correction') {
    const causes = sayCauses(entry, name)
    return causes === undefined ? '' : `: ${causes}`
  }
  if (entry.word !== 'bonus') return ''
  const { figure, reaching, pays, held, cap, minor } = entry
  const fee = sayFee(held, currency)
  const isLess = cap !== undefined && minor === cap.minor - cap.paid
  return [
    ` at ${sayFigure(figure)}, which reaches ${reaching} ${figure.unit}: ${share(pays, fee, currency)}`,
    ...(isLess ? [`bonuses come to at most ${sayCap(cap, held, currency)}`] : []),
  ].join(', ')
}

function share(cost: Cost, of: string, currency: Currency): string {
  return 'amount' in cost ? sayAmount(cost.amount, currency) : `${cost.percent} % of ${of}`
}

function inMinor(cost: Cost, of: Minor): Minor {
  return Number(rounded(costIn(cost, fraction(of))))
}
