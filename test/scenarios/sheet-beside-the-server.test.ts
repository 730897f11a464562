import { join } from 'node:path'
import { expect, test } from 'vitest'
import { apply } from '../../src/cli/apply.ts'
import { onStore } from '../../src/cli/on-store.ts'
import { SLACK } from '../../src/playground/northwind/slack-world.ts'
import { TEAMS } from '../../src/playground/northwind/teams-world.ts'
import { slackVariables, teamsVariables } from '../../src/playground/operator-variables.ts'
import { temporaryFolder } from '../kit/test-store.ts'
import { World } from '../kit/world.ts'

test('a sheet applied beside the server is judged by both platforms, and by where Liaison is installed', async () => {
  await using folder = await temporaryFolder()
  const world = await World.open({ folder: folder.path })
  const { slack, teams } = world.playground
  const environment = {
    DATABASE_URL: `file:${join(folder.path, 'liaison.db')}`,
    ...slackVariables(slack, 'http'),
    ...teamsVariables(teams),
  }
  const applied = async (slug: string, name: string, side: string, account: string) => {
    const yaml = `slug: ${slug}\nname: ${name}\npeople: [{ name: Somebody, side: ${side}, roles: [member], ${account} }]`
    const lines = await onStore(environment, { create: false }, (services) => apply(services, yaml, 'a.yaml', 'olga'))
    return lines.map(({ text }) => text).join('\n')
  }
  await world.teams.invite('globex-shared', 'Gia Conti')
  world.takeMessages()
  const globex = ['globex', 'Globex Agency'] as const
  const acme = ['acme', 'Acme Hosting'] as const

  expect(await applied(...acme, 'internal', `slack: ${SLACK.northwind}/${SLACK.gus}`)).toContain(
    'Gus Moreau is a guest at',
  )
  expect(await applied(...acme, 'partner', `slack: ${SLACK.acme}/${SLACK.priya}`)).toContain(
    'Priya Nair is one of our own people',
  )
  expect(await applied(...globex, 'internal', `teams: ${TEAMS.northwind}/${TEAMS.gia}`)).toContain(
    'Gia Conti is a guest at',
  )
  expect(await applied(...globex, 'partner', `teams: ${TEAMS.northwind}/${TEAMS.gia}`)).toContain(
    'named Somebody member for globex',
  )
  const stranger = '99999999-0000-4000-8000-000000000001'
  expect(await applied(...globex, 'internal', `teams: elsewhere/${stranger}`)).toContain(
    'elsewhere, which is not known',
  )
  expect(await applied(...globex, 'internal', `teams: ${TEAMS.globex}/${stranger}`)).toContain(
    'recorded as a partner’s',
  )

  const globexId = (await world.playground.liaison.services.store.read((view) => view.partners.bySlug('globex')))!.id
  const named = await world.playground.liaison.services.store.read((view) => view.memberships.of(globexId))
  expect(named.map(({ side, person }) => `${side} ${person.name}`)).toContain('partner Somebody')
  await world.close()
})
