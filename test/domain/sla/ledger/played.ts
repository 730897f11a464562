import type { CaseEvent } from '../../../../src/domain/cases/case-event.ts'
import { acknowledge, reply } from '../../cases/people.ts'
import type { CaseDesk } from '../case-desk.ts'
import { type Beside, COURTESY, type OpenedBy, Played } from './playing.ts'
import { type Step, stepsOf } from './steps.ts'
import type { Promises, Trouble } from './troubles.ts'

/** What the side that owes has said, in plain words, by the step in which it did; nothing of what the case did not take. */
export type Plain = ReadonlyMap<Step, CaseEvent | 'nothing'>

/** The steps of a trouble, the same for both plays. */
export type Course = { first: Step[]; again: Step[] }

function courseOf(trouble: Trouble): Course {
  return { first: stepsOf(trouble), again: trouble.again ? stepsOf(trouble.again) : [] }
}

/**
 * What is truly done about a trouble, and nothing but plain words besides. The other side asks anew where what it asked was ended by words that are no answer, at the same times as it objects to what is untrue.
 */
export function truly(
  trouble: Trouble,
  number: number,
  promises: Partial<Promises>,
  { course = courseOf(trouble), plain = new Map() }: { course?: Course; plain?: Plain } = {},
  opened: OpenedBy = {},
): CaseDesk {
  const played = new Played(trouble, number, promises, opened)
  const play = (steps: Step[]) => {
    for (const step of steps) {
      const words = plain.get(step)
      if (step.does === 'says') played.says(step.at, words)
      else if (words === 'nothing') played.doesSilently(step.at, step.does)
      else if (step.does === 'objects') played.asksAnew(step.at)
      else if (step.does === 'goes by other terms') played.goesByOtherTerms(step.at)
      else if (!isOfOneSide(step)) played.does(step.at, step.does)
    }
    played.solved()
  }
  play(course.first)
  if (trouble.again) {
    played.comesBack()
    play(course.again)
  }
  return played.over()
}

/** What is truly done about it too, with tricks among that. The other side answers what is untrue in its time, before it does anything else, and at the latest when the trouble is over. */
export function withTricks(
  trouble: Trouble,
  number: number,
  promises: Partial<Promises>,
  beside: Beside,
  opened: OpenedBy = {},
): { desks: CaseDesk[]; course: Course; plain: Plain } {
  const played = new Played(trouble, number, promises, opened, beside)
  const course = courseOf(trouble)
  const plain = new Map<Step, CaseEvent | 'nothing'>()
  const play = (steps: Step[]) => {
    for (const step of steps) {
      switch (step.does) {
        case 'says': {
          const said = played.tricks(step.at, step.word)
          const words = said && inPlainWords(said)
          if (words) plain.set(step, words)
          break
        }
        case 'claims':
          played.claims(step.at, step.claim)
          break
        case 'calls it another fault':
          played.callsItAnother(step.at, step.says)
          break
        case 'goes by other terms':
          played.goesByOtherTerms(step.at)
          break
        case 'asks for stricter terms':
          played.asksForStricterTerms(step.at)
          break
        case 'objects':
          played.objects(step.at)
          played.asksAnew(step.at)
          break
        default:
          if (!played.does(step.at, step.does, step.late)) plain.set(step, 'nothing')
      }
    }
    played.solved()
  }
  play(course.first)
  if (trouble.again) {
    played.comesBack()
    play(course.again)
  }
  played.later()
  played.over()
  return { desks: played.desks, course, plain }
}

const OF_ONE_SIDE = ['claims', 'calls it another fault', 'asks for stricter terms'] as const

/** What nobody does in truth. */
function isOfOneSide(step: Step): step is Step & { does: (typeof OF_ONE_SIDE)[number] } {
  return OF_ONE_SIDE.some((one) => one === step.does)
}

/** That something was said, and nothing that it claims: of a question that nobody needs, that it was written; of an untrue resolution, that somebody is there. */
function inPlainWords(event: CaseEvent): CaseEvent | undefined {
  switch (event.type) {
    case 'CaseAcknowledged':
    case 'CaseReplied':
    case 'MessageCounted':
    case 'WaitTakenBack':
    case 'AnswerTakenBack':
    case 'AcknowledgementTakenBack':
      return event
    case 'CaseQuestionAsked':
      return reply(event.by)
    case 'CaseResolved':
      return acknowledge(event.by)
    case 'NothingNeeded':
      return reply(event.by, COURTESY)
    default:
      return undefined
  }
}
