import { figureChanges } from './diff-figures.ts'
import { type Figure, figureKey } from './figure.ts'

/**
 * What becomes of a figure. `promise`: its target and how it comes about; `manner`: how it is written and what it protects. Of a figure that is there
 * the parts named become those of `figure`; where there is none, `promise` makes it, whole. No parts: it ends.
 */
export type FigurePatch = { figure: Figure; parts: ('promise' | 'manner')[] }

const FIGURE_PARTS = ['promise', 'manner'] as const

/** What makes the figures `after` of those `before`. */
export function figurePatches(before: Figure[], after: Figure[]): FigurePatch[] {
  const [was, is] = [byKey(before), byKey(after)]
  const ended = before.filter((one) => !is.has(figureKey(one))).map((figure) => ({ figure, parts: [] }))
  const set = [...is].flatMap(([key, figure]): FigurePatch[] => {
    const from = was.get(key)
    if (!from) return [{ figure, parts: [...FIGURE_PARTS] }]
    const parts = FIGURE_PARTS.filter((part) => figureChanges([from], [withParts(from, figure, [part])]).length > 0)
    return parts.length > 0 ? [{ figure, parts }] : []
  })
  return [...ended, ...set]
}

/** The figures with what the patches name, and the others as they are. */
export function applyFigurePatches(figures: Figure[], patches: FigurePatch[]): Figure[] {
  const agreed = byKey(figures)
  for (const { figure, parts } of patches) {
    const key = figureKey(figure)
    const now = agreed.get(key)
    if (parts.length === 0) agreed.delete(key)
    else if (now) agreed.set(key, withParts(now, figure, parts))
    else if (parts.includes('promise')) agreed.set(key, figure)
  }
  return [...agreed.values()]
}

/** What both come to, one after the other: where both name a figure, the later word holds. */
export function joinFigurePatches(first: FigurePatch[], second: FigurePatch[]): FigurePatch[] {
  const joined = new Map(first.map((one) => [figureKey(one.figure), one]))
  for (const later of second) {
    const key = figureKey(later.figure)
    const earlier = joined.get(key)
    joined.set(key, earlier ? joinedFigure(earlier, later) : later)
  }
  return [...joined.values()]
}

function joinedFigure(earlier: FigurePatch, later: FigurePatch): FigurePatch {
  if (later.parts.length === 0) return later
  if (earlier.parts.length === 0) return { figure: later.figure, parts: [...FIGURE_PARTS] }
  return {
    figure: withParts(earlier.figure, later.figure, later.parts),
    parts: FIGURE_PARTS.filter((part) => [...earlier.parts, ...later.parts].includes(part)),
  }
}

/** How its number comes about is one thing: it is taken whole. */
function withParts(now: Figure, to: Figure, parts: FigurePatch['parts']): Figure {
  const { name, protects } = parts.includes('manner') ? to : now
  return { ...(parts.includes('promise') ? to : now), id: now.id, name, protects }
}

function byKey(figures: Figure[]): Map<string, Figure> {
  return new Map(figures.map((one) => [figureKey(one), one]))
}
