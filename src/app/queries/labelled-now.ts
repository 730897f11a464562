import type { Asking } from '../asking.ts'
import type { Labelled } from '../find/find-subject.ts'
import { caseNow } from './case-now.ts'
import { checkInNow } from './check-in-now.ts'
import { ladderNow } from './ladder-now.ts'
import type { Query } from './query.ts'

/** How whatever a label names stands now. Undefined once its partner is gone. */
export const labelledNow = {
  needs: ({ kind }: Labelled) =>
    kind === 'case' ? caseNow.needs : kind === 'escalation' ? ladderNow.needs : checkInNow.needs,
  async read(asking: Asking, subject: Labelled) {
    switch (subject.kind) {
      case 'case': {
        const told = await caseNow.read(asking, subject.case)
        return told && { kind: subject.kind, told }
      }
      case 'escalation': {
        const told = await ladderNow.read(asking, subject.ladder)
        return told && { kind: subject.kind, told }
      }
      case 'check-in': {
        const told = await checkInNow.read(asking, subject.run)
        return told && { kind: subject.kind, told }
      }
    }
  },
} satisfies Query<Labelled, unknown>
