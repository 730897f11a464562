import type { Keepsake } from '../../workplace.ts'
import type { SlackUser } from '../slack-world.ts'
import { KeptMap } from './kept-map.ts'

/** Everybody of the workspace and of those connected to it: as the world has them, with what became of them since. */
export class People {
  readonly #born: SlackUser[]
  readonly #changes: KeptMap<Partial<SlackUser>>

  constructor(born: SlackUser[], keepsake: Keepsake) {
    this.#born = born
    this.#changes = new KeptMap(keepsake, 'slack.people')
  }

  all(): SlackUser[] {
    return this.#born.map((user) => ({ ...user, ...this.#changes.get(user.id) }))
  }

  find(id: string): SlackUser | undefined {
    return this.all().find((user) => user.id === id)
  }

  /** @throws Error when there is nobody with this id. */
  change(id: string, change: Partial<SlackUser>): SlackUser {
    this.#changes.set(id, { ...this.#changes.get(id), ...change })
    const changed = this.find(id)
    if (changed === undefined) throw new Error(`No user ${id} in the local Slack`)
    return changed
  }
}
