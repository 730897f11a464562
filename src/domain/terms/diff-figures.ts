import { type Change, compared, differences } from '../partners/change.ts'
import { formatTarget } from '../time/duration.ts'
import { wordsChanged } from './diff-objectives.ts'
import { type Figure, figureKey, sayTarget, withUnit } from './figure.ts'
import { OUR_VOICE, type Voice } from './voice.ts'

/** What differs between the figures of two terms. A figure is the same one while it has its name and the same side owes it. */
export function figureChanges(before: Figure[], after: Figure[], voice: Voice = OUR_VOICE): Change[] {
  const [was, is] = [byKey(before), byKey(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [from, to] = [was.get(key), is.get(key)]
    const figure = nameOf((from ?? to)!, voice)
    if (!from || !to) return compared(figure, sayFigure(from, voice), sayFigure(to, voice))
    return [
      ...differences(from, to, [
        [`the target of ${figure}`, sayTarget],
        [`the floor of ${figure}`, sayFloor],
        [`the period of ${figure}`, ({ period }) => `each ${period}`],
        [`the unit of ${figure}`, ({ unit }) => unit],
        [`who reports ${figure}`, ({ reporter }) => voice.is[reporter]],
        [`when ${figure} is due`, sayDue],
        [`how ${figure} is written`, ({ name }) => `“${name}”`],
      ]),
      ...wordsChanged(`the source of ${figure}`, from.source, to.source),
      ...wordsChanged(`what ${figure} protects`, from.protects, to.protects),
    ]
  })
}

function byKey(figures: Figure[]): Map<string, Figure> {
  return new Map(figures.map((figure) => [figureKey(figure), figure]))
}

/** "their figure “Orders without rework”". */
function nameOf({ name, obligor }: Figure, { owns }: Voice): string {
  const whose = typeof obligor === 'string' ? owns[obligor] : `${obligor.team}’s`
  return `${whose} figure “${name}”`
}

/** All that is agreed about it: where it is new, nothing else tells of it. */
function sayFigure(figure: Figure | undefined, voice: Voice): string {
  if (!figure) return ''
  const { period, target, reporter, source } = figure
  const floor = target.floor === undefined ? '' : `, floor ${sayFloor(figure)}`
  return `${sayTarget(figure)} each ${period}${floor}, reported by ${voice.is[reporter]} ${sayDue(figure)}, from “${source}”`
}

function sayFloor({ target: { floor }, unit }: Figure): string {
  return floor === undefined ? 'none' : withUnit(floor, { unit })
}

function sayDue({ due }: Figure): string {
  return `within ${formatTarget(due)}`
}
