/**
 * Where Teams wants to be called, as authenticated activities said it. Filled from nothing else: a service URL is a
 * place to which the bot's token is sent. Lives in memory; over a restart it comes back in the conversation references
 * that the core has stored.
 */
export interface ServiceDirectory {
  learn(seen: { tenantId: string | undefined; conversationId: string; serviceUrl: string }): void
  /** For the conversation itself, else the last one seen in its tenant. */
  forConversation(conversationId: string, tenantId: string): string | undefined
  forTenant(tenantId: string): string | undefined
}

export function createServiceDirectory(): ServiceDirectory {
  const byTenant = new Map<string, string>()
  const byConversation = new Map<string, string>()
  return {
    learn({ tenantId, conversationId, serviceUrl }) {
      if (tenantId !== undefined) byTenant.set(tenantId, serviceUrl)
      byConversation.set(conversationId, serviceUrl)
    },
    forConversation: (conversationId, tenantId) => byConversation.get(conversationId) ?? byTenant.get(tenantId),
    forTenant: (tenantId) => byTenant.get(tenantId),
  }
}
