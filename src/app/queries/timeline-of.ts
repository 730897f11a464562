import { actionLabel } from '../../domain/corrective/corrective-action.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import { maintenanceLabel } from '../../domain/maintenance/maintenance.ts'
import { saidOnce } from '../../domain/timeline/said-once.ts'
import type { Asking } from '../asking.ts'
import type { Labelled } from '../find/find-subject.ts'
import type { Query } from './query.ts'

/** Who did what when, oldest first, on a case (with the escalations there were about it), an escalation, a health check, maintenance or a corrective action. */
export const timelineOf = {
  needs: 'timeline.view',
  async read({ tx, audience }: Asking, subject: Labelled) {
    const { label, id, partnerId } = named(subject)
    const partner = await tx.partners.get(partnerId)
    if (!partner) return undefined
    // Their start names the subject, also that of ended ones.
    const ladders = (await tx.ladders.about(partnerId, id)).map(({ number }) => ladderLabel(number))
    const facts = await tx.facts.of(partnerId, label, ...ladders)
    return {
      ...{ label, partnerName: partner.name },
      facts: saidOnce(facts).filter((fact) => audience === 'internal' || fact.audience === 'shared'),
    }
  },
} satisfies Query<Labelled, unknown>

function named(subject: Labelled): { label: string; id: string; partnerId: string } {
  switch (subject.kind) {
    case 'case':
      return { ...subject.case, label: caseLabel(subject.case.number) }
    case 'escalation':
      return { ...subject.ladder, label: ladderLabel(subject.ladder.number) }
    case 'check-in':
      return { ...subject.run, label: runLabel(subject.run.number) }
    case 'maintenance':
      return { ...subject.maintenance, label: maintenanceLabel(subject.maintenance.number) }
    case 'action':
      return { ...subject.action, label: actionLabel(subject.action.number) }
  }
}
