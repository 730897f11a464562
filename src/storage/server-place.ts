/**
 * The place of the one server on a database. It is held until it is released, and freed by itself when its process ends in whatever way.
 */
export type ServerPlace = {
  /** Resolves when the place is held for certain; throws StorageError `unreachable` while that is unknown, `in-use` when another has it. */
  hold(): Promise<void>
  /** Calls `heard` when another process has committed, where the place hears of it. Returns what ends it. */
  onAnnounced(heard: () => void): () => void
  /** Resolves, if ever, when another server has taken the place: with a sentence to end with. */
  readonly lost: Promise<string>
  release(): Promise<void>
}
