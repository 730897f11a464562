import type { Keepsake } from '../../workplace.ts'

/** A small map that is written to the keepsake with every change. For what stays small: channels, open views, pending events. */
export class KeptMap<Value> {
  readonly #entries: Map<string, Value>
  readonly #keepsake: Keepsake
  readonly #name: string

  /** The keepsake gives back what this class saved under `name`, so the values have the shape they were saved with. */
  constructor(keepsake: Keepsake, name: string) {
    const kept = keepsake.load(name)
    this.#entries = new Map<string, Value>(Array.isArray(kept) ? kept : [])
    this.#keepsake = keepsake
    this.#name = name
  }

  get(id: string): Value | undefined {
    return this.#entries.get(id)
  }

  set(id: string, value: Value): Value {
    this.#entries.set(id, value)
    this.#save()
    return value
  }

  delete(id: string): void {
    if (this.#entries.delete(id)) this.#save()
  }

  /** In the order of first insertion. */
  values(): Value[] {
    return [...this.#entries.values()]
  }

  #save(): void {
    this.#keepsake.save(this.#name, [...this.#entries])
  }
}
