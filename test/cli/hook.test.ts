import { describe, expect, test } from 'vitest'
import { erase } from '../../src/cli/erase.ts'
import { DAY } from '../../src/domain/time/instant.ts'
import { people, textOf } from '../kit/app-fixture.ts'
import { PageStage } from '../kit/page-stage.ts'

describe('liaison hook', () => {
  test('says the secret once, and the address never again but for its host', async () => {
    await using stage = await PageStage.open()
    const set = await stage.hook({ who: 'Anna Berg', url: 'https://pages.example.com/key-of-anna' })
    const secret = /whsec_\S+$/u.exec(set.join('\n'))![0]
    expect(set[0]).toBe('Pages for Anna Berg go to pages.example.com, set on Mon 23 Nov 2026, 08:00 (UTC).')
    const shown = await stage.hook({ who: 'Anna Berg' })
    expect(shown).toEqual([set[0]])
    await stage.escalate()
    expect(stage.sent[0]!.to.secrets).toEqual([secret])
    const timeline = textOf(await stage.app.says(people.anna, 'timeline acme'))
    for (const said of [JSON.stringify(stage.app.logged), timeline]) {
      expect(said).not.toContain(secret)
      expect(said).not.toContain('key-of-anna')
      expect(said).not.toContain(stage.way().token)
    }
  })

  test('signs with both secrets for a day after a change', async () => {
    await using stage = await PageStage.open()
    const [, first = ''] = await stage.hook({ who: 'Anna Berg', url: 'https://pages.example.com/anna' })
    const [told = '', second = ''] = await stage.hook({ who: 'Anna Berg', newSecret: true })
    expect(told).toContain('The secret before signs as well until Tue 24 Nov 2026, 08:00 (UTC).')
    const secrets = [second, first].map((line) => /whsec_\S+$/u.exec(line)![0])
    await stage.escalate()
    expect(stage.sent[0]!.to.secrets).toEqual(secrets)
    stage.app.clock.move(DAY)
    expect(await stage.hook({ who: 'Anna Berg' })).toEqual([
      'Pages for Anna Berg go to pages.example.com, set on Mon 23 Nov 2026, 08:00 (UTC).',
    ])
  })

  test('takes an HTTPS address without a password, of somebody who is known, and takes it away again', async () => {
    await using stage = await PageStage.open()
    expect(await stage.hook({ who: 'Anna Berg' })).toEqual(['No pages go out for Anna Berg.'])
    for (const url of ['http://pages.example.com/', 'pages', 'https://a:b@pages.example.com/'])
      expect(await stage.hook({ who: 'Anna Berg', url }), url).toEqual([expect.stringMatching(/^! --url: /u)])
    expect(await stage.hook({ who: 'Nobody', url: 'https://pages.example.com/' })).toEqual([
      expect.stringMatching(/^! Nobody called “Nobody” is known/u),
    ])
    expect(await stage.hook({ who: 'Anna Berg', newSecret: true })).toEqual([
      expect.stringMatching(/^! No pages go out/u),
    ])
    await stage.paged('Anna Berg')
    expect(await stage.hook({ who: 'Anna Berg', remove: true })).toEqual(['No pages go out for Anna Berg any more.'])
    await stage.escalate()
    expect(stage.sent).toEqual([])
  })

  test('goes along where two turn out to be one, whose own address stays', async () => {
    const anna = { name: 'Anna Berg', side: 'internal', roles: ['account-manager'], slack: 'T0HOME/UANNA' }
    const elsewhere = 'f0000000-0000-4000-8000-000000000001/a0000000-0000-4000-8000-000000000001'
    const sheet = { slug: 'acme', name: 'Acme Hosting', calendar: { zone: 'Europe/Paris' } }
    for (const own of [false, true]) {
      await using stage = await PageStage.open({
        ...sheet,
        people: [anna, { name: 'Anna B.', side: 'internal', roles: ['member'], teams: elsewhere }],
      })
      await stage.hook({ who: 'Anna B.', url: 'https://elsewhere.example.com/' })
      if (own) await stage.hook({ who: 'Anna Berg', url: 'https://own.example.com/' })
      await stage.app.register({ ...sheet, people: [{ ...anna, teams: elsewhere }] })
      const [told = ''] = await stage.hook({ who: 'Anna Berg' })
      expect(told).toContain(own ? 'go to own.example.com' : 'go to elsewhere.example.com')
    }
  })

  test('is gone with whoever is erased', async () => {
    await using stage = await PageStage.open()
    await stage.paged('Anna Berg')
    await stage.escalate()
    const { personId } = (await stage.token())!
    await erase(stage.app.services, { who: 'Anna Berg', by: 'root' })
    expect(await stage.app.read((view) => view.pageAddresses.of(personId))).toBeUndefined()
    expect(await stage.token()).toBeUndefined()
    expect(await stage.acknowledge(stage.way())).toMatchObject({ status: 404 })
  })
})
