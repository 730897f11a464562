import type { Action } from '../../domain/partners/action.ts'
import type { Asking } from '../asking.ts'
import type { Labelled } from '../find/find-subject.ts'
import { notesOfOurs } from '../heard/notes-of-ours.ts'
import { actionNow } from './action-now.ts'
import { caseNow } from './case-now.ts'
import { checkInNow } from './check-in-now.ts'
import { ladderNow } from './ladder-now.ts'
import { maintenanceNow } from './maintenance-now.ts'
import type { Query } from './query.ts'

/** As many notes among ourselves as a card tells of. */
const LAST_NOTES = 3

const NEEDS = {
  case: caseNow.needs,
  escalation: ladderNow.needs,
  'check-in': checkInNow.needs,
  maintenance: maintenanceNow.needs,
  action: actionNow.needs,
} as const satisfies Record<Labelled['kind'], Action>

/** How whatever a label names stands now. Undefined once its partner is gone. */
export const labelledNow = {
  needs: ({ kind }: Labelled) => NEEDS[kind],
  async read(asking: Asking, subject: Labelled) {
    switch (subject.kind) {
      case 'case': {
        const told = await caseNow.read(asking, subject.case)
        if (told?.audience !== 'internal') return told && { kind: subject.kind, told }
        const notes = await notesOfOurs(asking.tx, subject.case, LAST_NOTES)
        return {
          kind: subject.kind,
          told: { ...told, notes: notes.map(({ by, text }) => ({ author: by.name, text })) },
        }
      }
      case 'escalation': {
        const told = await ladderNow.read(asking, subject.ladder)
        return told && { kind: subject.kind, told }
      }
      case 'action': {
        const told = await actionNow.read(asking, subject.action)
        return told && { kind: subject.kind, told }
      }
      case 'check-in': {
        const told = await checkInNow.read(asking, subject.run)
        return told && { kind: subject.kind, told }
      }
      case 'maintenance': {
        const told = await maintenanceNow.read(asking, subject.maintenance)
        return told && { kind: subject.kind, told }
      }
    }
  },
} satisfies Query<Labelled, unknown>
