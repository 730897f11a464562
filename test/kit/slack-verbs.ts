import type { AccountChange } from '../../src/playground/slack/admin/accounts.ts'
import { PlatformVerbs } from './platform-verbs.ts'

/** What happens in the local Slack beside what people say and press; done by the first full member at home. */
export class SlackVerbs extends PlatformVerbs {
  removeBot(channel: string): Promise<void> {
    return this.#do((admin) => admin.setBotPresent(this.#channel(channel), false))
  }

  inviteBot(channel: string): Promise<void> {
    return this.#do((admin) => admin.setBotPresent(this.#channel(channel), true))
  }

  invite(channel: string, name: string): Promise<void> {
    return this.#do((admin) => admin.setMember(this.#channel(channel), this.personId(name), true))
  }

  kick(channel: string, name: string): Promise<void> {
    return this.#do((admin) => admin.setMember(this.#channel(channel), this.personId(name), false))
  }

  deactivate(name: string): Promise<void> {
    return this.changeAccount(name, { deleted: true })
  }

  reactivate(name: string): Promise<void> {
    return this.changeAccount(name, { deleted: false })
  }

  makeGuest(name: string): Promise<void> {
    return this.changeAccount(name, { guest: 'multi-channel' })
  }

  /** Anything else that can become of an account: a new name, another zone, a full member again. */
  changeAccount(name: string, change: AccountChange): Promise<void> {
    return this.#do((admin) => admin.changeAccount(this.personId(name), change))
  }

  archive(channel: string): Promise<void> {
    return this.#do((admin) => admin.setArchived(this.#channel(channel), true))
  }

  unarchive(channel: string): Promise<void> {
    return this.#do((admin) => admin.setArchived(this.#channel(channel), false))
  }

  #channel(name: string): string {
    return this.world.channel('slack', name)
  }

  async #do(change: (admin: SlackVerbs['world']['playground']['slack']['admin']) => void): Promise<void> {
    change(this.world.playground.slack.admin)
    await this.world.settle()
  }
}
