import { aboutPart } from './about.ts'
import { checksPart } from './checks.ts'
import { figuresPart } from './figures.ts'
import { hoursPart } from './hours.ts'
import { laddersPart } from './ladders.ts'
import { moneyPart } from './money.ts'
import type { Part } from './part.ts'
import { targetsPart } from './targets.ts'

/** Every part of how a partner is run that a form changes, in the order in which they are shown. */
export const PARTS: readonly Part[] = [
  aboutPart,
  hoursPart,
  targetsPart,
  figuresPart,
  moneyPart,
  laddersPart,
  checksPart,
]
