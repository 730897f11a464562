import { randomUUID } from 'node:crypto'
import { exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT } from 'jose'
import type { TeamsCredentials } from './credentials.ts'
import { TOKEN_ISSUER } from './token-service.ts'

/** The ways in which a request to the bot can pretend to come from Teams. Each must be refused with 401. */
export const FORGERIES = [
  'no token',
  'not a token',
  'unsigned',
  'signed with another key',
  'signed with the public key as a secret',
  'unknown key id',
  'for another app',
  'from another issuer',
  'expired',
  'not valid yet',
  'for another service url',
  'without a service url',
] as const

type Forgery = (typeof FORGERIES)[number]

/**
 * The `Authorization` header of a forged request, or undefined for none; `none` is the true one, to show that only the
 * forgery matters. `clockAheadS`: as a Teams signs whose clock is so many seconds ahead of this machine's. For bad-input tests only.
 */
export async function forge(
  how: Forgery | 'none',
  credentials: TeamsCredentials,
  serviceUrl: string,
  clockAheadS = 0,
): Promise<string | undefined> {
  if (how === 'no token') return undefined
  if (how === 'not a token') return 'Bearer not.a.token'
  const claims: Record<string, unknown> = { iss: TOKEN_ISSUER, aud: credentials.appId, serviceurl: serviceUrl }
  if (how === 'for another app') claims.aud = randomUUID()
  if (how === 'from another issuer') claims.iss = 'https://issuer.example'
  if (how === 'for another service url') claims.serviceurl = 'https://service.example/'
  if (how === 'without a service url') delete claims.serviceurl
  if (how === 'unsigned') return `Bearer ${new UnsecuredJWT(claims).setIssuedAt().setExpirationTime('1h').encode()}`
  const own = await importJWK(credentials.privateKey, 'RS256')
  const header = { alg: 'RS256', typ: 'JWT', kid: credentials.privateKey.kid }
  if (how === 'unknown key id') header.kid = randomUUID()
  if (how === 'signed with the public key as a secret') header.alg = 'HS256'
  const signedAt = Math.floor(Date.now() / 1_000) + clockAheadS
  const jwt = new SignJWT(claims).setProtectedHeader(header).setIssuedAt(signedAt).setNotBefore(signedAt)
  // Outside the five minutes of skew that the SDK forgives.
  jwt.setExpirationTime(how === 'expired' ? '-10m' : signedAt + 3_600)
  if (how === 'not valid yet') jwt.setNotBefore('10m')
  if (how === 'signed with another key') return `Bearer ${await jwt.sign((await generateKeyPair('RS256')).privateKey)}`
  if (how === 'signed with the public key as a secret') {
    const publicKey = await importJWK({ ...credentials.publicKey, ext: true }, 'RS256', { extractable: true })
    if (publicKey instanceof Uint8Array) throw new Error('The signing key is not an RSA key')
    const secret = new TextEncoder().encode(await exportSPKI(publicKey))
    return `Bearer ${await jwt.sign(secret)}`
  }
  return `Bearer ${await jwt.sign(own)}`
}
