import type { TeamsAccountChange } from '../../src/playground/teams/admin/accounts.ts'
import type { TeamsAdmin } from '../../src/playground/teams/admin/teams-admin.ts'
import type { ReadsChannels } from '../../src/playground/teams/teams-world.ts'
import { PlatformVerbs } from './platform-verbs.ts'
import type { World } from './world.ts'

/** What happens in the local Teams beside what people say and press. */
export class TeamsVerbs extends PlatformVerbs<TeamsAdmin> {
  constructor(world: World) {
    super(world, 'teams', () => world.playground.teams.admin)
  }

  /** The app is removed from the team, with all its channels: the bot is told once, for the team. */
  uninstall(): Promise<void> {
    return this.change((admin) => admin.setTeamInstalled(false))
  }

  install(): Promise<void> {
    return this.change((admin) => admin.setTeamInstalled(true))
  }

  /** An owner of the team lets the bot read what does not mention it: everywhere, in standard channels alone, or nowhere. */
  letRead(channels: ReadsChannels): Promise<void> {
    return this.change((admin) => admin.setReadsChannels(channels))
  }

  /** Anything else that can become of an account: a new name, another zone. */
  changeAccount(name: string, change: TeamsAccountChange): Promise<void> {
    return this.change((admin) => admin.changeAccount(this.personId(name), change))
  }

  /** A person blocks their chat with the bot, or removes the app from it. There must be one. */
  block(name: string): Promise<void> {
    return this.change((admin) => admin.setBlocked(this.personId(name), true))
  }

  unblock(name: string): Promise<void> {
    return this.change((admin) => admin.setBlocked(this.personId(name), false))
  }

  /** The login service refuses the app: by an AADSTS code such as "AADSTS7000215", a wrong secret. Tokens it gave stay good. */
  failLogin(code = 'AADSTS7000215', times?: number): () => void {
    return this.fail('oauth2', { fail: 'platform-error', code }, times === undefined ? {} : { times })
  }
}
