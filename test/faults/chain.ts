import { createHash } from 'node:crypto'
import type { FactRow } from './rows.ts'

/**
 * The first fact of any partner that does not follow from the one before it in its chain, worked out from the rows alone, as docs/record.md
 * says.
 */
export function firstBreak(facts: FactRow[]): string | undefined {
  for (const [name, chain] of Map.groupBy(facts, (fact) => `${fact.chain} chain of ${fact.partnerId}`)) {
    const { chain: which, partnerId } = chain[0]!
    let before = {
      seq: 0,
      hash: sha256(`{"chain":"${which}","format":"liaison-record","partner":"${partnerId}","version":1}`),
    }
    for (const fact of chain.toSorted((a, b) => a.seq - b.seq)) {
      const follows = fact.seq === before.seq + 1 && fact.hash === linked(before.hash, fact) && opens(fact)
      if (!follows) return `fact ${fact.seq} of the ${name} (${fact.kind}) does not follow from the one before it`
      before = fact
    }
  }
  return undefined
}

function linked(after: string, fact: FactRow): string {
  const { at, chain, contentDigest: content, kind, seq, subject, wordsDigest: words } = fact
  return sha256(JSON.stringify({ after, at, chain, content, kind, seq, subject, words }))
}

function opens({ content, contentSalt, contentDigest, words, wordsSalt, wordsDigest }: FactRow): boolean {
  return (
    sha256(`${contentSalt}${content}`) === contentDigest &&
    (wordsDigest === undefined || sha256(`${wordsSalt}${words}`) === wordsDigest)
  )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
