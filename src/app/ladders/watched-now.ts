import type { NoticedEscalation } from '../../cards/escalation-watched.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'

/** What is said to those who watch it is about: what has not arrived by the next is told no more. */
export function watchedKey({ id }: Pick<Ladder, 'id'>): string {
  return `watched:${id}`
}

/** What whoever watches it is told of it as it stands. */
export function watchedNow({ name }: Pick<Partner, 'name'>, ladder: Ladder): NoticedEscalation {
  const { subject, reason } = ladder
  return {
    ...{ notice: 'escalation-watched', label: ladderLabel(ladder.number), partnerName: name },
    ...{ about: subject.label, title: subject.title, reason },
    ...(ladder.status === 'resolved' && { over: ladder.why }),
  }
}
