import type { Threads } from '../domain/partners/partner.ts'
import type { Purpose } from '../domain/partners/purpose.ts'
import type { Audience, Card } from './card.ts'
import { plainText } from './plain-text.ts'
import { PURPOSE_WORDS } from './product-words.ts'
import { withCode } from './with-code.ts'

/** Said once when the bot comes into a channel, and when a channel gets its part with a partner. */
export type WelcomeView = {
  company: string
  bound?: { partnerName: string; purpose: Purpose; threads: Threads }
  audience: Audience
}

export function welcomeCard({ company, bound, audience }: WelcomeView): Card {
  const sentences = bound ? boundTo(company, bound) : unbound(company)
  const title = bound
    ? `The ${PURPOSE_WORDS[bound.purpose]} ${TO[bound.purpose]} ${bound.partnerName}`
    : 'Liaison is here'
  return {
    title,
    tone: 'neutral',
    blocks: sentences.map((sentence) => ({ kind: 'text', text: withCode(sentence) })),
    buttons: [],
    ...(bound && {
      footer: audience === 'shared' ? 'Both sides read this channel.' : `Only ${company} reads this channel.`,
    }),
    fallback: `${title}. ${plainText(withCode(sentences.join(' ')))}`,
  }
}

type Bound = NonNullable<WelcomeView['bound']>

const NOTHING_KEPT = 'Nothing that is said here without a word to me is kept.'

function keptAmongUs(company: string, threads: Threads): string {
  return threads === 'kept'
    ? `What is written under an escalation of a case is kept with it, for ${company} alone; nothing else that is said here is kept.`
    : NOTHING_KEPT
}

const TO: Record<Purpose, string> = { shared: 'with', internal: 'for', managers: 'for' }

function unbound(company: string): string[] {
  return [
    `I keep the cases, SLA clocks, health checks and escalations of ${company} and its partners.`,
    NOTHING_KEPT,
    'To give this channel its part, the account manager types `@Liaison bind shared`, and is asked with which partner. `@Liaison help` tells the rest.',
  ]
}

function boundTo(company: string, { partnerName, purpose, threads }: Bound): string[] {
  switch (purpose) {
    case 'shared':
      return [
        `Cases, SLA notices and health checks between ${company} and ${partnerName} are shown here, to both sides.`,
        threads === 'kept'
          ? 'What is written under the card of a case is kept with it, and both sides can read it; nothing else that is said here is kept.'
          : NOTHING_KEPT,
        'To open a case, type `@Liaison case "What is wrong"`. `@Liaison help` tells the rest.',
      ]
    case 'internal':
      return [
        `Breach notices and health check results about ${partnerName} come here, with what only ${company} may read.`,
        keptAmongUs(company, threads),
        'To see how things stand, type `@Liaison show`. `@Liaison help` tells the rest.',
      ]
    case 'managers':
      return [
        `Escalations about ${partnerName} come here when they reach the managers, with buttons to acknowledge and resolve them.`,
        keptAmongUs(company, threads),
        'To see how things stand, type `@Liaison show`. `@Liaison help` tells the rest.',
      ]
  }
}
