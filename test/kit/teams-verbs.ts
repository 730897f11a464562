import type { TeamsAccountChange } from '../../src/playground/teams/admin/accounts.ts'
import { PlatformVerbs } from './platform-verbs.ts'

/** What happens in the local Teams beside what people say and press. */
export class TeamsVerbs extends PlatformVerbs {
  removeBot(channel: string): Promise<void> {
    return this.#do((admin) => admin.setInstalled(this.#channel(channel), false))
  }

  inviteBot(channel: string): Promise<void> {
    return this.#do((admin) => admin.setInstalled(this.#channel(channel), true))
  }

  /** The app is removed from the team, with all its channels: the bot is told once, for the team. */
  uninstall(): Promise<void> {
    return this.#do((admin) => admin.setTeamInstalled(false))
  }

  install(): Promise<void> {
    return this.#do((admin) => admin.setTeamInstalled(true))
  }

  invite(channel: string, name: string): Promise<void> {
    return this.#do((admin) => admin.setMember(this.#channel(channel), this.personId(name), true))
  }

  kick(channel: string, name: string): Promise<void> {
    return this.#do((admin) => admin.setMember(this.#channel(channel), this.personId(name), false))
  }

  deactivate(name: string): Promise<void> {
    return this.changeAccount(name, { gone: true })
  }

  reactivate(name: string): Promise<void> {
    return this.changeAccount(name, { gone: false })
  }

  makeGuest(name: string): Promise<void> {
    return this.changeAccount(name, { guest: true })
  }

  /** Anything else that can become of an account: a new name, another zone, a full member again. */
  changeAccount(name: string, change: TeamsAccountChange): Promise<void> {
    return this.#do((admin) => admin.changeAccount(this.personId(name), change))
  }

  /** A person blocks their chat with the bot, or removes the app from it. There must be one. */
  block(name: string): Promise<void> {
    return this.#do((admin) => admin.setBlocked(this.personId(name), true))
  }

  unblock(name: string): Promise<void> {
    return this.#do((admin) => admin.setBlocked(this.personId(name), false))
  }

  /** The login service refuses the app: by an AADSTS code such as "AADSTS7000215", a wrong secret. Tokens it gave stay good. */
  failLogin(code = 'AADSTS7000215', times?: number): () => void {
    return this.fail('oauth2', { fail: 'platform-error', code }, times === undefined ? {} : { times })
  }

  #channel(name: string): string {
    return this.world.channel('teams', name)
  }

  async #do(change: (admin: TeamsVerbs['world']['playground']['teams']['admin']) => void): Promise<void> {
    change(this.world.playground.teams.admin)
    await this.world.settle()
  }
}
