import { type Case, caseLabel } from '../../domain/cases/case.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { sayOfCase } from '../marks/say-of-case.ts'
import { speakerParty } from '../speaker-party.ts'

/** A case that the side which owes opened itself counts as any other, says the account manager of the other side. */
export const countOwn: UseCase<Case> = {
  name: 'case.count',
  needs: 'case.count',
  find: findCase,
  run(scene, about) {
    const label = caseLabel(about.number)
    const making = { what: 'counts', id: scene.ids.next(), by: speakerParty(scene) } as const
    return sayOfCase(scene, about, making, (mark, other) =>
      mark.status === 'asked'
        ? `${label} counts as any other once ${other} agrees: its period is closed.`
        : `${label} counts as any other: as kept or missed, and as a repair.`,
    )
  },
}
