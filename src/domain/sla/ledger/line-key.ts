/** By which a figure of a period is known in a dispute, whatever line comes of it. */
export function figureLine(objectiveId: string): string {
  return `${objectiveId} reported`
}

/** The figure that a disputed line is about, by its id; undefined where it is about a case, or about more than one promise. */
export function figureInLine(line: string): string | undefined {
  const found = /^(?:(\S+) (?:reported| (?:breach|band))|bonus {2}(\S+))$/u.exec(line)
  return found?.[1] ?? found?.[2]
}
