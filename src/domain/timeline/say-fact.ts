import { SOMEBODY, type Side } from '../partners/party.ts'
import type { FactDraft } from './fact.ts'
import { ACTION_SENTENCES } from './say-action.ts'
import { CASE_SENTENCES } from './say-case.ts'
import { CLOCK_SENTENCES } from './say-clock.ts'
import { LADDER_SENTENCES } from './say-ladder.ts'
import { MAINTENANCE_SENTENCES } from './say-maintenance.ts'
import { MARK_SENTENCES } from './say-mark.ts'
import { PARTNER_SENTENCES } from './say-partner.ts'
import { RUN_SENTENCES } from './say-run.ts'
import { tellingOf } from './telling.ts'
import type { Sentence } from './telling.ts'

const SENTENCES = new Map<string, Sentence>(
  [
    ACTION_SENTENCES,
    CASE_SENTENCES,
    CLOCK_SENTENCES,
    LADDER_SENTENCES,
    RUN_SENTENCES,
    MAINTENANCE_SENTENCES,
    MARK_SENTENCES,
    PARTNER_SENTENCES,
  ].flatMap((each) => Object.entries(each)),
)

/**
 * A fact as one plain sentence, on one line; people's words in it are shortened but not escaped. `sideName` gives the companies' names;
 * moments are said in `zone`. A kind that nobody has written a sentence for reads as its name: "Exit plan tested: acme, by Ana (Northwind)."
 */
export function sayFact(fact: FactDraft, sideName: (side: Side) => string, zone = 'UTC'): string {
  const telling = tellingOf(fact, sideName, zone)
  const sentence = SENTENCES.get(fact.kind)
  const said = sentence === undefined ? `${inWords(fact.kind)}: ${fact.subject}, by ${telling.who}.` : sentence(telling)
  return said.startsWith(`${SOMEBODY} `) ? `${said.charAt(0).toUpperCase()}${said.slice(1)}` : said
}

/** "ExitPlanTested" → "Exit plan tested". */
function inWords(kind: string): string {
  const words = kind.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
