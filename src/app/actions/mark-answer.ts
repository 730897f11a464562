import { objectForm } from '../../cards/mark-forms.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { type CaseMark, mayBeAnswered, mayBeObjected, stands, waitsToBeAgreed } from '../../domain/marks/case-mark.ts'
import { sayMark } from '../../domain/marks/say-mark.ts'
import type { UseCase } from '../dispatch.ts'
import { findCase } from '../find/find-subject.ts'
import { answerOnCase } from '../marks/say-of-case.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyNot } from '../why-not.ts'

/** The other side will not have it, and says why: cases that were linked are parted, what was left out counts. */
export const objectToMark: UseCase<Case> = {
  name: 'mark.object',
  needs: 'case.mark',
  find: findCase,
  async run(scene, about, request) {
    const meant = await markMeant(scene, about, request, mayBeObjected)
    if ('refused' in meant) return refused(meant.refused)
    const { text } = request.values
    const by = speakerParty(scene)
    const { zone } = scene.actor
    const { mark, others } = meant
    const on = await caseOf(scene, about, mark)
    const label = caseLabel(on.number)
    if (others.length > 0 || (text === undefined && mark.side !== by.side && mayBeObjected(mark, scene.now)))
      return { kind: 'form', form: formOf(on, mark, others, zone) }
    const said = sayMark(mark.said, zone)
    const event = { type: 'MarkObjected', by, reason: text ?? '' } as const
    return answerOnCase(scene, on, mark, event, outcomeOf(mark, label, said))
  },
}

/** What comes of an objection, for whoever objects. */
function outcomeOf({ said }: CaseMark, label: string, words: string): string {
  switch (said.what) {
    case 'one-fault':
      return `${label} and CASE-${said.other.number} are parted, and count each by itself.`
    case 'another-fault':
      return `${label} goes on as you reopened it, with what was said on CASE-${said.other.number}, which is merged into it.`
    case 'new-terms':
      return `${label} goes on as it does, by version ${said.from} of the terms.`
    default:
      return `Your objection stands: on ${label} it counts as if nobody had said that ${words}.`
  }
}

/** The other side agrees, by its own word. */
export const acceptMark: UseCase<Case> = {
  name: 'mark.accept',
  needs: 'case.agree',
  find: findCase,
  async run(scene, about, request) {
    const meant = await markMeant(scene, about, request, waitsToBeAgreed)
    if ('refused' in meant) return refused(meant.refused)
    const { mark, others } = meant
    if (others.length > 0)
      return refused(
        `More than one thing that was said of ${caseLabel(about.number)} waits for a word: press the button of each.`,
      )
    const on = await caseOf(scene, about, mark)
    const event = { type: 'MarkAccepted', by: speakerParty(scene) } as const
    const said = sayMark(mark.said, scene.actor.zone)
    return answerOnCase(scene, on, mark, event, `Agreed on ${caseLabel(on.number)}: ${said}.`)
  },
}

/** What the speaker’s own side said of a case last, and still stands by. */
export async function ownMark(scene: Scene, about: Case): Promise<CaseMark | undefined> {
  const { side } = speakerParty(scene)
  const all = await scene.tx.caseMarks.ofCases([about.id])
  return all.findLast((mark) => mark.side === side && stands(mark))
}

/** What the account manager alone says for the side that is owed, and which service it was for either. */
const TO_SAY: Partial<Record<CaseMark['said']['what'], 'case.leave-out' | 'case.count' | 'case.name-service'>> = {
  'left-out': 'case.leave-out',
  counts: 'case.count',
  'about-service': 'case.name-service',
}

/** Whoever may say it may take it back, until its period closes. */
export async function takeMarkBack(scene: Scene, about: Case, mark: CaseMark): Promise<Outcome> {
  const on = await caseOf(scene, about, mark)
  const partner = await scene.tx.partners.get(on.partnerId)
  const isForBoth = mark.said.what === 'about-service'
  const needs = mark.side === on.obligor && !isForBoth ? undefined : TO_SAY[mark.said.what]
  const no = needs && partner && (await whyNot(scene, needs, { subject: on, partner }))
  if (no) return refused(no.refused)
  const event = { type: 'MarkTakenBack', by: speakerParty(scene) } as const
  const label = caseLabel(on.number)
  return answerOnCase(scene, on, mark, event, `Taken back of ${label}: ${sayMark(mark.said, scene.actor.zone)}.`)
}

type Meant = { mark: CaseMark; others: CaseMark[] }

/** The one that a button names; else the one that waits for that answer, with the others that do, or the last that could be answered. */
async function markMeant(
  { tx, now, ...scene }: Scene,
  about: Case,
  { values }: Request,
  isOpen: typeof mayBeAnswered,
): Promise<Meant | { refused: string }> {
  const label = caseLabel(about.number)
  const all = await tx.caseMarks.ofCases([about.id])
  const named = values['mark']
  if (named !== undefined) {
    const mark = all.find(({ id }) => id === named)
    return mark ? { mark, others: [] } : { refused: `That was not said of ${label}.` }
  }
  const { side } = speakerParty({ tx, now, ...scene })
  const theirs = all.filter((mark) => mark.side !== side)
  const waiting = theirs.filter((mark) => isOpen(mark, now))
  const open = waiting.length > 0 ? waiting : theirs.filter((mark) => mayBeAnswered(mark, now))
  const [mark = theirs.at(-1) ?? all.at(-1), ...others] = open
  return mark ? { mark, others } : { refused: `Nothing that was said of ${label} waits for your word.` }
}

/** A link is of the case that it was said of, whichever of the two somebody names. */
async function caseOf({ tx }: Scene, about: Case, { caseId }: CaseMark): Promise<Case> {
  return about.id === caseId ? about : ((await tx.cases.get(caseId)) ?? about)
}

function formOf({ number, title }: Case, mark: CaseMark, others: CaseMark[], zone: string) {
  const subject = { label: caseLabel(number), title }
  if (others.length === 0) return objectForm({ ...subject, mark: mark.id, said: upper(sayMark(mark.said, zone)) })
  const marks = [mark, ...others].map(({ id, said }) => ({ value: id, label: sayMark(said, zone).slice(0, 75) }))
  return objectForm({ ...subject, marks })
}

function upper(sentence: string): string {
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`
}
