/** What somebody did, and whether the product said that it has it. */
export type Entry = {
  deed: 'open' | 'reply' | 'ask' | 'resolve' | 'acknowledge'
  /** A word that stands nowhere else: in the case's title, the reply, the question, the resolution. Of an acknowledgement: of its own. */
  marker: string
  /** The marker in the title of the case that it is about; of an opened one its own. */
  about: string
  how: 'command' | 'mention' | 'form' | 'button'
  by: string
  platform: 'slack' | 'teams'
  /**
   * `accepted`: the platform was answered that the product has it, and nobody will say it again. `unknown`: it was killed before
   * it answered, or answered otherwise: it may have happened, once.
   */
  outcome: 'accepted' | 'unknown'
  /** Of a button: the version of the card on which it was pressed. */
  version?: number
  /** After how many kills. */
  kill: number
}

/** Every deed of a run, in its order. */
export class Journal {
  readonly entries: Entry[] = []
  #markers = 0

  /** All as long as each other, so that none is part of another. */
  newMarker(): string {
    this.#markers += 1
    return `M${String(this.#markers).padStart(5, '0')}`
  }

  /** Cases that somebody opened, or may have. */
  opened(): Entry[] {
    return this.entries.filter(({ deed }) => deed === 'open')
  }
}
