/** Lets one piece of work run at a time; the others wait in the order of asking. */
export class Turns {
  #last: Promise<void> = Promise.resolve()

  take<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work)
    // The next one comes however this one ends; its failure is the caller's to hear.
    this.#last = mine.then(
      () => undefined,
      () => undefined,
    )
    return mine
  }
}
