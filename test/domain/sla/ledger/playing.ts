import type { CaseEvent, WasResolved } from '../../../../src/domain/cases/case-event.ts'
import { countedAs } from '../../../../src/domain/cases/count-own.ts'
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
  reopen,
  reply,
  resolve,
  severity,
} from '../../cases/people.ts'
import { CaseDesk, type PromisesOf } from '../case-desk.ts'
import { START, type Word } from '../histories.ts'
import { AnotherFault, type SaysAnother } from './another-fault.ts'
import type { Claim, SaidBeside } from './said-beside.ts'
import type { Step } from './steps.ts'
import { type Act, END, older, type Promises, SERVICE, STRICTER, type Trouble } from './troubles.ts'

/** What is no word of one's own. */
export const COURTESY = 'Thanks.'

/** `others`: cases that a case may be linked with. `corrects`: the other side sets right what severity a case has. */
export type Beside = { beside: SaidBeside; others: readonly Case[]; corrects: boolean }

/** By whom it is opened; by the side that owes it counts where the other side says so, at once or when it is solved. */
export type OpenedBy = { by?: Party; counts?: 'at once' | 'when solved' | null }

/** A case as it is played, and what is said beside it. Without that nothing is untrue. */
export class Played {
  readonly #first: CaseDesk
  readonly #trouble: Trouble
  readonly #promises: Partial<Promises>
  readonly #openedAt: Instant
  readonly #beside: Beside | undefined
  /** When it began, or came back, and how long it lasts from then on. */
  #began: Instant
  #lasts: number
  /** How it was solved before it came back. */
  #was: WasResolved | undefined
  #another: AnotherFault | undefined
  readonly #counts: OpenedBy['counts']
  /** Said, and not heard of yet. */
  #late: { desk: CaseDesk; at: Instant; heardAt: Instant; event: CaseEvent }[] = []
  readonly #followed: CaseDesk[] = []
  /** The version of the terms that it goes by. */
  #version = 1
  /** How many questions of the other side are not truly answered. */
  #unanswered = 0
  /** Since when the side that owes needs what it truly asked for. */
  #needsSince: Instant | undefined
  /** Since when the case waits for what nobody needs. */
  #untrueSince: Instant | undefined
  /** What it truly waited last. */
  #waited: Stretch

  constructor(
    trouble: Trouble,
    number: number,
    promises: Partial<Promises>,
    { by = ana, counts = null }: OpenedBy,
    beside?: Beside,
  ) {
    const at = START + trouble.opensAfter * MINUTE
    const about = { id: `c${number}`, number: 11 + number, service: SERVICE }
    this.#first = new CaseDesk({ ...opened(at, by, by === dana), ...about }, promises)
    this.#first.says(at, severity(ana, trouble.severity))
    this.#trouble = trouble
    this.#promises = promises
    this.#began = at
    this.#lasts = trouble.lasts
    this.#openedAt = at
    this.#beside = beside
    this.#counts = counts
    if (counts === 'at once') this.#letCount(at)
    this.#waited = { from: at, to: at }
  }

  /** The one that it is said of: the one that follows, while it is called another fault. */
  get desk(): CaseDesk {
    return this.#another?.followed ?? this.#first
  }

