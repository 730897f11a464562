import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { verify } from '../../src/cli/verify.ts'
import { MINUTE, SECOND } from '../../src/domain/time/instant.ts'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import type { Message } from '../../src/playground/workplace.ts'
import { openStore } from '../../src/storage/open-store.ts'
import { textOf } from '../kit/message-text.ts'
import { RunningProcess } from '../kit/running-process.ts'
import { failingLog } from '../kit/world.ts'

const ROUNDS = 4
const CASES_A_ROUND = 4

const folder = mkdtempSync(join(tmpdir(), 'liaison-killed-'))
const databaseUrl = `file:${join(folder, 'liaison.db')}`
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test(
  'killed again and again while cases are opened, it goes on: nothing accepted is lost, and nothing is shown twice',
  { timeout: 120_000 },
  async () => {
    const accepted: string[] = []
    for (let round = 1; round <= ROUNDS; round += 1) {
      await using running = await RunningProcess.start(databaseUrl)
      const titles = Array.from({ length: CASES_A_ROUND }, (_, index) => `Round ${round} case ${index + 1}`)
      const opened = titles.map(async (title, index) => {
        const result = await running.act({
          platform: 'slack',
          // Nobody opens more than ten within an hour unasked.
          personId: index % 2 === 0 ? SLACK.tom : SLACK.anna,
          action: 'command',
          channelId: SLACK.acmeShared,
          text: `/partner case acme "${title}" --severity 2`,
        })
        if (result.ok) accepted.push(title)
      })
      // The first is through; the others are somewhere between the platform, the database and the channel.
      await Promise.race(opened)
      await running.kill()
      await Promise.allSettled(opened)
    }
    expect(accepted.length).toBeGreaterThanOrEqual(ROUNDS)

    await using running = await RunningProcess.start(databaseUrl)
    // Past the turn-taking of the channel, but not past any lease: whoever starts takes up at once what was being sent.
    await running.advance(45 * SECOND)
    const cards = caseCards((await running.workplace('slack')).messages)
    for (const title of accepted)
      expect(
        cards.filter((text) => text.includes(title)),
        title,
      ).toHaveLength(1)
    expect(new Set(cards.map((text) => /CASE-\d+/u.exec(text)?.[0])).size).toBe(cards.length)

    // And the story goes on from there: the partner acknowledges the last one, whose card changes in place.
    const last = (await running.workplace('slack')).messages.findLast((message) => isCaseCard(message))!
    const actionId = /"action_id":"(case\.acknowledge[^"]*)"/u.exec(JSON.stringify(last.payload))![1]
    await running.act({
      platform: 'slack',
      personId: SLACK.ravi,
      action: 'press',
      channelId: last.channelId,
      messageId: last.id,
      actionId,
    })
    await running.advance(MINUTE)
    const after = (await running.workplace('slack')).messages.find(({ id }) => id === last.id)!
    expect(textOf(after)).toMatch(/in progress/iu)
    await running.kill()

    const store = await openStore({ databaseUrl, log: failingLog })
    const partner = await store.read((view) => view.partners.bySlug('acme'))
    const facts = await store.read((view) => view.facts.of(partner!.id))
    const lines = await verify(store)
    expect(lines.filter(({ problem }) => problem)).toEqual([])
    expect(facts.filter(({ kind }) => kind === 'CaseOpened')).toHaveLength(cards.length)
    await store.close()
  },
)

function isCaseCard(message: Message): boolean {
  return (
    message.channelId === SLACK.acmeShared &&
    message.visibleTo === undefined &&
    /Round \d+ case \d+/u.test(textOf(message)) &&
    JSON.stringify(message.payload).includes('case.acknowledge')
  )
}

function caseCards(messages: Message[]): string[] {
  return messages.filter(isCaseCard).map(textOf)
}
