/** An address made into something the connector can be asked for. */
export type Destination = {
  serviceUrl: string
  /** As the connector wants it, thread included. */
  conversationId: string
  /** As the core knows it. */
  coreConversationId: string
  botId: string
  /** Set for a message that only this person ("29:…") is to see. */
  targetedAt?: string
}
