import type { Fault } from '../workplace.ts'

type Of<On extends Fault['on']> = Extract<Fault, { on: On }>

/** The faults still to be committed, in the order in which they were asked for. */
export class FaultPlan {
  readonly #faults: Fault[] = []

  add(fault: Fault): void {
    this.#faults.push({ ...fault })
  }

  /**
   * The fault to commit on an exchange, used up by one; `subject` is what `match` is looked for in. With `named`, only a
   * fault that has a `match`: for exchanges that nobody means who asks for a fault on just the next one.
   */
  take<On extends Fault['on']>(on: On, subject: string, named = false): Of<On> | undefined {
    const found = this.#faults.find(
      (fault): fault is Of<On> =>
        fault.on === on && fault.times > 0 && (fault.match === undefined ? !named : subject.includes(fault.match)),
    )
    if (found) found.times -= 1
    return found
  }
}
