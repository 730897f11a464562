import type { AccountChange } from '../../src/playground/slack/admin/accounts.ts'
import type { SlackAdmin } from '../../src/playground/slack/admin/slack-admin.ts'
import { PlatformVerbs } from './platform-verbs.ts'
import type { Spot, World } from './world.ts'

const LAST_RETRY = 3

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

  /** The event of a message comes once more, as the last retry, five minutes later; let in as any other. */
  async deliverAgain({ message: { channelId, id } }: Spot): Promise<void> {
    const { slack } = this.world.playground
    await this.world.advance('5m')
    const before = slack.exchanges().at(-1)?.seq
    await this.change((admin) => admin.deliverAgain(channelId, id))
    const retry = slack.exchanges(before).find(({ request }) => Object(request).retry?.number === LAST_RETRY)
    if (retry?.status !== 200) throw new Error(`the retry of ${id} was answered ${retry?.status}`)
  }

  /** Somebody opens the app. What stands on their Home tab then, if anything does. */
  async openHome(
    name: string,
    tab: 'home' | 'messages' = 'home',
  ): Promise<{ id: string; payload: unknown } | undefined> {
    const { slack } = this.world.playground
    slack.openHome(this.personId(name), tab)
    await this.world.settle()
    return slack.homeOf(this.personId(name))
  }

  archive(channel: string): Promise<void> {
    return this.change((admin) => admin.setArchived(this.channelId(channel), true))
  }

  unarchive(channel: string): Promise<void> {
    return this.change((admin) => admin.setArchived(this.channelId(channel), false))
  }
}
