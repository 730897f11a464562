import type { Side } from '../domain/partners/party.ts'
import type { Card, CardBlock, Inline } from './card.ts'
import { needsMeButton } from './needs-card.ts'
import { plainText } from './plain-text.ts'
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

/** Said alone to whoever comes to the bot by themselves. `side` absent: nobody has named them, and nothing more is told. */
export function introductionCard({ side, company }: { side?: Side; company: string }): Card {
  const title = side === undefined ? 'You are not named here yet' : 'Liaison is here for you'
  const said: CardBlock =
    side === undefined
      ? {
          kind: 'text',
          text: `${company} runs its partnerships here. Please ask the account manager you work with to name you as a contact.`,
        }
      : introduction(side, company)
  const words = said.kind === 'list' ? said.items : said.kind === 'text' ? [said.text] : []
  return {
    ...{ title, tone: 'neutral', blocks: [said] },
    buttons: side === undefined ? [] : [needsMeButton('primary')],
    fallback: `${title}. ${words.map(plainText).join(' ')}`,
  }
}
