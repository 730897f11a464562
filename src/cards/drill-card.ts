import type { Purpose } from '../domain/partners/purpose.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Button, Card, Inline, PersonRef } from './card.ts'
import { listed } from './listed.ts'
import { plainText } from './plain-text.ts'
import { BUTTON_WORDS } from './product-words.ts'

export type DrillView = {
  slug: string
  partnerName: string
  company: string
  number: number
  zone: string
  /** That is called; else it is people by name. */
  channel?: Purpose
  /** Both companies read it: who of several has answered is not for the other one. */
  isShared: boolean
  called: { to: PersonRef; answeredAt?: Instant }[]
  end?: { how: 'over' | 'stopped'; why?: string }
}

/** Somebody is called by a drill: one press, and it is done. It says that it is none in earnest before anything else. */
export function drillCard(view: DrillView): Card {
  const { slug, number, partnerName, company, called, end } = view
  const waits = called.some(({ answeredAt }) => answeredAt === undefined)
  const title = `DRILL-${number}: a drill, no escalation`
  const headline: Inline[] = [`DRILL-${number} (${slug}): a drill, no escalation. `, ...lead(view, waits)]
  return {
    subject: view.slug,
    title,
    headline,
    tone: waits ? 'neutral' : 'good',
    // What stops one may be real.
    blocks:
      end?.how === 'stopped'
        ? []
        : [
            {
              kind: 'text',
              text: `Nothing is wrong with ${partnerName}. ${company} and ${partnerName} try whether an escalation would reach people.`,
            },
          ],
    buttons: waits && !end ? [answer(view)] : [],
    footer: 'A drill counts in no score and on no clock.',
    fallback: plainText(headline),
  }
}

function lead({ channel, isShared, called, end, partnerName }: DrillView, waits: boolean): Inline[] {
  const answered = called.filter(({ answeredAt }) => answeredAt !== undefined)
  if (end) {
    const how = end.how === 'over' ? 'It is over' : `It was stopped: ${end.why ?? 'it was taken back'}`
    return [
      waits ? `${how.replace(/\.$/u, '')}. Nothing is to be done.` : `Acknowledged by ${names(answered)}. Thank you.`,
    ]
  }
  if (!waits) return [`Acknowledged by ${names(answered)}. Thank you.`]
  if (channel !== undefined)
    return [`${channel === 'shared' ? `One of ${partnerName}` : 'One of you'}: please press “I got this”.`]
  const waiting = called.filter(({ answeredAt }) => isShared || answeredAt === undefined)
  return [...waiting.flatMap(({ to }): Inline[] => [{ mention: to }, ', ']), 'please press “I got this”.']
}

function names(of: DrillView['called']): string {
  return listed(of.map(({ to }) => to.name))
}

function answer({ slug, number, channel }: DrillView): Button {
  return {
    ...{ action: 'drill.answer', label: BUTTON_WORDS.gotDrill, style: 'primary', subject: slug, version: 0 },
    data: { drill: String(number), for: channel ?? 'person' },
  }
}
