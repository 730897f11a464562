import { listed } from '../../cards/listed.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { type Hint, hintsFor } from '../../domain/maintenance/hints.ts'
import { type Maintenance, maintenanceLabel } from '../../domain/maintenance/maintenance.ts'
import { maintenanceTermsFor } from '../../domain/maintenance/maintenance-terms-for.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { formatDuration } from '../../domain/time/duration.ts'
import { isWanted, whoAnswers } from '../queries/maintenance-now.ts'
import type { Means } from '../scene.ts'

/** What whoever announces a window, or moves it, should know of these times; each sentence with a blank before it. */
export async function sayHints({ tx, company }: Means, partner: Partner, state: Maintenance): Promise<string> {
  const { side, service } = state
  const others = await tx.maintenance.meeting(partner.id, state)
  const hints = hintsFor(state, others, maintenanceTermsFor(partner.terms, side, service))
  const overlaps = hints.flatMap((one) => (one.hint === 'overlaps' ? [maintenanceLabel(one.number)] : []))
  const otherName = { internal: company, partner: partner.name }[otherSide(side)]
  const wanted = isWanted(partner, state) ? await whoAnswers(tx, state) : undefined
  const sentences = [
    ...(overlaps.length > 0 ? [`It overlaps ${listed(overlaps)}.`] : []),
    ...hints.flatMap((one) => sayHint(one, otherName)),
    ...(wanted ? [sayWanted(wanted, otherName)] : []),
  ]
  return sentences.map((one) => ` ${one}`).join('')
}

function sayHint(hint: Hint, otherName: string): string[] {
  switch (hint.hint) {
    case 'overlaps':
      return []
    case 'short notice':
      return [
        hint.noticeMs > 0
          ? `The terms ask for ${formatDuration(hint.noticeMs)} of notice, and this is less: what fails in it counts.`
          : 'It was not announced before it begins: what fails in it counts.',
      ]
    case 'longer than admitted':
      return [
        `The terms admit ${formatDuration(hint.longestMs)} at once, from its beginning: what is longer is not left out.`,
      ]
    case 'not admitted':
      return [`No terms with ${otherName} leave out maintenance, so what fails in it counts as ever.`]
  }
}

function sayWanted(names: string[], otherName: string): string {
  return names.length > 0
    ? `The terms ask for the word of ${otherName}: ${names.join(' or ')} can confirm it until it begins.`
    : `The terms ask for the word of ${otherName}, and nobody is named there who could confirm it.`
}
