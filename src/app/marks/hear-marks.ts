import { otherSide } from '../../domain/cases/other-side.ts'
import { type CaseMark, isOfTwo } from '../../domain/marks/case-mark.ts'
import { heardFrom, unheardFrom } from '../../domain/marks/unheard.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { hoursOfSides } from '../cases/hours-of-sides.ts'
import type { Means } from '../scene.ts'
import { sayService } from './service-effect.ts'
import { postMark } from './show-mark.ts'

/** Nobody of a side is left: what its silence would have let hold waits until somebody is named. */
export async function unhearMarks(means: Means, partner: Partner, side: Side): Promise<void> {
  await changeEach(means, partner, side, (mark) => unheardFrom(mark, means.now))
}

/** Somebody of a side of which nobody was named is by now: what waited for that they have the whole time to object to. */
export async function hearMarks(means: Means, partner: Partner, side: Side): Promise<void> {
  const calendar = hoursOfSides(partner)[side]
  await changeEach(means, partner, side, (mark) => heardFrom(mark, means.now, calendar))
}

async function changeEach(
  means: Means,
  partner: Partner,
  side: Side,
  changed: (mark: CaseMark) => CaseMark | undefined,
): Promise<void> {
  const { tx, touched } = means
  for (const mark of await tx.caseMarks.of(partner.id)) {
    const next = mark.side === otherSide(side) ? changed(mark) : undefined
    const about = next && (await tx.cases.get(next.caseId))
    if (!next || !about) continue
    await tx.caseMarks.save(next)
    // Which service was down holds only while the other side can object to it.
    if (next.said.what === 'about-service') await sayService(means, about, next.said, false)
    await postMark(means, partner, about, next)
    touched.touch({ kind: 'case', id: about.id })
    if (isOfTwo(next.said)) touched.touch({ kind: 'case', id: next.said.other.id })
  }
}
