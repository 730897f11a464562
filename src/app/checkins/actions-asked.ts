import { quote } from '../../cards/quote.ts'
import type { Run } from '../../domain/checkins/run.ts'
import type { Worded } from '../../domain/checkins/worded.ts'
import { actionLabel, actionTitle, type CorrectiveAction } from '../../domain/corrective/corrective-action.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { listed } from '../../domain/terms/say-figures.ts'
import { DAY } from '../../domain/time/instant.ts'
import type { Means } from '../scene.ts'

/** Of what checks of so long ago led to it is asked whether it helped. */
const FAR_ENOUGH = 400 * DAY

/** As much of what an action is as a question about it repeats. */
const REPEATED = 120

/** What the checks of its audience before this one led to: whoever asked for it is asked whether it helped. */
export async function actionsOfChecks(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  before: Pick<Run, 'partnerId' | 'audience' | 'number'>,
): Promise<CorrectiveAction[]> {
  const earlier = await tx.runs.before(before, now - FAR_ENOUGH, 0)
  return tx.correctiveActions.ofSources(earlier.map(({ id }) => id))
}

/** The questions, those about actions in the words of these: "You said: trust. Acme Hosting did: “…” (ACT-3). Did it help?" */
export async function withActions(
  { tx, company }: Pick<Means, 'tx' | 'company'>,
  partner: Pick<Partner, 'name'>,
  worded: Worded,
): Promise<Worded> {
  const items: Worded['items'] = []
  for (const item of worded.items) {
    const action = item.action && (await tx.correctiveActions.byNumber(item.action.number))
    const who = action?.side === 'internal' ? company : partner.name
    items.push(action && item.action ? { ...item, asks: sayAsked(action, item.action.of, who) } : item)
  }
  return { ...worded, items }
}

function sayAsked(action: CorrectiveAction, of: 'open' | 'done', who: string): string {
  const about = action.source?.kind === 'check-in' ? action.source.dimensions : []
  const said = about.length > 0 ? `You said: ${listed(about, 'and')}.` : `After ${action.source?.label ?? 'a check'}:`
  const [did, asks] = of === 'done' ? ['did', 'Did it help?'] : ['is doing', 'Does it help?']
  return `${said} ${who} ${did}: ${quote(actionTitle(action), REPEATED)} (${actionLabel(action.number)}). ${asks}`
}
