import { z } from 'zod'
import { CASE_KINDS } from '../../domain/cases/case.ts'
import { CAUSES, URGENCIES } from '../../domain/escalations/ladder.ts'
import { DIRECTIONS, PARTNER_TYPES, STAGES, THREADS } from '../../domain/partners/partner.ts'
import { PURPOSES } from '../../domain/partners/purpose.ts'
import { ROLES, ROLES_OF, SIDES } from '../../domain/partners/party.ts'
import { readSlug } from '../../domain/partners/slug.ts'
import { MEASURES } from '../../domain/sla/measures/measures.ts'
import { isUsual } from '../../domain/terms/ladder-terms.ts'
import { attainmentProblem, SEVERITY_RAISED } from '../../domain/terms/objective.ts'
import { calendarSheet, oneOf, zone } from './calendar-sheet.ts'
import { checkInSheet } from './check-in-sheet.ts'
import { figureSheet } from './figure-sheet.ts'
import { moneySheet, shareLike } from './money-sheet.ts'
import { duration, hoursName, level, severity, unlessEnded, usedPercent } from './sheet-parts.ts'
import { rotationSheet } from './rotation-sheet.ts'
import { hoursNamedBut, neededUnlessEnded, PARTNER_NAME, PROTECTS, SLUG, upTo } from './sheet-patterns.ts'
import { type SheetPlatform, withAccounts } from './sheet-accounts.ts'

const slug = z
  .string()
  .meta({ description: '2 to 30 letters, digits and single hyphens; it cannot change', ...SLUG })
  .transform((text, context) => {
    const parsed = readSlug(text)
    if (typeof parsed === 'string') return parsed
    context.addIssue({ code: 'custom', message: parsed.refused })
    return z.NEVER
  })

/** In use already for something else than hours of one's own. */
const RESERVED = ['always', 'calendar']

const ownHoursName = hoursName
  .refine(
    (name) => !RESERVED.includes(name),
    'The words always and calendar mean something else: give the hours another name.',
  )
  .meta(hoursNamedBut(RESERVED))

const theirRole = oneOf(ROLES_OF.partner)

const PROMISED = ['target', 'protects'] as const

/** Of the cases of a period, so many in per cent are enough. */
const attainment = shareLike('95 %').superRefine((share, context) => {
  const message = attainmentProblem(share)
  if (message !== undefined) context.addIssue({ code: 'custom', message })
})

const objectiveSheet = z
  .strictObject({
    measure: oneOf(MEASURES),
    severity: severity.exactOptional(),
    kind: oneOf(CASE_KINDS).exactOptional(),
    obligor: z
      .union(
        [oneOf([...SIDES, 'both']), z.strictObject({ team: z.string().trim().min(1).max(60).meta(upTo(60)) })],
        `Say who owes it: internal, partner, both, or a team of ours, like “{ team: Platform }”.`,
      )
      .default('both'),
    target: duration.exactOptional(),
    hours: hoursName.exactOptional(),
    pausesWhileWaiting: z.boolean().exactOptional(),
    levels: z.array(level).exactOptional(),
    /** As sheets said it before there were levels: of how much of the target is used. */
    warnAtPercent: z.array(usedPercent).exactOptional(),
    /** Whom the warning that is sent and the breach tell besides the owner. */
    tells: z
      .strictObject({ internal: z.array(oneOf(ROLES)).default([]), partner: z.array(theirRole).default([]) })
      .exactOptional(),
    severityRaised: oneOf(SEVERITY_RAISED).exactOptional(),
    attainment: attainment.exactOptional(),
    protects: z
      .string()
      .trim()
      .min(3, 'Say which business outcome this protects. Whoever owes it reads it, and whoever it is owed to.')
      .meta(PROTECTS)
      .exactOptional(),
    end: z.literal(true).exactOptional(),
  })
  .superRefine(unlessEnded(PROMISED))
  .refine(({ levels, warnAtPercent }) => levels === undefined || warnAtPercent === undefined, {
    message: 'levels and warnAtPercent say the same thing: keep levels. 75 % used is −25 %.',
    path: ['levels'],
  })
  .meta({ ...neededUnlessEnded(PROMISED), not: { required: ['levels', 'warnAtPercent'] } })

