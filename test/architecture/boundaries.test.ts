import { describe, expect, test } from 'vitest'
import { PLATFORMS } from '../../src/platforms.ts'
import { hiddenInputs, partOf, platformsNamed, queriesThatSay, wrongImports } from './boundaries.ts'
import { readSource, sourceFiles } from './source-files.ts'

const files = sourceFiles()
const platforms = PLATFORMS.map(({ traits }) => traits)
const product = files.filter(({ path }) => !path.startsWith('src/playground/'))

describe('the product as it stands', () => {
  test('has dependencies that point inwards only', () => {
    expect(files.flatMap(wrongImports)).toEqual([])
  })

  test('is given the time, chance and settings rather than taking them', () => {
    expect(files.flatMap(hiddenInputs)).toEqual([])
  })

  test('names no platform outside its adapter and the wiring', () => {
    expect(files.flatMap((file) => platformsNamed(file, platforms))).toEqual([])
  })

  test('writes facts in one way', () => {
    const writers = files.filter(({ path, code }) => path.startsWith('src/app/') && /\bfacts\s*\.append\b/u.test(code))
    expect(writers.map(({ path }) => path)).toEqual(['src/app/record/record-fact.ts'])
  })

  test('answers questions with plain data, and draws it elsewhere', () => {
    expect(files.flatMap(queriesThatSay)).toEqual([])
  })

  test('believes nothing that was stored before it is parsed', () => {
    const stored = files.filter(({ path }) => /^src\/storage\/(tables|shapes)\//u.test(path))
    const cast = stored.filter(({ code }) => /\bas (?!const\b)[\w{[(]|readJson/u.test(code))
    expect(cast.map(({ path }) => `${path} casts: read it with a shape, wordOf or parseColumn`)).toEqual([])
  })

  test('names every file for what it does', () => {
    const vague = /(^|\/)(utils?|helpers?|types?|commons?|misc|shared)(\.ts|\/)/u
    expect(files.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([])
    const odd = files.map(({ path }) => path).filter((path) => !/^[a-z0-9./-]+$/u.test(path))
    expect(odd, 'files are named in kebab-case').toEqual([])
  })

  test('keeps every file under 300 lines, and half of them about 80 or less', () => {
    const long = files.filter(({ lines }) => lines > 300).map(({ path, lines }) => `${path} has ${lines} lines`)
    expect(long).toEqual([])
    const sizes = product.map(({ lines }) => lines).toSorted((one, other) => one - other)
    const median = sizes[Math.floor(sizes.length / 2)] ?? 0
    console.info(`${product.length} files of the product, median ${median} lines, longest ${sizes.at(-1)}`)
    expect(median).toBeLessThanOrEqual(100)
  })

  test('has all the parts that DESIGN draws', () => {
    const parts = new Set(files.map(({ path }) => partOf(path)))
    for (const part of [
      'domain',
      'cards',
      'ports',
      'app',
      'engine',
      'storage',
      'http',
      'adapters/slack',
      'adapters/teams',
    ])
      expect(parts).toContain(part)
  })
})

describe('the rules', () => {
  const problemsOf = (path: string, code: string) => wrongImports(readSource(path, code))

  test.each([
    ['src/domain/cases/a.ts', `import type { Card } from '../../cards/card.ts'`],
    ['src/domain/cases/a.ts', `import { z } from 'zod'`],
    ['src/app/a.ts', `import { openStore } from '../storage/open-store.ts'`],
    ['src/app/a.ts', `import { readFile } from 'node:fs/promises'`],
    ['src/storage/a.ts', `import type { AppServices } from '../app/services.ts'`],
    ['adapters/slack/a.ts', `export { cut } from '../teams/render/cut-text.ts'`],
    ['adapters/teams/a.ts', `import { dispatch } from '../../src/app/dispatch.ts'`],
    ['adapters/teams/send/a.ts', `import { TurnContext } from 'botbuilder'`],
    ['src/engine/a.ts', `import { PrismaClient } from '@prisma/client'`],
    ['src/engine/a.ts', `const playground = await import('../playground/playground.ts')`],
    ['src/start-liaison.ts', `import {\n  startPlayground,\n} from './playground/start-playground.ts'`],
    ['src/novelty/a.ts', ``],
  ])('refuse %s with %s', (path, code) => {
    expect(problemsOf(path, code)).toHaveLength(1)
  })

  test.each(['../../cards/card.ts', '../show/show-card.ts', '../../domain/timeline/say-fact.ts'])(
    'refuse a query that imports %s',
    (from) => {
      const code = `import { a } from '${from}'`
      expect(queriesThatSay(readSource('src/app/queries/a.ts', code))).toHaveLength(1)
      expect(queriesThatSay(readSource('src/app/actions/a.ts', code))).toEqual([])
    },
  )

  test('allow what points inwards', () => {
    const inwards = `import { can } from '../domain/partners/can.ts'\nimport type { Store } from '../ports/store/store.ts'\nimport { z } from 'zod'`
    expect(problemsOf('src/app/a.ts', inwards)).toEqual([])
  })

  test.each([
    ['src/domain/a.ts', 'const now = Date.now()'],
    ['src/cards/a.ts', 'const now = new Date()'],
    ['src/app/a.ts', 'const now = Temporal.Now.instant()'],
    ['src/app/a.ts', 'const dice = Math.random()'],
    ['src/app/a.ts', 'setTimeout(go, 5)'],
    ['src/engine/a.ts', 'const port = process.env.PORT'],
    ['adapters/slack/a.ts', `const token = process.env['SLACK_BOT_TOKEN']`],
  ])('find the hidden input in %s: %s', (path, code) => {
    expect(hiddenInputs(readSource(path, code))).toHaveLength(1)
  })

  test.each([
    ['src/app/a.ts', `if (platform === 'slack') go()`],
    ['src/cards/a.ts', '// As Teams has it.'],
    ['src/domain/a.ts', 'const sentence = `It is in Slack’s hands.`'],
    ['src/engine/a.ts', 'const rates = { teams: 1 }'],
    ['src/http/a.ts', 'const isTeams = slackIds.size === 0'],
    ['src/ports/a.ts', '/** A Microsoft tenant. */'],
  ])('find the platform that %s names: %s', (path, code) => {
    expect(platformsNamed(readSource(path, code), platforms)).toHaveLength(1)
  })

  test('leave teams alone that are none, and whatever the wiring and the adapters name', () => {
    expect(platformsNamed(readSource('src/domain/a.ts', '// Between two teams, with some slack.'), platforms)).toEqual(
      [],
    )
    for (const path of ['adapters/slack/a.ts', 'src/platforms.ts', 'src/cli/a.ts'])
      expect(platformsNamed(readSource(path, `const slack = 'Slack'`), platforms)).toEqual([])
  })

  test('leave comments and dates made of an instant alone', () => {
    const code = `// never Date.now()\n/** nor process.env */\nconst shown = new Date(at)`
    expect(hiddenInputs(readSource('src/domain/a.ts', code))).toEqual([])
  })
})
