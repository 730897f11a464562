import type { FormErrors } from '../../cards/form.ts'
import { readersOf } from '../../cards/protects-field.ts'
import { targetFields } from '../../cards/target-form.ts'
import { CASE_KINDS, SEVERITIES } from '../../domain/cases/case.ts'
import { MEASURES } from '../../domain/sla/measures/measures.ts'
import { type Obligor, aboutOf, EVERY_CASE, SEVERITY_RAISED } from '../../domain/terms/objective.ts'
import { readLevel, USUAL_LEVELS } from '../../domain/terms/level.ts'
import { parseDuration } from '../../domain/time/duration.ts'
import { type Entries, filled, listIn, oneOf, type Part, type Run } from './part.ts'
import { writeObjectives } from '../partners/written/write-objectives.ts'
import { writeLevel } from '../partners/written/write-level.ts'
import type { WrittenObjective } from '../partners/written/written-sheet.ts'
import { formatTarget } from '../../domain/time/duration.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { type Role, ROLES, ROLES_OF, SIDES } from '../../domain/partners/party.ts'

const NEW = 'new'

/** What each side has promised: one target at a time. */
export const targetsPart: Part = {
  action: 'terms.targets',
  title: 'A target',
  choose: (run) => ({
    label: 'Which target?',
    options: [
      { value: NEW, label: 'A new one' },
      ...writeObjectives(run.partner.terms.objectives).map((one) => ({ value: keyOf(one), label: labelOf(run, one) })),
    ],
  }),
  said({ partner: { terms } }, of) {
    if (of === NEW)
      return {
        obligor: 'both',
        hours: 'calendar',
        pauses: 'yes',
        levels: USUAL_LEVELS.map(writeLevel).join(', '),
        raised: 'from change',
        ...tellsEntries(),
      }
    const one = writtenAt(terms, of)
    if (!one) return undefined
    const {
      target = '',
      hours = 'calendar',
      pausesWhileWaiting = true,
      levels = USUAL_LEVELS.map(writeLevel),
      protects = '',
    } = one
    return filled({
      ...{ target, hours, protects, pauses: pausesWhileWaiting ? 'yes' : 'no', goes: 'on' },
      levels: levels.length === 0 ? 'none' : levels.join(', '),
      raised: one.severityRaised ?? 'from change',
      ...(one.attainment !== undefined && { attainment: String(one.attainment) }),
      ...tellsEntries(one.tells),
      ...(one.obligor === undefined && { obligor: 'both' }),
    })
  },
  form(run, of, entries) {
    const { terms } = run.partner
    const one = of === NEW ? undefined : writtenAt(terms, of)
    return {
      intro: one
        ? [`${labelOf(run, one)}.`, 'What runs goes on as it began.']
        : [`Promised with ${run.partner.name}. One about the same as another takes its place.`],
      fields: targetFields(entries, {
        isNew: of === NEW,
        owners: { internal: run.company, partner: run.partner.name },
        ofBoth: isOfBoth(of),
        hours: Object.keys(terms.calendars),
        readers: readersOf(one?.obligor, !one),
      }),
    }
  },
  sheet({ partner: { terms } }, of, entries) {
    const about = of === NEW ? aboutIn(entries) : writtenAt(terms, of)
    if (!about) return { errors: { form: 'This target is promised no more.' } }
    if ('errors' in about) return about
    const { measure, severity, kind } = about
    const obligor = of !== NEW && about.obligor !== undefined ? about.obligor : obligorIn(entries)
    if (typeof obligor === 'object' && 'errors' in obligor) return obligor
    const which = { measure, ...(severity !== undefined && { severity }), ...(kind && { kind }), obligor }
    if (entries['goes'] === 'ends') return { sla: { objectives: [{ ...which, end: true }] } }
    const levels = levelsIn(entries['levels'])
    const target = entries['target'] ?? ''
    const parsed = parseDuration(target)
    const errors: FormErrors = {
      ...('refused' in parsed && { target: parsed.refused }),
      ...('refused' in levels && { levels: levels.refused }),
    }
    if (Object.keys(errors).length > 0 || 'refused' in levels) return { errors }
    const raised = oneOf(SEVERITY_RAISED, entries['raised'])
    const said = {
      ...{ ...which, target, hours: entries['hours'] ?? 'calendar', pausesWhileWaiting: entries['pauses'] !== 'no' },
      ...{ levels, protects: entries['protects'] ?? '' },
      tells: {
        internal: rolesIn(ROLES, entries['tells-internal']),
        partner: rolesIn(ROLES_OF.partner, entries['tells-partner']),
      },
      ...(raised && { severityRaised: raised }),
      attainment: entries['attainment'] ?? EVERY_CASE,
    }
    return { sla: { objectives: [said], ...(entries['others'] === 'end' && { others: 'end' as const }) } }
  },
  fieldAt(path) {
    const part = path.split('.').at(-1) ?? ''
    if (part === 'team') return 'team'
    if (path.includes('levels')) return 'levels'
    if (path.includes('tells')) return path.includes('internal') ? 'tells-internal' : 'tells-partner'
    if (part === 'pausesWhileWaiting') return 'pauses'
    return ['measure', 'severity', 'kind', 'obligor', 'hours', 'protects', 'attainment'].includes(part)
      ? part
      : 'target'
  },
  withNow(before, { partner: { terms } }, of, entries) {
    // What ends all others is about each of them.
    if (entries['others'] === 'end') return { ...before, objectives: terms.objectives }
    const keys = keysOf(of === NEW ? newKey(entries) : of)
    const meant = (one: Terms['objectives'][number]) => keys.includes(aboutOf(one))
    return {
      ...before,
      objectives: [...before.objectives.filter((one) => !meant(one)), ...terms.objectives.filter(meant)],
    }
  },
}

