import { defaultObjectives } from '../../domain/terms/default-terms.ts'
import { SIDES } from '../../domain/partners/party.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { otherCurrencyOfYear } from '../../domain/terms/currency-of-year.ts'
import { periodZones } from '../../domain/sla/figures/periods-of.ts'
import { mergeObjectives } from '../../domain/terms/merge-objectives.ts'
import { type Figure, isFromCases } from '../../domain/terms/figure.ts'
import { mergeFigures } from '../../domain/terms/merge-figures.ts'
import { mergeMoney } from '../../domain/terms/merge-money.ts'
import type { Objective } from '../../domain/terms/objective.ts'
import { problemsOf } from '../../domain/terms/promise-problems.ts'
import { type Terms, USUAL_CALENDAR } from '../../domain/terms/terms.ts'
import type { Means } from '../scene.ts'
import { calendarOf } from './calendar-of.ts'
import { withChecks } from './checks-of-sheet.ts'
import { endsNothing } from './ends-nothing.ts'
import { laddersOfSheet } from './ladders-of-sheet.ts'
import type { PartnerSheet } from './partner-sheet.ts'
import { type Newcomers, peopleCalled } from './people-called.ts'
import { noSuchRotation } from './rotations-called.ts'
import { saidFigure } from './said-figures.ts'
import { saidMoney } from './said-money.ts'
import { bySide } from './said-objectives.ts'

type Refused = { refused: string; field: string }

/** The terms after a sheet: what it leaves out stays as it was before, or is as it is for everybody at first. `newcomers`: whom its ladders call and it names for the first time. */
export async function termsOfSheet(
  means: Means,
  sheet: PartnerSheet,
  partner: Pick<Partner, 'id' | 'terms'> | undefined,
  newcomers: Newcomers,
): Promise<Terms | Refused> {
  const before = partner?.terms
  const idle = await endsNothing(means, sheet, partner)
  if (idle) return idle
  const after = await calendarsAfter(means, sheet, before)
  if ('refused' in after) return after
  const objectives = objectivesAfter(means, sheet, before)
  if (!Array.isArray(objectives)) return { ...objectives, field: 'sla' }
  const figures = figuresAfter(means, sheet, before)
  if (!Array.isArray(figures)) return { ...figures, field: 'sla.figures' }
  const money = mergeMoney({ objectives, figures, money: before?.money ?? {} }, saidMoney(sheet.money ?? {}))
  if ('refused' in money) return money
  const otherCurrency = await currencyRefused(means, partner, money)
  if (otherCurrency) return otherCurrency
  const called = await peopleCalled(means, sheet, partner, newcomers)
  if ('refused' in called) return { ...called, field: 'ladders' }
  const ladders = laddersOfSheet(sheet, before, called)
  if (!Array.isArray(ladders)) return { ...ladders, field: 'ladders' }
  const unset = await noSuchRotation(means, ladders, partner, sheet.rotations?.filter(({ end }) => !end) ?? [])
  if (unset !== undefined) return { refused: unset, field: 'ladders' }
  const usual = { internal: USUAL_CALENDAR, partner: USUAL_CALENDAR, ...before?.hours }
  const terms: Terms = {
    ...after,
    hours: { internal: sheet.hours?.internal ?? usual.internal, partner: sheet.hours?.partner ?? usual.partner },
    objectives,
    figures,
    money,
    ladders,
    checks: before?.checks ?? [],
  }
  return unnamed(terms) ?? kept(means, await withChecks(means, sheet, terms))
}

/** Where money begins, or begins anew, in another currency than it was agreed in this contract year. */
async function currencyRefused(
  { tx, now }: Means,
  partner: Pick<Partner, 'id' | 'terms'> | undefined,
  money: Terms['money'],
): Promise<Refused | undefined> {
  const begun = SIDES.filter((side) => money[side] && !partner?.terms.money[side])
  if (!partner || begun.length === 0) return undefined
  const versions = await tx.agreements.of(partner.id)
  const zone = periodZones(versions, partner.terms)
  for (const side of begun) {
    const refused = otherCurrencyOfYear(versions, money[side]!.currency, zone, now)
    if (refused !== undefined) return { refused, field: `money.${side}.currency` }
  }
  return undefined
}

async function calendarsAfter(
  means: Means,
  { calendar, calendars = {} }: PartnerSheet,
  before?: Terms,
): Promise<Pick<Terms, 'calendars'> | Refused> {
  const usual = await calendarOf(means, calendar, USUAL_CALENDAR, before?.calendars[USUAL_CALENDAR])
  if ('refused' in usual) return { ...usual, field: `calendar.${usual.field}` }
  const after: Terms['calendars'] = { ...before?.calendars, [USUAL_CALENDAR]: usual }
  for (const [name, said] of Object.entries(calendars)) {
    const further = await calendarOf(means, said, name, before?.calendars[name])
    if ('refused' in further)
      return { refused: `The hours “${name}”: ${further.refused}`, field: `calendars.${name}.${further.field}` }
    after[name] = further
  }
  return { calendars: after }
}

function objectivesAfter({ ids }: Means, { sla }: PartnerSheet, before?: Terms): Objective[] | { refused: string } {
  if (!sla?.objectives) return before?.objectives ?? defaultObjectives().map((terms) => ({ id: ids.next(), ...terms }))
  return mergeObjectives(before?.objectives ?? [], sla.objectives.flatMap(bySide), sla.others, () => ids.next())
}

function figuresAfter({ ids }: Means, { sla }: PartnerSheet, before?: Terms): Figure[] | { refused: string } {
  if (!sla?.figures) return before?.figures ?? []
  return mergeFigures(before?.figures ?? [], sla.figures.map(saidFigure), sla.others, () => ids.next())
}

/** Hours that are spoken of and nowhere to be found. */
function unnamed({ calendars, hours, objectives, figures }: Terms): Refused | undefined {
  const known = Object.keys(calendars)
  const missing = (name: string) => !Object.hasOwn(calendars, name)
  const choice = `There are: ${known.map((name) => `“${name}”`).join(', ')}. Write further ones under calendars.`
  const ofSide = Object.values(hours).find(missing)
  if (ofSide !== undefined) return { refused: `There are no hours called “${ofSide}”. ${choice}`, field: 'hours' }
  const counted = objectives.map((one) => one.hours).filter((name) => name !== 'always' && name !== 'calendar')
  const ofTarget = counted.find(missing)
  const ofFigure = figures
    .filter(isFromCases)
    .find((one) => one.hours !== 'always' && one.hours !== 'calendar' && missing(one.hours))
  if (ofFigure)
    return {
      refused: `“${ofFigure.name}” counts in the hours “${ofFigure.hours}”, which are not there. Write always, calendar, or the name of some. ${choice}`,
      field: 'sla.figures',
    }
  if (ofTarget === undefined) return undefined
  return {
    refused: `A target counts in the hours “${ofTarget}”, which are not there. Write always, calendar, or the name of some. ${choice}`,
    field: 'sla',
  }
}

function kept({ now }: Means, terms: Terms | Refused): Terms | Refused {
  const problems = 'refused' in terms ? [] : problemsOf(terms, now)
  const [first] = problems
  return first ? { refused: problems.map(({ say }) => say).join(' '), field: first.at } : terms
}
