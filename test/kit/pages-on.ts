import { hook } from '../../src/cli/hook.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { type App, people, places } from './app-fixture.ts'
import { FakePlatform } from './fake-platform.ts'

export type PageWay = { path: string; token: string }

/** So many escalations that page Anna, each with the way to acknowledge it. */
export async function pagesOn(app: App, count: number): Promise<PageWay[]> {
  const ways: PageWay[] = []
  const pages = {
    publicUrl: 'https://liaison.example.com',
    hook: {
      send: async ({ data }: { data: Record<string, unknown> }) => {
        const { url, token } = data['acknowledge'] as { url: string; token: string }
        ways.push({ path: new URL(url).pathname, token })
        return { outcome: 'delivered' as const }
      },
    },
  }
  const engine = createEngine(
    app.services,
    { slack: new FakePlatform() },
    { chance: () => 0.5, stopwatch: app.clock, pages },
  )
  await hook(app.services, { who: 'Anna Berg', url: 'https://pages.example.com/anna' })
  const says = (who: typeof people.mia, text: string, place = places.direct) =>
    app.receive(app.inbound(who, { kind: 'command', text, mentions: [] }, place))
  for (let number = 1; number <= count; number += 1) {
    await says(people.mia, `case "Parcels of lorry ${number} are lost" --severity 1`, places.shared)
    await says(people.tom, `escalate CASE-${number} "No progress"`)
    await engine.settle()
  }
  if (ways.length !== count) throw new Error(`${ways.length} pages of ${count}`)
  return ways
}
