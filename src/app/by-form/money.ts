import { moneyFields } from '../../cards/money-form.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import type { MoneyTerms } from '../../domain/sla/ledger/money-terms.ts'
import { moneyTold } from '../../domain/terms/diff-money.ts'
import { type Owed, owedBySide, sayOwed } from '../../domain/terms/money-owed.ts'
import { sayPart } from '../../domain/terms/say-money.ts'
import { voiceOf } from '../../domain/terms/voice.ts'
import { PERIOD_KINDS } from '../../domain/time/period.ts'
import { aboutOf, writeMoney } from '../partners/written/write-money.ts'
import type { WrittenMoneyOfSide } from '../partners/written/written-sheet.ts'
import { filled, oneOf, type Part, type Run } from './part.ts'

/** So many sentences of what is agreed stand above the form. */
const TOLD = 8

const BY_SHEET =
  'Bands, the cap of a year, what is earned back and bonuses are said in a sheet, `liaison apply partner.yaml`: this form leaves them as they are.'

/** What follows in money where a side misses what it owes: its fee, what one thing costs, and the cap. */
export const moneyPart: Part = {
  action: 'terms.money',
  title: 'Money',
  choose: (run) => ({
    label: 'Who owes it?',
    options: (['partner', 'internal'] as const).map((side) => ({ value: side, label: labelOf(run, side) })),
  }),
  said({ partner: { terms } }, of) {
    const side = oneOf(SIDES, of)
    if (!side) return undefined
    const money = writeMoney(terms)?.[side]
    if (!money) return { period: 'month' }
    const { fee, currency, period, cap } = money
    return filled({ ...{ fee: String(fee), currency, period, goes: 'on' }, cap: cap === undefined ? '' : String(cap) })
  },
  form(run, of, entries) {
    const { terms } = run.partner
    const side = oneOf(SIDES, of) ?? 'partner'
    const money = terms.money[side]
    return {
      intro: [...told(run, side), BY_SHEET],
      fields: moneyFields(entries, {
        isNew: !money,
        owed: owedBySide(terms, side).map((one) => ({ value: one.id, label: `${started(one)}${priceOf(money, one)}` })),
      }),
    }
  },
  sheet({ partner: { terms } }, of, entries) {
    const side = oneOf(SIDES, of) ?? 'partner'
    if (entries['goes'] === 'ends') return { money: { [side]: { end: true } } }
    const { fee = '', currency = '', owed, costs, overdue, cap = 'none' } = entries
    const period = oneOf(PERIOD_KINDS, entries['period'])
    const missed = owedBySide(terms, side).find(({ id }) => id === owed)
    if (owed !== undefined && !missed) return { errors: { owed: 'This is owed no more: choose something else.' } }
    if (missed && costs === undefined) return { errors: { costs: 'Say what a miss of it costs, or “none”.' } }
    if (!missed && costs !== undefined) return { errors: { owed: 'Choose what it is that costs this.' } }
    if (!missed && overdue !== undefined) return { errors: { owed: 'Choose what it is that stays overdue.' } }
    if (missed?.kind === 'figure' && overdue === 'again')
      return {
        errors: { overdue: 'Only a time on cases can stay overdue: a figure is judged once each period anyway.' },
      }
    const before = terms.money[side]?.rules.find(({ objectiveId }) => objectiveId === missed?.id)
    const again = overdue === undefined ? before?.whileOverdue !== undefined : overdue === 'again'
    const said: WrittenMoneyOfSide = {
      ...{ fee, currency, cap },
      ...(period && { period }),
      ...(missed && costs !== undefined && { rules: [ruleOf(missed, costs, again)] }),
    }
    return { money: { [side]: said } }
  },
  fieldAt(path) {
    const [, , part = ''] = path.split('.')
    if (part === 'rules') return 'costs'
    return ['fee', 'currency', 'period', 'cap'].includes(part) ? part : 'form'
  },
  withNow(before, { partner: { terms } }, of) {
    const side = oneOf(SIDES, of) ?? 'partner'
    const { [side]: _, ...other } = before.money
    const now = terms.money[side]
    return { ...before, money: { ...other, ...(now && { [side]: now }) } }
  },
}

function ruleOf(owed: Owed, costs: string, again: boolean): NonNullable<WrittenMoneyOfSide['rules']>[number] {
  return costs.trim().toLowerCase() === 'none'
    ? { ...aboutOf(owed), end: true }
    : { ...aboutOf(owed), perBreach: costs, ...(again && { whileOverdue: 'counts again' }) }
}

/** What is agreed, a sentence each. */
function told({ partner, company }: Run, side: Side): string[] {
  const all = moneyTold(partner.terms, side, voiceOf({ internal: company, partner: partner.name }))
  const more = all.length - TOLD
  return [
    ...all.slice(0, TOLD).map(({ what, says }) => `${what[0]!.toUpperCase()}${what.slice(1)}: ${says}.`),
    ...(more > 0 ? [`And ${more} more, which \`terms ${partner.slug} money\` lists.`] : []),
  ]
}

/** "What Acme owes: EUR 12,000.00 a month" */
function labelOf({ partner, company }: Run, side: Side): string {
  const money = partner.terms.money[side]
  const who = side === 'internal' ? company : partner.name
  return `What ${who} owes: ${money ? sayPart(money, 'fee') : 'no money agreed'}`
}

function started(owed: Owed): string {
  const words = sayOwed(owed)
  return words[0]!.toUpperCase() + words.slice(1)
}

function priceOf(money: MoneyTerms | undefined, { id }: Owed): string {
  const said = money ? sayPart(money, `rule ${id}`) : ''
  return said === '' ? '' : ` – ${said}`
}
