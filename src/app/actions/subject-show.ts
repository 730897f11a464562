import type { Card } from '../../cards/card.ts'
import { caseFace } from '../cases/show-case.ts'
import { runFace } from '../checkins/show-run.ts'
import type { UseCase } from '../dispatch.ts'
import { findLabelled, type Labelled } from '../find/find-subject.ts'
import { ladderFace } from '../ladders/show-ladder.ts'
import { refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { audienceOfReply } from '../show/audience.ts'

/** The card of a case, an escalation or a health check, as it stands now, for the speaker alone. */
export const showLabelled: UseCase<Labelled> = {
  name: 'subject.show',
  shows: true,
  needs: (subject) =>
    subject.kind === 'case' ? 'case.view' : subject.kind === 'escalation' ? 'escalation.view' : 'check-in.view-results',
  find: findLabelled,
  async run(scene, subject) {
    const card = await cardOf(scene, subject)
    return card ? { kind: 'show', card } : refused('Its partner is no longer registered.')
  },
}

async function cardOf(scene: Scene, subject: Labelled): Promise<Card | undefined> {
  const state = subject.kind === 'case' ? subject.case : subject.kind === 'escalation' ? subject.ladder : subject.run
  const partner = await scene.tx.partners.get(state.partnerId)
  if (!partner) return undefined
  const audience = await audienceOfReply(scene)
  switch (subject.kind) {
    case 'case':
      return (await caseFace(scene, partner, subject.case))(audience)
    case 'escalation':
      return (await ladderFace(scene, partner, subject.ladder))(audience)
    case 'check-in':
      return (await runFace(scene, partner, subject.run))(audience)
  }
}
