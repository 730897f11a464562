import { randomBytes, randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Keepsake } from '../workplace.ts'
import { isObject } from './json-object.ts'

/** The bot's registration and the local services' signing key: made once, and the same after every restart. */
export type TeamsCredentials = {
  appId: string
  appPassword: string
  /** RSA, with `kid`; signs both the tokens to the bot and the access tokens for the bot. */
  privateKey: SigningKey
  publicKey: SigningKey
}

export type SigningKey = JWK & { kid: string }

const KEPT_AS = 'teams-credentials'

export async function keptCredentials(keepsake?: Keepsake): Promise<TeamsCredentials> {
  const kept = keepsake?.load(KEPT_AS)
  if (isCredentials(kept)) return kept
  const fresh = await generateCredentials()
  keepsake?.save(KEPT_AS, fresh)
  return fresh
}

async function generateCredentials(): Promise<TeamsCredentials> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  const kid = randomUUID()
  return {
    appId: randomUUID(),
    appPassword: randomBytes(30).toString('base64url'),
    privateKey: { ...(await exportJWK(privateKey)), kid },
    publicKey: { ...(await exportJWK(publicKey)), kid },
  }
}

function isCredentials(value: unknown): value is TeamsCredentials {
  return isObject(value) && typeof value.appId === 'string' && isKey(value.privateKey) && isKey(value.publicKey)
}

function isKey(value: unknown): boolean {
  return isObject(value) && typeof value.kid === 'string'
}
