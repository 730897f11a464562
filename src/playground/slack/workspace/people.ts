import type { Keepsake } from '../../workplace.ts'
import type { SlackUser } from '../slack-world.ts'
import { KeptMap } from './kept-map.ts'

/** What can become of somebody: `guest: 'none'` makes a guest a full member. */
export type UserChange = Partial<Omit<SlackUser, 'guest'>> & { guest?: NonNullable<SlackUser['guest']> | 'none' }

/** Everybody of the workspace and of those connected to it: as the world has them, with what became of them since. */
export class People {
  readonly #born: SlackUser[]
  readonly #changes: KeptMap<UserChange>

  constructor(born: SlackUser[], keepsake: Keepsake) {
    this.#born = born
    this.#changes = new KeptMap(keepsake, 'slack.people')
  }

  all(): SlackUser[] {
    return this.#born.map((user) => changed(user, this.#changes.get(user.id)))
  }

  find(id: string): SlackUser | undefined {
    return this.all().find((user) => user.id === id)
  }

  /** @throws Error when there is nobody with this id. */
  change(id: string, change: UserChange): SlackUser {
    this.#changes.set(id, { ...this.#changes.get(id), ...change })
    const user = this.find(id)
    if (user === undefined) throw new Error(`No user ${id} in the local Slack`)
    return user
  }
}

function changed({ guest: born, ...user }: SlackUser, { guest = born, ...change }: UserChange = {}): SlackUser {
  return { ...user, ...change, ...(guest !== undefined && guest !== 'none' && { guest }) }
}
