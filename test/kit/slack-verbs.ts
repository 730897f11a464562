import type { AccountChange } from '../../src/playground/slack/admin/accounts.ts'
import type { SlackAdmin } from '../../src/playground/slack/admin/slack-admin.ts'
import { PlatformVerbs } from './platform-verbs.ts'
import type { World } from './world.ts'

/** What happens in the local Slack beside what people say and press; done by the first full member at home. */
export class SlackVerbs extends PlatformVerbs<SlackAdmin> {
  constructor(world: World) {
    super(world, 'slack', () => world.playground.slack.admin)
  }

  /** Anything else that can become of an account: a new name, another zone, a guest of one channel. */
  changeAccount(name: string, change: AccountChange): Promise<void> {
    return this.change((admin) => admin.changeAccount(this.personId(name), change))
  }

  archive(channel: string): Promise<void> {
    return this.change((admin) => admin.setArchived(this.channelId(channel), true))
  }

  unarchive(channel: string): Promise<void> {
    return this.change((admin) => admin.setArchived(this.channelId(channel), false))
  }
}