  get desks(): CaseDesk[] {
    return [this.#first, ...this.#followed]
  }

  /** Whether the case took what was said of it. */
  does(minute: number, what: Act['what'] | 'answers' | 'has what it needs', late = 0): boolean {
    const now = this.#time(minute)
    this.#setsRight(now)
    switch (what) {
      case 'acknowledges':
        this.#says(now, acknowledge(dana), late)
        return true
      case 'writes':
        return this.#says(now, reply(dana), late)
      case 'answers':
        this.#unanswered -= 1
        return this.#says(now, reply(dana), late)
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
    // As the product has it: whoever has called it another fault does not reopen either case while the other side may object.
    if (event.type === 'CaseReopened' && this.#another?.mayBeAnswered(now)) return undefined
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

  /** The case that the other side has reopened; not again once it has come to nothing. */
  callsItAnother(minute: number, says: SaysAnother): void {
    const now = this.#time(minute)
    this.#setsRight(now)
    if (this.#followed.length > 0 || !this.#was) return
    this.#another = AnotherFault.says(
      this.#first,
      { reopenedAt: this.#began, was: this.#was },
      now,
      says,
      this.#promisesNow(),
    )
    if (this.#another) this.#followed.push(this.#another.followed)
  }

  /** What follows goes by it, too. Nothing goes on of what is solved: the other side says first that it is not. */
  goesByOtherTerms(minute: number): void {
    const now = this.#time(minute)
    if (this.desk.case.status === 'resolved') this.#says(now, notSolved(ana))
    this.#setsRight(now)
    this.#version = 2
    for (const one of this.desks) one.sweep(now, 100)
    this.desk.rebase(now, this.#version)
  }

  /** Of what is not called another fault: that goes by the terms of all that is to come. */
  asksForStricterTerms(minute: number): void {
    const now = this.#time(minute)
    if (this.#another) return
    this.#setsRight(now)
    for (const one of this.desks) one.sweep(now, 100)
    this.#first.rebase(now, STRICTER[this.#version]!, true)
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
    for (const one of this.desks) one.sweep(now, 100)
  }

  /** The other side, where its question stands no more and it has no answer. */
  asksAnew(minute: number): void {
    const isDue = this.#unanswered > 0 && this.#needsSince === undefined
    if (isDue && !isOver(this.desk.case) && !this.#waitsOn('partner')) this.#says(this.#time(minute), ask(ana))
  }

  solved(): void {
    this.objects(this.#lasts)
    this.#says(this.#time(this.#lasts), resolve(dana))
    this.#says(this.#time(this.#lasts + 1), confirm(ana))
    if (this.#counts === 'when solved') this.#letCount(this.#time(this.#lasts + 2))
  }

  /** Nothing happens to it any more. */
  over(): CaseDesk {
    this.#time((END - this.#began) / MINUTE)
    for (const one of this.desks) one.sweep(END, 100)
    return this.#first
  }

  /** The other side reopens it. */
  comesBack(): void {
    const { again } = this.#trouble
    const { case: state } = this.desk
    if (!again || state.status !== 'resolved') return
    const { resolvedAt, resolvedBy, note } = state
    this.#was = { resolvedAt, resolvedBy, note }
    this.#began = this.#time(this.#lasts + 1 + again.after)
    this.#lasts = again.lasts
    this.#unanswered = 0
    this.#needsSince = undefined
    this.#waited = { from: this.#began, to: this.#began }
    if (!this.#says(this.#began, reopen(ana))) throw new Error('It was not reopened.')
  }

  /** What is solved is called so, and confirmed. */
  later(): void {
    let minute = this.#lasts + 1
    for (const { after, word, claim } of this.#trouble.later) {
      minute += after
      this.tricks(minute, word)
      this.#says(this.#time(minute), confirm(ana))
      this.objects(minute)
      if (claim) this.claims(minute, claim)
    }
  }

  /** What severity it has, before anything else happens. */
  #setsRight(now: Instant): void {
    const { severity: to } = this.#trouble
    if (this.#beside?.corrects && this.desk.case.severity !== to) this.#says(now, severity(ana, to))
  }

  #promisesNow(): Partial<Promises> {
    const version = this.#version
    const asOf =
      (promised: PromisesOf): PromisesOf =>
      (_, to) =>
        promised(version, to)
    return Object.fromEntries(Object.entries(this.#promises).map(([measure, promised]) => [measure, asOf(promised)]))
  }

  #letCount(now: Instant): void {
    this.desk.goesOnAs([countedAs(this.desk.case, true, now)], now)
  }

  #says(now: Instant, event: CaseEvent, late = 0): boolean {
    if (late > 0) {
      this.#late.push({ desk: this.desk, at: now, heardAt: now + late * MINUTE, event })
      return true
    }
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

  /** By then word of something may have come late, and what was called another fault to nothing. */
  #time(minute: number): Instant {
    const now = this.#began + minute * MINUTE
    const heard = this.#late.filter(({ heardAt }) => heardAt <= now).toSorted((a, b) => a.heardAt - b.heardAt)
    this.#late = this.#late.filter(({ heardAt }) => heardAt > now)
    for (const { desk, at, heardAt, event } of heard) {
      desk.sweep(heardAt, 100)
      desk.says(at, event, heardAt)
    }
    if (this.#another && this.#another.endsAt <= now) {
      this.#another.comesToNothing(this.#another.endsAt)
      this.#another = undefined
    }
    return now
  }
}
