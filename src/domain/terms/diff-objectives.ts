import { type Change, compared, differences } from '../partners/change.ts'
import { SIDES } from '../partners/party.ts'
import { ruleOf } from '../sla/measures/measures.ts'
import { formatTarget } from '../time/duration.ts'
import { holdsInstead } from './holds-instead.ts'
import { inOrder, sayLevel } from './level.ts'
import { aboutOf, type Objective } from './objective.ts'
import { sayTells } from './tells.ts'
import { OUR_VOICE, type Voice } from './voice.ts'

/**
 * What differs between the promises of two terms. A promise is the same one while it is about the same. One that begins takes the place of what held for its
 * cases until then, and one that ends leaves them to what holds for them from then on: the change is from the one to the other.
 */
export function objectiveChanges(before: Objective[], after: Objective[], voice: Voice = OUR_VOICE): Change[] {
  const [was, is] = [byAbout(before), byAbout(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((about) => {
    const [from, to] = [was.get(about), is.get(about)]
    if (!from || !to) {
      const [one, its, others] = to ? [to, after, before] : [from!, before, after]
      const [own, instead] = [sayWhole(one, voice), sayInstead(one, holdsInstead(one, its, others))]
      return compared(nameOf('promise', one, voice), to ? instead : own, to ? own : instead)
    }
    const target = nameOf('target', from, voice)
    return [
      ...differences(from, to, [
        [target, (one) => formatTarget(one.target)],
        [`the hours of ${target}`, sayHoursOf],
        [`the pauses of ${target}`, sayPauses],
        [`the levels of ${target}`, sayLevels],
        ...SIDES.map((side): [string, (one: Objective) => string] => [
          `whom of ${voice.is[side]} ${target} tells besides the owner`,
          (one) => sayTells(one, side),
        ]),
        [`the cases that keep ${target}`, sayEnough],
        [`what ${target} counts from when the severity is raised`, saySeverityRaised],
        [`who reads of ${target}`, (one) => sayAudience(one, voice)],
      ]),
      ...protection(target, from.protects, to.protects),
    ]
  })
}

function byAbout(objectives: Objective[]): Map<string, Objective> {
  return new Map(objectives.map((objective) => [aboutOf(objective), objective]))
}

/** "their target to resolve a question of severity 2", "our promise to acknowledge any case". */
function nameOf(noun: string, { obligor, measure, kind, severity }: Objective, { owns }: Voice): string {
  const whose = typeof obligor === 'string' ? owns[obligor] : `${obligor.team}’s`
  return `${whose} ${noun} to ${ruleOf(measure).words.deed} ${casesOf({ kind, severity })}`
}

export function casesOf({ kind, severity }: { kind: Objective['kind']; severity: Objective['severity'] }): string {
  const article = kind === 'incident' ? 'an' : 'a'
  const cases = kind === undefined ? (severity === undefined ? 'any case' : 'a case') : `${article} ${kind}`
  return `${cases}${severity === undefined ? '' : ` of severity ${severity}`}`
}

/** What is owed for these cases by other promises, and so what becomes another where `own` begins or ends. What counts as in it is said once, there. */
function sayInstead(own: Objective, instead: (Objective | undefined)[]): string {
  const promised = instead.flatMap((one) => {
    if (!one) return []
    const said = sayManner(one) === sayManner(own) ? formatTarget(one.target) : sayObjective(one)
    return [`${said} (as for ${casesOf({ kind: one.kind, severity: one.severity })})`]
  })
  if (promised.length === 0) return ''
  return [...promised, ...(promised.length < instead.length ? ['nothing for the others'] : [])].join('; ')
}

/** How it counts, whole: where it is new, nothing else tells of it. */
function sayObjective(objective: Objective): string {
  return `${formatTarget(objective.target)}, ${sayManner(objective)}`
}

/** And whom of the partner it tells, which is theirs to know. */
function sayWhole(objective: Objective, { is }: Voice): string {
  const told = objective.tells?.partner.length ? `, tells ${sayTells(objective, 'partner')} of ${is.partner}` : ''
  return `${sayObjective(objective)}${told}`
}

function sayManner(objective: Objective): string {
  const { pausesWhileWaiting, severityRaised, attainment } = objective
  const pauses = pausesWhileWaiting ? ', paused while it waits' : ''
  const raised = severityRaised === 'from opening' ? ', from the opening when the severity is raised' : ''
  const share = attainment === undefined ? '' : `, kept with ${sayEnough(objective)} of the cases`
  return `${sayHoursOf(objective)}${pauses}${raised}${share}`
}

/** "at least 95 %". */
export function sayEnough({ attainment }: Pick<Objective, 'attainment'>): string {
  return attainment === undefined ? 'all' : `at least ${attainment} %`
}

export function sayHoursOf({ hours }: Pick<Objective, 'hours'>): string {
  if (hours === 'always') return 'day and night'
  return hours === 'calendar' ? 'in working hours' : `in the hours “${hours}”`
}

function sayPauses({ pausesWhileWaiting }: Objective): string {
  return pausesWhileWaiting ? 'while it waits' : 'none'
}

/** "−25 % and +4 h", from the due time. */
export function sayLevels({ levels, target }: Pick<Objective, 'levels' | 'target'>): string {
  if (levels.length === 0) return 'none'
  return inOrder(levels, target).map(sayLevel).join(' and ')
}

function saySeverityRaised({ severityRaised }: Objective): string {
  return severityRaised === 'from change' ? 'the change' : 'the opening'
}

function sayAudience({ audience }: Objective, { is }: Voice): string {
  return audience === 'shared' ? 'both companies' : `${is.internal} alone`
}

const LONGEST = 80

function protection(target: string, from: string, to: string): Change[] {
  return wordsChanged(`what ${target} protects`, from, to)
}

/** Long words of people are cut, but never so that the two read the same. */
export function wordsChanged(what: string, from: string, to: string): Change[] {
  if (from === to) return []
  const [was, is] = [[...from], [...to]]
  const first = was.findIndex((letter, at) => letter !== is[at])
  const parts = first === -1 ? was.length : first
  const begin = Math.max(was.length, is.length) > LONGEST ? Math.max(0, parts - LONGEST / 2) : 0
  return [{ what, from: piece(was, begin), to: piece(is, begin) }]
}

function piece(letters: string[], begin: number): string {
  const end = begin + LONGEST
  return `“${begin > 0 ? '…' : ''}${letters.slice(begin, end).join('')}${end < letters.length ? '…' : ''}”`
}