const told = z
  .strictObject({ side: oneOf(SIDES), role: oneOf(ROLES) })
  .refine(({ side, role }) => ROLES_OF[side].includes(role), {
    message: `Managers are on our side. Of the partner there are: ${ROLES_OF.partner.join(', ')}.`,
    path: ['role'],
  })
  .meta({
    anyOf: [{ properties: { side: { const: 'internal' } } }, { properties: { role: { enum: ROLES_OF.partner } } }],
  })

const rotation = z.string().trim().min(1).max(80)
/** Somebody who is named on that side, as they are called there. */
const byName = z.string().trim().min(1).max(80)

/** A page hook of that side, as `liaison hook` calls it. */
const hook = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/u, 'The name of a page hook is one word, like “noc”.')

/** Our own channel is told with our steps, the shared one with theirs. */
const target = z.union(
  [
    z.literal('managers'),
    told,
    z.strictObject({ side: oneOf(SIDES), rotation }),
    z.strictObject({ side: oneOf(SIDES), person: byName }),
    z.strictObject({ side: oneOf(SIDES), hook }),
    z.strictObject({ channel: oneOf(['internal', 'shared']) }),
  ],
  'Say whom it tells: “managers”, “{ side: partner, role: sponsor }”, “{ side: internal, rotation: First line }”, “{ side: partner, person: Ravi Rao }”, “{ side: internal, hook: noc }” or “{ channel: shared }”.',
)

/** `acknowledge`: whoever takes it first holds their side, or each whom the step has reached must. */
const waiting = {
  wait: duration,
  waitIn: oneOf(['working', 'wall']).default('working'),
  acknowledge: oneOf(['any', 'all']).exactOptional(),
}

/** The steps of one side: its roles, a channel, somebody by name, whoever is on duty. One that tells nobody is waited through. */
function stepsOf<const R extends readonly string[], C extends 'internal' | 'shared'>(roles: R, channel: C) {
  const own = z.union(
    [
      oneOf(roles),
      z.strictObject({ rotation }),
      z.strictObject({ person: byName }),
      z.strictObject({ hook }),
      z.strictObject({ channel: z.literal(channel) }),
    ],
    `Say whom it tells: ${roles.join(', ')}, “{ rotation: First line }”, “{ person: Ravi Rao }”, “{ hook: noc }” or “{ channel: ${channel} }”.`,
  )
  return z.array(z.strictObject({ tell: z.array(own).min(1).exactOptional(), ...waiting })).exactOptional()
}

const OUR_TARGETS = [...ROLES_OF.internal, 'managers'] as const

/** `watchers`: of ours, told as it begins and when it is over. `theirWatchers`: of the partner’s side. `steps`: both sides told together, with one wait. `ours`, `theirs`: those of one side, with waits of their own. */
const ladderParts = {
  cycles: z.number().int().min(1).max(10).exactOptional(),
  steps: z
    .array(z.strictObject({ tell: z.array(target).min(1), ...waiting }))
    .min(1)
    .exactOptional(),
  ours: stepsOf(OUR_TARGETS, 'internal'),
  theirs: stepsOf(ROLES_OF.partner, 'shared'),
  watchers: z
    .array(
      z.union(
        [oneOf(OUR_TARGETS), z.strictObject({ channel: z.literal('internal') })],
        `Say who looks on: ${OUR_TARGETS.join(', ')} or “{ channel: internal }”.`,
      ),
    )
    .exactOptional(),
  theirWatchers: z.array(oneOf(ROLES_OF.partner)).exactOptional(),
}

type SaidSteps = { steps?: unknown; ours?: unknown; theirs?: unknown }
const saysStepsOnce = ({ steps, ours, theirs }: SaidSteps) => steps === undefined || (ours ?? theirs) === undefined
const TWICE =
  'Write either “steps”, which tell both sides together, or “ours” and “theirs”, which each wait by themselves.'
const NOT_TWICE = { not: { required: ['steps'], anyOf: [{ required: ['ours'] }, { required: ['theirs'] }] } }

const ladderSheet = z.strictObject(ladderParts).refine(saysStepsOnce, TWICE).meta(NOT_TWICE)