type About = Pick<WrittenObjective, 'measure' | 'severity' | 'kind' | 'obligor'>

/** What tells a target from the others, as an option of the form carries it. */
function keyOf({ measure, severity, kind, obligor = 'both' }: About): string {
  return [measure, severity ?? '', kind ?? '', typeof obligor === 'string' ? obligor : `team ${obligor.team}`].join(':')
}

/** The key of the target that entries would make; none where they do not say of what. */
function newKey(entries: Entries): string {
  const [about, obligor] = [aboutIn(entries), obligorIn(entries)]
  if ('errors' in about || (typeof obligor === 'object' && 'errors' in obligor)) return ''
  return keyOf({ ...about, ...(obligor && { obligor }) })
}

/** The target under a key as a sheet says it, owed by whom the key says, however it stands together with others by now. */
function writtenAt({ objectives }: Terms, of: string): WrittenObjective | undefined {
  const abouts = keysOf(of)
  const [first] = objectives.filter((one) => abouts.includes(aboutOf(one)))
  const [written] = first ? writeObjectives([first]) : []
  if (!written || !isOfBoth(of)) return written
  const { obligor: _, ...both } = written
  return both
}

function isOfBoth(of: string): boolean {
  return of.endsWith(':both')
}

/** What the promises under a key are about, as terms tell them apart. */
function keysOf(of: string): string[] {
  const [measure, severity, kind, ...owner] = of.split(':')
  const obligor = owner.join(':')
  const found = oneOf(MEASURES, measure)
  if (!found) return []
  const obligors: Obligor[] =
    obligor === 'both'
      ? [...SIDES]
      : obligor.startsWith('team ')
        ? [{ team: obligor.slice('team '.length) }]
        : SIDES.filter((side) => side === obligor)
  const ofKind = oneOf(CASE_KINDS, kind)
  const level = oneOf(SEVERITIES, severity)
  return obligors.map((owes) =>
    aboutOf({
      measure: found,
      obligor: owes,
      ...(ofKind && { kind: ofKind }),
      ...(level !== undefined && { severity: level }),
    }),
  )
}

/** "Acknowledge, severity 1 – both sides: 1 h" */
function labelOf({ partner, company }: Run, one: WrittenObjective): string {
  const { measure, severity, kind, obligor = 'both', target = '' } = one
  const about = [
    `${measure[0]!.toUpperCase()}${measure.slice(1)}`,
    ...(kind === undefined ? [] : [kind]),
    severity === undefined ? (kind === undefined ? 'any case' : 'any severity') : `severity ${severity}`,
  ]
  const owner =
    typeof obligor !== 'string'
      ? `team ${obligor.team}`
      : obligor === 'both'
        ? 'both sides'
        : obligor === 'internal'
          ? company
          : partner.name
  const span = parseDuration(target)
  return `${about.join(', ')} – ${owner}: ${'refused' in span ? target : formatTarget(span)}`
}

function aboutIn({ measure, severity, kind }: Record<string, string>): About | { errors: FormErrors } {
  const found = oneOf(MEASURES, measure)
  if (!found) return { errors: { measure: `Choose one of ${MEASURES.join(', ')}.` } }
  const level = oneOf(SEVERITIES, severity)
  const ofKind = oneOf(CASE_KINDS, kind)
  return { measure: found, ...(level !== undefined && { severity: level }), ...(ofKind && { kind: ofKind }) }
}

function obligorIn({ obligor, team }: Record<string, string>): WrittenObjective['obligor'] | { errors: FormErrors } {
  if (obligor === 'team') return team === undefined ? { errors: { team: 'Name the team that owes it.' } } : { team }
  return obligor === 'internal' || obligor === 'partner' ? obligor : 'both'
}

/** Each is read here, so that what is wrong is said of the one that it is wrong with. */
function levelsIn(text: string | undefined): string[] | { refused: string } {
  if (text === undefined || /^none$/iu.test(text)) return []
  const said = listIn(text)
  const wrong = said.map(readLevel).find((one) => 'refused' in one)
  return wrong && 'refused' in wrong ? wrong : said
}

function tellsEntries(tells: WrittenObjective['tells'] = {}): Entries {
  return Object.fromEntries(SIDES.map((side) => [`tells-${side}`, tells[side]?.join(', ') || 'nobody']))
}

function rolesIn<const R extends Role>(roles: readonly R[], text: string | undefined): R[] {
  return listIn(text).flatMap((word) => oneOf(roles, word) ?? [])
}
