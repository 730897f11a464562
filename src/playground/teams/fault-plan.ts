import type { Fault } from '../workplace.ts'

type Of<On extends Fault['on']> = Extract<Fault, { on: On }>

/** The faults still to be committed, in the order in which they were asked for. */
export class FaultPlan {
  readonly #faults: Fault[] = []

  add(fault: Fault): void {
    this.#faults.push({ ...fault })
  }

  /** The fault to commit on an exchange, used up by one; `subject` is what `match` is looked for in. */
  take<On extends Fault['on']>(on: On, subject: string): Of<On> | undefined {
    const found = this.#faults.find(
      (fault): fault is Of<On> => fault.on === on && fault.times > 0 && subject.includes(fault.match ?? ''),
    )
    if (found) found.times -= 1
    return found
  }
}
