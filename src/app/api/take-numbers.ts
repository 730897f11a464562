import type { Partner } from '../../domain/partners/partner.ts'
import { holds, type Token, type TokenParts } from '../../domain/tokens/token.ts'
import { nameKey } from '../../domain/terms/figure.ts'
import type { NumbersTaken } from '../../ports/numbers-taken.ts'
import type { Tx } from '../../ports/store/store.ts'
import { type FigureEntry, type FigureRefused, type FigureReported, reportFigures } from '../figures/report-figures.ts'
import { inTransaction } from '../in-transaction.ts'
import { isMinterInCharge } from '../tokens/minter.ts'
import type { Means } from '../scene.ts'
import type { AppServices } from '../services.ts'
import type { NumbersBody } from './numbers-body.ts'
import { type Problem, problem, type WrongPart } from './problem.ts'

/** Whose token it is that a request carries, or why it opens nothing. */
export async function tokenCarried(
  { store, clock }: Pick<AppServices, 'store' | 'clock'>,
  parts: TokenParts | undefined,
): Promise<Token | Problem> {
  const unknown = problem(
    'token-unknown',
    'There is no such token. Send the whole one, as it was shown when it was minted.',
  )
  if (!parts) return unknown
  return store.read(async (view) => {
    const token = await view.tokens.of(parts)
    if (!token) return unknown
    const judged = await partnerOf(view, token, clock.now())
    return 'problem' in judged ? judged : token
  })
}

/**
 * Take in the numbers of one request: all of them or none. `key`: what its sender calls it. The same request under the same key is taken in once, and answered as
 * it was then; what was refused did nothing, and leaves the key free.
 */
export async function takeNumbers(
  services: AppServices,
  token: Token,
  { key, body }: { key: string; body: NumbersBody },
): Promise<NumbersTaken | Problem> {
  return inTransaction(services, { origin: { via: 'HTTP', by: `token ${token.mark}` } }, async (means) => {
    const { tx, now } = means
    const partner = await partnerOf(tx, token, now)
    if ('problem' in partner) return partner
    const request = { tokenId: token.id, key, body: JSON.stringify(body) }
    const before = await tx.takenRequests.answerTo(request)
    if (before === 'other body')
      return problem(
        'key-used',
        'Another request was taken in under this Idempotency-Key. Give each request a key of its own, and send the same one again under the same key.',
      )
    if (before) return before
    const taken = await take(means, partner, token, body)
    if (!('problem' in taken)) await tx.takenRequests.keep(request, taken, now)
    return taken
  })
}

/** The partner a token is of, as long as it opens anything. Who minted it must still be the account manager of its side. */
async function partnerOf(tx: Tx, token: Token, now: number): Promise<Partner | Problem> {
  const { revokedAt, expiresAt } = token
  const another = 'Have the account manager of your side mint another one.'
  if (revokedAt !== undefined) return problem('token-ended', `The token ${token.mark} was revoked. ${another}`)
  if (!holds(token, now))
    return problem('token-ended', `The token ${token.mark} held until ${new Date(expiresAt).toISOString()}. ${another}`)
  const partner = await tx.partners.get(token.partnerId)
  if (!partner || !(await isMinterInCharge(tx, token)))
    return problem(
      'token-ended',
      `The token ${token.mark} ended with its minter: they are not the account manager of your side any more. ${another}`,
    )
  if (partner.stage === 'ended')
    return problem('partner-ended', 'The partnership has ended: nothing is reported of it any more.')
  return partner
}

async function take(
  means: Means,
  partner: Partner,
  token: Token,
  { partner: said, measurements }: NumbersBody,
): Promise<NumbersTaken | Problem> {
  if (said !== partner.slug)
    return problem(
      'other-partner',
      'This token is of another partner. Name the partner that it was minted for, or use a token of this one.',
      [{ pointer: '/partner', detail: 'It is not the partner of this token.' }],
    )
  const ids = await idsByName(means.tx, partner.id, token)
  const entries: FigureEntry[] = []
  const unnamed: WrongPart[] = []
  for (const [at, { figure, period, value, unit, reason }] of measurements.entries()) {
    const id = ids.get(nameKey(figure))
    if (id === undefined)
      unnamed.push({
        pointer: `/measurements/${at}/figure`,
        detail: `This token does not name “${figure}”. It names ${[...ids.keys()].map((one) => `“${one}”`).join(', ')}.`,
      })
    else
      entries.push({
        ...{ figure: { id }, period, value },
        ...(unit !== undefined && { unit }),
        ...(reason !== undefined && { why: reason }),
      })
  }
  if (unnamed.length > 0)
    return problem(
      'figure-not-named',
      'Report the figures that the token was minted for, or have a token minted that names the others too.',
      unnamed,
    )
  const outcome = await reportFigures(
    means,
    partner,
    { side: token.side, name: `token ${token.mark}`, via: 'HTTP' },
    entries,
  )
  if ('refused' in outcome) return refusedAs(outcome.refused)
  return { partner: partner.slug, measurements: outcome.reported.map(taken) }
}

/** The figures that a token names, by every name that they ever had. */
async function idsByName(tx: Tx, partnerId: string, { figureIds }: Token): Promise<Map<string, string>> {
  const versions = await tx.agreements.of(partnerId)
  const figures = versions.flatMap(({ terms }) => terms.figures)
  return new Map(figures.filter(({ id }) => figureIds.includes(id)).map(({ id, name }) => [nameKey(name), id]))
}

/** The first kind of refusal names the problem, by how little can be done about it. */
const PROBLEM_OF = {
  figure: 'figure-not-reported',
  period: 'period',
  unit: 'unit',
  value: 'value',
  why: 'reason-missing',
} as const

const PART_OF = { figure: 'figure', period: 'period', unit: 'unit', value: 'value', why: 'reason' } as const

function refusedAs(refused: FigureRefused[]): Problem {
  const kinds = Object.keys(PROBLEM_OF) as FigureRefused['field'][]
  const kind = kinds.find((one) => refused.some(({ field }) => field === one)) ?? 'value'
  return problem(
    PROBLEM_OF[kind],
    'Nothing of this request was taken in. Put right what is named, and send it again.',
    refused.map(({ at, field, why }) => ({ pointer: `/measurements/${at}/${PART_OF[field]}`, detail: why })),
  )
}

function taken({ figure, period, value, before, did, late }: FigureReported): NumbersTaken['measurements'][number] {
  return {
    ...{ figure: figure.name, period: period.name, value, unit: figure.unit },
    outcome: did === undefined ? 'unchanged' : did === 'FigureCorrected' ? 'corrected' : 'reported',
    ...(before !== undefined && { before }),
    late,
  }
}