const ownLadderSheet = z
  .strictObject({
    cause: oneOf(CAUSES).exactOptional(),
    severity: severity.exactOptional(),
    urgency: oneOf(URGENCIES).exactOptional(),
    ...ladderParts,
    end: z.literal(true).exactOptional(),
  })
  .refine(
    (said) => !isUsual(said),
    'Say which escalations this ladder is for, with “cause”, “severity” or “urgency”; the one for all others stands under ladder.',
  )
  .refine(saysStepsOnce, TWICE)
  .meta({ anyOf: [{ required: ['cause'] }, { required: ['severity'] }, { required: ['urgency'] }], ...NOT_TWICE })

/** All but whom and where, which is written by the platforms there are. */
const parts = {
  slug: slug.exactOptional(),
  name: z
    .string()
    .trim()
    .min(2, 'Enter the name of the partner, at least two characters.')
    .max(60, 'Keep the name to 60 characters.')
    .meta(PARTNER_NAME),
  type: oneOf(PARTNER_TYPES).exactOptional(),
  direction: oneOf(DIRECTIONS).exactOptional(),
  stage: oneOf(STAGES).exactOptional(),
  /** A partner that waits for somebody to take it on goes on waiting; without it, a sheet takes it on. */
  confirmed: z.literal(false).exactOptional(),
  /** Whether what people write under its cards is kept. */
  threads: oneOf(THREADS).exactOptional(),
  calendar: calendarSheet.exactOptional(),
  /** Further hours, by names of one's own. */
  calendars: z.record(ownHoursName, calendarSheet).exactOptional(),
  /** Which side works by which of the hours. */
  hours: z
    .strictObject({ internal: ownHoursName.exactOptional(), partner: ownHoursName.exactOptional() })
    .exactOptional(),
  sla: z
    .strictObject({
      objectives: z.array(objectiveSheet).exactOptional(),
      figures: z.array(figureSheet).exactOptional(),
      // Of the lists that stand beside it.
      others: oneOf(['stay', 'end']).default('stay'),
    })
    .superRefine(({ objectives, figures, others }, context) => {
      const lists = Object.entries({ objectives, figures }).filter(([, list]) => list !== undefined)
      const empty = lists.find(([, list]) => list?.length === 0)
      const path = lists.length === 0 ? 'objectives' : others === 'end' ? undefined : empty?.[0]
      const message = 'Give at least one, or say “others: end” where nothing is promised.'
      if (path !== undefined) context.addIssue({ code: 'custom', path: [path], message })
    })
    .meta({
      allOf: [
        { anyOf: [{ required: ['objectives'] }, { required: ['figures'] }] },
        {
          anyOf: [
            { properties: { objectives: { minItems: 1 }, figures: { minItems: 1 } } },
            { properties: { others: { const: 'end' } }, required: ['others'] },
          ],
        },
      ],
    })
    .exactOptional(),
  /** What follows in money where a side keeps or misses what it owes. */
  money: moneySheet.exactOptional(),
  ladder: ladderSheet.exactOptional(),
  /** Ladders of their own for some escalations. */
  ladders: z.array(ownLadderSheet).exactOptional(),
  /** Who of a side is on duty in turn. */
  rotations: z.array(rotationSheet).exactOptional(),
  /** When both sides are asked how it goes: one, or one of each audience, or a preset. */
  checkIns: checkInSheet.exactOptional(),
}

const person = {
  name: z.string().trim().min(1).max(80).meta(upTo(80)),
  side: oneOf(SIDES),
  roles: z.array(oneOf(ROLES)).min(1),
  zone: zone.exactOptional(),
}

const channel = { purpose: oneOf(PURPOSES), name: z.string().default('') }

/**
 * A partner as somebody writes it down: the one schema behind `/partner add`, its form, and `liaison apply partner.yaml`.
 * Everything but the name has a sensible default. People and channels have an account under the name of each platform they are on.
 */
export function partnerSheetOf(platforms: readonly SheetPlatform[]) {
  return z.strictObject({
    ...parts,
    people: z.array(withAccounts(person, platforms)).default([]),
    channels: z.array(withAccounts(channel, platforms)).default([]),
  })
}

export type PartnerSheet = z.output<ReturnType<typeof partnerSheetOf>>
