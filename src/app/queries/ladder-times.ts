import { answerTimes } from '../../domain/escalations/answer-times.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { SIDES } from '../../domain/partners/party.ts'
import { DAY } from '../../domain/time/instant.ts'
import type { Asking } from '../asking.ts'
import type { Query } from './query.ts'

const DAYS = 90

/** How soon each side took the escalations with a partner that began in the last ninety days, and when they were over; the same to both companies. */
export const ladderTimes = {
  needs: 'escalation.view',
  async read({ tx, now, company }: Asking, { id, slug, name }: Partner) {
    const moments = (await tx.ladders.answersOf([id], now - DAYS * DAY, now + 1)).get(id) ?? []
    return {
      ...{ partner: { slug, name }, days: DAYS, escalations: new Set(moments.map(({ number }) => number)).size },
      sides: SIDES.map((side) => ({
        company: side === 'internal' ? company : name,
        times: answerTimes(moments, side),
      })),
    }
  },
} satisfies Query<Partner, unknown>
