import type { AccountChange } from '../../src/playground/slack/admin/accounts.ts'
import type { SlackAdmin } from '../../src/playground/slack/admin/slack-admin.ts'
import { PlatformVerbs } from './platform-verbs.ts'
import type { Spot, World } from './world.ts'

/** What happens in the local Slack beside what people say and press; done by the first full member at home. */
export class SlackVerbs extends PlatformVerbs<SlackAdmin> {
  constructor(world: World) {
    super(world, 'slack', () => world.playground.slack.admin)
  }

  /** Anything else that can become of an account: a new name, another zone, a guest of one channel. */
  changeAccount(name: string, change: AccountChange): Promise<void> {
    return this.change((admin) => admin.changeAccount(this.personId(name), change))
  }

  /** An admin takes a scope from the app, such as "channels:history", or grants it. */
  takeScope(scope: string): Promise<void> {
    return this.change((admin) => admin.setScope(scope, false))
  }

  grantScope(scope: string): Promise<void> {
    return this.change((admin) => admin.setScope(scope, true))
  }

  /** From now on events come in the name of this person alone wherever they are, as if they had installed the app as well. */
  deliverFor(name: string | undefined): Promise<void> {
    return this.change((admin) => admin.deliverFor(name === undefined ? undefined : this.personId(name)))
  }

  /** The event of a message comes once more, as a late retry. */
  deliverAgain({ message }: Spot): Promise<void> {
    return this.change((admin) => admin.deliverAgain(message.channelId, message.id))
  }

  archive(channel: string): Promise<void> {
    return this.change((admin) => admin.setArchived(this.channelId(channel), true))
  }

  unarchive(channel: string): Promise<void> {
    return this.change((admin) => admin.setArchived(this.channelId(channel), false))
  }
}
