import { describe, expect, test } from 'vitest'
import { type Platform, World } from '../kit/world.ts'

const PLACES = {
  slack: { slug: 'acme', shared: 'acme-shared', them: 'Ravi Shah' },
  teams: { slug: 'globex', shared: 'globex-shared', them: 'Leo Park' },
} as const

async function begin(platform: Platform) {
  const { slug, shared, them } = PLACES[platform]
  const world = await World.open()
  const [anna, they] = [world.person(platform, 'Anna Berg'), world.person(platform, them)]
  const said = async (who: typeof anna, words: string) => {
    world.takeMessages()
    await who.say(shared, `@Liaison ${words}`)
    return world.takeMessages().map(({ text }) => text)
  }
  /** All that is said meanwhile. */
  const passed = async (time: string) => {
    world.takeMessages()
    await world.advance(time)
    return world.takeMessages().map(({ text }) => text)
  }
  return { world, slug, anna, they, said, passed }
}

describe.each<Platform>(['slack', 'teams'])('what will change after a breach, on %s', (platform) => {
  test('is asked with the notice, accepted by whoever owes it, done, and reported to both alike', async () => {
    const { world, slug, anna, they, said, passed } = await begin(platform)
    await said(anna, 'case "Orders API returns 500" --severity 1')
    const heard = await passed('3h')
    const notice = heard.filter((text) => text.includes('has ended'))
    expect(notice.length).toBeGreaterThan(0)
    for (const text of notice) expect(text).toContain('ACT-1: what will change?')
    // Nothing else tells of it.
    expect(heard.filter((text) => text.includes('ACT-1') && !text.includes('has ended'))).toEqual([])

    expect((await said(they, 'mine')).join()).toContain('ACT-1')
    expect((await said(anna, 'accept ACT-1 "Ours"')).join()).toContain('is for the other side to act on')
    const accepted = await said(they, 'accept ACT-1 "The pager rotates weekly" --by friday')
    expect(accepted.filter((text) => text.includes('ACT-1 is accepted')).length).toBeGreaterThan(0)
    expect(accepted.join()).toContain('The pager rotates weekly')
    expect((await said(anna, `actions ${slug}`)).join()).toContain('The pager rotates weekly')
    expect((await said(anna, 'ACT-1')).join()).toContain('ACT-1 is accepted')
    expect((await said(they, 'done ACT-1 "It rotates since today"')).join()).toContain('It rotates since today')
    const [ours, theirs] = [
      await said(anna, `report ${slug} --period 2026-11`),
      await said(they, `report ${slug} --period 2026-11`),
    ].map((all) => all.find((text) => text.includes('What will change'))?.replaceAll(/\|Mon [^>]*>/gu, '>'))
    expect(ours).toContain('What will change: 1 done')
    expect(theirs?.split('What will change')[1]).toBe(ours?.split('What will change')[1])
    await world.close()
  })

  test('joins the escalation of its case where nobody says it, goes on with it when the case is over, and ends with a word', async () => {
    const { world, anna, they, said, passed } = await begin(platform)
    await said(anna, 'case "Orders API returns 500" --severity 1')
    await passed('3h')
    await said(they, 'ack ESC-1')
    await passed('9d')
    expect((await said(anna, 'show ESC-1')).join()).toContain('ACT-1 has been due for three working days')
    const solved = await said(they, 'resolve CASE-1 "Rolled back"')
    expect(solved.join()).not.toContain('ESC-1 is resolved')
    await said(anna, 'confirm CASE-1')
    expect((await said(anna, 'show ESC-1')).join()).toContain('about ACT-1')
    await said(they, 'accept ACT-1 "The pager rotates weekly" --by friday')
    expect((await said(anna, 'show ESC-1')).join()).toContain('ESC-1 is resolved')
    await world.close()
  })
})
