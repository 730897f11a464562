import type { Card } from '../../src/cards/card.ts'
import { plainText } from '../../src/cards/plain-text.ts'
import { type App, places, type TestPerson } from './app-fixture.ts'

/** The card that a line shows. */
export async function shownCard(app: App, who: TestPerson, line: string, at = places.direct): Promise<Card> {
  const answer = await app.says(who, line, at)
  if (!answer || 'kind' in answer) throw new Error(`${line}: ${JSON.stringify(answer)}`)
  return answer
}

/** What its lists say, each item in plain words. */
export function itemsOf({ blocks }: Card): string[] {
  return blocks.flatMap((block) => (block.kind === 'list' ? block.items : [])).map((one) => plainText(one))
}
