import { withPeopleCalled } from '../../domain/escalations/policy.ts'
import { can } from '../../domain/partners/can.ts'
import { type Partner, threadsOf } from '../../domain/partners/partner.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import { asTheyAreCalled, callsOf } from '../../domain/terms/calls-of.ts'
import { policyOf } from '../../domain/terms/climbs-by.ts'
import { type LadderTerms, ladderName } from '../../domain/terms/ladder-terms.ts'
import { type Figure, insideFigures, sayTarget, sharedFigures } from '../../domain/terms/figure.ts'
import { moneyTold } from '../../domain/terms/diff-money.ts'
import { voiceOf } from '../../domain/terms/voice.ts'
import { sharedObjectives } from '../../domain/terms/shared-terms.ts'
import { canonicalJson } from '../../domain/timeline/canonical-json.ts'
import type { Asking } from '../asking.ts'
import { callerOf } from '../people/names-of.ts'
import { loadRoster } from '../people/roster.ts'
import type { Query } from './query.ts'

/** How a partner is run, part by part, as far as both sides may read it; for our own people also `ours`. `may`: whether whoever asks may change it, or who can. */
export const termsOf = {
  needs: 'partner.view',
  async read({ tx, audience, actor, permissions, company }: Asking, partner: Partner) {
    const { id, slug, name, version, terms, type, direction, stage } = partner
    const { calendars, hours, objectives } = terms
    const called = await callerOf({ tx }, terms)
    const ladders = terms.ladders.map((one) => withPeopleCalled(one, called))
    const permission = can(actor, 'partner.configure', { partnerId: id, partnerName: name }, permissions)
    const shared = sharedObjectives(terms)
    const owedBy = (side: Side) => shared.filter(({ obligor }) => obligor === side).length
    const people = (await loadRoster(tx, id)).filter(({ role }) => audience === 'internal' || role !== 'manager')
    return {
      ...{ slug, name, company, version, threads: threadsOf(partner) },
      hours: { internal: calendars[hours.internal]!.rules, partner: calendars[hours.partner]!.rules },
      figures: sharedFigures(terms).map(toldFigure),
      money: SIDES.flatMap((side) => toldMoney(partner, side, company)),
      owed: { internal: owedBy('internal'), partner: owedBy('partner') },
      theirLadders: laddersOfTheirs(ladders),
      plans: terms.checks,
      people: SIDES.map((side) => ({
        side,
        names: [...new Set(people.filter((one) => one.side === side).map(({ person }) => person.name))],
      })),
      may: 'refused' in permission ? permission.refused : (true as const),
      ...(audience === 'internal' && {
        ours: {
          ...{ type, direction, stage },
          inside: objectives.length - shared.length,
          insideFigures: insideFigures(terms).map(toldFigure),
          further: Object.keys(calendars).filter((one) => one !== hours.internal && one !== hours.partner),
          ladders: ladders.map((one) => ({ name: ladderName(one), ...policyOf(one) })),
          channels: (await tx.bindings.of(id)).map(({ purpose, conversation }) => ({
            purpose,
            name: conversation.name,
          })),
        },
      }),
    }
  },
} satisfies Query<Partner, unknown>

/** Where all call the partner alike, the usual one says it. */
function laddersOfTheirs(ladders: LadderTerms[]) {
  const called = ladders.map((one) => ({ name: ladderName(one), steps: asTheyAreCalled(one).steps.partner }))
  const ways = new Set(ladders.map((one) => canonicalJson(callsOf(one))))
  return ways.size > 1 ? called : called.filter(({ name }) => name === 'usual')
}

function toldMoney({ terms, name }: Partner, side: Side, company: string) {
  const money = terms.money[side]
  const parts = moneyTold(terms, side, voiceOf({ internal: company, partner: name }))
  return money ? [{ side, rules: money.rules.length, parts }] : []
}

function toldFigure(figure: Figure) {
  return { name: figure.name, period: figure.period, target: sayTarget(figure) }
}
