import {
  actionLabel,
  caseOfAction,
  type CorrectiveAction,
  isUnfinished,
} from '../../domain/corrective/corrective-action.ts'
import { isOfFigure } from '../../domain/corrective/team-source.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { Asking } from '../asking.ts'
import { refOfParty } from '../people/roster.ts'
import type { Query } from './query.ts'

/** How a corrective action stands; both sides read the same, and nothing of what is ours alone. Undefined once its partner is gone. */
export const actionNow = {
  needs: 'action.view',
  async read(asking: Asking, action: CorrectiveAction) {
    const partner = await asking.tx.partners.get(action.partnerId)
    if (action.audience === 'internal' && asking.audience === 'shared') return undefined
    return partner && actionTold(asking, partner, action)
  },
} satisfies Query<CorrectiveAction, unknown>

async function actionTold(
  { tx, company, now }: Pick<Asking, 'tx' | 'company' | 'now'>,
  partner: Partner,
  action: CorrectiveAction,
) {
  const { source, title, side, owner, askedAt, askedBy, audience, version } = action
  const ladders = await tx.ladders.active({ partnerId: partner.id, subjectId: action.id })
  const about = caseOfAction(action)
  const joined = about ? await tx.ladders.active({ partnerId: partner.id, subjectId: about.id }) : []
  const escalations = [
    ...ladders,
    ...joined.filter((one) => one.joined?.some(({ subject }) => subject.id === action.id)),
  ]
  const standing = isUnfinished(action) ? action : action.before
  return {
    ...{ label: actionLabel(action.number), version, title, partnerName: partner.name },
    ...(source && { about: source.label }),
    ...(audience === 'internal' && { inside: true as const }),
    sideName: side === 'internal' ? company : partner.name,
    owner: await refOfParty(tx, owner),
    ...{ askedAt, now, zone: usualHours(partner.terms).zone },
    ...(askedBy && { askedByName: askedBy.name }),
    escalations: escalations.map(({ number }) => ladderLabel(number)),
    ourName: company,
    helped: (action.judged ?? []).map(({ check, counts }) => ({ check, counts })),
    ...(standing.status === 'open' && {
      accepted: {
        said: standing.said,
        byName: standing.acceptedBy.name,
        at: standing.acceptedAt,
        dueAt: standing.dueAt,
      },
    }),
    ...stateOf(action),
  }
}

function stateOf(action: CorrectiveAction) {
  switch (action.status) {
    case 'asked': {
      const { status, acceptBy, wanted } = action
      return { status, acceptBy, ...(wanted !== undefined && { wanted }) }
    }
    case 'open':
      return {
        status: action.status,
        ...(action.source && isOfFigure(action.source) && action.causes.length === 0 && { stands: 'alone' as const }),
      }
    case 'done':
      return { status: action.status, ended: { at: action.endedAt, byName: action.endedBy.name, text: action.note } }
    case 'dropped':
      return {
        status: action.status,
        ended: { at: action.endedAt, ...(action.endedBy && { byName: action.endedBy.name }), text: action.reason },
      }
  }
}
