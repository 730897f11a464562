import type { App } from './app-fixture.ts'

/** Whom messages of an escalation have rung since this was asked last, as often as they did. What changes a card in place where it stands rings nobody. */
export function rungBy(app: App, label: string): () => Promise<string[]> {
  const standing = new Set<string>()
  return async () => {
    const rung: string[] = []
    for (const { to, card, cardKey, changes } of await app.news()) {
      const key = cardKey === undefined ? undefined : `${cardKey} ${to}`
      const stands = key !== undefined && standing.has(key)
      if (key !== undefined) standing.add(key)
      if (!stands && !changes && !/^(?:only |#)/u.test(to) && new RegExp(`${label}\\b`, 'u').test(card.fallback))
        rung.push(to)
    }
    return rung
  }
}
