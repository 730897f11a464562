import type { Side } from '../domain/partners/party.ts'
import type { CardBlock, Inline } from './card.ts'
import { withCode } from './with-code.ts'

/** What this is, what somebody will hear of it and when, and where to look: three lines, said once to each. */
export function introduction(side: Side, company: string): CardBlock {
  const here =
    side === 'internal'
      ? '`/partner` alone lists what needs you, in any channel; `/partner help` tells the rest.'
      : '`@Liaison mine` lists what needs you, here or in the channel we share; `@Liaison help` tells the rest.'
  return {
    kind: 'list',
    items: [
      line(
        'What this is',
        `I keep the cases, SLA clocks, health checks and escalations of ${company} and its partners.`,
      ),
      line('What you will hear', 'What is yours or needs you, in your working hours, at most five messages a day.'),
      line('Where to look', here),
    ],
    kept: true,
  }
}

function line(lead: string, text: string): Inline[] {
  return [{ bold: lead }, ': ', ...withCode(text)]
}
