import { unfolded } from '../../cards/show-button.ts'
import { drawCase } from '../cases/show-case.ts'
import { drawCheckIn } from '../checkins/show-run.ts'
import { findLabelled } from '../find/find-subject.ts'
import { drawLadder } from '../ladders/show-ladder.ts'
import { labelledNow } from '../queries/labelled-now.ts'
import { showing } from './showing.ts'

/** The card of a case, an escalation or a health check, as it stands now, for the speaker alone. */
export const showLabelled = showing({
  name: 'subject.show',
  query: labelledNow,
  find: findLabelled,
  draw(now) {
    switch (now?.kind) {
      case 'case':
        return unfolded(drawCase(now.told))
      case 'escalation':
        return unfolded(drawLadder(now.told))
      case 'check-in':
        return unfolded(drawCheckIn(now.told))
      case undefined:
        return { refused: 'Its partner is no longer registered.' }
    }
  },
})
