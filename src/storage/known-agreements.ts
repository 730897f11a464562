import type { AgreementVersion } from '../domain/terms/agreement.ts'

/** About ten kilobytes each. */
const MOST = 2_000

/**
 * Versions of agreements by their id, the ones asked for last. They never change, and the id of one whose transaction was undone is
 * never given again; but a further year of public holidays may be frozen, and then they are read anew.
 */
export class KnownAgreements {
  readonly #byId = new Map<string, AgreementVersion>()

  get(id: string): AgreementVersion | undefined {
    const known = this.#byId.get(id)
    if (known) {
      this.#byId.delete(id)
      this.#byId.set(id, known)
    }
    return known
  }

  forget(): void {
    this.#byId.clear()
  }

  add(version: AgreementVersion): void {
    this.#byId.set(version.id, version)
    const [oldest] = this.#byId.keys()
    if (this.#byId.size > MOST && oldest !== undefined) this.#byId.delete(oldest)
  }
}
