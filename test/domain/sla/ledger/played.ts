import type { CaseEvent } from '../../../../src/domain/cases/case-event.ts'
import { type Case, isOver } from '../../../../src/domain/cases/case.ts'
import type { Party } from '../../../../src/domain/partners/party.ts'
import { type Instant, MINUTE } from '../../../../src/domain/time/instant.ts'
import type { Stretch } from '../../../../src/domain/time/stretches.ts'
import {
  acknowledge,
  ana,
  ask,
  confirm,
  dana,
  declineMerge,
  nothingNeeded,
  notSolved,
  opened,
  reply,
  resolve,
  severity,
} from '../../cases/people.ts'
import { CaseDesk } from '../case-desk.ts'
import { START, type Word } from '../histories.ts'
import type { Claim, SaidBeside } from './said-beside.ts'
import { type Act, END, older, type Promises, SERVICE, type Trouble } from './troubles.ts'

/** `at`: minutes after the opening. */
type Step = { at: number } & (
  | { does: Act['what'] | 'answers' | 'has what it needs' }
  | { does: 'says'; word: Word }
  | { does: 'claims'; claim: Claim }
  | { does: 'objects' }
)

/** What the side that owes has said, in plain words, by the step in which it did; nothing of what the case did not take. */
export type Plain = ReadonlyMap<number, CaseEvent | 'nothing'>

const COURTESY = 'Thanks.'

/** `others`: cases that a case may be linked with. `corrects`: the other side sets right what severity a case has. */
type Beside = { beside: SaidBeside; others: readonly Case[]; corrects: boolean }

/**
 * What is truly done about a trouble, and nothing but plain words besides. The other side asks anew where what it asked was ended by words that are no answer, at the same times as it objects to what is untrue.
 */
export function truly(
  trouble: Trouble,
  number: number,
  promises: Partial<Promises>,
  plain: Plain = new Map(),
): CaseDesk {
  const played = new Played(trouble, number, promises, ana)
  stepsOf(trouble).forEach((step, at) => {
    const words = plain.get(at)
    if (step.does === 'says') played.says(step.at, words)
    else if (words === 'nothing') played.doesSilently(step.at, step.does)
    else if (step.does === 'objects') played.asksAnew(step.at)
    else if (step.does !== 'claims') played.does(step.at, step.does)
  })
  return played.solved()
}

