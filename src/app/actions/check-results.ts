import { CHECK_FORMATS, type CheckFormat } from '../../cards/as-checks.ts'
import { checkTrendCard, writtenChecksCard } from '../../cards/check-trend-card.ts'
import { shorten } from '../../cards/quote.ts'
import { unfolded } from '../../cards/show-button.ts'
import type { Asking } from '../asking.ts'
import { drawCheckIn } from '../checkins/show-run.ts'
import { type ChecksAsked, findChecks } from '../find/find-checks.ts'
import type { Finding } from '../find/finding.ts'
import type { Found, NotFound } from '../find/found.ts'
import { checkInNow } from '../queries/check-in-now.ts'
import { checkTrend } from '../queries/check-trend.ts'
import type { Request } from '../scene.ts'
import { showing } from './showing.ts'

/** `trend`: what came of all of them. `as`: to be taken along, not as a card. */
type Asked = ChecksAsked & { trend: boolean; as?: CheckFormat }

/** What came of the last health check with a partner, or of all of them one after the other. */
export const showCheckResults = showing({
  name: 'check-in.results',
  query: { needs: checkTrend.needs, read },
  find: findAsked,
  draw({ told, result }, _, { partner, as }) {
    if (result) return unfolded(drawCheckIn(result))
    if (told.runs.length === 0)
      return {
        refused: `No health check with ${partner.name} has closed yet: \`check ${partner.slug}\` shows how it stands.`,
      }
    return as === undefined ? checkTrendCard(told) : writtenChecksCard(told, as)
  },
})

/** The result of the last one is told as its card is, to each side its own. */
async function read(asking: Asking, asked: Asked) {
  const { trend, as } = asked
  const of = as === undefined ? 'one audience' : 'all'
  const told = await checkTrend.read(asking, { ...asked, of: trend ? of : 'the last' })
  const number = Number(told.runs.at(-1)?.label.replace(/^\D+/u, ''))
  const run = trend || as !== undefined || told.runs.length === 0 ? undefined : await asking.tx.runs.byNumber(number)
  return { told, result: run && (await checkInNow.read(asking, run)) }
}

async function findAsked(scene: Finding, request: Request): Promise<Found<Asked> | NotFound> {
  const found = await findChecks(scene, request)
  if ('refused' in found) return found
  const { as: said, trend } = request.values
  const as = CHECK_FORMATS.find((one) => one === said?.toLowerCase())
  if (said !== undefined && !as)
    return { refused: `“${shorten(said, 40)}” is none: write \`--as ${CHECK_FORMATS.join('` or `--as ')}\`.` }
  return { ...found, subject: { ...found.subject, trend: trend !== undefined, ...(as && { as }) } }
}
