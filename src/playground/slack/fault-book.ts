import type { Fault } from '../workplace.ts'

type ApiFault = Extract<Fault, { on: 'api' }>
type EventFault = Extract<Fault, { on: 'event' }>

/** The faults still to be committed. Each is used up after its number of times. */
export class FaultBook {
  readonly #faults: Fault[] = []

  add(fault: Fault): void {
    this.#faults.push({ ...fault })
  }

  /** The fault for a call of this method, if any; `match` is looked for anywhere in the name. */
  nextForApi(method: string): ApiFault | undefined {
    const fault = this.#faults.find((one): one is ApiFault => one.on === 'api' && fits(one, method))
    return fault && this.#use(fault)
  }

  /** The fault for an event such as "event app_mention" or "block_actions case.acknowledge", if any. */
  nextForEvent(what: string, fail: EventFault['fail']): EventFault | undefined {
    const fault = this.#faults.find(
      (one): one is EventFault => one.on === 'event' && one.fail === fail && fits(one, what),
    )
    return fault && this.#use(fault)
  }

  #use<F extends Fault>(fault: F): F {
    fault.times -= 1
    return fault
  }
}

function fits(fault: Fault, name: string): boolean {
  return fault.times > 0 && (fault.match === undefined || name.includes(fault.match))
}
