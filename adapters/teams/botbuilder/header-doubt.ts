import type { TeamsConfig } from '../teams-config.ts'

/**
 * Why this Authorization header cannot be the Bot Framework's, or undefined when it is worth verifying. Nothing here is
 * trusted: it only keeps tokens of other issuers out of botbuilder's emulator, skill and App Service paths, the first of
 * which also adds every tenant that a forged token names to a list that is never emptied.
 */
export function headerDoubt(config: TeamsConfig, header: string | undefined): string | undefined {
  const [scheme, token, ...more] = (header ?? '').split(' ')
  if (header === undefined || header.trim() === '') return 'no Authorization header'
  if (scheme !== 'Bearer' || token === undefined || more.length > 0) return 'not a bearer token'
  const claims = unverifiedClaims(token)
  if (claims === undefined) return 'not a JSON web token'
  if (claims['iss'] !== config.endpoints.tokenIssuer) return 'another issuer'
  if (claims['tid'] !== undefined && claims['tid'] !== config.tenantId) return 'another tenant'
  return undefined
}

function unverifiedClaims(token: string): Record<string, unknown> | undefined {
  const parts = token.split('.')
  if (parts.length !== 3) return undefined
  try {
    const header: unknown = JSON.parse(Buffer.from(parts[0] ?? '', 'base64url').toString())
    const payload: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString())
    if (!isRecord(header) || typeof header['kid'] !== 'string' || !isRecord(payload)) return undefined
    return payload
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
