import { explainDerived, type DerivedInPeriod } from '../domain/sla/figures/explain-derived.ts'
import { explainMeasured, type MeasuredInPeriod } from '../domain/sla/figures/explain-measured.ts'
import { explainPromise, type PromiseInPeriod } from '../domain/sla/figures/explain-promise.ts'
import { teamOf } from '../domain/terms/objective.ts'
import { ruleOf } from '../domain/sla/measures/measures.ts'
import type { Button, Card, CardBlock } from './card.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { sayCases } from './say-cases.ts'
import { withCode } from './with-code.ts'

/** How what was promised with a partner came out in a period. */
export type ExplainedView = { slug: string; name: string; period: string } & (
  | { is: 'promises'; promises: PromiseInPeriod[]; inside?: true }
  | { is: 'measured'; figure: MeasuredInPeriod }
  | { is: 'from cases'; figure: DerivedInPeriod }
)

/** `zone`: of the reader. `may`: whether they may say their side’s word on a number that wants it. */
export function explainedCard(view: ExplainedView, zone: string, may = false): Card {
  const { slug, name, period } = view
  const title = `How it comes about: ${name}, ${period}`
  const told = sections(view, zone)
  return {
    subject: slug,
    title,
    tone: 'neutral',
    blocks: told.flatMap(({ about, lines }): CardBlock[] => [
      { kind: 'text', text: [{ bold: about }] },
      { kind: 'list', items: lines },
    ]),
    buttons: may ? answersTo(view) : [],
    footer: withCode(footerOf(view)),
    fallback: `${title}. ${told.map(({ about, lines }) => `${about}: ${lines.join(' ')}`).join(' ')}`,
  }
}

function footerOf(view: ExplainedView): string {
  const isOurs = view.is === 'promises' ? view.inside === true : teamOf(view.figure.figure.obligor) !== undefined
  const [who, flag] = isOurs
    ? ['Among ourselves: the partner reads nothing of it', ' --inside']
    : ['Both sides read the same', '']
  return `${who}. All of the period: \`@Liaison report ${view.slug} --period ${view.period}${flag}\``
}

/** Of the number that the reader reads: a newer one is not meant. */
function answersTo(view: ExplainedView): Button[] {
  if (view.is !== 'measured' || !(view.figure.wants ?? view.figure.missing)) return []
  const {
    slug,
    period,
    figure: { figure, wants },
  } = view
  const about = { subject: slug, version: 0, data: { figure: figure.name, period } }
  const accept: Button[] = wants
    ? [
        {
          ...{ action: 'figure.accept', label: BUTTON_WORDS.acceptNumber, style: 'primary', ...about },
          data: { ...about.data, turn: `${wants.turn}` },
          confirm: `It counts for money from then on: “${shorten(figure.name, 80)}”, ${period}.`,
        },
      ]
    : []
  return [
    ...accept,
    { action: 'ledger.dispute', label: BUTTON_WORDS.disputeNumber, style: 'plain', ...about, opensForm: true },
  ]
}

function sections(view: ExplainedView, zone: string): { about: string; lines: string[] }[] {
  switch (view.is) {
    case 'promises':
      return view.promises.map((one) => {
        const { objective } = one.promised
        const about = `${sayCases(objective)}, ${ruleOf(objective.measure).words.deed}, owed by ${one.owedBy}`
        return { about, lines: explainPromise(one, zone) }
      })
    case 'measured': {
      const { figure, owedBy } = view.figure
      return [{ about: `“${shorten(figure.name, 80)}”, owed by ${owedBy}`, lines: explainMeasured(view.figure, zone) }]
    }
    case 'from cases': {
      const { figure, owedBy } = view.figure
      return [{ about: `“${shorten(figure.name, 80)}”, owed by ${owedBy}`, lines: explainDerived(view.figure, zone) }]
    }
  }
}
