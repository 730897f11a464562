import { expect, test } from 'vitest'
import { openUmbrella, print } from '../kit/on-both.ts'
import { inParis } from '../kit/quarter.ts'
import type { Platform } from '../kit/world.ts'

const ORDERS = {
  ...{ name: 'Orders without rework', obligor: 'partner', period: 'month', unit: '%', atLeast: 99 },
  ...{ source: 'The order system', protects: 'Customers get what they ordered' },
}
const TERMS = { sla: { others: 'end', objectives: [], figures: [ORDERS] } }
const PERIOD = '2027-01'

/** What is shown once to whoever mints a token, and nobody else. */
const TOKEN = /liaison_[0-9a-f]{8}_[\w-]+/u

/** A token is minted and revoked where people talk, and a system reports with it in between. */
async function lived(platform: Platform): Promise<string> {
  const { world, we, they, shared } = await openUmbrella(platform, { terms: TERMS })
  const says = async (who: typeof they, line: string) => {
    world.takeMessages()
    await who.say(shared, `@Liaison ${line}`)
    return world.takeMessages()
  }
  const post = async (token: string, value: string) => {
    const answer = await fetch(`http://127.0.0.1:${world.playground.port}/api/v1/measurements`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'idempotency-key': `key-${value}` },
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({
        partner: 'umbrella',
        measurements: [{ figure: ORDERS.name, period: PERIOD, value }],
      }),
    })
    await world.settle()
    return `${answer.status} ${(await answer.text()).match(/"(?:outcome|type)":"([^"]+)"/u)?.[1]}`
  }
  await world.advanceTo(inParis('2027-02-01 11:00'))
  // Of ours nothing is reported here: there is nothing to mint.
  expect((await says(we, 'token umbrella mint')).map(({ text }) => text).join()).toContain(
    'nothing to mint a token for',
  )
  const [offered] = await says(they, 'token umbrella mint')
  await they.press(offered!, platform === 'slack' ? 'token.mint' : 'open:token.mint')
  const form = JSON.stringify(they.dialog().payload)
  const [, figure] = /Orders without rework[^[\]]*?"value":"([^"]+)"/u.exec(form) ?? /"value":"([^"]+)"/u.exec(form)!
  const answered = JSON.stringify(await they.submit({ f0: figure! }))
  const shown = world.takeMessages().map(({ where, text }) => `${where}: ${text}`)
  const dialog = they.hasDialog() ? JSON.stringify(they.dialog()) : ''
  const token = TOKEN.exec([answered, dialog, ...shown].join('\n'))?.[0]
  if (token === undefined) throw new Error(`${platform}: no token in ${[answered, dialog, ...shown].join('\n')}`)
  // It is kept nowhere: the list has its mark alone, for both.
  for (const who of [they, we]) {
    const [list] = await says(who, 'token umbrella')
    expect(list!.text).toContain(token.slice(8, 16))
    expect(list!.text).not.toMatch(TOKEN)
  }
  expect(await post(token, '98.4')).toBe('200 reported')
  expect((await says(they, 'report umbrella --period 2027-01')).map(({ text }) => text).join()).toContain('98.4')
  expect(await post(`${token}x`, '99.9')).toBe('401 urn:liaison:problem:token-unknown')
  // Whoever of ours does not answer for the partner mints and revokes nothing.
  const tom = world.person(platform, 'Tom Ek')
  for (const line of ['token umbrella mint', `token umbrella revoke ${token.slice(8, 16)}`])
    expect((await says(tom, line)).map(({ text }) => text).join()).toMatch(/^Not done.*account manager/u)
  expect((await says(they, `token umbrella revoke ${token.slice(8, 16)}`)).map(({ text }) => text).join()).toContain(
    'is revoked',
  )
  expect(await post(token, '99.9')).toBe('401 urn:liaison:problem:token-ended')
  const files = await print(world, `report ${PERIOD}`)
  world.takeMessages()
  await world.close()
  return files
}

test(
  'a token is minted in chat, shown once, reports over HTTP and is revoked alike on Slack and on Teams, to the same report byte for byte',
  { timeout: 120_000 },
  async () => {
    const [slack, teams] = [await lived('slack'), await lived('teams')]
    expect(slack).toContain('98.4')
    expect(teams).toBe(slack)
  },
)
