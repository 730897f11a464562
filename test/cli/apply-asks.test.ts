import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { apply } from '../../src/cli/apply.ts'
import type { Line } from '../../src/cli/line.ts'
import { onStore } from '../../src/cli/on-store.ts'
import { person } from '../../src/cli/person.ts'
import { ADA, OLGA, startWithoutBot } from '../playground/slack/small-workspace.ts'
import { slackVariables } from '../../src/playground/operator-variables.ts'
import { temporaryFolder } from '../kit/test-store.ts'

const sheet = (side: string, account: string, channel = '') => `
slug: acme
name: Acme Hosting
people:
  - { name: Somebody Else, side: ${side}, roles: [account-manager], slack: ${account} }
${channel}`

const texts = (lines: Line[]) => lines.map(({ text }) => text).join('\n')

/** The command line beside a Slack that it is configured for. */
async function stage() {
  const folder = await temporaryFolder()
  const slack = await startWithoutBot()
  const environment = { DATABASE_URL: `file:${join(folder.path, 'liaison.db')}`, ...slackVariables(slack, 'http') }
  return {
    slack,
    apply: async (yaml: string) =>
      texts(await onStore(environment, { create: true }, (services) => apply(services, yaml, 'acme.yaml', 'olga'))),
    leaves: async (who: string, to: string) =>
      texts(
        await onStore(environment, { create: false }, (services) =>
          person(services, { who, leaves: 'leaves', to, by: 'olga' }),
        ),
      ),
    async [Symbol.asyncDispose]() {
      await slack[Symbol.asyncDispose]()
      await folder[Symbol.asyncDispose]()
    },
  }
}

describe('the command line beside a configured Slack', () => {
  test('asks it who the people of a sheet are, whatever the sheet says of them', async () => {
    await using at = await stage()
    expect(await at.apply(sheet('internal', `T0NORTH/${OLGA}`))).toContain(
      'Olga Petrov is of another organisation, and cannot be named on the side of',
    )
    expect(await at.apply(sheet('partner', `T0ACME/${ADA}`))).toContain('Ada Lind is one of our own people')
    expect(await at.apply(sheet('internal', `T0ELSE/${ADA}`))).toContain('Acme Hosting (acme): registered.')
    expect(at.slack.exchanges().filter(({ what }) => what === 'chat.postMessage')).toEqual([])
  })

  test('judges whom Slack does not show by the organisation in which Liaison is installed', async () => {
    await using at = await stage()
    expect(await at.apply(sheet('internal', 'T0ELSE/U0NOBODY'))).toContain('T0ELSE, which is not known as')
    expect(await at.apply(sheet('partner', 'T0NORTH/U0NOBODY'))).toContain('only a guest of ours can be a contact')
    expect(await at.apply(sheet('partner', 'T0ACME/U0NOBODY'))).toContain('registered')
  })

  test('asks who reads a channel before it is bound as ours, and takes one that the bot is not in yet', async () => {
    await using at = await stage()
    const channels = (id: string) => `channels: [{ purpose: internal, name: ours, slack: T0NORTH/${id} }]`
    expect(await at.apply(sheet('internal', `T0NORTH/${ADA}`, channels('C0SHARED')))).toContain(
      'People of other organisations are in this channel',
    )
    expect(await at.apply(sheet('internal', `T0NORTH/${ADA}`, channels('C0NOWHERE')))).toContain('registered')
  })

  test('applies nothing while Slack does not answer, and says to try again', async () => {
    await using at = await stage()
    at.slack.addFault({ on: 'api', match: 'users.info', fail: 'platform-error', code: 'internal_error' })
    expect(await at.apply(sheet('internal', `T0NORTH/${ADA}`))).toMatch(
      /Who Somebody Else is cannot be seen at the moment: .* Try again in a minute\. Nothing of this partner was applied\./u,
    )
  })

  test('says what to change where Slack refuses the token', async () => {
    await using at = await stage()
    at.slack.addFault({ on: 'api', match: 'auth.test', fail: 'platform-error', code: 'invalid_auth' })
    expect(await at.apply(sheet('internal', `T0NORTH/${ADA}`))).toContain('check SLACK_BOT_TOKEN')
  })

  test('hands nothing to whoever is deactivated there', async () => {
    await using at = await stage()
    const both = `
slug: acme
name: Acme Hosting
people:
  - { name: Ada Lind, side: internal, roles: [account-manager], slack: T0NORTH/${ADA} }
  - { name: Ben Okoro, side: internal, roles: [member], slack: T0NORTH/U0BEN }
`
    expect(await at.apply(both)).toContain('registered')
    at.slack.admin.setStanding('U0BEN', 'deactivated')
    expect(await at.leaves('Ada Lind', 'Ben Okoro')).toContain('The account of Ben Okoro is deactivated')
  })
})
