import { z } from 'zod'
import type { LineView } from '../../cards/line-card.ts'
import type { Reading, Said } from '../line/reading.ts'
import { sayLine } from '../line/say-line.ts'
import type { Named } from '../../ports/inbound.ts'
import type { HeldRequest } from '../../ports/store/held.ts'
import type { Outcome } from '../outcome.ts'
import type { ChatScene, Scene } from '../scene.ts'
import { VERBS } from './verbs.ts'
import type { Verb } from './verb.ts'

/** What is offered, and why: what is doubtful in it, or the word that nobody knows. */
type Doubt = { why: string } | { unknown: string; nearest: string }

/** By which button a line that is kept is done. */
export const LINE_ACTIONS = { do: 'line.do', fill: 'line.fill', partner: 'line.partner' } as const

/** Keep what a line may mean, and say it back to whoever typed it; undefined for whoever is nobody here. Nothing is done. */
export async function offerLine(
  scene: Scene,
  verb: Verb,
  lines: Said[],
  mentions: Named[],
  doubt: Doubt,
): Promise<Outcome | undefined> {
  const view = await keptView(scene, { verb, lines, sure: false }, mentions, doubt)
  return view && { kind: 'offer', views: [view] }
}

/** The same of several things in one line, none of which is done. */
export async function offerLines(
  scene: Scene,
  each: readonly OneOfSeveral[],
  mentions: Named[],
): Promise<Outcome | undefined> {
  const views: LineView[] = []
  for (const one of each) {
    const view = await keptView(scene, one, mentions, { why: 'It is one of several.' })
    if (view) views.push(view)
  }
  const [first, ...others] = views
  return first && { kind: 'offer', views: [first, ...others] }
}

type OneOfSeveral = Extract<Reading<Verb>, { certainty: 'several' }>['each'][number]

/** What needs no more than a press, `sure`, is done by it; else a form that has the words comes first. */
async function keptView(
  scene: Scene,
  { verb, lines, sure }: OneOfSeveral,
  mentions: Named[],
  doubt: Doubt,
): Promise<LineView | undefined> {
  const fills = !sure && verb.takesWords === true && lines.length === 1
  const held = await keepLine(scene, fills ? LINE_ACTIONS.fill : LINE_ACTIONS.do, verb, lines, mentions)
  if (held === undefined) return undefined
  return {
    prefix: scene.actor.kind === 'internal' ? '/partner' : '@Liaison',
    line: sayLine(verb.verb, lines, mentions),
    does: verb.summary,
    ...{ held, fills, ...doubt },
  }
}

/** Keep a line for whoever typed it, under an id that nobody guesses; undefined for whoever is nobody here. */
export async function keepLine(
  scene: Scene,
  action: (typeof LINE_ACTIONS)[keyof typeof LINE_ACTIONS],
  verb: Verb,
  lines: Said[],
  mentions: Named[],
): Promise<string | undefined> {
  const { actor, ids, tx, now } = scene
  if (actor.kind === 'stranger' || !isInChat(scene)) return undefined
  const id = ids.next()
  const { threadId } = scene.here.place
  await tx.held.insert({
    ...{ id, personId: actor.personId, action, askedAt: now },
    request: {
      subject: verb.verb,
      values: {
        lines: JSON.stringify(lines),
        mentions: JSON.stringify(mentions),
        ...(threadId !== undefined && { thread: threadId }),
      },
    },
  })
  return id
}

function isInChat(scene: Scene): scene is ChatScene {
  return scene.here !== undefined
}

const linesKept = z.array(
  z.object({
    words: z.array(z.string()),
    flags: z.record(z.string(), z.string()),
    quoted: z.array(z.number().int()).exactOptional(),
    below: z.string().exactOptional(),
  }),
)
const mentionsKept = z.array(
  z.object({
    userId: z.string(),
    organisations: z.array(z.string()),
    name: z.string(),
    zone: z.string().exactOptional(),
    locale: z.string().exactOptional(),
  }),
)

/** A line that was kept, as it was read. */
export type KeptLine = { verb: Verb; lines: Said[]; mentions: Named[]; threadId?: string }

/** Undefined for what is no line, or of a verb that is no more. */
export function keptLine({ request: { subject, values } }: HeldRequest): KeptLine | undefined {
  const verb = VERBS.find((one) => one.verb === subject)
  const lines = linesKept.safeParse(JSON.parse(values['lines'] ?? 'null'))
  const mentions = mentionsKept.safeParse(JSON.parse(values['mentions'] ?? 'null'))
  if (!verb || !lines.success || !mentions.success) return undefined
  const { thread } = values
  return { verb, lines: lines.data, mentions: mentions.data, ...(thread !== undefined && { threadId: thread }) }
}
