import { randomBytes, timingSafeEqual } from 'node:crypto'
import { SIDES } from '../../domain/partners/party.ts'
import type { Token } from '../../domain/tokens/token.ts'
import type { TokenTable } from '../../ports/store/tokens.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { sha256 } from '../sha256.ts'
import { wordOf } from '../shapes/column.ts'
import { tokenShape } from '../shapes/token.ts'
import type { Unit } from '../tx-client.ts'

type Row = Prisma.TokenGetPayload<object>

export function tokenTable({ db }: Unit): TokenTable {
  return {
    async mint({ figureIds, mintedAt, expiresAt, revokedAt, ...token }) {
      const parts = { mark: randomBytes(4).toString('hex'), secret: randomBytes(32).toString('base64url') }
      await db.token.create({
        data: {
          ...token,
          mark: parts.mark,
          // Random as it is, a secret needs no salt and no slow digest.
          digest: sha256(parts.secret),
          state: tokenShape.write({ figureIds }),
          mintedAt: new Date(mintedAt),
          expiresAt: new Date(expiresAt),
          revokedAt: revokedAt === undefined ? null : new Date(revokedAt),
        },
      })
      return parts
    },
    async of({ mark, secret }) {
      const row = await db.token.findUnique({ where: { mark } })
      return row !== null && isSame(row.digest, sha256(secret)) ? readToken(row) : undefined
    },
    async ofPartner(partnerId) {
      const rows = await db.token.findMany({ where: { partnerId }, orderBy: [{ mintedAt: 'desc' }, { id: 'asc' }] })
      return rows.map(readToken)
    },
    async revoke(id, at) {
      await db.token.update({ where: { id }, data: { revokedAt: new Date(at) } })
    },
  }
}

/** Takes as long whatever differs. */
function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

function readToken({ id, partnerId, mark, state, side, mintedBy, mintedAt, expiresAt, revokedAt }: Row): Token {
  const from = { table: 'Token', id } as const
  return {
    ...{ id, partnerId, mark, mintedBy },
    ...tokenShape.read(state, from),
    side: wordOf(SIDES, side, 'side', from),
    mintedAt: mintedAt.getTime(),
    expiresAt: expiresAt.getTime(),
    ...(revokedAt !== null && { revokedAt: revokedAt.getTime() }),
  }
}
