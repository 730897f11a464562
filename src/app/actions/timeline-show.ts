import { timelineCard } from '../../cards/timeline-card.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import { sayFact } from '../../domain/timeline/say-fact.ts'
import type { UseCase } from '../dispatch.ts'
import { findLabelled, type Labelled } from '../find/find-subject.ts'
import { refused } from '../outcome.ts'
import { audienceOfReply } from '../show/audience.ts'

/** The newest of longer ones. */
export const SHOWN = 40

/** Who did what when, on a case (with its escalations), an escalation or a health check. */
export const showTimeline: UseCase<Labelled> = {
  name: 'timeline.show',
  shows: true,
  needs: 'timeline.view',
  find: findLabelled,
  async run(scene, subject, request) {
    const { tx } = scene
    const state = subject.kind === 'case' ? subject.case : subject.kind === 'escalation' ? subject.ladder : subject.run
    const partner = await tx.partners.get(state.partnerId)
    if (!partner) return refused('Its partner is no longer registered.')
    const label = (request.subject ?? '').toUpperCase().replace(/^([A-Z]+)-?/u, '$1-')
    const subjects = [label, ...(await escalationsAbout(scene, partner.id, state.id))]
    const facts = await tx.facts.of(partner.id, ...subjects)
    const audience = await audienceOfReply(scene)
    const readable = facts.filter((fact) => audience === 'internal' || fact.audience === 'shared')
    const lines = readable.map((fact) => ({
      at: fact.at,
      text: sayFact(fact, (side) => (side === 'internal' ? scene.company : partner.name), scene.actor.zone),
    }))
    return {
      kind: 'show',
      card: timelineCard({ label, lines: lines.slice(-SHOWN), zone: scene.actor.zone, more: lines.length > SHOWN }),
    }
  },
}

/** Labels of the ladders there were about a subject, also of ended ones: their start names the subject. */
async function escalationsAbout(
  { tx }: Parameters<typeof showTimeline.run>[0],
  partnerId: string,
  subjectId: string,
): Promise<string[]> {
  return (await tx.ladders.about(partnerId, subjectId)).map((ladder) => ladderLabel(ladder.number))
}
