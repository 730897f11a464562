import { expect, test } from 'vitest'
import { recordedLog } from '../../kit/recorded-log.ts'
import { temporaryFolder } from '../../kit/test-store.ts'
import { World } from '../../kit/world.ts'

test('stopped while its loops run and messages are on their way, the product ends quietly; the next start sends the rest, each once', async () => {
  await using folder = await temporaryFolder()
  const { log, lines } = recordedLog()
  const first = await World.open({ log, folder: folder.path })
  const running = first.playground.run(new AbortController().signal)
  const tom = first.person('slack', 'Tom Ek')
  const titles = Array.from({ length: 7 }, (_, n) => `Order ${n} is late`)
  for (const title of titles)
    await tom.actions.command(first.channel('slack', 'acme-internal'), `/partner case acme "${title}"`)
  await first.playground.stop()
  await running
  expect(lines.filter((line) => line.startsWith('error'))).toEqual([])

  const second = await World.open({ folder: folder.path, startAt: first.now() })
  await second.advance('3m')
  for (const title of titles) {
    second.expectMessage('slack #acme-shared', title)
    second.expectMessage('slack #acme-internal only Tom Ek', 'is open with Acme Hosting')
  }
  await second.close()
})
