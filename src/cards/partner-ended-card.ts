import type { Purpose } from '../domain/partners/purpose.ts'
import type { Card } from './card.ts'
import { noticeCard } from './notice-card.ts'
import { PURPOSE_WORDS } from './product-words.ts'

/** Said once in each channel that a partner had when it ended. Who ended it and why stands in its timeline, for our own people alone. */
export type PartnerEndedView = { name: string; company: string; purpose: Purpose }

export function partnerEndedCard({ name, company, purpose }: PartnerEndedView): Card {
  return noticeCard({
    title: `${name} has ended`,
    text: `${company} and ${name} end what they keep with me. This channel is no longer their ${PURPOSE_WORDS[purpose]}, and nothing said here is kept any more. What was recorded stays; ask the account manager at ${company} about it.`,
    tone: 'neutral',
  })
}
