/**
 * What a person can do on a local platform. The page and the scenario tests drive people through this one interface,
 * whatever the platform; each local platform turns it into the events that the real platform would send.
 */
export interface PersonActions {
  /**
   * Type a message into a channel. `@Liaison …` in the text becomes the platform's own mention markup, and mentions of
   * people are written `@Name` by the caller and become the platform's own as well.
   */
  say(channelId: string, text: string, options?: SayOptions): Promise<PersonResult>
  /** Put other words into a message of one's own. */
  edit(channelId: string, messageId: string, text: string): Promise<PersonResult>
  /** Delete a message of one's own. */
  remove(channelId: string, messageId: string): Promise<PersonResult>
  /** Bring a message back that one deleted; Slack cannot. */
  restore(channelId: string, messageId: string): Promise<PersonResult>
  /** Type a slash command, e.g. `/partner case acme`. Refused the way the real platform refuses it (outsiders on Slack: "not a valid command"). */
  command(channelId: string, text: string): Promise<PersonResult>
  /** Open (or find) the direct conversation with the bot and return its id. @throws NoConversationError where there is none for them. */
  directChannel(): Promise<string>
  /**
   * Press a button of a message. `actionId` is Slack's `action_id`; on Teams the index path is not needed: it is the
   * action's `id`. A button that opens a dialog ends with that dialog in `workplace().dialogs`.
   */
  press(channelId: string, messageId: string, actionId: string): Promise<PersonResult>
  /**
   * Choose one of the app's entries in the menu of a message, by its id: a message shortcut's `callback_id` on Slack, the
   * `id` of a message extension's command on Teams.
   */
  useMessageAction(channelId: string, messageId: string, actionId: string): Promise<PersonResult>
  /** React to a message, or take the same reaction back: "eyes" on Slack, "like" on Teams. */
  react(channelId: string, messageId: string, emoji: string): Promise<PersonResult>
  /** Submit the dialog on top: `values` by field id (Slack: the input block's `block_id`; Teams: the input's `id`). A refused one stays open, with errors. `actionId`: by which of its buttons, where it has several (Teams). */
  submit(dialogId: string, values: Record<string, string>, actionId?: string): Promise<PersonResult>
  /** Close the dialog without submitting. */
  dismiss(dialogId: string): Promise<void>
}

/** The platform has no conversation between this person and the bot; the message is what the client says. */
export class NoConversationError extends Error {}

/** What goes with the words of a message. */
export type SayOptions = {
  /** The message in whose thread it is said. */
  threadId?: string
  /** Names of files that go along; then there may be no words. */
  files?: string[]
  /** Slack: what is said in a thread stands in the channel as well. */
  alsoToChannel?: boolean
  /** Teams: the message that is quoted. */
  quoting?: string
}

/**
 * How the platform answered the person: what a toast in the client would say, where there is one.
 * `ok: false` is what the platform itself shows, e.g. "/partner is not a valid command" or "The app did not respond".
 */
export type PersonResult = { ok: true; notice?: string; messageId?: string } | { ok: false; notice: string }
