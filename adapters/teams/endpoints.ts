/** Where one cloud (public, sovereign, or a local tenant) keeps its keys, its tokens and its names. */
export type TeamsEndpoints = {
  /** OpenID metadata of the service that signs requests to the bot. */
  openIdMetadataUrl: string
  /** `iss` of the tokens on requests to the bot. */
  tokenIssuer: string
  /** Authority of our own tokens, e.g. https://login.microsoftonline.com/{tenant}; the token is at {loginUrl}/oauth2/v2.0/token. */
  loginUrl: string
  /** Resource of our own tokens, without "/.default". */
  oauthScope: string
  callerId?: string
  oauthUrl?: string
}

/**
 * Microsoft's public cloud, for a single-tenant bot.
 * Source: "Authentication with the Bot Connector API", Azure Bot Service documentation.
 */
export function publicCloudEndpoints(tenantId: string): TeamsEndpoints {
  return {
    openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    tokenIssuer: 'https://api.botframework.com',
    loginUrl: `https://login.microsoftonline.com/${tenantId}`,
    oauthScope: 'https://api.botframework.com',
    callerId: 'urn:botframework:azure',
    oauthUrl: 'https://token.botframework.com',
  }
}
