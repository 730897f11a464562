import type { SourceFile } from './source-files.ts'

const INNER = ['domain', 'cards', 'ports']

/** What each part may import besides itself. Dependencies point inwards: domain ← cards ← ports ← app ← { engine, http, cli }. */
const MAY_IMPORT: Record<string, string[]> = {
  domain: [],
  cards: ['domain'],
  ports: ['domain', 'cards'],
  // Charts as PNGs, for the adapters whose platform draws none.
  pictures: ['domain', 'cards'],
  app: INNER,
  engine: [...INNER, 'app'],
  http: [...INNER, 'app'],
  cli: [...INNER, 'app', 'almanac', 'config', 'storage', 'platforms', 'json-log', 'system-clock', 'remember-answers'],
  almanac: ['domain', 'ports'],
  storage: INNER,
  // Calls that go out to other companies' services.
  hooks: INNER,
  // The doctor holds what the Slack app may do to its manifest.
  'adapters/slack': [...INNER, 'pictures', 'manifest'],
  'adapters/teams': [...INNER, 'pictures'],
  // Settings are described by those who need them.
  config: [...INNER, 'storage', 'platforms', 'hooks'],
  // Which platforms there are.
  platforms: [...INNER, 'adapters/slack', 'adapters/teams'],
  'json-log': ['ports', 'config'],
  'system-clock': ['ports'],
  'remember-answers': ['ports'],
  'start-liaison': [
    ...INNER,
    'app',
    'engine',
    'http',
    'hooks',
    'almanac',
    'config',
    'storage',
    'json-log',
    'system-clock',
    'remember-answers',
  ],
  serve: [
    'config',
    'domain',
    'ports',
    'playground',
    'start-liaison',
    'storage',
    'json-log',
    'system-clock',
    'told-to-stop',
  ],
  'told-to-stop': ['domain'],
  main: ['right-node.js', 'serve'],
  // The local Slack is installed from the manifest that operators use.
  playground: [...INNER, 'app', 'config', 'engine', 'http', 'manifest', 'start-liaison', 'json-log', 'system-clock'],
}

/** Packages that only these folders may import, because everything else must be able to do without them. */
const ONLY_IN: { packages: RegExp; folders: string[]; why: string }[] = [
  { packages: /^@prisma\/|^prisma$|^better-sqlite3$|^pg$/u, folders: ['src/storage/'], why: 'only storage speaks SQL' },
  {
    packages: /^botbuilder|^botframework-/u,
    folders: ['adapters/teams/botbuilder/'],
    why: 'botbuilder is no longer maintained, and is to be replaced in one place',
  },
  { packages: /^vega|^@resvg/u, folders: ['src/pictures/'], why: 'whoever draws no picture does without' },
  {
    packages: /^@slack\//u,
    folders: ['adapters/slack/', 'src/playground/slack/'],
    why: 'only the adapter speaks Slack',
  },
]

/** Packages the inner parts are built on; any other, Node's own modules included, would bring I/O in. */
const PACKAGES_WITHIN: Record<string, string[]> = { domain: [], cards: [], ports: [], app: ['zod'] }

const IMPURE: [RegExp, string][] = [
  [/\bDate\.now\b/u, 'Date.now'],
  [/\bnew Date\(\s*\)/u, 'new Date()'],
  [/\bTemporal\.Now\b/u, 'Temporal.Now'],
  [/\bMath\.random\b/u, 'Math.random'],
  [/\b(setTimeout|setInterval|setImmediate)\b/u, 'a timer'],
]

/** The part of the product a file belongs to: `domain`, `adapters/slack`, `main` … */
export function partOf(path: string): string {
  const [first = '', second = ''] = path.split('/')
  if (first === 'manifest') return first
  return first === 'adapters' ? `adapters/${second}` : second.replace(/\.ts$/u, '')
}

/** Every import that points the wrong way, in a sentence each. */
export function wrongImports(file: SourceFile): string[] {
  const part = partOf(file.path)
  const allowed = MAY_IMPORT[part]
  if (allowed === undefined)
    return [`${file.path} belongs to no part that DESIGN knows: say in MAY_IMPORT what ${part} may import.`]
  return file.imports.flatMap(({ target, inside }) => {
    if (inside) {
      const other = partOf(target)
      const generated = target.startsWith('src/storage/generated/') && part !== 'storage'
      if ((other === part || allowed.includes(other)) && !generated) return []
      return [`${file.path} imports ${target}: ${part} may import only ${['itself', ...allowed].join(', ')}.`]
    }
    const packages = PACKAGES_WITHIN[part]
    if (packages !== undefined && !packages.includes(target))
      return [
        `${file.path} imports ${target}: ${part} does no I/O, and may import only ${packages.join(', ') || 'no package'}.`,
      ]
    return ONLY_IN.filter(
      ({ packages: some, folders }) => some.test(target) && !folders.some((one) => file.path.startsWith(one)),
    ).map(({ folders, why }) => `${file.path} imports ${target}, which belongs to ${folders.join(' and ')}: ${why}.`)
  })
}

/** Every import by which a query would say its answer rather than give it as data, in a sentence each. */
export function queriesThatSay(file: SourceFile): string[] {
  if (!file.path.startsWith('src/app/queries/')) return []
  return file.imports
    .filter(({ target }) => /^src\/(cards|app\/(actions|commands|show))\/|\/say-[a-z-]+\.ts$/u.test(target))
    .map(
      ({ target }) =>
        `${file.path} imports ${target}: a query gives plain data; what is drawn or said of it is for whoever asks.`,
    )
}

/** The parts that may know no platform by name: what differs is declared by the adapters, and asked for. */
const NEUTRAL = ['domain', 'cards', 'ports', 'app', 'engine', 'storage', 'almanac', 'http', 'hooks']

/**
 * Every line of these parts that names a platform, comments and sentences for people included: by its title, whole or in part, or by its
 * name in quotes, as a key, or as the beginning of a name. (A plain "teams" may mean teams.)
 */
export function platformsNamed(file: SourceFile, platforms: readonly { name: string; title: string }[]): string[] {
  if (!NEUTRAL.includes(partOf(file.path))) return []
  const titles = platforms.flatMap(({ title }) => title.split(' '))
  const names = platforms.map(({ name }) => name)
  const named = new RegExp(`${titles.join('|')}|(?<![a-z])(${names.join('|')})(?=['"\`:A-Z])`, 'u')
  return file.text
    .split('\n')
    .flatMap((line, at) =>
      named.test(line)
        ? [`${file.path}:${at + 1} names a platform: have its adapter declare what differs, and ask for that.`]
        : [],
    )
}

/** What a file takes from its surroundings although it should be given it, in a sentence each. */
export function hiddenInputs(file: SourceFile): string[] {
  const part = partOf(file.path)
  const impure = ['domain', 'cards', 'app'].includes(part) ? IMPURE.filter(([found]) => found.test(file.code)) : []
  const environment = part !== 'config' && /\bprocess\.env\b/u.test(file.code)
  return [
    ...impure.map(([, name]) => `${file.path} uses ${name}: take the time or the chance as an argument.`),
    ...(environment ? [`${file.path} reads process.env: only src/config does.`] : []),
  ]
}
