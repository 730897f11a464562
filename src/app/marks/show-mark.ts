import type { PersonRef } from '../../cards/card.ts'
import { sayEffects } from '../../cards/mark-effects.ts'
import { markCard, objectionCard } from '../../cards/mark-card.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { type CaseMark, type MarkEvent, stands } from '../../domain/marks/case-mark.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { caseCardKey } from '../cases/show-case.ts'
import { whoHearsClose } from '../ledger/who-hears-close.ts'
import { refOf } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { sendNotice, showCard } from '../show/show-card.ts'
import { markTold } from './marks-told.ts'
import { effectsOfMark } from './mark-effect.ts'

/** What is said of a case stands once under its card, and says there how it stands, and what comes of it: the same for whoever says or answers it. `answered`: as it stood before that answer. */
export async function postMark(
  means: Means,
  partner: Partner,
  about: Case,
  mark: CaseMark,
  { said, answered }: { said?: string | undefined; answered?: CaseMark } = {},
): Promise<string[]> {
  const isNew = mark.version === 1
  const reason = isNew ? said : await reasonOf(means, about, mark)
  const effects = await effectsOfMark(means, partner, about, mark, answered)
  const told = sayEffects(effects)
  const calls = effects.ledgers.length > 0 ? await whoIsCalled(means, partner, mark) : []
  const card = markCard({
    ...{ ...markTold(means, partner, about, mark), effects: told, calls },
    ...(reason !== undefined && { reason }),
  })
  const at = isNew ? await channelsFor(means.tx, partner.id, 'shared') : []
  await showCard(means, partner, `mark:${mark.id}`, () => card, at, {
    threadOf: caseCardKey(about),
    recalling: { partner, side: otherSide(mark.side), besides: about.id },
  })
  return told
}

/** Whoever answers for what either side owes, and has not said it. */
async function whoIsCalled({ tx }: Means, partner: Partner, { by }: CaseMark): Promise<PersonRef[]> {
  const managers = await whoHearsClose(tx, partner)
  return managers.filter(({ person }) => person.id !== by.personId).map(refOf)
}

/** What was left out since the case waited is told anew where that wait is struck, or was shorter. */
export async function redrawLeftOut(means: Means, partner: Partner, about: Case): Promise<void> {
  const marks = await means.tx.caseMarks.ofCases([about.id])
  for (const mark of marks) {
    if (mark.said.what !== 'left-out' || mark.side !== about.obligor || !stands(mark)) continue
    const told = markTold(means, partner, about, mark)
    if (!told.left) continue
    const reason = await reasonOf(means, about, mark)
    const effects = sayEffects(await effectsOfMark(means, partner, about, mark))
    const card = markCard({ ...told, effects, ...(reason !== undefined && { reason }) })
    await showCard(means, partner, `mark:${mark.id}`, () => card, [], { threadOf: caseCardKey(about) })
  }
}

/** Whoever said it reads that it does not hold, and why. */
export async function sayObjection(
  means: Means,
  partner: Partner,
  about: Case,
  mark: CaseMark,
  { by, reason }: MarkEvent & { type: 'MarkObjected' },
): Promise<void> {
  const card = objectionCard({ ...markTold(means, partner, about, mark), objector: by.name, reason })
  await sendNotice(means, await channelsFor(means.tx, partner.id, 'shared'), () => card, undefined, {
    threadOf: caseCardKey(about),
    recalling: { partner, side: mark.side, besides: about.id },
  })
}

/** As the record has it, which forgets it with whoever gave it. */
async function reasonOf({ tx }: Means, { partnerId, number }: Case, { id }: CaseMark): Promise<string | undefined> {
  const facts = await tx.facts.of(partnerId, caseLabel(number))
  const reason = facts.find(({ data }) => data['mark'] === id)?.data['reason']
  return typeof reason === 'string' ? reason : undefined
}
