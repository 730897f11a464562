import type { Instant } from '../domain/time/instant.ts'
import { sayDay, sayInstant } from '../domain/time/say-time.ts'
import type { Button, Card, CardBlock, Inline } from './card.ts'
import { listed } from './listed.ts'
import { BUTTON_WORDS } from './product-words.ts'

type Listed = {
  mark: string
  sideName: string
  figures: string[]
  mintedBy: string
  mintedAt: Instant
  expiresAt: Instant
  ended: 'revoked' | 'expired' | 'minter gone' | undefined
}

export type TokenListView = {
  slug: string
  partnerName: string
  holding: Listed[]
  past: Listed[]
  /** Whoever may see them may revoke one. */
  mayMint: boolean
  zone: string
}

/** As many as a phone shows. */
const SHOWN = 10

const ENDED = {
  revoked: 'revoked',
  expired: 'expired',
  'minter gone': 'ended, as whoever minted it is not the account manager any more',
} as const

/** With which tokens systems report numbers, and the last of those that do no more. */
export function tokenListCard({ slug, partnerName, holding, past, mayMint, zone }: TokenListView): Card {
  const title = `Tokens of ${partnerName}`
  const headline = `${title} (${slug}): ${holding.length === 0 ? 'none holds' : `${holding.length} ${holding.length === 1 ? 'holds' : 'hold'}`}`
  return {
    subject: slug,
    title,
    headline,
    tone: 'neutral',
    blocks: [
      ...(holding.length === 0 && past.length === 0
        ? [{ kind: 'text' as const, text: 'With a token a system of either side reports numbers over HTTP.' }]
        : []),
      ...section('Hold', holding, zone),
      ...section('Before', past, zone),
    ],
    buttons: [
      ...(mayMint ? [opens('token.mint', BUTTON_WORDS.mintToken, slug)] : []),
      ...(holding.length > 0 ? [opens('token.revoke', BUTTON_WORDS.revokeToken, slug)] : []),
    ],
    fallback: `${headline}.`,
  }
}

function section(heading: string, tokens: Listed[], zone: string): CardBlock[] {
  if (tokens.length === 0) return []
  const more = tokens.length - SHOWN
  return [
    { kind: 'text', text: [{ bold: heading }] },
    { kind: 'list', items: tokens.slice(0, SHOWN).map((one) => line(one, zone)) },
    ...(more > 0 ? [{ kind: 'text' as const, text: `And ${more} more.` }] : []),
  ]
}

function line({ mark, sideName, figures, mintedBy, mintedAt, expiresAt, ended }: Listed, zone: string): Inline[] {
  const names = listed(figures.map((name) => `“${name}”`))
  const stands = ended === undefined ? `until ${sayInstant(expiresAt, zone)}` : ENDED[ended]
  return [{ bold: mark }, ` ${sideName} reports ${names}, ${stands}; minted by ${mintedBy} ${sayDay(mintedAt, zone)}`]
}

function opens(action: string, label: string, subject: string): Button {
  return { action, label, style: 'plain', subject, version: 0, opensForm: true }
}
