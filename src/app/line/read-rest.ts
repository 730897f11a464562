import { readFigure, readLabelOrFigure } from './read-figure.ts'
import { asItStands, namesLabel, readLabelled, readLabelOrPartner, readTwoLabels } from './read-labelled.ts'
import { readFilters, readName, readNothing, readPartner, readPeople, readSearch } from './read-others.ts'
import { readLabelOrPart } from './read-part.ts'
import { readHours } from './read-hours.ts'
import { readTime } from './read-time.ts'
import { readTitle } from './read-title.ts'
import { takesPartner } from './grammar.ts'
import type { ReadRest, Rest } from './reading.ts'

/** What stands behind a verb, as the verb takes it. */
export function readRest(rest: Rest): ReadRest {
  const { takes } = rest.verb
  switch (takes.of) {
    case 'title':
      return readTitle(rest)
    case 'labels':
      return takesPartner(rest) ? readPartner(rest, undefined, true) : readLabelled(rest, takes)
    case 'label or partner':
      return takes.then === 'words' && !namesLabel(rest, takes)
        ? readPartner(rest, undefined, true)
        : readLabelOrPartner(rest, takes)
    case 'label or part':
      return readLabelOrPart(rest, takes)
    case 'label or figure':
      return readLabelOrFigure(rest, takes.usual)
    case 'two labels':
      return readTwoLabels(rest, takes)
    case 'partner':
      return readPartner(rest, takes.words, takes.exactly === true)
    case 'figure':
      return readFigure(rest)
    case 'people':
      return readPeople(rest, takes.words ?? [], takes.exactly === true)
    case 'filters':
      return readFilters(rest)
    case 'search':
      return readSearch(rest)
    case 'name':
      return readName(rest)
    case 'time of day':
      return readTime(rest)
    case 'hours of a day':
      return readHours(rest)
    case 'moments':
      return { lines: [asItStands(rest)], plain: true }
    case 'nothing':
      return readNothing(rest)
  }
}