/** What is truly done about it too, with tricks among that. The other side answers what is untrue in its time, before it does anything else, and at the latest when the trouble is over. */
export function withTricks(
  trouble: Trouble,
  number: number,
  promises: Partial<Promises>,
  { by = ana, ...beside }: Beside & { by?: Party },
): { desk: CaseDesk; plain: Plain } {
  const played = new Played(trouble, number, promises, by, beside)
  const plain = new Map<number, CaseEvent | 'nothing'>()
  stepsOf(trouble).forEach((step, at) => {
    switch (step.does) {
      case 'says': {
        const said = played.tricks(step.at, step.word)
        const words = said && inPlainWords(said)
        if (words) plain.set(at, words)
        return
      }
      case 'claims':
        return played.claims(step.at, step.claim)
      case 'objects':
        played.objects(step.at)
        return played.asksAnew(step.at)
      default:
        if (!played.does(step.at, step.does)) plain.set(at, 'nothing')
    }
  })
  const desk = played.solved()
  played.later()
  return { desk, plain }
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

/** More would tell no more. */
const WORDS = [1, 2, 3, 4, 5, 6, 7, 8]

/** Until it is solved, in order of time. */
function stepsOf({ acts, tells, tricks, lasts }: Trouble): Step[] {
  const ends = { asks: 'has what it needs', 'is asked': 'answers' } as const
  const steps = acts.flatMap(({ at, what, takes }): Step[] => [
    { at, does: what },
    ...(what in ends ? [{ at: at + takes, does: ends[what as keyof typeof ends] }] : []),
  ])
  for (const nth of tells === null ? [] : WORDS) steps.push({ at: nth * tells!, does: 'writes' })
  let at = 0
  for (const { after, word, then, answeredAfter, claim } of tricks) {
    at += after
    if (at >= lasts) break
    const answeredAt = Math.min(at + answeredAfter, lasts)
    const meanwhile = Math.floor((at + answeredAt) / 2)
    steps.push({ at, does: 'says', word })
    if (then) steps.push({ at: meanwhile, does: 'says', word: then })
    if (claim) steps.push({ at: meanwhile, does: 'claims', claim })
    steps.push({ at: answeredAt, does: 'objects' })
  }
  return steps.filter((one) => one.at < lasts).toSorted((a, b) => a.at - b.at)
}

class Played {
  readonly desk: CaseDesk
  readonly #trouble: Trouble
  readonly #openedAt: Instant
  readonly #beside: Beside | undefined
  /** How many questions of the other side are not truly answered. */
  #unanswered = 0
  /** Since when the side that owes needs what it truly asked for. */
  #needsSince: Instant | undefined
  /** Since when the case waits for what nobody needs. */
  #untrueSince: Instant | undefined
  /** What it truly waited last. */
  #waited: Stretch

  constructor(trouble: Trouble, number: number, promises: Partial<Promises>, by: Party, beside?: Beside) {
    const at = START + trouble.opensAfter * MINUTE
    const about = { id: `c${number}`, number: 11 + number, service: SERVICE }
    this.desk = new CaseDesk({ ...opened(at, by, by === dana), ...about }, promises)
    this.desk.says(at, severity(ana, trouble.severity))
    this.#trouble = trouble
    this.#openedAt = at
    this.#beside = beside
    this.#waited = { from: at, to: at }
  }

  /** Whether the case took what was said of it. */
  does(minute: number, what: Act['what'] | 'answers' | 'has what it needs'): boolean {
    const now = this.#time(minute)
    this.#setsRight(now)
    switch (what) {
      case 'acknowledges':
        this.#says(now, acknowledge(dana))
        return true
      case 'writes':
        return this.#says(now, reply(dana))
      case 'answers':
        this.#unanswered -= 1
        return this.#says(now, reply(dana))
      case 'asks':
        this.objects(minute)
        if (this.#says(now, ask(dana))) this.#needsSince ??= now
        return true
      case 'is asked':
        this.objects(minute)
        this.#unanswered += 1
        return this.#says(now, ask(ana))
      case 'has what it needs':
        if (this.#needsSince === undefined) return true
        this.objects(minute)
        this.#waited = { from: this.#needsSince, to: now }
        this.#needsSince = undefined
        this.#says(now, reply(ana))
        this.asksAnew(minute)
        return true
    }
  }

  /** Where it was not heard it is no word, though it answers. */
  doesSilently(minute: number, what: Step['does']): void {
    if (what !== 'answers') return
    this.#unanswered -= 1
    this.#says(this.#time(minute), reply(dana, COURTESY))
  }

  says(minute: number, event: CaseEvent | 'nothing' = 'nothing'): void {
    if (event === 'nothing') return
    this.#says(this.#time(minute), event)
    if (event.type === 'WaitTakenBack') this.#needsSince = undefined
  }

  /** What was said, where the case took it. */
  tricks(minute: number, word: Word): CaseEvent | undefined {
    const now = this.#time(minute)
    this.#setsRight(now)
    const event = this.#told(word, now)
    const waited = this.#waitsOn('internal')
    if (!this.#says(now, event)) return undefined
    if (event.type === 'CaseQuestionAsked' && !waited) this.#untrueSince ??= now
    if (event.type === 'WaitTakenBack') this.#needsSince = undefined
    return event
  }

  claims(minute: number, claim: Claim): void {
    const now = this.#time(minute)
    const { beside, others } = this.#beside!
    const wait = this.#untrueSince === undefined ? this.#waited : { from: this.#untrueSince, to: now }
    beside.says(this.desk.case, now, claim, { other: others[claim.ago % others.length] ?? older, wait })
  }

  /** To what is untrue. */
  objects(minute: number): void {
    const now = this.#time(minute)
    const { desk } = this
    if (desk.case.status === 'resolved') this.#says(now, notSolved(ana))
    const since = this.#untrueSince
    if (since !== undefined && this.#waitsOn('internal') && this.#says(now, nothingNeeded(ana)))
      this.#beside?.beside.struck(desk.case, since)
    if ('merging' in desk.case && desk.case.merging) this.#says(now, declineMerge(ana))
    this.#setsRight(now)
    desk.sweep(now, 100)
  }

  /** The other side, where its question stands no more and it has no answer. */
  asksAnew(minute: number): void {
    const isDue = this.#unanswered > 0 && this.#needsSince === undefined
    if (isDue && !isOver(this.desk.case) && !this.#waitsOn('partner')) this.#says(this.#time(minute), ask(ana))
  }

  solved(): CaseDesk {
    const { lasts } = this.#trouble
    this.objects(lasts)
    this.#says(this.#time(lasts), resolve(dana))
    this.#says(this.#time(lasts + 1), confirm(ana))
    this.desk.sweep(END, 100)
    return this.desk
  }

  /** What is solved is called so, and confirmed. */
  later(): void {
    let minute = this.#trouble.lasts + 1
    for (const { after, word, claim } of this.#trouble.later) {
      minute += after
      this.tricks(minute, word)
      this.#says(this.#time(minute), confirm(ana))
      this.objects(minute)
      if (claim) this.claims(minute, claim)
    }
    this.desk.sweep(END, 100)
  }

  /** What severity it has, before anything else happens. */
  #setsRight(now: Instant): void {
    const { severity: to } = this.#trouble
    if (this.#beside?.corrects && this.desk.case.severity !== to) this.#says(now, severity(ana, to))
  }

  #says(now: Instant, event: CaseEvent): boolean {
    const isTaken = this.desk.says(now, event)
    const { status } = this.desk.case
    if (status !== 'resolved' && !this.#waitsOn('internal')) this.#untrueSince = undefined
    return isTaken
  }

  #waitsOn(side: Party['side']): boolean {
    const { case: state } = this.desk
    return state.status === 'waiting' && state.on === side
  }

  /** As it says it of this one. */
  #told(word: Word, now: Instant): CaseEvent {
    const event = word(dana)
    if (event.type !== 'ResolutionConfirmed' || event.resolvedAt === undefined) return event
    return { ...event, resolvedAt: this.#openedAt + Math.floor((3 * (now - this.#openedAt)) / 4) }
  }

  #time(minute: number): Instant {
    return this.#openedAt + minute * MINUTE
  }
}
